using Baken.Signals;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Public;

public sealed class CodePageTests : IAsyncLifetime
{
    private RunningBaken baken = null!;
    private Browser browser = null!;
    private string code = "";

    public async ValueTask InitializeAsync()
    {
        baken = await RunningBaken.StartAsync(Database.Sqlite);
        browser = baken.Visit();
        code = Reporter.CodeOn(await browser.ReportAsync());
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await baken.DisposeAsync();
    }

    [Fact]
    public async Task A_wrong_code_and_an_unknown_one_read_the_same()
    {
        var pages = new List<string>();
        foreach (var typed in new[] { "0000 0000 0000 0000", "U000 0000 0000 0000", "????!0000000000000!" })
        {
            var page = await browser.LookAsync(typed);
            Assert.Contains("Deze code kennen wij niet.", page.At(".baken-error-summary"), StringComparison.Ordinal);
            pages.Add(Stripped(page, typed));
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task No_code_at_all_is_asked_for() =>
        Assert.Contains("Vul uw code in.", (await browser.LookAsync(" ")).Words, StringComparison.Ordinal);

    [Fact]
    public async Task The_code_page_never_shows_what_was_reported_nor_when()
    {
        var page = await browser.LookAsync(code);
        Assert.Contains("Uw melding is ontvangen", page.At("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("kas", page.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("24 november", page.Words, StringComparison.Ordinal);
        Assert.Contains("Uiterlijk donderdag 26 november hoort u meer.", page.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("small letters and hyphens")]
    [InlineData("letters that look like digits")]
    public async Task A_code_is_read_as_people_type_it(string how)
    {
        var typed = how.StartsWith("small", StringComparison.Ordinal)
            ? code.ToLowerInvariant().Insert(4, "-").Insert(9, " ")
            : code.Replace('0', 'o').Replace('1', 'l');
        Assert.Equal("Uw melding is ontvangen", (await browser.LookAsync(typed)).At("h1"));
    }

    [Fact]
    public async Task Somebody_who_opened_it_makes_it_being_read()
    {
        await baken.OnlySignalAsync();
        Assert.Equal("Uw melding wordt gelezen", (await browser.LookAsync(code)).At("h1"));
    }

    [Fact]
    public async Task Adding_nothing_is_asked_about_and_the_code_need_not_be_typed_again()
    {
        var page = await browser.SendAsync(await browser.LookAsync(code), []);
        Assert.Contains("Vertel wat u wilt toevoegen.", page.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Toegevoegd", (await browser.SendAsync(page, [("Text", "Er is een bus bij.")])).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_addition_with_a_code_that_is_wrong_keeps_the_text_and_can_be_sent_with_the_right_one()
    {
        var page = await browser.SendAsync(await browser.LookAsync(code), [("Code", "0000 0000 0000 0000"), ("Text", "Er is een bus bij.")]);
        Assert.Equal("Er is een bus bij.", page.At("#Text"));
        Assert.Contains("Toegevoegd", (await browser.SendAsync(page, [("Code", code)])).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_added_reaches_the_assessor_once_however_often_it_is_sent()
    {
        var form = await browser.LookAsync(code);
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("Toegevoegd", (await browser.SendAsync(form, [("Text", "Er is een bus bij.")])).Words, StringComparison.Ordinal);
        }

        var signal = await baken.OnlySignalAsync();
        Assert.True(signal.HasNewInformation);
        Assert.Equal("Er is een bus bij.", Assert.Single(signal.Timeline, step => step.Kind == SignalEventKind.InformationAdded).Words);
    }

    [Fact]
    public async Task Nothing_of_the_code_stands_in_an_address_or_a_cookie()
    {
        var page = await browser.SendAsync(await browser.LookAsync(code), [("Text", "Er is een bus bij.")]);
        Assert.Equal("/code", page.Path);
        Assert.DoesNotContain(page.Html.QuerySelectorAll("[href],[action]"), element =>
            (element.GetAttribute("href") + element.GetAttribute("action")).Contains(code[..4], StringComparison.OrdinalIgnoreCase));
        Assert.False(page.Headers.ContainsKey("Set-Cookie") && page.Headers["Set-Cookie"].Contains(code, StringComparison.Ordinal));
        Assert.Equal("no-store", page.Headers["Cache-Control"]);
    }

    private static string Stripped(Page page, string typed)
    {
        foreach (var changing in page.Html.QuerySelectorAll("input[name=formulier], script, meta").ToList())
        {
            changing.Remove();
        }

        return page.Html.DocumentElement.OuterHtml.Replace(page.Html.QuerySelector("#Code")!.GetAttribute("value")!, "", StringComparison.Ordinal).Replace(typed, "", StringComparison.Ordinal);
    }
}
