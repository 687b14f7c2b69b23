using System.Net;
using Baken.Signals;
using Baken.Signals.Reference;

namespace Baken.Tests.Decide;

public sealed class DecidePageTests(Desk desk) : IClassFixture<Desk>
{
    private const string Reason = "Paspoorten ingenomen, zeven dagen per week.";

    [Theory]
    [InlineData("Ruben")]
    [InlineData("Samira")]
    [InlineData("Hanna")]
    public async Task Who_is_no_assessor_finds_no_such_page(string who)
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync(who);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/signalen/{number}/besluit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/signalen/{number}/tweede")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/signalen/{number}/feiten")).Status);
    }

    [Theory]
    [InlineData("besluit")]
    [InlineData("tweede")]
    [InlineData("feiten")]
    public async Task A_signal_that_does_not_exist_has_no_page(string page)
    {
        using var browser = await desk.Baken.VisitAsync("Noor");

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/signalen/26-nooit/{page}")).Status);
    }

    [Fact]
    public async Task Nothing_chosen_is_refused_at_each_question_and_the_title_says_so()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");

        var page = await Desk.ProposeAsync(browser, number, null, null, "");

        Assert.StartsWith("Fout:", page.Html.Title, StringComparison.Ordinal);
        Assert.Equal(
            ["Kies waar dit signaal hoort.", "Kies hoe dringend het is.", "Schrijf waarom u dit besluit."],
            page.Html.QuerySelectorAll(".baken-error-summary li").Select(item => item.TextContent));
        Assert.All(page.Html.QuerySelectorAll(".baken-error-summary a"), link => Assert.NotNull(page.Html.QuerySelector(link.GetAttribute("href")!)));
        Assert.Equal(0, (await desk.OpenAsync(number)).Decisions);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_comes_back_whole()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var reason = new string('w', 4001);

        var page = await Desk.ProposeAsync(browser, number, Outcome.Administrative, Urgency.Normal, reason);

        Assert.Contains("Gebruik hoogstens 4000 tekens", page.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal(reason, page.Html.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim());
    }

    [Fact]
    public async Task Neither_outcome_nor_urgency_nor_team_nor_follower_is_chosen_beforehand()
    {
        var number = await desk.ReportAsync(Desk.WithMinor);
        using var browser = await desk.Baken.VisitAsync("Noor");

        var first = await browser.GetAsync($"/signalen/{number}/besluit");
        var second = await Desk.ProposeAsync(browser, number, Outcome.Administrative, Urgency.High, Reason);

        Assert.Equal(8, first.Html.QuerySelectorAll("[name='Form.Outcome']").Length);
        Assert.Equal(4, first.Html.QuerySelectorAll("[name='Form.Urgency']").Length);
        Assert.Empty(first.Html.QuerySelectorAll("[checked], option[selected]:not([value=''])"));
        Assert.Contains("Baken stelt voor: Hoog (regel U-03)", first.Words, StringComparison.Ordinal);
        Assert.Equal(["Administrative", "High"], second.Html.QuerySelectorAll("[checked]").Select(box => box.GetAttribute("value")!));
        Assert.Equal(2, second.Html.QuerySelectorAll("[name='Form.FollowsProposal']").Length);
        Assert.NotNull(second.Html.QuerySelector("[type=checkbox][name='Form.AddFollower']"));
    }

    [Fact]
    public async Task The_proposal_names_rule_conditions_owner_term_ground_and_follower()
    {
        var number = await desk.ReportAsync(Desk.WithMinor);
        using var browser = await desk.Baken.VisitAsync("Noor");

        var page = await Desk.ProposeAsync(browser, number, Outcome.Administrative, Urgency.Acute, Reason);

        var frame = page.At(".baken-proposal")!;
        Assert.Contains("Voorstel van Baken, regel R-014, versie 1", frame, StringComparison.Ordinal);
        Assert.Contains("Inspectieteam Arbeid Zuid-West", frame, StringComparison.Ordinal);
        Assert.Contains("Westland (Haaglanden)", frame, StringComparison.Ordinal);
        Assert.Contains("voldaan", frame, StringComparison.Ordinal);
        Assert.Contains("Ruben Haverkort, teamleider", frame, StringComparison.Ordinal);
        Assert.Contains("4 uur: uiterlijk dinsdag 24 november 14:12", frame, StringComparison.Ordinal);
        Assert.Contains("Wav art. 14", frame, StringComparison.Ordinal);
        Assert.Contains("Zorgcoördinatie regio Haaglanden", frame, StringComparison.Ordinal);
        Assert.Contains("noemt geen organisatie, plaats of persoon", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_team_chosen_is_refused()
    {
        var (browser, page, number) = await ProposedAsync(Outcome.Administrative, Urgency.Normal);
        using var visit = browser;

        var again = await Desk.RecordAsync(browser, page);

        Assert.Contains("Kies of u het voorstel volgt.", again.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal(Reason, again.Html.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim());
        Assert.Equal(0, (await desk.OpenAsync(number)).Decisions);
    }

    [Fact]
    public async Task Another_team_without_a_team_and_a_reason_is_refused_and_its_fields_stand_open()
    {
        var (browser, page, number) = await ProposedAsync(Outcome.Administrative, Urgency.Normal);
        using var visit = browser;

        var again = await Desk.RecordAsync(browser, page, ("Form.FollowsProposal", "false"));

        Assert.Contains("Schrijf waarom u een ander team kiest.", again.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.NotNull(again.Html.QuerySelector(".baken-section details[open] [name='Form.OverrideReason']"));
        Assert.Equal(0, (await desk.OpenAsync(number)).Decisions);
    }

    [Theory]
    [InlineData("", "Geef het nummer van het andere signaal.")]
    [InlineData("26-nooit", "Signaal 26-nooit bestaat niet, of is niet voor u.")]
    public async Task A_duplicate_of_nothing_is_refused_and_the_number_stays(string typed, string message)
    {
        var (browser, page, _) = await ProposedAsync(Outcome.Duplicate, Urgency.Low);
        using var visit = browser;

        var again = await Desk.RecordAsync(browser, page, ("Form.DuplicateOf", typed));

        Assert.Contains(message, again.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal(typed, again.Html.QuerySelector("[name='Form.DuplicateOf']")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task An_outcome_that_ends_the_work_asks_for_no_team()
    {
        var (browser, page, number) = await ProposedAsync(Outcome.RegisterOnly, Urgency.Low);
        using var visit = browser;

        Assert.Null(page.Html.QuerySelector(".baken-proposal"));
        Assert.Empty(page.Html.QuerySelectorAll("[type=radio][name='Form.FollowsProposal']"));

        browser.Follows = false;
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.RecordAsync(browser, page)).Status);
        Assert.Equal(SignalState.Closed, (await desk.OpenAsync(number)).State);
    }

    [Theory]
    [InlineData("Form.Outcome", "Criminal")]
    [InlineData("Form.Urgency", "High")]
    public async Task Another_outcome_or_urgency_withdraws_the_proposal_and_records_nothing(string field, string value)
    {
        var (browser, page, number) = await ProposedAsync(Outcome.Administrative, Urgency.Normal);
        using var visit = browser;

        var again = await Desk.RecordAsync(browser, page, (field, value), ("Form.FollowsProposal", "true"));

        Assert.Contains("Het voorstel is opnieuw berekend", again.Words, StringComparison.Ordinal);
        Assert.Empty(again.Html.QuerySelectorAll("[name='Form.FollowsProposal'][checked]"));
        Assert.Equal(Reason, again.Html.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim());
        Assert.Equal(0, (await desk.OpenAsync(number)).Decisions);

        browser.Follows = false;
        Assert.Equal(HttpStatusCode.Redirect, (await Desk.RecordAsync(browser, again, ("Form.FollowsProposal", "true"))).Status);
        Assert.Equal(value, field == "Form.Outcome" ? (await desk.OpenAsync(number)).Outcome.ToString() : (await desk.OpenAsync(number)).Urgency.ToString());
    }

    [Fact]
    public async Task A_followed_proposal_takes_effect_and_the_next_page_says_what_happened()
    {
        var (browser, page, number) = await ProposedAsync(Outcome.Administrative, Urgency.Normal);
        using var visit = browser;

        var next = await Desk.RecordAsync(browser, page, ("Form.FollowsProposal", "true"));

        Assert.Equal($"/signalen/{number}", next.Path);
        var view = await desk.OpenAsync(number);
        Assert.Equal((SignalState.Routed, "Inspectieteam Arbeid Zuid-West"), (view.State, view.LeadTeam));
        var told = next.Status == HttpStatusCode.OK ? next : await browser.GetAsync($"/signalen/{number}/besluit");
        Assert.Contains("Inspectieteam Arbeid Zuid-West heeft het signaal nu.", told.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_that_is_sent_twice_decides_once()
    {
        var (browser, page, number) = await ProposedAsync(Outcome.RegisterOnly, Urgency.Low);
        using var visit = browser;
        browser.Follows = false;

        await Desk.RecordAsync(browser, page);
        await Desk.RecordAsync(browser, page);

        Assert.Equal(1, (await desk.OpenAsync(number)).Decisions);
    }

    [Fact]
    public async Task The_fields_for_another_team_stand_open_once_it_is_chosen_or_wrong_and_closed_before()
    {
        var (browser, page, _) = await ProposedAsync(Outcome.Administrative, Urgency.Normal);
        using var visit = browser;
        Assert.False(page.Html.QuerySelector(".baken-other-team")!.HasAttribute("open"));
        Assert.Equal("Ander team kiezen", page.At(".baken-other-team summary"));

        var again = await Desk.RecordAsync(browser, page, ("Form.FollowsProposal", "false"), ("Form.OverrideReason", ""));

        Assert.True(again.Html.QuerySelector(".baken-other-team")!.HasAttribute("open"));
        Assert.Contains("Kies een team.", again.At(".baken-other-team"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_team_with_a_reason_is_followed_and_another_text_for_the_reporter_too()
    {
        var (browser, page, number) = await ProposedAsync(Outcome.Administrative, Urgency.Normal);
        using var visit = browser;

        await Desk.RecordAsync(
            browser, page, ("Form.FollowsProposal", "false"), ("Form.OtherTeam", "gemeente-toezicht"), ("Form.OverrideReason", "Het gaat om de huisvesting."), ("Form.ReporterAnswer", "care"));

        var view = await desk.OpenAsync(number);
        Assert.Equal("Toezicht en huisvesting", view.LeadTeam);
        Assert.Equal("Het gaat om de huisvesting.", view.Decision!.OverrideReason);
        Assert.Equal("care", view.ReporterAnswer);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "Zorgcoördinatie regio Haaglanden")]
    public async Task A_follower_reads_along_only_when_it_was_ticked(bool ticked, string followers)
    {
        var number = await desk.ReportAsync(Desk.WithMinor);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await Desk.ProposeAsync(browser, number, Outcome.Criminal, Urgency.Acute, Reason);

        await Desk.RecordAsync(browser, page, ticked ? [("Form.FollowsProposal", "true"), ("Form.AddFollower", "true")] : [("Form.FollowsProposal", "true")]);

        Assert.Equal(followers, string.Join(", ", (await desk.OpenAsync(number)).Timeline.Where(step => step.Kind == SignalEventKind.FollowerAdded).Select(step => step.Team)));
    }

    [Fact]
    public async Task A_concept_is_kept_for_its_author_only_and_shown_on_return()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var noor = await desk.Baken.VisitAsync("Noor");
        using var tom = await desk.Baken.VisitAsync("Tom");
        var page = await noor.GetAsync($"/signalen/{number}/besluit");

        var kept = await noor.SendAsync(page, Desk.First(Outcome.Both, null, "Nog niet af"), button: "[value=keep]");
        var ofTom = await tom.GetAsync($"/signalen/{number}/besluit");

        Assert.Contains("Concept bewaard om 10:12", kept.Words, StringComparison.Ordinal);
        Assert.Equal("Nog niet af", kept.Html.QuerySelector("textarea[name='Form.Reason']")!.TextContent.Trim());
        Assert.Equal("Both", kept.Html.QuerySelector("[name='Form.Outcome'][checked]")!.GetAttribute("value"));
        Assert.DoesNotContain("Nog niet af", ofTom.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Concept bewaard", ofTom.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_the_page_speaks_English()
    {
        var number = await desk.ReportAsync(Desk.WithMinor);
        using var browser = await desk.Baken.VisitAsync("Noor", "en");

        var page = await Desk.ProposeAsync(browser, number, Outcome.Administrative, Urgency.High, Reason);

        Assert.Equal("Decide on this signal", page.At("h1"));
        Assert.Contains("Baken proposes: High (rule U-03)", page.Words, StringComparison.Ordinal);
        Assert.Contains("A minor is, or may be, involved.", page.Words, StringComparison.Ordinal);
        Assert.Equal("Record and ask for confirmation", page.At("[value=record]"));
    }

    private async Task<(Testing.Web.Browser Browser, Testing.Web.Page Page, string Number)> ProposedAsync(Outcome outcome, Urgency urgency)
    {
        var number = await desk.ReportAsync(Desk.Facts);
        var browser = await desk.Baken.VisitAsync("Noor");
        return (browser, await Desk.ProposeAsync(browser, number, outcome, urgency, Reason), number);
    }
}
