using Baken.Kernel.Access;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Baken.Testing.Web;

namespace Baken.Browser.Tests;

/// <summary>Signals that were there before the visit, put in through the product's own faces.</summary>
internal static class Chain
{
    public static Facts Greenhouse { get; } = new()
    {
        Title = "Drie mensen slapen in loods achter kas",
        Narrative = "Drie mensen slapen in de loods achter de kas. Zij werken elke dag veertien uur en de baas heeft hun paspoorten.",
        Municipality = "GM1783",
        Forms = ["labour"],
        Sector = "greenhouse",
        Continues = Answer.Yes,
        Companies = [new Company("Kasbloei Personeel B.V.", "00012345")],
        Phones = ["06 00 12 34 56"],
        Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.Adult, Count: 3)],
        Indicators = [],
    };

    /// <summary>Reports; returns the receipt code and the number.</summary>
    public static async Task<(string Code, string Number)> ReportAsync(this RunningBaken baken, Facts facts, ReporterWish wish = ReporterWish.Anonymous, ReporterContact? contact = null)
    {
        var outcome = await baken.Get<Reporting>().ReceiveAsync(new Baken.Signals.Report.Report(Channel.Form, facts, wish, contact), null, default);
        var received = Assert.IsType<ReportOutcome.Received>(outcome);
        await baken.SettleAsync();
        return (received.Code!, received.Number!);
    }

    /// <summary>Decides as this person, following the proposal.</summary>
    public static async Task DecideAsync(this RunningBaken baken, Actor actor, string number, Outcome outcome, Urgency urgency = Urgency.Normal, string reason = "De feiten wijzen daarop.")
    {
        var view = (await baken.Get<SignalFile>().OpenAsync(actor, number, default))!;
        await baken.Get<Deciding>().DecideAsync(actor, number, new DecisionForm
        {
            Outcome = outcome,
            Urgency = urgency,
            Reason = reason,
            FollowsProposal = true,
            SeenDecisions = view.Decisions,
            SeenContent = view.ContentVersion,
        }, null, default);
    }

    /// <summary>A signal that the labour team closed: with a result, or with the reason why it was not taken up.</summary>
    public static async Task<string> ClosedAsync(this RunningBaken baken, Facts facts, string result)
    {
        var (_, number) = await baken.ReportAsync(facts);
        var inge = await baken.ActorAsync("Inge");
        await baken.DecideAsync(await baken.ActorAsync("Noor"), number, Outcome.Administrative);
        if (Results.Catalogue.Find(result)!.TakenUp)
        {
            await baken.Get<TeamWork>().TakeUpAsync(inge, number, default);
        }

        Assert.Equal(TeamOutcome.Done, await baken.Get<TeamWork>().CloseAsync(inge, number, result, "Zo is het gelopen.", null, default));
        return number;
    }
}
