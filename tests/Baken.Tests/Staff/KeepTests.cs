using System.Net;

namespace Baken.Tests.Staff;

public class KeepTests
{
    [Fact]
    public async Task Nobody_but_an_assessor_who_may_see_the_signal_finds_the_page()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await chain.Baken.VisitAsync("Inge");
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync($"/signalen/{number}/bewaren")).Status);
        Assert.DoesNotContain("bewaren", (await inge.GetAsync($"/signalen/{number}")).Text, StringComparison.Ordinal);
        using var noor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync("/signalen/26-99999999/bewaren")).Status);
    }

    [Fact]
    public async Task Without_reason_or_explanation_nothing_is_held_and_the_text_stays()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon wordt ingehouden");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var form = await noor.GetAsync($"/signalen/{number}/bewaren");
        Assert.Empty(form.Html.QuerySelectorAll("input[type=radio][checked]"));
        var page = await noor.SendAsync(form, [("Reason", "Wij wachten op de rechter.")]);
        Assert.StartsWith("Fout:", page.Html.Title, StringComparison.Ordinal);
        Assert.Contains("Kies waarom", page.Words, StringComparison.Ordinal);
        Assert.Equal("Wij wachten op de rechter.", page.Html.QuerySelector("textarea")!.TextContent.Trim());
        page = await noor.SendAsync(form, [("Why", "legal_claim"), ("Reason", " ")]);
        Assert.Contains("Schrijf een toelichting.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Wordt langer bewaard", (await noor.GetAsync($"/signalen/{number}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_and_its_end_are_steps_on_the_timeline_with_who_and_why()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon wordt ingehouden");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var form = await noor.GetAsync($"/signalen/{number}/bewaren");
        using var tom = await chain.Baken.VisitAsync("Tom");
        var late = await tom.GetAsync($"/signalen/{number}/bewaren");
        var held = await noor.SendAsync(form, [("Why", "legal_claim"), ("Reason", "Wij wachten op de rechter.")]);
        Assert.Contains("Wordt langer bewaard dan de termijn.", held.Words, StringComparison.Ordinal);
        Assert.Contains("bezwaar, beroep of rechtsvordering", held.At("#tijdlijn"), StringComparison.Ordinal);
        Assert.Contains("Wij wachten op de rechter.", held.At("#tijdlijn"), StringComparison.Ordinal);

        var again = await tom.SendAsync(late, [("Why", "other"), ("Reason", "Ik ook.")]);
        Assert.Contains("Een collega was u voor.", again.Words, StringComparison.Ordinal);
        Assert.Equal("Ik ook.", again.Html.QuerySelector("textarea")!.TextContent.Trim());
        var ended = await tom.SendAsync(again, [("Reason", "De zaak is voorbij.")]);
        Assert.DoesNotContain("Wordt langer bewaard dan de termijn.", ended.Words, StringComparison.Ordinal);
        Assert.Contains("De zaak is voorbij.", ended.At("#tijdlijn"), StringComparison.Ordinal);
        Assert.Contains("Wij wachten op de rechter.", ended.At("#tijdlijn"), StringComparison.Ordinal);
    }
}
