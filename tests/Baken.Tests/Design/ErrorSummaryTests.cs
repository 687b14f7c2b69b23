using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Baken.Design;

namespace Baken.Tests.Design;

public sealed partial class ErrorSummaryTests(KitHost host) : IClassFixture<KitHost>
{
    private static readonly Dictionary<string, string> Typed = new()
    {
        ["Narrative"] = "<b>busje</b>",
        ["When.Day"] = "31",
        ["When.Month"] = "11",
        ["When.Year"] = "2026",
    };

    [Fact]
    public async Task A_page_without_errors_has_no_summary_and_a_plain_title()
    {
        var html = await host.Client.GetStringAsync("/vraag", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("baken-error-summary", html, StringComparison.Ordinal);
        Assert.Contains("<title>Stap 2 van 5", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_stand_in_the_order_of_the_page_each_once_and_lead_to_their_field()
    {
        var html = await Post("/vraag");
        Assert.Contains("<h2 id=\"baken-errors\">Nog drie dingen</h2>", html, StringComparison.Ordinal);
        var links = SummaryLink().Matches(html).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(["Narrative", "When_Day", "StillSo"], links);
        Assert.All(links, id => Assert.Contains($"id=\"{id}\"", html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_title_begins_with_the_error_and_the_summary_takes_the_focus()
    {
        Assert.Contains("<title>Fout: Stap 2 van 5", await Post("/vraag"), StringComparison.Ordinal);
        var english = await Post("/vraag?culture=en");
        Assert.Contains("<title>Error: Stap 2 van 5", english, StringComparison.Ordinal);
        Assert.Contains("Three more things", english, StringComparison.Ordinal);
        Assert.Matches("<div class=\"baken-error-summary\" tabindex=\"-1\" autofocus=", english);
    }

    [Fact]
    public async Task What_was_typed_is_still_there()
    {
        var html = await Post("/vraag");
        Assert.Contains("&lt;b&gt;busje&lt;/b&gt;</textarea>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>busje", html, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "nl", "Nog één ding")]
    [InlineData(2, "nl", "Nog twee dingen")]
    [InlineData(10, "nl", "Nog tien dingen")]
    [InlineData(11, "nl", "Nog 11 dingen")]
    [InlineData(1, "en", "One more thing")]
    [InlineData(12, "en", "12 more things")]
    public async Task The_number_is_said_in_words(int count, string language, string heading)
    {
        using var spoken = Rendered.In(language);
        var page = new Rendered();
        for (var i = 0; i < count; i++)
        {
            page.State.AddModelError($"F{i}", i.ToString(CultureInfo.InvariantCulture));
        }

        var html = await Rendered.Html(new ErrorSummaryTagHelper(Rendered.Texts) { ViewContext = page.View });
        Assert.Contains($">{heading}</h2>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_of_the_whole_form_comes_first_and_links_nowhere()
    {
        using var dutch = Rendered.In("nl");
        var page = new Rendered();
        page.State.AddModelError("Name", "Vul een naam in.");
        page.State.AddModelError("", "Baken kan nu niet opslaan.");
        var output = await Rendered.Process(new ErrorSummaryTagHelper(Rendered.Texts) { ViewContext = page.View });
        await Rendered.Process(new FieldTagHelper(Rendered.Texts) { For = Rendered.For<string>("Name", null), Label = "Naam", ViewContext = page.View });
        Assert.Contains("<li>Baken kan nu niet opslaan.</li><li><a href=\"#Name\">Vul een naam in.</a></li>", Rendered.Html(output), StringComparison.Ordinal);
    }

    private async Task<string> Post(string address)
    {
        using var form = new FormUrlEncodedContent(Typed);
        using var answer = await host.Client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("<li><a href=\"#([^\"]+)\">")]
    private static partial Regex SummaryLink();
}
