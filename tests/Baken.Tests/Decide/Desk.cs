using System.Globalization;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Told = Baken.Signals.Report.Report;

namespace Baken.Tests.Decide;

/// <summary>One running Baken for a class of tests; each test reports a signal of its own.</summary>
public sealed class Desk : IAsyncLifetime
{
    public const string Narrative = "Ze slapen in de loods achter de kas. De baas houdt hun paspoorten.\nZe werken zeven dagen per week.";

    private int reports;

    public RunningBaken Baken { get; private set; } = null!;

    public static Facts Facts { get; } = new() { Narrative = Narrative, Forms = ["labour"], Municipality = Municipalities.Find("Westland")!.Code };

    public static Facts WithMinor { get; } = Facts with { Persons = [new Person(PersonRole.PossibleVictim, Age: 16)] };

    public async ValueTask InitializeAsync() => Baken = await RunningBaken.StartAsync(Database.Sqlite);

    public ValueTask DisposeAsync() => Baken.DisposeAsync();

    /// <summary>Reports; returns the number.</summary>
    public async Task<string> ReportAsync(Facts facts)
    {
        var title = "Melding " + Interlocked.Increment(ref reports).ToString(CultureInfo.InvariantCulture);
        var outcome = await Baken.Get<Reporting>().ReceiveAsync(new Told(Channel.Form, facts with { Title = title }, ReporterWish.Anonymous, null), null, default);
        Assert.IsType<ReportOutcome.Received>(outcome);
        var noor = await Baken.ActorAsync("Noor");
        string? after = null;
        do
        {
            var page = await Baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter { After = after }, default);
            if (page.Rows.FirstOrDefault(row => row.Title == title) is { } found)
            {
                return found.Number;
            }

            after = page.Next;
        }
        while (after is not null);

        throw new InvalidOperationException("The report is not in the queue.");
    }

    public async Task<SignalView> OpenAsync(string number, string who = "Noor") =>
        (await Baken.Get<SignalFile>().OpenAsync(await Baken.ActorAsync(who), number, default))!;

    /// <summary>Decides through the face, as a colleague would.</summary>
    public async Task<DecideOutcome> DecideAsync(string number, string who, Outcome outcome, Urgency urgency, string reason = "Zelfde feiten.")
    {
        var view = await OpenAsync(number, who);
        return await Baken.Get<Deciding>().DecideAsync(await Baken.ActorAsync(who), number, new DecisionForm
        {
            Outcome = outcome,
            Urgency = urgency,
            Reason = reason,
            FollowsProposal = true,
            SeenDecisions = view.Decisions,
            SeenContent = view.ContentVersion,
        }, null, default);
    }

    /// <summary>Corrects the facts through the face, as a colleague would.</summary>
    public async Task CompleteAsync(string number, string who, Func<Facts, Facts> correct)
    {
        var view = await OpenAsync(number, who);
        Assert.IsType<CompleteOutcome.Completed>(
            await Baken.Get<Completing>().CompleteAsync(await Baken.ActorAsync(who), number, view.ContentVersion, correct(view.Facts), default));
    }

    /// <summary>Fills in the first part and asks for the proposal.</summary>
    public static async Task<Page> ProposeAsync(Browser browser, string number, Outcome? outcome, Urgency? urgency, string reason)
    {
        var page = await browser.GetAsync($"/signalen/{number}/besluit");
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        return await browser.SendAsync(page, First(outcome, urgency, reason), button: "[value=propose]");
    }

    public static IEnumerable<(string, string)> First(Outcome? outcome, Urgency? urgency, string reason)
    {
        if (outcome is not null)
        {
            yield return ("Form.Outcome", outcome.Value.ToString());
        }

        if (urgency is not null)
        {
            yield return ("Form.Urgency", urgency.Value.ToString());
        }

        yield return ("Form.Reason", reason);
    }

    public static Task<Page> RecordAsync(Browser browser, Page page, params (string, string)[] fields) => browser.SendAsync(page, fields, button: "[value=record]");
}
