using Baken.Signals;
using Baken.Signals.Reference;

namespace Baken.Tests.Decide;

public sealed class CompletePageTests(Desk desk) : IClassFixture<Desk>
{
    private static readonly string Indicator = Indicators.Catalogue.All.First(i => i.Form == "labour").Code;

    [Theory]
    [InlineData("Form.Municipality", "Nergenshuizen", "Deze gemeente kennen wij niet.")]
    [InlineData("Form.When.Day", "dag", "Vul hier een getal in")]
    [InlineData("Form.When.Day", "31", "Vul ook de maand in")]
    [InlineData("Form.Persons[0].Name", "Ela", "Kies de rol van deze persoon.")]
    [InlineData("Form.Persons[0].Age", "121", "Deze leeftijd kan niet.")]
    [InlineData("Form.Persons[0].Count", "0", "Dit aantal kan niet.")]
    public async Task What_cannot_be_is_refused_at_its_field_and_stays(string field, string typed, string message)
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");

        var again = await browser.SendAsync(page, [(field, typed)], button: "[value=save]");

        Assert.Contains(message, again.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.All(again.Html.QuerySelectorAll(".baken-error-summary a"), link => Assert.NotNull(again.Html.GetElementById(link.GetAttribute("href")![1..])));
        Assert.NotEmpty(again.Html.QuerySelectorAll(".baken-error-summary a"));
        Assert.Equal(typed, again.Html.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        Assert.Equal(1, (await desk.OpenAsync(number)).ContentVersion);
    }

    [Fact]
    public async Task A_passage_that_is_not_in_the_account_is_refused_at_its_field()
    {
        var number = await desk.ReportAsync(Desk.Facts with { Indicators = [new(Indicator)] });
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");

        var again = await browser.SendAsync(page, [("Form.Passages[0].Text", "dat stond er niet")], button: "[value=save]");

        Assert.Contains("Deze woorden staan niet in het verhaal.", again.At(".baken-field--error"), StringComparison.Ordinal);
        Assert.Equal("dat stond er niet", again.Html.QuerySelector("[name='Form.Passages[0].Text']")!.GetAttribute("value"));
        Assert.Equal(1, (await desk.OpenAsync(number)).ContentVersion);
    }

    [Fact]
    public async Task A_title_longer_than_100_characters_is_refused()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");

        var again = await browser.SendAsync(await browser.GetAsync($"/signalen/{number}/feiten"), [("Form.Title", new string('t', 101))], button: "[value=save]");

        Assert.Contains("Gebruik hoogstens 100 tekens", again.At(".baken-error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once_each_at_its_field()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        page = await browser.SendAsync(page, [("Form.Municipality", "Nergenshuizen"), ("Form.When.Day", "31"), ("Form.When.Month", "11"), ("Form.When.Year", "2025"), ("Form.Phones", new string('1', 501))], button: "[value=save]");
        Assert.Equal(3, page.Html.QuerySelectorAll(".baken-error-summary li").Length);
        Assert.Equal(1, (await desk.OpenAsync(number)).ContentVersion);
    }

    [Fact]
    public async Task Enter_in_a_field_saves_and_does_not_add_a_row()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        Assert.Equal("save", page.Html.QuerySelector("main form button, main form input[type=submit]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Every_field_comes_back_as_it_was_saved()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        page = await browser.SendAsync(page, [("Form.Indicators", Indicator)], button: "[value=more]");
        (string, string)[] typed =
        [
            ("Form.Title", "Loods achter kas"), ("Form.When.Day", "3"), ("Form.When.Month", "11"), ("Form.When.Year", "2026"), ("Form.Danger", "No"), ("Form.Continues", "Yes"),
            ("Form.Municipality", "den haag"), ("Form.Address", "Kasweg 4"), ("Form.Forms", "labour"), ("Form.Forms", "criminal"), ("Form.Sector", "greenhouse"),
            ("Form.Companies[0].Name", "Kasbloei Personeel B.V."), ("Form.Companies[0].Kvk", "12345678"), ("Form.Companies[1].Establishment", "000012345678"),
            ("Form.Persons[0].Role", "Suspect"), ("Form.Persons[0].Name", "Ela"), ("Form.Persons[0].Age", "41"), ("Form.Persons[0].AgeGroup", "Adult"),
            ("Form.Persons[0].Description", "rijdt een wit busje"), ("Form.Persons[0].Count", "2"),
            ("Form.Phones", "06 12345678\r\n070 1234567"), ("Form.Emails", "baas@kas.example"), ("Form.Plates", "AB-123-C"), ("Form.OnlineNames", "@kasbaas"), ("Form.Links", "https://kas.example/werk"),
            ("Form.Passages[0].Text", "De baas houdt hun paspoorten. Ze werken"),
        ];

        await browser.SendAsync(page, typed, button: "[value=save]");

        var facts = (await desk.OpenAsync(number)).Facts;
        Assert.Equal("Loods achter kas", facts.Title);
        Assert.Equal(Desk.Narrative, facts.Narrative);
        Assert.Equal(new PartialDate(3, 11, 2026), facts.When);
        Assert.Equal((Answer.No, Answer.Yes), (facts.Danger, facts.Continues));
        Assert.Equal(("GM0518", "Kasweg 4"), (facts.Municipality, facts.Address));
        Assert.Equal(["labour", "criminal"], facts.Forms);
        Assert.Equal("greenhouse", facts.Sector);
        Assert.Equal([new Company("Kasbloei Personeel B.V.", "12345678"), new Company(Establishment: "000012345678")], facts.Companies);
        Assert.Equal([new Person(PersonRole.Suspect, "Ela", 41, AgeGroup.Adult, "rijdt een wit busje", 2)], facts.Persons);
        Assert.Equal(["06 12345678", "070 1234567"], facts.Phones);
        Assert.Equal(["baas@kas.example", "AB-123-C", "@kasbaas"], facts.Emails.Concat(facts.Plates).Concat(facts.OnlineNames));
        Assert.Equal(["https://kas.example/werk"], facts.Links);
        var indicator = Assert.Single(facts.Indicators);
        Assert.Equal("De baas houdt hun paspoorten.\nZe werken", Desk.Narrative.Substring(indicator.Start!.Value, indicator.Length!.Value));

        var shown = await browser.GetAsync($"/signalen/{number}/feiten");
        await browser.SendAsync(shown, [], button: "[value=save]");
        Assert.Equal(2, (await desk.OpenAsync(number)).ContentVersion);
    }

    [Fact]
    public async Task Possibly_a_minor_makes_it_a_minor_and_the_urgency_is_computed_again()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");

        var next = await browser.SendAsync(page, [("Form.Persons[0].Role", "PossibleVictim"), ("Form.Persons[0].AgeGroup", "PossiblyMinor")], button: "[value=save]");

        var view = await desk.OpenAsync(number);
        Assert.Equal((true, Urgency.High), (view.Minor, view.Urgency));
        var told = next.Status == System.Net.HttpStatusCode.OK ? next : await browser.GetAsync($"/signalen/{number}/feiten");
        Assert.Contains("Urgentie nu: Hoog, regel U-03.", told.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_reporter_wishes_now_can_be_corrected_and_stands_on_the_timeline()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var was = (await desk.OpenAsync(number)).Wish;
        Assert.NotEqual(ReporterWish.MayContact, was);
        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        Assert.Equal(was.ToString(), page.Html.QuerySelector("[name='Form.Wish'][checked]")!.GetAttribute("value"));
        page = await browser.SendAsync(page, [("Form.Wish", "MayContact")], button: ".baken-button[value=save]");
        var after = await desk.OpenAsync(number);
        Assert.Equal((ReporterWish.MayContact, 2), (after.Wish, after.ContentVersion));
        var shown = await browser.GetAsync($"/signalen/{number}");
        Assert.Contains("mag worden benaderd", shown.At("#tijdlijn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_before_a_colleague_corrected_the_wish_does_not_undo_it()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var late = await browser.GetAsync($"/signalen/{number}/feiten");
        using var tom = await desk.Baken.VisitAsync("Tom");
        await tom.SendAsync(await tom.GetAsync($"/signalen/{number}/feiten"), [("Form.Wish", "MayContact")], button: ".baken-button[value=save]");
        var met = await browser.SendAsync(late, [("Form.Address", "Kasweg 5")], button: ".baken-button[value=save]");
        await browser.SendAsync(met, [], button: ".baken-button[value=save]");
        var after = await desk.OpenAsync(number);
        Assert.Equal((ReporterWish.MayContact, "Kasweg 5"), (after.Wish, after.Facts.Address));
    }

    [Fact]
    public async Task Another_row_stores_nothing_and_keeps_what_was_typed()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");

        var more = await browser.SendAsync(page, [("Form.Companies[0].Name", "Een"), ("Form.Companies[1].Name", "Twee"), ("Form.Address", "Kasweg 4")], button: "[value=more]");

        Assert.Equal(2, page.Html.QuerySelectorAll("[name$='.Kvk']").Length);
        Assert.Equal(4, more.Html.QuerySelectorAll("[name$='.Kvk']").Length);
        Assert.Equal("Twee", more.Html.QuerySelector("[name='Form.Companies[1].Name']")!.GetAttribute("value"));
        Assert.Equal("Kasweg 4", more.Html.QuerySelector("[name='Form.Address']")!.GetAttribute("value"));
        Assert.Equal(1, (await desk.OpenAsync(number)).ContentVersion);
    }

    [Fact]
    public async Task The_account_is_shown_and_cannot_be_edited()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");

        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        await browser.SendAsync(page, [("Form.Narrative", "Iets anders."), ("Narrative", "Iets anders."), ("Form.Address", "Kasweg 4")], button: "[value=save]");

        Assert.Contains("De baas houdt hun paspoorten.", page.Words, StringComparison.Ordinal);
        Assert.Equal(Desk.Narrative, (await desk.OpenAsync(number)).Facts.Narrative);
    }

    [Fact]
    public async Task What_a_colleague_saved_meanwhile_is_shown_taken_over_where_untouched_and_never_undone()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor");
        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        await desk.CompleteAsync(number, "Tom", facts => facts with { Phones = ["0612345678"], Address = "Kasweg 9", Sector = "greenhouse" });

        var again = await browser.SendAsync(page, [("Form.Address", "Kasweg 4"), ("Form.Links", "https://kas.example")], button: "[value=save]");

        Assert.Contains("Tom Aalders bewaarde intussen andere feiten", again.Words, StringComparison.Ordinal);
        Assert.Contains("Adres of plek|Kasweg 9|anders: Kasweg 4", Rows(again), StringComparison.Ordinal);
        Assert.Contains("Telefoon|0612345678|hetzelfde", Rows(again), StringComparison.Ordinal);
        Assert.Contains("Sector|glastuinbouw|hetzelfde", Rows(again), StringComparison.Ordinal);
        Assert.Equal(2, (await desk.OpenAsync(number)).ContentVersion);

        await browser.SendAsync(again, [], button: "[value=save]");
        var facts = (await desk.OpenAsync(number)).Facts;
        Assert.Equal(("Kasweg 4", "greenhouse"), (facts.Address, facts.Sector));
        Assert.Equal(["0612345678", "https://kas.example"], facts.Phones.Concat(facts.Links));
    }

    [Fact]
    public async Task Indicators_are_those_of_the_suspected_forms_and_of_all_and_any_can_be_found_by_its_words()
    {
        var number = await desk.ReportAsync(Desk.Facts);
        using var browser = await desk.Baken.VisitAsync("Noor", "en");
        var other = Indicators.Catalogue.All.First(i => i.Form is not ("labour" or "all"));

        var page = await browser.GetAsync($"/signalen/{number}/feiten");
        var found = await browser.SendAsync(page, [("Find", other.En[..12])], button: "#kenmerken [value=more]");

        var shown = page.Html.QuerySelectorAll("[name='Form.Indicators']").Select(box => Indicators.Catalogue.Find(box.GetAttribute("value"))!.Form).Distinct().Order();
        Assert.Equal(["all", "labour"], shown);
        Assert.Null(page.Html.QuerySelector($"[value='{other.Code}']"));
        Assert.NotNull(found.Html.QuerySelector($"[value='{other.Code}']"));
        Assert.Equal("Complete the facts", page.At("h1"));
    }

    private static string Rows(Testing.Web.Page page) =>
        string.Join('\n', page.Html.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))));
}
