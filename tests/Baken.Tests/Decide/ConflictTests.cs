using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Testing.Web;

namespace Baken.Tests.Decide;

public sealed class ConflictTests(Desk desk) : IClassFixture<Desk>
{
    private const string Reason = "Bemiddelaar houdt ook rijbewijzen vast.\nDat is dwang.";

    [Fact]
    public async Task Two_decisions_at_once_show_both_with_three_ways_on_and_none_chosen()
    {
        var (browser, page, number) = await MetAsync();
        using var visit = browser;

        Assert.Equal("Tom Aalders legde net een besluit vast", page.At("h1"));
        Assert.Equal(["mine", "theirs", "confer"], page.Html.QuerySelectorAll("[name=Settle]").Select(way => way.GetAttribute("value")!));
        Assert.Empty(page.Html.QuerySelectorAll("[checked]"));
        var rows = page.Html.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal("Waar hoort het|Bestuursrechtelijk|anders: Allebei", rows[0]);
        Assert.Equal("Urgentie|Normaal|hetzelfde", rows[1]);
        Assert.Equal("Team|Inspectieteam Arbeid Zuid-West|anders: AVIM Duinkust", rows[2]);
        Assert.Contains("rijbewijzen", rows[3], StringComparison.Ordinal);
        Assert.Equal(3, page.Html.QuerySelectorAll(".baken-differs").Length);
        Assert.Equal(1, (await desk.OpenAsync(number)).Decisions);
    }

    [Fact]
    public async Task Choosing_nothing_is_refused_and_loses_nothing()
    {
        var (browser, page, number) = await MetAsync();
        using var visit = browser;

        var again = await browser.SendAsync(page, [], button: "[value=settle]");
        var after = await browser.SendAsync(again, [("Settle", "mine")], button: "[value=settle]");

        Assert.Contains("Kies wat er moet gelden.", again.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal($"/signalen/{number}", after.Path);
        Assert.Equal(Reason, (await desk.OpenAsync(number)).Decision!.Reason.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Mine_comes_after_theirs_and_theirs_stays_on_the_timeline()
    {
        var (browser, page, number) = await MetAsync();
        using var visit = browser;

        await browser.SendAsync(page, [("Settle", "mine")], button: "[value=settle]");

        var view = await desk.OpenAsync(number);
        Assert.Equal((2, Outcome.Both, "AVIM Duinkust"), (view.Decisions, view.Outcome!.Value, view.LeadTeam));
        Assert.Equal(["Noor Veldkamp", "Tom Aalders"], view.Timeline.Where(step => step.Kind == SignalEventKind.DecisionTookEffect).Select(step => step.Who));
    }

    [Fact]
    public async Task Theirs_stands_and_my_reason_becomes_a_remark()
    {
        var (browser, page, number) = await MetAsync();
        using var visit = browser;

        await browser.SendAsync(page, [("Settle", "theirs")], button: "[value=settle]");

        var view = await desk.OpenAsync(number);
        Assert.Equal((1, Outcome.Administrative), (view.Decisions, view.Outcome!.Value));
        var remark = Assert.Single(view.Timeline, step => step.Kind == SignalEventKind.Noted);
        Assert.Equal(("Noor Veldkamp", Reason), (remark.Who, remark.Words.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Conferring_first_keeps_my_text_as_a_concept()
    {
        var (browser, page, number) = await MetAsync();
        using var visit = browser;

        await browser.SendAsync(page, [("Settle", "confer")], button: "[value=settle]");

        var concept = await desk.Baken.Get<DeskWork>().ConceptAsync(await desk.Baken.ActorAsync("Noor"), number, TestContext.Current.CancellationToken);
        Assert.Equal((Outcome.Both, Urgency.Normal), (concept!.Outcome, concept.Urgency));
        Assert.Equal(Reason, concept.Reason.ReplaceLineEndings("\n"));
        Assert.Equal(1, (await desk.OpenAsync(number)).Decisions);
    }

    [Fact]
    public async Task A_third_decision_while_settling_is_shown_in_its_turn()
    {
        var (browser, page, number) = await MetAsync();
        using var visit = browser;
        await desk.DecideAsync(number, "Marit", Outcome.RegisterOnly, Urgency.Low);

        var again = await browser.SendAsync(page, [("Settle", "mine")], button: "[value=settle]");

        Assert.Equal("Marit de Graaf legde net een besluit vast", again.At("h1"));
        Assert.Equal(2, (await desk.OpenAsync(number)).Decisions);
    }

    [Fact]
    public async Task Facts_that_changed_meanwhile_are_named_and_the_text_stays()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await Desk.ProposeAsync(browser, number, Outcome.Administrative, Urgency.Normal, Reason);
        await desk.CompleteAsync(number, "Tom", facts => facts with { Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor)] });

        var again = await Desk.RecordAsync(browser, page, ("Form.FollowsProposal", "true"));

        Assert.Contains("De feiten zijn veranderd terwijl u schreef", again.Words, StringComparison.Ordinal);
        Assert.Contains("leeftijd onbekend, mogelijk minderjarig", again.Words, StringComparison.Ordinal);
        Assert.Contains("Een tweede beoordelaar moet meekijken", again.Words, StringComparison.Ordinal);
        Assert.Equal(Reason, again.Html.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim().ReplaceLineEndings("\n"));
        Assert.Equal(0, (await desk.OpenAsync(number)).Decisions);

        await Desk.RecordAsync(browser, again, ("Form.FollowsProposal", "true"));
        Assert.Equal(SignalState.AwaitsSecond, (await desk.OpenAsync(number)).State);
    }

    private async Task<(Browser Browser, Page Page, string Number)> MetAsync()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        var browser = await desk.Baken.VisitAsync("Noor");
        var page = await Desk.ProposeAsync(browser, number, Outcome.Both, Urgency.Normal, Reason);
        await desk.DecideAsync(number, "Tom", Outcome.Administrative, Urgency.Normal);
        return (browser, await Desk.RecordAsync(browser, page, ("Form.FollowsProposal", "true")), number);
    }
}
