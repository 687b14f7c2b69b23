using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Signals.Areas;

namespace Baken.Browser.Tests;

/// <summary>The pages about organisations, regions and keys of systems. Wout is a platform administrator, Gerda administrates the inspection.</summary>
internal static class OrganisationLooks
{
    private const string Error = ".baken-error-summary";
    private const string Refusal = ".baken-notice--red";

    public static IReadOnlyList<Look> Staff { get; } =
    [
        .. Of("Wout", "organisations", "/organisaties", [Full, Longest]),
        .. Of("Wout", "organisations without a hit", "/organisaties?zoek=nergens&soort=bank", [Full]).Select(look => look with { Marks = ".baken-empty" }),
        .. Of("Wout", "organisation", "/organisaties/inspectie", [Full, Longest]),
        .. Of("Wout", "organisation without teams", "/organisaties/duinbank", [Full]),
        new("organisation that left, full", Left, "Wout", sight => sight.GoAsync("/organisaties/parket")) { Marks = ".baken-notice--amber" },
        .. Of("Wout", "new organisation", "/nieuwe-organisatie", [Full]),
        new("new organisation, with errors", Full, "Wout", async sight =>
        {
            await sight.GoAsync("/nieuwe-organisatie");
            await sight.FillAllAsync(LongestWords.Word);
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. Of("Wout", "organisation to change", "/organisaties/inspectie/wijzigen", [Full, Longest]),
        new("organisation changed meanwhile, full", Full, "Wout", async sight =>
        {
            await sight.GoAsync("/organisaties/inspectie/wijzigen");
            await sight.Page.EvaluateAsync("document.querySelector('[name=Seen]').value = '-1'");
            await sight.SubmitAsync();
        }) { Marks = ".baken-notice--amber" },
        .. Of("Wout", "leaving, choose", "/organisaties/inspectie/vertrek", [Full, Longest]),
        .. Of("Wout", "leaving, preview", "/organisaties/inspectie/vertrek?opvolger=gemeente", [Full, Longest]),
        .. Of("Wout", "leaving, refused", "/organisaties/inspectie/vertrek?opvolger=geen", [Full]).Select(look => look with { Marks = Refusal }),
        .. Of("Wout", "leaving, no team goes on", "/organisaties/inspectie/vertrek?opvolger=duinbank", [Full]).Select(look => look with { Marks = Refusal }),
        new("leaving, nothing filled in, full", Full, "Wout", async sight =>
        {
            await sight.GoAsync("/organisaties/inspectie/vertrek?opvolger=gemeente");
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. Of("Wout", "regions", "/regios", [Empty]).Select(look => look with { Marks = ".baken-empty" }),
        .. new[] { Full, Longest }.Select(on => new Look($"regions, {State(on)}", on, "Wout", RegionsAsync) { Marks = "main table" }),
        .. Of("Wout", "languages", "/talen", [Full]).Select(look => look with { Marks = "main table" }),
        .. Of("Gerda", "keys", "/sleutels", [Empty]).Select(look => look with { Marks = ".baken-empty" }),
        .. new[] { Full, Longest }.Select(on => new Look($"keys, {State(on)}", on, "Gerda", sight => KeysAsync(sight, "")) { Marks = "main table" }),
        .. Of("Gerda", "new key", "/sleutels/nieuw", [Full]),
        new("new key, with errors", Full, "Gerda", async sight =>
        {
            await sight.GoAsync("/sleutels/nieuw");
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("key made, full", Reporting, "Gerda", async sight =>
        {
            await sight.GoAsync("/sleutels/nieuw");
            await sight.FillAsync("Name", LongestWords.Word);
            await sight.ChooseAsync("Scope", "/api/v1/sleutel");
            await sight.ChooseAsync("Months", "3");
            await sight.SubmitAsync();
        }) { Marks = "#sleutel" },
        .. new[] { Full, Longest }.Select(on => new Look($"key to replace, {State(on)}", on, "Gerda", sight => KeysAsync(sight, "/vervangen"))),
        .. new[] { Full, Longest }.Select(on => new Look($"key to end, {State(on)}", on, "Gerda", sight => KeysAsync(sight, "/beeindigen"))),
    ];

    /// <summary>The pages people spend their time on.</summary>
    public static readonly string[] Main = ["organisations, full", "leaving, preview, full", "keys, full", "key made, full"];

    private static Task<Stage> Empty(Stages stages) => stages.EmptyAsync();

    private static Task<Stage> Full(Stages stages) => stages.FullAsync();

    private static Task<Stage> Longest(Stages stages) => stages.LongestAsync();

    private static Task<Stage> Reporting(Stages stages) => stages.ReportingAsync();

    // No page that is looked at elsewhere names this organisation.
    private static async Task<Stage> Left(Stages stages)
    {
        var stage = await stages.ReportingAsync();
        var form = new DepartureForm { Successor = "politie", Teams = new Dictionary<string, string> { ["parket-mensenhandel"] = "avim" }, Name = "Parket Duinkust", Reason = $"Samengegaan. {LongestWords.Word}" };
        await stage.Baken.Get<Departures>().LeaveAsync(await stage.Baken.ActorAsync("Wout"), "parket", form, default);
        return stage;
    }

    private static async Task RegionsAsync(Sight sight)
    {
        var areas = sight.Stage.Baken.Get<WorkAreas>();
        var text = "kind,code,name,valid_from,valid_to,municipalities,safety_regions,source\n"
            + $"care_region,ZR-15,{LongestWords.Word},2015-01-01,,Westland|Delft|Zoetermeer|Wassenaar|Rijswijk,VR15,{LongestWords.Word}\n"
            + "police_unit,PE-1,Duinkust,2013-01-01,2020-12-31,,VR15|VR16,verzonnen\n";
        await areas.ImportAsync(Actor.System("test"), new StringReader(text), default);
        await sight.GoAsync("/regios");
    }

    private static async Task KeysAsync(Sight sight, string page)
    {
        var keys = sight.Stage.Baken.Get<ApiKeys>();
        var gerda = await sight.Stage.Baken.ActorAsync("Gerda");
        if ((await keys.ListAsync(gerda, default))!.Count == 0)
        {
            await keys.CreateAsync(gerda, new ApiKeyForm(LongestWords.Word, ["/api/v1/sleutel"], 1), "een", default);
            await keys.CreateAsync(gerda, new ApiKeyForm("Meldsysteem", ["/api/v1/sleutel"], 12), "twee", default);
        }

        var first = (await keys.ListAsync(gerda, default))![0].Id;
        await sight.GoAsync(page.Length == 0 ? "/sleutels" : $"/sleutels/{first}{page}");
    }

    private static IEnumerable<Look> Of(string person, string name, string path, IEnumerable<Func<Stages, Task<Stage>>> states) =>
        states.Select(on => new Look($"{name}, {State(on)}", on, person, sight => sight.GoAsync(path)));

    private static string State(Func<Stages, Task<Stage>> on) => on.Method.Name.ToLower(CultureInfo.InvariantCulture);
}
