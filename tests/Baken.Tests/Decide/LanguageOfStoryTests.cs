using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Decide;

/// <summary>The assessor sees in which language a report seems to be told, and can put on the timeline that a translation is needed.</summary>
public sealed class LanguageOfStoryTests(Desk desk) : IClassFixture<Desk>
{
    private const string Polish = "Trzy osoby śpią w magazynie za szklarnią. Pracują codziennie i szef ma ich paszporty.";

    [Fact]
    public async Task What_cannot_be_found_is_not_translated_and_neither_is_what_a_team_reads()
    {
        var number = await desk.ReportAsync(Desk.Facts with { Narrative = Polish });
        using var noor = await desk.Baken.VisitAsync("Noor");
        using var inge = await desk.Baken.VisitAsync("Inge");
        var page = await noor.GetAsync("/signalen/" + number);
        var token = ("formulier", page.Html.QuerySelector("#doen [name=formulier]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.NotFound, (await noor.PostAsync("/signalen/99-99999?handler=Translate", [token])).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await inge.PostAsync($"/signalen/{number}?handler=Translate", [])).Status);
        Assert.DoesNotContain((await desk.OpenAsync(number)).Timeline, step => step.Kind == Signals.SignalEventKind.TranslationAsked);
    }

    [Fact]
    public async Task A_story_carries_its_language_and_a_translation_is_asked_once_for_all_to_see()
    {
        var number = await desk.ReportAsync(Desk.Facts with { Narrative = Polish });
        using var noor = await desk.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Equal(("pl", "auto"), (page.Html.QuerySelector(".baken-narrative")!.GetAttribute("lang"), page.Html.QuerySelector(".baken-narrative")!.GetAttribute("dir")));
        Assert.Contains("Taal (geraden): Pools. Baken stuurt geen tekst naar buiten.", page.Words, StringComparison.Ordinal);

        var done = await noor.SendAsync(page, [], form: "#doen", button: "[formaction$=Translate]");

        Assert.Contains("Dat een vertaling nodig is, staat op de tijdlijn", done.Words, StringComparison.Ordinal);
        using var tom = await desk.Baken.VisitAsync("Tom", "en");
        var colleague = await tom.GetAsync("/signalen/" + number);
        Assert.Contains("asks for a translation from Polish", colleague.At("#tijdlijn"), StringComparison.Ordinal);
        Assert.Null(colleague.Html.QuerySelector("[formaction$=Translate]"));
        await using var open = desk.Baken.Get<Databases>().Open(Actor.System("test"));
        Assert.True(await open.Db.Set<AuditRecord>().AnyAsync(record => record.Action == "signal.translation" && !record.Refused, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(Desk.Narrative, "nl", "Taal (geraden): Nederlands", false)]
    [InlineData("Kas Westland", null, "Taal (geraden): niet te zeggen", true)]
    [InlineData("لا أستطيع الخروج من البيت وليس عندي مال، وهو يهددني كل يوم.", "ar", "Taal (geraden): Arabisch", true)]
    public async Task A_translation_is_offered_where_it_may_be_needed(string narrative, string? language, string line, bool offered)
    {
        var number = await desk.ReportAsync(Desk.Facts with { Narrative = narrative });
        using var noor = await desk.Baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/signalen/" + number);
        Assert.Equal(language, page.Html.QuerySelector(".baken-narrative")!.GetAttribute("lang"));
        Assert.Contains(line, page.Words, StringComparison.Ordinal);
        Assert.Equal(offered, page.Html.QuerySelector("[formaction$=Translate]") is not null);
    }
}
