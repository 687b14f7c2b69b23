using System.Globalization;
using Baken.Kernel.Audit;
using Baken.Kernel.Time;
using Baken.Signals.Requests;

namespace Baken.Browser.Tests;

/// <summary>The pages of the data protection officer, and what the assessor sees of a request, in every state.</summary>
internal static class SuperviseLooks
{
    private const string Error = ".baken-error-summary";
    // The requests in the order in which they were registered.
    private const int Asked = 1;
    private const int Decided = 2;
    private const int Restricted = 3;

    public static IEnumerable<Look> All { get; } =
    [
        new("audit, who looked, full", Full, "Hanna", sight => sight.GoAsync("/inzage?Number=" + sight.Stage["wacht"].Number)) { Marks = "#antwoord table" },
        new("audit, who looked, longest", Longest, "Hanna", sight => sight.GoAsync("/inzage?Number=" + sight.Stage["wacht"].Number)) { Marks = "#antwoord table" },
        Of("audit, an unknown number, full", Full, "Hanna", "/inzage?Number=99-99999"),
        .. States("lookups", "Noor", "/mijn-raadplegingen"),
        .. States("unusual", "Hanna", "/opvallend"),
        new("unusual, note, full", Full, "Hanna", NoteAsync) { Marks = "textarea" },
        new("unusual, note, longest", Longest, "Hanna", NoteAsync) { Marks = "textarea" },
        Refused("unusual, nothing noted", "Hanna", NoteAsync),
        .. States("requests", "Hanna", "/verzoeken"),
        Of("new request, full", Full, "Hanna", "/verzoeken/nieuw"),
        Refused("new request, nothing filled in", "Hanna", sight => sight.GoAsync("/verzoeken/nieuw")),
        .. new[] { Asked, Decided, Restricted }.SelectMany(number => new[] { Request($"request {number}, full", Full, "Hanna", number), Request($"request {number}, longest", Longest, "Hanna", number) }),
        .. new[] { "identiteit", "zoeken", "nummer", "toewijzen", "verlengen" }.Select(act => Request($"request, {act}, full", Full, "Hanna", Asked, $"/stap?doe={act}")),
        Request("request, heropenen, full", Full, "Hanna", Decided, "/stap?doe=heropenen"),
        Request("request, toewijzen, longest", Longest, "Hanna", Asked, "/stap?doe=toewijzen"),
        Refused("request, nothing sought", "Hanna", sight => sight.GoAsync(Address(sight.Stage, Asked) + "/stap?doe=zoeken")),
        Request("request, decision, full", Full, "Hanna", Asked, "/besluit"),
        Refused("request, nothing decided", "Hanna", sight => sight.GoAsync(Address(sight.Stage, Asked) + "/besluit")),
        .. new[] { (Decided, "vernietigen"), (Restricted, "beperken"), (Restricted, "beeindigen") }.Select(one => Request($"request, {one.Item2}, full", Full, "Hanna", one.Item1, $"/uitvoeren?doe={one.Item2}")),
        Refused("request, nothing to destroy chosen", "Hanna", sight => sight.GoAsync(Address(sight.Stage, Decided) + "/uitvoeren?doe=vernietigen")),
        Request("request, contents, full", Full, "Noor", Asked, "/inhoud"),
        Request("request, contents, longest", Longest, "Noor", Asked, "/inhoud"),
        Refused("request, contents, nothing said", "Noor", sight => sight.GoAsync(Address(sight.Stage, Asked) + "/inhoud")),
        new("signal, restricted, full", Full, "Noor", sight => sight.SignalAsync("nieuw")) { Marks = ".baken-notice--amber" },
        .. States("retention", "Hanna", "/bewaartermijnen"),
        Of("retention, dry run, full", Full, "Hanna", "/bewaartermijnen?Date=2040-01-01"),
        Of("retention, dry run, longest", Longest, "Hanna", "/bewaartermijnen?Date=2040-01-01"),
    ];

