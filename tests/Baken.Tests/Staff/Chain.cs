using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Staff;

/// <summary>A running Baken with signals that came in, were decided and were taken up through the product's own faces.</summary>
internal sealed class Chain(RunningBaken baken) : IAsyncDisposable
{
    public RunningBaken Baken => baken;

    public static async Task<Chain> StartAsync(Database database = Database.Sqlite) => new(await RunningBaken.StartAsync(database));

    /// <summary>Reports something; returns its number. <paramref name="danger"/> makes it acute.</summary>
    public async Task<string> ReportAsync(
        string title, bool danger = false, Func<Facts, Facts>? with = null, ReporterWish wish = ReporterWish.HearResult, ReporterContact? contact = null)
    {
        var facts = new Facts { Title = title, Narrative = title + ". Meer weet de melder niet.", Danger = danger ? Answer.Yes : null };
        var outcome = await baken.Get<Reporting>().ReceiveAsync(new Report(Channel.Form, with is null ? facts : with(facts), wish, contact), null, default);
        LastCode = Assert.IsType<ReportOutcome.Received>(outcome).Code;
        await baken.SettleAsync();
        return await NumberAsync(title);
    }

    /// <summary>The receipt code of the last report.</summary>
    public string? LastCode { get; private set; }

    /// <summary>Decides 'administrative' by the proposed team.</summary>
    public async Task<DecideOutcome> DecideAsync(string number, Outcome outcome = Outcome.Administrative, Urgency urgency = Urgency.Normal)
    {
        var noor = await baken.ActorAsync("Noor");
        var seen = (await baken.Get<SignalFile>().OpenAsync(noor, number, default))!;
        return await baken.Get<Deciding>().DecideAsync(
            noor,
            number,
            new DecisionForm { Outcome = outcome, Urgency = urgency, Reason = "Loon wordt ingehouden.", FollowsProposal = true, SeenDecisions = seen.Decisions, SeenContent = seen.ContentVersion },
            null,
            default);
    }

    /// <summary>A signal about labour in Westland that was routed to the inspection's team, of which Inge and Ruben are members.</summary>
    public async Task<string> RoutedAsync(string title)
    {
        var number = await ReportAsync(title, with: InWestland);
        Assert.IsType<DecideOutcome.InForce>(await DecideAsync(number));
        return number;
    }

    public static Facts InWestland(Facts facts) => facts with { Forms = ["labour"], Municipality = Municipalities.Find("Westland")!.Code };

    private async Task<string> NumberAsync(string title)
    {
        var noor = await baken.ActorAsync("Noor");
        string? after = null;
        do
        {
            var page = await baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter { After = after }, default);
            if (page.Rows.FirstOrDefault(row => row.Title == title) is { } row)
            {
                return row.Number;
            }

            after = page.Next;
        }
        while (after is not null);
        throw new InvalidOperationException("The report is not in the queue.");
    }

    public ValueTask DisposeAsync() => baken.DisposeAsync();
}
