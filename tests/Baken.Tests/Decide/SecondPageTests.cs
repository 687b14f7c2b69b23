using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;

namespace Baken.Tests.Decide;

public sealed class SecondPageTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly string[] UnknownStrength =
        [.. Indicators.Catalogue.All.Where(i => i.StrengthFor(false) == Strength.Unknown && i.Form != "labour").Take(2).Select(i => i.Code)];

    private static readonly string[] Strong = [Indicators.Catalogue.All.First(i => i.StrengthFor(false) == Strength.Strong).Code];

    [Fact]
    public async Task Who_recorded_it_is_told_that_another_must_look_and_cannot_answer()
    {
        var number = await WaitingAsync();
        using var noor = await desk.Baken.VisitAsync("Noor");

        var page = await noor.GetAsync($"/signalen/{number}/tweede");
        var posted = await noor.SendAsync(page, [("Confirms", "true"), ("Reason", "Ik vind het zelf goed."), ("Decision", "1")]);

        Assert.Contains("Een andere beoordelaar moet het bevestigen.", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("[name=Confirms]"));
        Assert.Contains("U legde dit besluit zelf vast", posted.Words, StringComparison.Ordinal);
        Assert.Equal(SignalState.AwaitsSecond, (await desk.OpenAsync(number)).State);
    }

    [Fact]
    public async Task Nothing_chosen_and_no_reason_are_refused()
    {
        var number = await WaitingAsync();
        using var tom = await desk.Baken.VisitAsync("Tom");
        var page = await tom.GetAsync($"/signalen/{number}/tweede");

        var again = await tom.SendAsync(page, []);

        Assert.Empty(page.Html.QuerySelectorAll("[checked]"));
        Assert.Equal(["Kies of u het besluit bevestigt.", "Schrijf waarom u dat vindt."], again.Html.QuerySelectorAll(".baken-error-summary li").Select(item => item.TextContent));
        Assert.Equal(SignalState.AwaitsSecond, (await desk.OpenAsync(number)).State);
    }

    [Fact]
    public async Task Where_nothing_waits_the_page_says_so_calmly()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var tom = await desk.Baken.VisitAsync("Tom");

        var page = await tom.GetAsync($"/signalen/{number}/tweede");

        Assert.Contains("Er wacht hier niets op een tweede beoordelaar", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("[role=alert], [name=Confirms]"));
    }

    [Fact]
    public async Task Who_comes_second_as_second_person_is_told_that_nothing_waits_any_more()
    {
        var number = await WaitingAsync();
        using var tom = await desk.Baken.VisitAsync("Tom");
        using var marit = await desk.Baken.VisitAsync("Marit");
        var (ofTom, ofMarit) = (await tom.GetAsync($"/signalen/{number}/tweede"), await marit.GetAsync($"/signalen/{number}/tweede"));

        await tom.SendAsync(ofTom, [("Confirms", "true"), ("Reason", "Klopt met de feiten.")]);
        var late = await marit.SendAsync(ofMarit, [("Confirms", "false"), ("Reason", "Te vroeg.")]);

        Assert.Contains("Er wacht hier niets op een tweede beoordelaar", late.Words, StringComparison.Ordinal);
        Assert.Equal(SignalState.Routed, (await desk.OpenAsync(number)).State);
    }

    [Fact]
    public async Task Another_assessor_confirms_with_a_reason_of_his_own_and_the_team_gets_it()
    {
        var number = await WaitingAsync();
        using var tom = await desk.Baken.VisitAsync("Tom");
        var page = await tom.GetAsync($"/signalen/{number}/tweede");

        Assert.Contains("Omdat het moet.", page.Words, StringComparison.Ordinal);
        await tom.SendAsync(page, [("Confirms", "true"), ("Reason", "Klopt met de feiten.")]);

        var view = await desk.OpenAsync(number);
        Assert.Equal((SignalState.Routed, "Inspectieteam Arbeid Zuid-West"), (view.State, view.LeadTeam));
        var step = Assert.Single(view.Timeline, s => s.Kind == SignalEventKind.DecisionConfirmed);
        Assert.Equal(("Tom Aalders", "Klopt met de feiten."), (step.Who, step.Words));
    }

    [Fact]
    public async Task Put_back_it_waits_for_who_recorded_it_with_the_reason_on_the_timeline()
    {
        var number = await WaitingAsync();
        using var tom = await desk.Baken.VisitAsync("Tom", "en");

        await tom.SendAsync(await tom.GetAsync($"/signalen/{number}/tweede"), [("Confirms", "false"), ("Reason", "Zorg gaat voor.")]);

        var view = await desk.OpenAsync(number);
        Assert.Equal((SignalState.ToAssess, "Noor Veldkamp", (Outcome?)null), (view.State, view.AssignedTo, view.Outcome));
        Assert.Equal("Zorg gaat voor.", Assert.Single(view.Timeline, s => s.Kind == SignalEventKind.DecisionPutBack).Words);
    }

    public static TheoryData<string, Outcome, Urgency, bool> Cases => new()
    {
        { "minor", Outcome.Administrative, Urgency.Normal, true },
        { "possibly minor", Outcome.Care, Urgency.Normal, true },
        { "minor", Outcome.RegisterOnly, Urgency.Low, true },
        { "adult", Outcome.Criminal, Urgency.High, false },
        { "none", Outcome.NotEnoughInformation, Urgency.Normal, false },
        { "one of unknown strength", Outcome.NotEnoughInformation, Urgency.Normal, false },
        { "two of unknown strength", Outcome.NotEnoughInformation, Urgency.Normal, true },
        { "two of unknown strength", Outcome.RegisterOnly, Urgency.Low, true },
        { "one strong", Outcome.RegisterOnly, Urgency.Low, true },
        { "one strong", Outcome.Administrative, Urgency.Normal, false },
        { "two of unknown strength", Outcome.Forward, Urgency.Normal, false },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_second_person_is_asked_exactly_when_it_must_be(string with, Outcome outcome, Urgency urgency, bool asked)
    {
        var number = await desk.ReportAsync(With(with));
        using var browser = await desk.Baken.VisitAsync("Noor");

        var page = await Desk.ProposeAsync(browser, number, outcome, urgency, "Omdat het moet.");
        await Desk.RecordAsync(browser, page, ("Form.FollowsProposal", "true"));

        Assert.Equal(asked, page.Words.Contains("Een tweede beoordelaar moet meekijken", StringComparison.Ordinal));
        Assert.Equal(asked ? "Leg vast en vraag bevestiging" : "Leg besluit vast", page.At("[value=record]"));
        Assert.Equal(asked, (await desk.OpenAsync(number)).State == SignalState.AwaitsSecond);
    }

    [Fact]
    public async Task An_acute_decision_holds_at_once_provisionally_and_a_second_person_still_confirms()
    {
        var number = await desk.ReportAsync(Desk.WithMinor);
        using var noor = await desk.Baken.VisitAsync("Noor");

        var page = await Desk.ProposeAsync(noor, number, Outcome.Administrative, Urgency.Acute, "Omdat het moet.");
        await Desk.RecordAsync(noor, page, ("Form.FollowsProposal", "true"));

        Assert.Contains("Uw besluit geldt nu, voorlopig", page.Words, StringComparison.Ordinal);
        var view = await desk.OpenAsync(number);
        Assert.Equal((SignalState.Routed, true), (view.State, view.Provisional));
        using var tom = await desk.Baken.VisitAsync("Tom");
        await tom.SendAsync(await tom.GetAsync($"/signalen/{number}/tweede"), [("Confirms", "true"), ("Reason", "Klopt.")]);
        Assert.False((await desk.OpenAsync(number)).Provisional);
    }

    private async Task<string> WaitingAsync()
    {
        var number = await desk.ReportAsync(Desk.WithMinor);
        Assert.IsType<DecideOutcome.AwaitsSecond>(await desk.DecideAsync(number, "Noor", Outcome.Administrative, Urgency.Normal, "Omdat het moet."));
        return number;
    }

    private static Facts With(string what) => what switch
    {
        "minor" => Desk.WithMinor,
        "possibly minor" => Desk.Facts with { Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor)] },
        "adult" => Desk.Facts with { Persons = [new Person(PersonRole.PossibleVictim, Age: 18)] },
        "one of unknown strength" => Desk.Facts with { Indicators = [new(UnknownStrength[0])] },
        "two of unknown strength" => Desk.Facts with { Indicators = [.. UnknownStrength.Select(code => new ObservedIndicator(code))] },
        "one strong" => Desk.Facts with { Indicators = [new(Strong[0])] },
        "none" => Desk.Facts,
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
