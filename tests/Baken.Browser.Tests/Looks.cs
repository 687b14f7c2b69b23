using System.Globalization;

namespace Baken.Browser.Tests;

/// <summary>A page in a state.</summary>
/// <param name="Name">What is looked at, for a test's name.</param>
/// <param name="On">The stage.</param>
/// <param name="Person">First name of who looks; null for the public.</param>
/// <param name="OpenAsync">Brings the page into that state.</param>
internal sealed record Look(string Name, Func<Stages, Task<Stage>> On, string? Person, Func<Sight, Task> OpenAsync)
{
    /// <summary>What is on the page only in this state, a selector: without it the look shows something else than it says.</summary>
    public string Marks { get; init; } = "main h1";

    /// <summary>Opens it.</summary>
    public async Task<Sight> ShowAsync(Stages stages, Microsoft.Playwright.IPage page)
    {
        var sight = new Sight(page, await On(stages));
        if (Person is not null)
        {
            await sight.BecomeAsync(Person);
        }

        await OpenAsync(sight);
        await Microsoft.Playwright.Assertions.Expect(page.Locator(Marks).First).ToBeVisibleAsync();
        return sight;
    }
}

/// <summary>Every page, in every state it has: empty, full, after an error, and with the longest text.</summary>
internal static partial class Looks
{
    private const string Error = ".baken-error-summary";
    private const string Proposal = ".baken-proposal";
    private const string Conflict = "label[for^=Settle]";
    private const string Short = "Loon en huisvesting.";

    private static readonly string LongText = $"{LongestWords.Word} {LongestWords.Word}";

    // More than any field but the narrative takes.
    private static readonly string TooLong = string.Join(' ', Enumerable.Repeat(LongestWords.Word, 6));

