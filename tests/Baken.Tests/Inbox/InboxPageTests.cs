using System.Net;
using Baken.Kernel.Notices;
using Baken.Testing;

namespace Baken.Tests.Inbox;

public class InboxPageTests
{
    [Theory, BothDatabases]
    public async Task Nobody_reads_or_opens_somebody_elses_notices(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        var notice = await post.RaiseAsync("Ruben");
        using var inge = await post.Baken.VisitAsync("Inge");
        Assert.Contains("Er zijn geen berichten.", (await inge.GetAsync("/berichten")).Words, StringComparison.Ordinal);
        await post.RaiseAsync("Inge");
        var page = await inge.GetAsync("/berichten");
        Assert.Equal(HttpStatusCode.NotFound, (await inge.SendAsync(page, [("Id", notice.ToString())], "main table form")).Status);
        using var ruben = await post.Baken.VisitAsync("Ruben");
        Assert.Equal("Eén bericht is nog niet gelezen.", (await ruben.GetAsync("/berichten")).At(".baken-page-head p"));
        using var nobody = post.Baken.Visit();
        Assert.StartsWith("/inloggen", (await nobody.GetAsync("/berichten")).Path, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Opening_a_notice_marks_it_read_and_leads_on_and_the_bar_counts_what_is_left(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        await post.RaiseAsync("Inge", link: "/mijn-werk");
        await post.RaiseAsync("Inge", NoticeKind.AccountChanged, null);
        using var inge = await post.Baken.VisitAsync("Inge");
        var page = await inge.GetAsync("/berichten");
        Assert.Equal("2", page.At(".baken-inbox__count"));
        Assert.Equal(2, page.Html.QuerySelectorAll("main .baken-tag").Length);
        var row = page.Html.QuerySelectorAll("main table form").Single(form => form.TextContent.Contains("naar uw team", StringComparison.Ordinal));
        var opened = await inge.SendAsync(page, [("Id", row.QuerySelector("[name=Id]")!.GetAttribute("value")!)], "main table form");
        Assert.Equal("/mijn-werk", opened.Path);
        Assert.Equal("1", opened.At(".baken-inbox__count"));
        var all = await inge.SendAsync(await inge.GetAsync("/berichten"), [], "main form[action*=All]");
        Assert.Null(all.At(".baken-inbox__count"));
        Assert.Contains("Alles is gelezen.", all.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Many_notices_come_a_page_at_a_time_newest_first_each_once(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        var inge = await post.Baken.ActorAsync("Inge");
        for (var i = 0; i < 35; i++)
        {
            await post.WriteAsync(unit => Kernel.Notices.Notices.Raise(unit, inge.UserId!.Value, NoticeKind.TaskDue));
            // Several share one moment, as those of an anonymity block do.
            post.Baken.Clock.Advance(TimeSpan.FromSeconds(i % 3));
        }

        var notices = post.Baken.Get<Kernel.Notices.Notices>();
        var first = await notices.PageAsync(inge, null, default);
        var second = await notices.PageAsync(inge, first.Next, default);
        Assert.Equal((30, 5, (Guid?)null), (first.Rows.Count, second.Rows.Count, second.Next));
        var all = first.Rows.Concat(second.Rows).ToList();
        Assert.Equal(35, all.Select(n => n.Id).Distinct().Count());
        Assert.Equal(all.Select(n => n.At).OrderDescending(), all.Select(n => n.At));
        using var browser = await post.Baken.VisitAsync("Inge");
        var page = await browser.GetAsync("/berichten");
        Assert.Equal(5, (await browser.GetAsync(page.Html.QuerySelector(".baken-pager a")!.GetAttribute("href")!)).Html.QuerySelectorAll("main table form").Length);
    }

    [Fact]
    public async Task Wrong_settings_come_back_with_what_was_typed_and_right_ones_are_kept_and_audited()
    {
        await using var post = await PostOffice.StartAsync(Database.Sqlite);
        using var inge = await post.Baken.VisitAsync("Inge");
        var page = await inge.GetAsync("/berichten/instellingen");
        var wrong = await inge.SendAsync(page, [("QuietFrom", "25:99"), ("QuietUntil", ""), ("Alarm", "Daily")]);
        Assert.Contains("‘25:99’ is geen tijd.", wrong.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Kies een van de mogelijkheden.", wrong.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal("25:99", wrong.Html.QuerySelector("#QuietFrom")!.GetAttribute("value"));
        Assert.Contains("Vul beide tijden in", (await inge.SendAsync(page, [("QuietFrom", "21:00"), ("QuietUntil", "")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var saved = await inge.SendAsync(page, [("QuietFrom", "21.30"), ("QuietUntil", "6:15"), ("Work", "Daily"), ("Language", "en")]);
        Assert.Contains("Uw keuze is bewaard.", saved.Words, StringComparison.Ordinal);
        var chosen = await post.Baken.Get<Kernel.Notices.Notices>().ChoicesAsync(await post.Baken.ActorAsync("Inge"), default);
        Assert.Equal(new NoticeChoices(MailChoice.Immediately, MailChoice.Daily, MailChoice.Immediately, new QuietHours(new(21, 30), new(6, 15)), "en"), chosen);
    }
}
