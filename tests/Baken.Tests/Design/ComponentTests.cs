using Baken.Design;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baken.Tests.Design;

public sealed class ComponentTests
{
    private const string Attack = "<script>";

    public static IEnumerable<TheoryDataRow<TagHelper>> TakingText => new TagHelper[]
    {
        new PanelTagHelper { Heading = Attack, Note = Attack },
        new NoticeTagHelper { Heading = Attack },
        new KnownTagHelper { Href = Attack, Title = Attack, When = Attack, Reason = Attack, Outcome = Attack },
        new KnownElsewhereTagHelper(Rendered.Texts) { Reason = Attack, AskHref = Attack },
        new KnownNoneTagHelper(Rendered.Texts) { On = Attack, SearchedAt = DateTimeOffset.UnixEpoch },
        new CorrectionTagHelper(Rendered.Texts) { Was = Attack, Now = Attack },
        new WithheldTagHelper(Rendered.Texts) { Reason = Attack, WhyHref = Attack },
        new ProposalTagHelper(Rendered.Texts) { Heading = Attack, Rule = Attack, Version = Attack },
        new TableTagHelper { Caption = Attack, ViewContext = new Rendered().View },
        new GroupTagHelper(Rendered.Texts) { Words = Attack, Count = 1, Columns = 1 },
        new PathTagHelper(Rendered.Texts) { Steps = [new(Attack, PathState.Now, Attack)] },
        new PageHeadTagHelper(Rendered.Texts) { Title = Attack, Lede = Attack, Help = Attack },
        new EmptyTagHelper { Why = Attack },
        new ItemTagHelper { Term = Attack },
        new ButtonTagHelper { Href = Attack },
        new FilterBarTagHelper(Rendered.Texts) { Active = [new(Attack, Attack)] },
        new DifferenceTagHelper(Rendered.Texts) { ViewContext = new Rendered().View, Caption = Attack, Theirs = Attack, Rows = [new(Attack, Attack, "x" + Attack)] },
        new ReceiptTagHelper(Rendered.Texts) { Code = Attack },
    }.Select(helper => new TheoryDataRow<TagHelper>(helper));

    [Theory]
    [MemberData(nameof(TakingText), DisableDiscoveryEnumeration = true)]
    public async Task Text_never_becomes_markup(TagHelper helper) =>
        Assert.DoesNotContain(Attack, await Rendered.Html(helper), StringComparison.Ordinal);

    [Fact]
    public async Task A_correction_of_an_empty_field_reads_added()
    {
        using var dutch = Rendered.In("nl");
        var html = await Rendered.Html(new CorrectionTagHelper(Rendered.Texts) { Was = null, Now = "Delft" });
        Assert.Equal("<ins>toegevoegd: Delft</ins>", html);
    }

    [Fact]
    public async Task The_code_is_shown_in_fours_and_spoken_by_character()
    {
        var html = await Rendered.Html(new ReceiptTagHelper(Rendered.Texts) { Code = "7M2W-XHQ4 9TRBK5NE" });
        Assert.Contains("aria-hidden=\"true\" class=\"baken-receipt__code\" dir=\"ltr\"><span>7M2W</span><span>XHQ4</span><span>9TRB</span><span>K5NE</span>", html, StringComparison.Ordinal);
        Assert.Contains("7 M 2 W, X H Q 4, 9 T R B, K 5 N E", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_path_says_in_words_where_the_signal_is()
    {
        using var dutch = Rendered.In("nl");
        var html = await Rendered.Html(new PathTagHelper(Rendered.Texts)
        {
            Steps = [new("Ontvangen", PathState.Done, "di 24 nov"), new("Beoordelen", PathState.Now, "uiterlijk vandaag 12:00"), new("Routeren", PathState.Later)],
        });
        Assert.Contains("Ontvangen<span class=\"baken-hidden\">, klaar</span>", html, StringComparison.Ordinal);
        Assert.Matches("<li aria-current=\"step\" class=\"baken-path__now\">.*Beoordelen", html);
        Assert.Contains("<p class=\"baken-path__sentence\">Stap 2 van 3: Beoordelen, uiterlijk vandaag 12:00</p>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_is_a_named_region_that_the_keyboard_reaches()
    {
        var page = new Rendered();
        var html = await Rendered.Html(new TableTagHelper { Caption = "Kenmerken", ViewContext = page.View }, "<tbody></tbody>");
        Assert.Contains("role=\"region\" tabindex=\"0\" aria-labelledby=\"table-1\"", html, StringComparison.Ordinal);
        Assert.Contains("<caption id=\"table-1\">Kenmerken</caption><tbody></tbody>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"table-2\"", await Rendered.Html(new TableTagHelper { Caption = "Kenmerken", ViewContext = page.View }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_parts_are_called_the_same_and_others_are_marked_in_words()
    {
        using var dutch = Rendered.In("nl");
        var html = await Rendered.Html(new DifferenceTagHelper(Rendered.Texts)
        {
            ViewContext = new Rendered().View,
            Caption = "Verschillen",
            Theirs = "Tom Aalders",
            Rows = [new("Urgentie", "Hoog", "Hoog"), new("Waar", "Bestuur", "Allebei")],
        });
        Assert.Contains("<td>Hoog</td><td class=\"baken-note\">hetzelfde</td>", html, StringComparison.Ordinal);
        Assert.Contains("<td>Bestuur</td><td class=\"baken-differs\"><span class=\"baken-hidden\">anders: </span>Allebei</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Uw besluit geldt nu, voorlopig.")]
    [InlineData(false, "Uw besluit geldt zodra een collega het bevestigt.")]
    public async Task The_second_person_notice_says_what_waits(bool provisional, string words)
    {
        using var dutch = Rendered.In("nl");
        Assert.Contains(words, await Rendered.Html(new SecondPersonTagHelper(Rendered.Texts) { Provisional = provisional }, "Er is een minderjarige betrokken."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_strength_is_said_and_not_shown_as_weak()
    {
        using var dutch = Rendered.In("nl");
        var html = await Rendered.Html(new StrengthTagHelper(Rendered.Texts) { Value = IndicatorStrength.Unknown });
        Assert.Contains("Sterkte niet bekend", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fact_that_was_not_asked_reads_as_a_dash() =>
        Assert.Equal("<dt>Voertuig</dt><dd>–</dd>", await Rendered.Html(new ItemTagHelper { Term = "Voertuig" }, " \n"));
}
