using System.Net;
using Baken.Signals;
using Baken.Signals.Report;
using Baken.Signals.Route;

namespace Baken.Tests.Staff;

public class TeamTests
{
    [Fact]
    public async Task A_team_never_sees_in_its_list_what_only_the_assessor_may_see()
    {
        await using var chain = await Chain.StartAsync();
        Facts SameCompany(Facts facts) => Chain.InWestland(facts) with { Companies = [new Company("Verzonnen Tomaat B.V.", "12345678")] };
        await chain.ReportAsync("Eerder gemeld", with: SameCompany);
        var number = await chain.ReportAsync("Loon wordt ingehouden", with: SameCompany);
        await chain.Baken.SettleAsync();
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("1 ×", (await noor.GetAsync("/signalen")).Words, StringComparison.Ordinal);
        await chain.DecideAsync(number);
        using var inge = await chain.Baken.VisitAsync("Inge");
        var list = (await inge.GetAsync("/mijn-werk")).Words;
        Assert.Contains("Loon wordt ingehouden", list, StringComparison.Ordinal);
        Assert.DoesNotContain("1 ×", list, StringComparison.Ordinal);
        Assert.DoesNotContain("KvK", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_without_result_and_reason_says_so_at_the_fields_and_stores_nothing()
    {
        await using var chain = await Chain.StartAsync();
        var number = await TakenUpAsync(chain);
        using var inge = await chain.Baken.VisitAsync("Inge");
        var form = await inge.GetAsync($"/signalen/{number}/team?doe=afsluiten");
        Assert.Empty(form.Html.QuerySelectorAll("input[type=radio][checked]"));
        var page = await inge.SendAsync(form, [("Result", ""), ("Reason", " ")]);
        Assert.StartsWith("Fout:", page.Html.Title, StringComparison.Ordinal);
        Assert.Contains("Kies een uitkomst.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Schrijf een toelichting.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Afsluiten", (await inge.GetAsync("/signalen/" + number)).At(".baken-actions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_does_not_fit_is_refused_and_the_text_stays()
    {
        await using var chain = await Chain.StartAsync();
        var number = await TakenUpAsync(chain);
        using var inge = await chain.Baken.VisitAsync("Inge");
        var form = await inge.GetAsync($"/signalen/{number}/team?doe=afsluiten");
        var page = await inge.SendAsync(form, [("Result", "no_capacity"), ("Reason", "Een heel verhaal.")]);
        Assert.Contains("Kies een uitkomst.", page.Words, StringComparison.Ordinal);
        Assert.Equal("Een heel verhaal.", page.Html.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task When_a_colleague_was_first_it_is_said_what_happened_and_the_text_stays()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await chain.Baken.VisitAsync("Inge");
        var form = await inge.GetAsync($"/signalen/{number}/team?doe=niet-oppakken");
        var ruben = await chain.Baken.ActorAsync("Ruben");
        Assert.Equal(TeamOutcome.Done, await chain.Baken.Get<TeamWork>().CloseAsync(ruben, number, "no_capacity", "Geen mensen.", null, TestContext.Current.CancellationToken));
        var page = await inge.SendAsync(form, [("Result", "no_capacity"), ("Reason", "Mijn verhaal.")]);
        Assert.Contains("Een collega was u voor", page.Words, StringComparison.Ordinal);
        Assert.Contains("niet opgepakt: geen capaciteit", page.At(".baken-notice"), StringComparison.Ordinal);
        Assert.Equal("Mijn verhaal.", page.Html.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task After_a_colleague_handed_it_back_nothing_of_it_is_shown_but_the_own_text()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await chain.Baken.VisitAsync("Inge");
        var form = await inge.GetAsync($"/signalen/{number}/team?doe=teruggeven");
        var ruben = await chain.Baken.ActorAsync("Ruben");
        await chain.Baken.Get<TeamWork>().HandBackAsync(ruben, number, "Niet van ons.", TestContext.Current.CancellationToken);
        var page = await inge.SendAsync(form, [("Reason", "Mijn verhaal.")]);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Mijn verhaal.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Loon wordt ingehouden", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_takes_up_closes_with_a_result_and_the_reporter_reads_the_answer_that_was_chosen()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        var code = chain.LastCode;
        using var inge = await chain.Baken.VisitAsync("Inge");
        var taken = await inge.SendAsync(await inge.GetAsync("/signalen/" + number), [], "#doen", "[formaction$='handler=TakeUp']");
        Assert.Contains("Dit signaal staat nu op uw naam.", taken.Words, StringComparison.Ordinal);
        var form = await inge.GetAsync($"/signalen/{number}/team?doe=afsluiten");
        Assert.Contains("R-014", form.Words, StringComparison.Ordinal);
        var done = await inge.SendAsync(form, [("Result", "fine_imposed"), ("Reason", "Boete van de inspectie."), ("Answer", "looked_into")]);
        Assert.Equal("/mijn-werk?gedaan=afsluiten", done.Path);
        Assert.Contains("De melder kan het antwoord nu lezen.", done.Words, StringComparison.Ordinal);
        Assert.Equal("looked_into", (await chain.Baken.Get<Reporting>().ReadAsync(code, TestContext.Current.CancellationToken))!.Answer);
    }

    [Fact]
    public async Task Handing_back_brings_the_signal_and_the_reason_to_the_assessors()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await chain.Baken.VisitAsync("Inge");
        await inge.SendAsync(await inge.GetAsync($"/signalen/{number}/team?doe=teruggeven"), [("Reason", "Hoort bij Noordoost.")]);
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync("/signalen/" + number)).Status);
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("Hoort bij Noordoost.", (await noor.GetAsync("/signalen/" + number)).At(".baken-timeline"), StringComparison.Ordinal);
    }

    private static async Task<string> TakenUpAsync(Chain chain)
    {
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        var inge = await chain.Baken.ActorAsync("Inge");
        Assert.Equal(TeamOutcome.Done, await chain.Baken.Get<TeamWork>().TakeUpAsync(inge, number, TestContext.Current.CancellationToken));
        return number;
    }
}