    public static IReadOnlyList<Look> Public { get; } =
    [
        Open("start", Full, "/"),
        Open("start, closed", Closed, "/"),
        Open("step without a draft", Full, "/s/2"),
        .. Enumerable.Range(1, 5).Select(step => new Look($"step {step}, empty", Full, null, sight => sight.StepAsync(step))),
        new("step 1, in danger now", Full, null, async sight =>
        {
            await sight.StepAsync(1);
            await sight.ChooseAsync("Draft.Danger", "Yes");
            await sight.SubmitAsync();
        }) { Marks = ".baken-emergency" },
        .. new[] { 3, 4, 5 }.Select(step => new Look($"step {step}, longest, with errors", Full, null, async sight =>
        {
            await sight.StepAsync(step);
            if (step == 5)
            {
                await sight.ChooseAsync("Draft.Wish", "MayContact");
            }

            await sight.FillAllAsync(TooLong);
            await sight.SubmitAsync();
        }) { Marks = "[aria-invalid=true]" }),
        new("step 2, nothing told", Full, null, async sight =>
        {
            await sight.StepAsync(2);
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("step 5, everything to look over", Full, null, async sight =>
        {
            await sight.StepAsync(3);
            await sight.FillAllAsync(LongText);
            await sight.SubmitAsync();
            await sight.FillAsync("Draft.Company", LongText);
            await sight.FillAsync("Draft.Online", LongText);
            await sight.SubmitAsync();
        }),
        new("receipt", Reporting, null, ReportAsync),
        new("receipt, written down", Reporting, null, async sight =>
        {
            await ReportAsync(sight);
            await sight.SubmitAsync();
        }),
        Open("receipt, ended", Full, "/ontvangen"),
        Open("code", Full, "/code"),
        new("code, unknown", Full, null, async sight =>
        {
            await sight.GoAsync("/code");
            await sight.FillAsync("Code", LongestWords.Word);
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("code, received", Full, null, sight => sight.ComeBackAsync("nieuw")),
        new("code, being read", Full, null, sight => sight.ComeBackAsync("opgepakt")),
        new("code, answer ready", Full, null, sight => sight.ComeBackAsync("gesloten")),
        new("code, nothing added", Full, null, async sight =>
        {
            await sight.ComeBackAsync("gesloten");
            await sight.SubmitAsync();
        }) { Marks = Error },
        new("code, too much added", Full, null, async sight =>
        {
            await sight.ComeBackAsync("gesloten");
            await sight.FillAsync("Text", string.Concat(Enumerable.Repeat(LongText, 150)));
            await sight.SubmitAsync();
        }) { Marks = Error },
        Open("safe", Full, "/veilig-melden"),
        Open("help", Full, "/hulp"),
        Open("what we do", Full, "/wat-wij-doen"),
        Open("accessibility", Full, "/toegankelijkheid"),
        Open("sign-in of the demo", Full, "/inloggen"),
        Open("sign-in of the demo, longest", Longest, "/inloggen"),
        Open("sign-in", Closed, "/inloggen"),
        Open("sign-in, signed out", Full, "/inloggen?uit=1"),
        new("sign-in, refused", Full, null, sight => SignInAsync(sight, "iemand", 1)) { Marks = ".baken-notice--red" },
        new("sign-in, too often", Full, null, sight => SignInAsync(sight, "te-vaak", 11)) { Marks = ".baken-notice--red" },
        new("one-time link", Full, null, sight => InvitedAsync(sight)),
        new("one-time link, password too short", Full, null, async sight =>
        {
            await InvitedAsync(sight);
            await sight.FillAllAsync("kort");
            await sight.SubmitAsync();
        }) { Marks = Error },
        Open("one-time link, dead", Full, "/activeren/bestaat-niet"),
        .. PeopleLooks.Public,
        .. new[] { 400, 404, 413, 429, 500, 503 }.Select(code => Open($"problem {code}", Full, $"/problem/{code}")),
    ];

    public static IReadOnlyList<Look> Staff { get; } =
    [
        .. Of("Noor", "work", "/mijn-werk", [Empty, Full, Longest]),
        .. Of("Inge", "work of a team", "/mijn-werk", [Empty, Full]),
        .. Of("Hanna", "work of the officer", "/mijn-werk", [Full]),
        .. Of("Noor", "queue", "/signalen", [Empty, Full, Longest]),
        .. Of("Noor", "queue without a hit", "/signalen?Form=organ_removal&Region=VR01&Urgency=Low", [Full]),
        .. Of("Noor", "queue, filtered", "/signalen?Form=labour", [Full]),
        .. Of("Noor", "help for staff", "/hulp-voor-medewerkers", [Full]),
        .. Of("Hanna", "audit", "/inzage", [Full, Longest]),
        .. Of("Hanna", "audit without a hit", "/inzage?From=2020-01-01&Until=2020-01-01", [Full]),
        .. Of("Noor", "not found", "/signalen/99-99999", [Full]),
        .. new[] { "kas", "acuut", "te laat", "wacht", "voorlopig", "gesloten", "heropend", "nieuw" }.Select(name => Signal(name, Full, "Noor")),
        Signal("wacht", Full, "Tom"),
        .. new[] { "bij team", "opgepakt" }.Select(name => Signal(name, Full, "Inge")),
        .. new[] { "kas", "heropend", "wacht" }.Select(name => Signal(name, Longest, "Noor")),
        Signal("opgepakt", Longest, "Inge"),
        .. On("facts", "kas", "/feiten", "Noor"),
        Act("facts, with errors", Full, "Noor", FactsWithErrorsAsync) with { Marks = Error },
        Act("facts, changed meanwhile", Full, "Noor", FactsChangedAsync) with { Marks = ".baken-compare" },
        .. On("decision", "kas", "/besluit", "Noor"),
        Act("decision, nothing chosen", Full, "Noor", async sight =>
        {
            await sight.SignalAsync("kas", "/besluit");
            await sight.SubmitAsync("propose");
        }) with { Marks = Error },
        Act("decision with proposal", Full, "Noor", sight => sight.ProposeAsync("kas", Short)) with { Marks = Proposal },
        Act("decision with proposal", Longest, "Noor", sight => sight.ProposeAsync("kas", LongText)) with { Marks = Proposal },
        Act("decision with proposal, not followed", Full, "Noor", async sight =>
        {
            await sight.ProposeAsync("kas", Short);
            await sight.SubmitAsync("record");
        }) with { Marks = Error },
        Act("conflict", Full, "Tom", sight => sight.ConflictAsync("heropend", Short)) with { Marks = Conflict },
        Act("conflict", Longest, "Noor", sight => sight.ConflictAsync("heropend", LongText)) with { Marks = Conflict },
        Act("conflict, nothing chosen", Full, "Tom", async sight =>
        {
            await sight.ConflictAsync("heropend", Short);
            await sight.SubmitAsync("settle");
        }) with { Marks = Error },
        .. On("second person", "wacht", "/tweede", "Tom"),
        Act("second person, nothing chosen", Full, "Tom", async sight =>
        {
            await sight.SignalAsync("wacht", "/tweede");
            await sight.SubmitAsync();
        }) with { Marks = Error },
        Act("second person, own decision", Full, "Noor", sight => sight.SignalAsync("wacht", "/tweede")),
        .. On("keeping", "kas", "/bewaren", "Noor"),
        Act("keeping, nothing chosen", Full, "Noor", async sight =>
        {
            await sight.SignalAsync("kas", "/bewaren");
            await sight.SubmitAsync();
        }) with { Marks = Error },
        .. new[] { "teruggeven", "afsluiten" }.SelectMany(act => On($"team, {act}", "opgepakt", $"/team?doe={act}", "Inge")),
        .. On("team, niet-oppakken", "bij team", "/team?doe=niet-oppakken", "Inge"),
        Act("team, nothing chosen", Full, "Inge", async sight =>
        {
            await sight.SignalAsync("opgepakt", "/team?doe=afsluiten");
            await sight.SubmitAsync();
        }) with { Marks = Error },
        .. OnCall,
        .. OrganisationLooks.Staff,
        .. PeopleLooks.Staff,
    ];

    public static IEnumerable<Look> All => Public.Concat(Staff).Concat(SuperviseLooks.All).Concat(SubmissionLooks.Staff);

    /// <summary>The pages people spend their time on.</summary>
    public static IReadOnlyList<Look> Main { get; } =
    [
        .. new[]
        {
            "start", "step 1, in danger now", "step 2, nothing told", "step 5, empty", "receipt", "code, answer ready", "sign-in of the demo",
            "work, full", "queue, full", "signal 'kas', full, Noor", "facts, full", "decision with proposal, full", "conflict, full",
            "second person, full", "team, afsluiten, full", "audit, full",
        }.Concat(OrganisationLooks.Main).Concat(SubmissionLooks.Main).Select(Find),
    ];

    public static Look Find(string name) => All.Single(look => look.Name == name);

    private static Task<Stage> Empty(Stages stages) => stages.EmptyAsync();

    private static Task<Stage> Full(Stages stages) => stages.FullAsync();

    private static Task<Stage> Longest(Stages stages) => stages.LongestAsync();

    private static Task<Stage> Reporting(Stages stages) => stages.ReportingAsync();

    private static Task<Stage> Closed(Stages stages) => stages.ClosedAsync();

    private static Look Open(string name, Func<Stages, Task<Stage>> on, string path) => new(name, on, null, sight => sight.GoAsync(path));

    private static IEnumerable<Look> Of(string person, string name, string path, IEnumerable<Func<Stages, Task<Stage>>> states) =>
        states.Select(on => new Look($"{name}, {State(on)}", on, person, sight => sight.GoAsync(path)));

    private static Look Signal(string name, Func<Stages, Task<Stage>> on, string person) =>
        new($"signal '{name}', {State(on)}, {person}", on, person, sight => sight.SignalAsync(name));

    private static Look Act(string name, Func<Stages, Task<Stage>> on, string person, Func<Sight, Task> open) =>
        new($"{name}, {State(on)}", on, person, open);

    private static IEnumerable<Look> On(string name, string signal, string path, string person) =>
        new Func<Stages, Task<Stage>>[] { Full, Longest }.Select(on => new Look($"{name}, {State(on)}", on, person, sight => sight.SignalAsync(signal, path)));

    private static string State(Func<Stages, Task<Stage>> on) => on.Method.Name.ToLower(CultureInfo.InvariantCulture);

    private static async Task ReportAsync(Sight sight)
    {
        await sight.StepAsync(5);
        await sight.SubmitAsync();
    }

    private static async Task SignInAsync(Sight sight, string name, int times)
    {
        await sight.GoAsync("/inloggen");
        for (var i = 0; i < times; i++)
        {
            await sight.FillAsync("Email", $"{name}@voorbeeld.example");
            await sight.FillAsync("Password", "een ander wachtwoord");
            await sight.SubmitAsync();
        }
    }

    private static async Task InvitedAsync(Sight sight) => await sight.GoAsync("/activeren/" + await sight.Stage.InviteAsync("Joost"));

    private static async Task FactsWithErrorsAsync(Sight sight)
    {
        await sight.SignalAsync("kas", "/feiten");
        await sight.FillAsync("Form.Title", LongestWords.Word);
        await sight.FillAsync("Form.Municipality", LongestWords.Word);
        await sight.FillAsync("Form.Companies[0].Kvk", "12");
        await sight.FillAsync("Form.When.Day", "31");
        await sight.FillAsync("Form.When.Month", "11");
        await sight.SubmitAsync("save");
    }

    private static async Task FactsChangedAsync(Sight sight)
    {
        await sight.SignalAsync("kas", "/feiten");
        await sight.Page.EvaluateAsync("document.querySelector('[name=\"Seen\"]').value = '1'");
        await sight.FillAsync("Form.Title", "Vier mensen slapen in de loods");
        await sight.SubmitAsync("save");
    }
}
