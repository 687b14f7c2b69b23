using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Signals.Assess;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Browser.Tests;

/// <summary>The pages about people and the own account. Gerda administrates the inspection, where Ruben leads a team.</summary>
internal static class PeopleLooks
{
    private const string Error = ".baken-error-summary";

    public static IReadOnlyList<Look> Staff { get; } =
    [
        .. Of("Gerda", "people", "/gebruikers", [Full, Longest]),
        .. Of("Gerda", "people without a hit", "/gebruikers?Zoek=nergens&Staat=Ended", [Full]).Select(look => look with { Marks = ".baken-empty" }),
        .. Of("Gerda", "invite somebody", "/gebruikers/nieuw", [Full]),
        new("invite somebody, with errors", Full, "Gerda", async sight =>
        {
            await sight.GoAsync("/gebruikers/nieuw");
            await sight.FillAsync("Form.Email", LongestWords.Word);
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. Of("Gerda", "invite a list", "/gebruikers/lijst", [Full]),
        new("invite a list, with errors", Full, "Gerda", sight => ListAsync(sight, $"naam;e-mail;rollen;teams\n{LongestWords.Word};{LongestWords.Word};{LongestWords.Word};{LongestWords.Word}")) { Marks = ".baken-notice--red" },
        new("invite a list, looked at", Full, "Gerda", sight => ListAsync(sight, $"naam;e-mail;rollen;teams\n{LongestWords.Word};lang@inspectie.example;analist, programmamanager;")) { Marks = "main table" },
        .. new[] { Full, Longest }.Select(on => new Look($"person, {State(on)}", on, "Gerda", sight => PersonAsync(sight, "Inge"))),
        new("person, changed meanwhile", Full, "Gerda", async sight =>
        {
            await PersonAsync(sight, "Inge");
            await sight.Page.EvaluateAsync("document.querySelector('[name=Seen]').value = 'oud'");
            await sight.SubmitAsync();
        }) { Marks = ".baken-notice--red" },
        .. new[] { Full, Longest }.Select(on => new Look($"end an account, {State(on)}", on, "Gerda", sight => PersonAsync(sight, "Inge", "/einde"))),
        new("end an account, nothing chosen", Full, "Gerda", async sight =>
        {
            await PersonAsync(sight, "Inge", "/einde");
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. new[] { Full, Longest }.Select(on => new Look($"absence, {State(on)}", on, "Gerda", sight => PersonAsync(sight, "Inge", "/afwezig"))),
        new("absence, with errors", Full, "Gerda", async sight =>
        {
            await PersonAsync(sight, "Inge", "/afwezig");
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. Of("Gerda", "teams", "/teams", [Full, Longest]),
        .. Of("Mieke", "teams, none", "/teams", [Full]).Select(look => look with { Marks = ".baken-empty" }),
        .. Of("Gerda", "review of access", "/toegang", [Full, Longest]),
        .. Of("Ruben", "confirm access, nothing", "/bevestigen", [Empty]).Select(look => look with { Marks = ".baken-empty" }),
        new("confirm access", Reporting, "Ruben", async sight =>
        {
            var accounts = sight.Stage.Baken.Get<Accounts>();
            var gerda = await sight.Stage.Baken.ActorAsync("Gerda");
            var inge = (await accounts.ListAsync(gerda, default))!.Single(a => a.Name.StartsWith("Inge", StringComparison.Ordinal));
            await accounts.ChangeAsync(gerda, inge.Id, inge.Seen, new AccountForm(inge.Name, null, [Role.TeamMember, Role.CareCoordinator], [.. inge.Teams.Select(t => t.Id)]), default);
            await accounts.AskResetAsync(gerda, inge.Id, default);
            await sight.GoAsync("/bevestigen");
        }) { Marks = "main form" },
        .. Of("Noor", "own account", "/mijn-account", [Full, Longest]),
        .. Of("Inge", "own absence", "/mijn-account/afwezig", [Full, Longest]),
        new("own absence, with errors", Full, "Inge", async sight =>
        {
            await sight.GoAsync("/mijn-account/afwezig");
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. Of("Ruben", "work of a deputy", "/mijn-werk", [Full, Longest]).Select(look => look with { Marks = "#waarneming-team" }),
        new("asked for a code", Closed, null, AskedAsync) { Marks = "[name=bevestigcode]" },
        new("asked for a code, wrong", Closed, null, async sight =>
        {
            await AskedAsync(sight);
            await sight.FillAsync("bevestigcode", "000000");
            await sight.SubmitAsync();
        }) { Marks = ".baken-notice--red" },
        .. Of("Gerda", "asked for a code in the demo", "/mijn-account/bevestig?terug=/welkom", [Full]),
        new("text kept from an ended session", Full, "Tom", async sight =>
        {
            var tom = (await sight.Stage.Baken.ActorAsync("Tom")).UserId!.Value;
            await sight.Stage.Baken.Get<KeptTexts>().KeepAsync(tom, new KeptForm($"/signalen/{sight.Stage["kas"].Number}/bewaren", [new("Reason", LongestWords.Word)]), default);
            await sight.GoAsync("/bewaard");
        }),
        .. Of("Noor", "own password", "/mijn-account/wachtwoord", [Full]),
        new("own password, with errors", Full, "Noor", async sight =>
        {
            await sight.GoAsync("/mijn-account/wachtwoord");
            await sight.SubmitAsync();
        }) { Marks = Error },
        .. Of("Noor", "another code app", "/mijn-account/code-app", [Full]),
        .. Of("Noor", "new recovery codes", "/mijn-account/herstelcodes", [Full]),
        .. Of("Noor", "welcome", "/welkom", [Full, Longest]),
        .. Of("Gerda", "welcome of an administrator", "/welkom", [Full]),
        .. Of("Noor", "help for one task", "/hulp-voor-medewerkers/besluiten", [Full]),
        .. new[] { Full, Longest }.Select(on => new Look($"who may read, {State(on)}", on, "Noor", sight => sight.SignalAsync("kas", "/lezers"))),
        new("who may read, nothing chosen", Full, "Noor", async sight =>
        {
            await sight.SignalAsync("kas", "/lezers");
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("who may read, restricted", Reporting, "Noor", async sight =>
        {
            var number = (await sight.Stage.ReportAsync("besloten", new Signals.Facts { Title = "Een collega", Narrative = "Een collega zou betrokken zijn." })).Number;
            var noor = await sight.Stage.Baken.ActorAsync("Noor");
            var tom = await sight.Stage.Baken.ActorAsync("Tom");
            await sight.Stage.Baken.Get<Readers>().RestrictAsync(noor, number, [noor.UserId!.Value, tom.UserId!.Value], LongestWords.Word, default);
            await sight.GoAsync($"/signalen/{number}/lezers");
        }) { Marks = "main table" },
    ];

    public static IReadOnlyList<Look> Public { get; } =
    [
        new("forgotten password", Full, null, sight => sight.GoAsync("/inloggen/vergeten")),
        new("forgotten password, nothing filled in", Full, null, async sight =>
        {
            await sight.GoAsync("/inloggen/vergeten");
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("forgotten password, asked", Full, null, sight => sight.GoAsync("/inloggen/vergeten?gevraagd=true")),
        new("code app", Full, null, CodeAppAsync),
        new("code after the password", Closed, null, CodeAsync),
        new("code after the password, wrong", Closed, null, async sight =>
        {
            await CodeAsync(sight);
            await sight.FillAsync("Code", "000000");
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("code app, wrong code", Full, null, async sight =>
        {
            await CodeAppAsync(sight);
            await sight.FillAsync("Code", "000000");
            await sight.SubmitAsync();
        }) { Marks = Error },
    ];

    private static Task<Stage> Empty(Stages stages) => stages.EmptyAsync();

    private static Task<Stage> Full(Stages stages) => stages.FullAsync();

    private static Task<Stage> Longest(Stages stages) => stages.LongestAsync();

    private static Task<Stage> Closed(Stages stages) => stages.ClosedAsync();

    private static Task<Stage> Reporting(Stages stages) => stages.ReportingAsync();

    private static async Task CodeAppAsync(Sight sight)
    {
        await sight.GoAsync("/activeren/" + await sight.Stage.InviteAsync("Bart"));
        await sight.FillAllAsync("een lange zin om te onthouden");
        await sight.SubmitAsync();
    }

    // Some time after signing in.
    private static async Task AskedAsync(Sight sight)
    {
        await sight.Page.Context.AddCookiesAsync([new() { Name = "baken-sessie", Value = await sight.Stage.Baken.SessionAsync("Gerda"), Url = sight.Stage.Baken.Address.ToString() }]);
        sight.Stage.Pass(TimeSpan.FromMinutes(20));
        await sight.GoAsync("/mijn-account/bevestig?terug=/welkom");
    }

    // The first time the code app is set on the way.
    private static async Task CodeAsync(Sight sight)
    {
        await PasswordAsync(sight);
        if (sight.Page.Url.Contains("/code-app", StringComparison.Ordinal))
        {
            var key = await sight.Page.Locator("main form .baken-mono").First.InnerTextAsync();
            await sight.FillAsync("Code", CodeApp.Code(key, sight.Stage.Baken.Clock.GetUtcNow()));
            await sight.SubmitAsync();
            await sight.Page.Context.ClearCookiesAsync(new() { Name = "baken-sessie" });
            await PasswordAsync(sight);
        }
    }

    private static async Task PasswordAsync(Sight sight)
    {
        await sight.GoAsync("/inloggen");
        await sight.FillAsync("Email", "inge.postma@inspectie.example");
        await sight.FillAsync("Password", RunningBaken.Password);
        await sight.SubmitAsync();
    }

    private static async Task ListAsync(Sight sight, string list)
    {
        await sight.GoAsync("/gebruikers/lijst");
        await sight.FillAsync("Text", list);
        await sight.SubmitAsync();
    }

    private static async Task PersonAsync(Sight sight, string firstName, string page = "") =>
        await sight.GoAsync($"/gebruikers/{(await sight.Stage.Baken.ActorAsync(firstName)).UserId}{page}");

    private static IEnumerable<Look> Of(string person, string name, string path, IEnumerable<Func<Stages, Task<Stage>>> states) =>
        states.Select(on => new Look($"{name}, {State(on)}", on, person, sight => sight.GoAsync(path)));

    private static string State(Func<Stages, Task<Stage>> on) => on.Method.Name.ToLower(CultureInfo.InvariantCulture);
}