    /// <summary>Three requests (one asked of Noor, one decided and still to be carried out, one with a restriction), and a day on which Noor opened much.</summary>
    public static async Task PutAsync(Stage stage, string words, string name)
    {
        var (hanna, noor) = (await stage.Baken.ActorAsync("Hanna"), await stage.Baken.ActorAsync("Noor"));
        var (requests, signals) = (stage.Baken.Get<DataRequests>(), stage.Baken.Get<RequestSignals>());
        var today = DateOnly.FromDateTime(DutchTime.Local(stage.Baken.Clock.GetUtcNow()));
        foreach (var (right, signal, received) in new[] { (DataRight.Access, "kas", today.AddDays(-10)), (DataRight.Erasure, "wacht", today.AddMonths(-2)), (DataRight.Restriction, "nieuw", today) })
        {
            var (_, number) = await requests.RegisterAsync(hanna, right, received, new RequestSubject(name, name, words), default);
            Assert.Equal(RequestOutcome.Done, await signals.AddAsync(hanna, number!, stage[signal].Number, default));
            Assert.Equal(RequestOutcome.Done, await requests.IdentifyAsync(hanna, number!, IdentityCheck.CalledBack, words, default));
            if (right == DataRight.Access)
            {
                Assert.Equal(RequestOutcome.Done, await stage.Baken.Get<RequestContent>().AssignAsync(hanna, number!, noor.UserId, words, default));
                continue;
            }

            Assert.Equal(RequestOutcome.Done, await requests.DecideAsync(hanna, number!, RequestDecision.Partly, ["rights_of_others", "criminal_investigation"], words, today, default));
        }

        Assert.Equal(RequestOutcome.Done, await signals.AddAsync(hanna, Number(stage, Asked), stage["wacht"].Number, default));
        Assert.Equal(RequestOutcome.Done, await stage.Baken.Get<RequestEffects>().RestrictAsync(hanna, Number(stage, Restricted), [stage["nieuw"].Number], words, default));
        for (var i = 0; i < 41; i++)
        {
            await stage.Baken.Get<ReadLog>().RecordAsync(noor, "assess", "signal.read", "signal", [Guid.NewGuid()], default);
        }

        Assert.Equal(UnusualNoteOutcome.Noted, await stage.Baken.Get<UnusualUse>().NoteAsync(hanna, new UnusualKey(UnusualKind.Many, noor.UserId!.Value, today), words, default));
    }

    private static Task<Stage> Empty(Stages stages) => stages.EmptyAsync();

    private static Task<Stage> Full(Stages stages) => stages.FullAsync();

    private static Task<Stage> Longest(Stages stages) => stages.LongestAsync();

    private static Look Of(string name, Func<Stages, Task<Stage>> on, string person, string path) => new(name, on, person, sight => sight.GoAsync(path));

    private static Look Request(string name, Func<Stages, Task<Stage>> on, string person, int number, string page = "") =>
        new(name, on, person, sight => sight.GoAsync(Address(sight.Stage, number) + page));

    private static string Address(Stage stage, int number) => "/verzoeken/" + Number(stage, number);

    private static string Number(Stage stage, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"V{DutchTime.Local(stage.Baken.Clock.GetUtcNow()).Year % 100:00}-{number:0000}");

    private static IEnumerable<Look> States(string name, string person, string path) =>
        [Of(name + ", empty", Empty, person, path), Of(name + ", full", Full, person, path), Of(name + ", longest", Longest, person, path)];

    private static Look Refused(string name, string person, Func<Sight, Task> open) => new(name + ", full", Full, person, async sight =>
    {
        await open(sight);
        await sight.SubmitAsync();
    })
    { Marks = Error };

    private static async Task NoteAsync(Sight sight)
    {
        await sight.GoAsync("/opvallend");
        var href = await sight.Page.Locator("main table td:last-child a").First.GetAttributeAsync("href");
        await sight.GoAsync(href!);
    }
}
