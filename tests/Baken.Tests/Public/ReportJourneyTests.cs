using AngleSharp.Dom;
using System.Net;
using Baken.Signals;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Public;

public sealed class ReportJourneyTests
{
    private static readonly (string, string)[] Who =
    [
        ("People", "10"), ("Minors", "Maybe"), ("Forms", "labour"), ("Forms", "services"), ("Company", "Kwekerij De Verzonnen Tomaat B.V."), ("Kvk", "12 34 56 78"),
        ("Phones", "06 12345678, 070 1234567"), ("Plates", "ab-12-cd"), ("Online", "@verzonnen, tomaat@voorbeeld.example, www.voorbeeld.example/tomaat"),
    ];

    [Fact]
    public async Task Without_an_assessor_the_form_is_closed_and_shows_whom_to_call()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite, withAssessors: false);
        using var browser = baken.Visit();
        var page = await browser.GetAsync("/");
        Assert.Contains("Melden kan hier nu niet", page.Words, StringComparison.Ordinal);
        Assert.Contains("0800-5151", page.Words, StringComparison.Ordinal);
        var heading = page.Words.IndexOf("Deze nummers hebben wij nog niet gecontroleerd", StringComparison.Ordinal);
        Assert.InRange(heading, page.Words.IndexOf("0800-2000", StringComparison.Ordinal) + 1, page.Words.IndexOf("0800-7000", StringComparison.Ordinal) - 1);
        Assert.Null(page.Html.QuerySelector("main form"));
        Assert.NotNull(page.Html.QuerySelector("a[href='tel:112']"));
    }

    [Theory, BothDatabases]
    public async Task Everything_told_reaches_the_assessor_and_nothing_that_was_not(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var browser = baken.Visit();
        Assert.Equal("/s/1", (await browser.BeginAsync()).Path);
        Assert.Equal("/s/2", (await browser.StepAsync(1, ("Danger", "No"))).Path);
        Assert.Equal("/s/3", (await browser.StepAsync(2, ("Narrative", Reporter.Narrative), ("When.Month", "11"), ("When.Year", "2026"), ("Continues", "Yes"))).Path);
        Assert.Equal("/s/4", (await browser.StepAsync(3, ("Place", "westland"), ("Address", "Verzonnenlaan 1"), ("Sector", "greenhouse"))).Path);
        var last = await browser.StepAsync(4, Who);
        Assert.Equal("/s/5", last.Path);
        Assert.All(new[] { Reporter.Narrative, "westland", "Kwekerij De Verzonnen Tomaat B.V.", "glastuinbouw" }, said => Assert.Contains(said, last.Words, StringComparison.Ordinal));
        Assert.Equal("/ontvangen", (await browser.StepAsync(5, ("Wish", "MayContact"), ("Name", "Jan"), ("Email", "jan@voorbeeld.example"))).Path);

        var facts = (await baken.OnlySignalAsync()).Facts;
        Assert.Equal((Reporter.Narrative, Answer.No, Answer.Yes, new PartialDate(null, 11, 2026)), (facts.Narrative, facts.Danger, facts.Continues, facts.When));
        Assert.Equal(("GM1783", "Verzonnenlaan 1", "greenhouse"), (facts.Municipality, facts.Address, facts.Sector));
        Assert.Equal(["labour", "services"], facts.Forms);
        Assert.Equal([new Company("Kwekerij De Verzonnen Tomaat B.V.", "12 34 56 78")], facts.Companies);
        Assert.Equal(["06 12345678", "070 1234567"], facts.Phones);
        Assert.Equal(("ab-12-cd", "@verzonnen"), (Assert.Single(facts.Plates), Assert.Single(facts.OnlineNames)));
        Assert.Equal(("tomaat@voorbeeld.example", "www.voorbeeld.example/tomaat"), (Assert.Single(facts.Emails), Assert.Single(facts.Links)));
        Assert.Equal([new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor), new Person(PersonRole.PossibleVictim, Count: 9)], facts.Persons);
        Assert.True(facts.MinorInvolved);
    }

    [Theory]
    [InlineData("nl", "Uw melding is ontvangen", "Schrijf deze code op")]
    [InlineData("en", "Your report was received", "Write this code down")]
    public async Task Somebody_in_a_hurry_only_says_what_happened(string language, string received, string write)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit(language);
        await browser.BeginAsync();
        var what = await browser.GetAsync("/s/2");
        var last = await browser.SendAsync(what, [("Draft.Narrative", Reporter.Narrative)], button: "button[value=einde]");
        Assert.Equal("/s/5", last.Path);
        var receipt = await browser.SendAsync(last, []);
        Assert.Contains(received, receipt.Words, StringComparison.Ordinal);
        Assert.Equal(write, receipt.At("h1"));
        Assert.Equal(1, await baken.SignalsAsync());
    }

    [Fact]
    public async Task Danger_now_shows_112_first_and_then_lets_go_on()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        Assert.NotNull((await browser.GetAsync("/")).Html.QuerySelector("main a[href='tel:112']"));
        Assert.Null((await browser.BeginAsync()).Html.QuerySelector("main a[href='tel:112']"));
        var warned = await browser.StepAsync(1, ("Danger", "Yes"));
        Assert.Equal("/s/1", warned.Path);
        Assert.NotNull(warned.Html.QuerySelector("main a[href='tel:112']"));
        Assert.Equal("/s/2", (await browser.SendAsync(warned, [])).Path);
    }

    [Theory]
    [InlineData("main button[value=stap-1]", "/s/1")]
    [InlineData("header button[value=en]", "/s/2")]
    public async Task Going_back_or_to_the_other_language_keeps_what_is_typed_even_when_it_is_wrong(string button, string opens)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        var left = await browser.SendAsync(await browser.GetAsync("/s/2"), [("Draft.Narrative", "Half een zin"), ("Draft.When.Day", "dinsdag")], button: button);
        Assert.Equal(opens, left.Path);
        Assert.Null(left.Html.QuerySelector(".baken-error-summary"));
        Assert.Equal(opens == "/s/2" ? "en" : "nl", left.Html.DocumentElement.GetAttribute("lang"));
        var page = await browser.GetAsync("/s/2");
        Assert.Equal(("Half een zin", "dinsdag"), (page.At("#Draft_Narrative"), page.Html.QuerySelector("#Draft_When_Day")!.GetAttribute("value")));
    }

    [Fact]
    public async Task Changing_an_earlier_step_keeps_what_was_typed_in_the_last()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        Assert.Equal("/s/3", (await browser.SendAsync(await browser.GetAsync("/s/5"), [("Draft.Name", "Jan Verzonnen")], button: "button[value=stap-3]")).Path);
        Assert.Equal("Jan Verzonnen", (await browser.GetAsync("/s/5")).Html.QuerySelector("#Draft_Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Enter_in_a_field_never_switches_the_language()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        var page = await browser.GetAsync("/s/2");
        Assert.Null(page.Html.QuerySelectorAll("button").First(button => button.GetAttribute("form") == "stap" || button.Closest("#stap") is not null).GetAttribute("name"));
    }

    [Fact]
    public async Task A_place_that_is_no_municipality_is_kept_as_it_was_typed()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        await browser.StepAsync(3, ("Place", "achter de dijk"), ("Address", "Verzonnenlaan"));
        await browser.StepAsync(5);
        var facts = (await baken.OnlySignalAsync()).Facts;
        Assert.Equal((null, "Verzonnenlaan, achter de dijk"), (facts.Municipality, facts.Address));
    }

    [Theory]
    [InlineData("stap-1", "/s/1")]
    [InlineData("en", "/s/2")]
    public async Task What_was_typed_is_kept_when_going_back_or_changing_the_language(string act, string path)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        var left = await browser.StepAsync(2, ("Narrative", "Half getypt"), ("When.Day", "99"));
        left = await browser.SendAsync(await browser.GetAsync("/s/2"), [("Draft.Narrative", "Bijna af"), ("Act", act)]);
        Assert.Equal(path, left.Path);
        Assert.Equal("Bijna af", (await browser.GetAsync("/s/2")).Html.QuerySelector<AngleSharp.Html.Dom.IHtmlTextAreaElement>("textarea")!.Value);
        Assert.Equal(act == "en" ? "en" : "nl", (await browser.GetAsync("/s/2")).Html.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task Who_stays_anonymous_is_not_reachable_whatever_was_typed_before()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        await browser.StepAsync(5, ("Wish", "Anonymous"), ("Name", "Jan Verzonnen"));
        var signal = await baken.OnlySignalAsync();
        Assert.Null(signal.Reporter);
        Assert.Equal(ReporterWish.Anonymous, signal.Wish);
    }

    [Theory, BothDatabases]
    public async Task Sending_twice_stores_one_signal_and_shows_one_code(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        var last = await browser.GetAsync("/s/5");
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SendAsync(last, [])));
        Assert.All(pages, page => Assert.Equal("/ontvangen", page.Path));
        Assert.Single(pages.Select(Reporter.CodeOn).Distinct());
        Assert.Equal(1, await baken.SignalsAsync());
    }

    [Fact]
    public async Task While_nothing_can_be_saved_the_text_stays_and_the_answer_says_so()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        var step = await browser.GetAsync("/s/2");
        var (file, aside) = (Path.Combine(baken.Folder, "baken.db"), Path.Combine(baken.Folder, "aside.db"));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(file, aside);
        Directory.CreateDirectory(file);
        var refused = await browser.SendAsync(step, [("Draft.Narrative", Reporter.Narrative)]);
        var page = await browser.GetAsync("/");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(file);
        File.Move(aside, file);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("Baken kan nu niet opslaan", refused.Words, StringComparison.Ordinal);
        Assert.Equal(Reporter.Narrative, refused.At("#Draft_Narrative"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Baken is even niet bereikbaar", page.Words, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("/s/3", (await browser.SendAsync(refused, [])).Path);
    }
}
