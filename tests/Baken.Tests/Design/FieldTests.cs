using System.Net;
using Baken.Design;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Baken.Tests.Design;

public sealed class FieldTests
{
    private const string Attack = "\"><script>alert('x')</script>";
    private readonly Rendered page = new();

    [Fact]
    public async Task A_choice_whose_property_cannot_be_unanswered_is_refused()
    {
        var helper = Choices(Rendered.For<int>("Outcome", 0), 3);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Rendered.Process(helper));
        Assert.Contains("preselected", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FieldKind.Text)]
    [InlineData(FieldKind.Textarea)]
    public async Task What_was_typed_never_becomes_markup(FieldKind kind)
    {
        using var dutch = Rendered.In("nl");
        page.State.SetModelValue("Narrative", Attack, Attack);
        page.State.AddModelError("Narrative", Attack);
        var html = await Rendered.Html(Field(kind, label: Attack, hint: Attack));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("alert", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_never_become_markup()
    {
        var helper = Choices(Rendered.For<string>("Outcome", null), 0, new Choice(Attack, Attack, Attack));
        Assert.DoesNotContain("<script", await Rendered.Html(helper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        page.State.SetModelValue("Narrative", "geheim", "geheim");
        Assert.DoesNotContain("geheim", await Rendered.Html(Field(FieldKind.Password, value: "geheim")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_label_names_the_control()
    {
        var html = await Rendered.Html(Field(FieldKind.Text));
        Assert.Contains("<label class=\"baken-label\" for=\"Narrative\">Vertel het</label>", html, StringComparison.Ordinal);
        Assert.Matches("<input [^>]*id=\"Narrative\" [^>]*name=\"Narrative\"", html);
    }

    [Fact]
    public async Task A_field_without_hint_or_error_describes_and_accuses_nothing()
    {
        var html = await Rendered.Html(Field(FieldKind.Text));
        Assert.DoesNotContain("aria-describedby", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-invalid", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hint_and_error_are_read_with_the_control_and_the_text_stays()
    {
        using var dutch = Rendered.In("nl");
        page.State.SetModelValue("Narrative", "twee busjes", "twee busjes");
        page.State.AddModelError("Narrative", "Vertel meer.");
        var html = await Rendered.Html(Field(FieldKind.Textarea, hint: "In uw eigen woorden.", value: "ouder"));
        Assert.Matches("<textarea [^>]*aria-describedby=\"Narrative-hint Narrative-error\" [^>]*aria-invalid=\"true\"", html);
        Assert.Contains("id=\"Narrative-hint\">In uw eigen woorden.", html, StringComparison.Ordinal);
        Assert.Matches("id=\"Narrative-error\">.*Fout: </span>Vertel meer\\.", html);
        Assert.Contains("twee busjes</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_line_break_survives() =>
        Assert.Contains(">\n&#xA;tekst</textarea>", await Rendered.Html(Field(FieldKind.Textarea, value: "\ntekst")), StringComparison.Ordinal);

    [Fact]
    public async Task A_date_marks_only_the_boxes_that_are_wrong_and_says_it_once()
    {
        using var dutch = Rendered.In("nl");
        page.State.AddModelError("When.Day", "31 november bestaat niet.");
        page.State.AddModelError("When.Month", "31 november bestaat niet.");
        var html = await Rendered.Html(new DateTagHelper(Rendered.Texts)
        {
            For = Rendered.For("When", new DateParts { Day = "31", Month = "11", Year = "2026" }),
            Label = "Wanneer?",
            ViewContext = page.View,
        });
        Assert.Equal(2, Occurrences(html, "aria-invalid"));
        Assert.Equal(1, Occurrences(html, "31 november bestaat niet."));
        Assert.Matches("<label for=\"When_Year\">Jaar</label><input (?![^>]*aria-invalid)[^>]*value=\"2026\"", html);
    }

    [Fact]
    public async Task Nothing_is_chosen_until_someone_chooses()
    {
        Assert.DoesNotContain("checked=", await Rendered.Html(Choices(Rendered.For<string>("Outcome", null), 3)), StringComparison.Ordinal);
        Assert.Equal(1, Occurrences(await Rendered.Html(Choices(Rendered.For<string>("Outcome", "2"), 3)), "checked="));
    }

    [Fact]
    public async Task Eight_options_stand_open_and_nine_fold_away_with_nothing_chosen()
    {
        Assert.Equal(8, Occurrences(await Rendered.Html(Choices(Rendered.For<string>("Outcome", null), 8)), "type=\"radio\""));
        var folded = await Rendered.Html(Choices(Rendered.For<string>("Outcome", null), 9));
        Assert.Contains("<option value=\"\">", folded, StringComparison.Ordinal);
        Assert.DoesNotContain("selected=", folded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_answers_are_boxes_and_the_posted_ones_stay_ticked()
    {
        page.State.SetModelValue("Outcome", new[] { "1", "3" }, "1,3");
        var html = await Rendered.Html(Choices(Rendered.For<string[]>("Outcome", ["2"]), 3));
        Assert.Equal(3, Occurrences(html, "type=\"checkbox\""));
        Assert.Matches("checked=\"checked\" [^>]*value=\"1\"", html);
        Assert.DoesNotMatch("checked=\"checked\" [^>]*value=\"2\"", html);
        Assert.Matches("checked=\"checked\" [^>]*value=\"3\"", html);
    }

    [Theory]
    [InlineData("", "", "", "niets")]
    [InlineData("", "11", "", "- 11 -")]
    [InlineData("", " 3 ", "2026", "2026 3 -")]
    [InlineData("29", "2", "", "- 2 29")]
    [InlineData("29", "2", "2024", "2024 2 29")]
    [InlineData("29", "2", "2026", "kan niet")]
    [InlineData("31", "11", "2026", "kan niet")]
    [InlineData("3", "", "2026", "kan niet")]
    [InlineData("0", "1", "2026", "kan niet")]
    [InlineData("1", "13", "2026", "kan niet")]
    [InlineData("eerste", "1", "2026", "kan niet")]
    [InlineData("1", "1", "26", "kan niet")]
    public void A_date_is_read_as_far_as_it_is_known(string day, string month, string year, string expected)
    {
        var read = new DateParts { Day = day, Month = month, Year = year }.Read(
            () => "niets", (y, m, d) => $"{Part(y)} {Part(m)} {Part(d)}", () => "kan niet");
        Assert.Equal(expected, read);

        static string Part(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-";
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private FieldTagHelper Field(FieldKind kind, string label = "Vertel het", string? hint = null, string? value = null) =>
        new(Rendered.Texts) { For = Rendered.For("Narrative", value), Kind = kind, Label = label, Hint = hint, ViewContext = page.View };

    private ChoicesTagHelper Choices(ModelExpression property, int count, params Choice[] more) => new(Rendered.Texts)
    {
        For = property,
        Label = "Waar hoort dit?",
        Options = [.. Enumerable.Range(1, count).Select(i => new Choice($"{i}", $"Optie {i}")), .. more],
        ViewContext = page.View,
    };
}
