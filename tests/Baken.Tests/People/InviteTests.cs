using System.Net;
using Baken.Kernel.Access;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.People;

public sealed class InviteTests
{
    private static readonly (string, string)[] Piet = [("Form.Name", "Piet Jansen"), ("Form.Email", "piet.jansen@inspectie.example"), ("Form.Roles", "Analyst")];

    [Fact]
    public async Task Who_does_not_manage_people_finds_none_of_these_pages()
    {
        await using var office = await Office.StartAsync();
        var inge = await office.PathAsync("Inge");
        foreach (var person in new[] { "Inge", "Ruben", "Noor", "Hanna", "Wout", "Koen" })
        {
            using var browser = await office.Baken.VisitAsync(person);
            foreach (var path in new[] { "/gebruikers", "/gebruikers/nieuw", "/gebruikers/lijst", "/teams", "/toegang", inge, inge + "/einde", inge + "/afwezig" })
            {
                Assert.Equal((person, path, HttpStatusCode.NotFound), (person, path, (await browser.GetAsync(path)).Status));
            }

            Assert.DoesNotContain("Gebruikers", (await browser.GetAsync("/mijn-werk")).At(".baken-nav"), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Somebody_of_another_organisation_does_not_exist(Database database)
    {
        await using var office = await Office.StartAsync(database);
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var noor = await office.UserAsync("Noor");
        var unknown = (await gerda.GetAsync("/gebruikers/" + Guid.NewGuid())).Text;
        foreach (var path in new[] { "", "/einde", "/afwezig" })
        {
            var page = await gerda.GetAsync($"/gebruikers/{noor.Id}{path}");
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("Veldkamp", page.Text, StringComparison.Ordinal);
        }

        var mine = await gerda.GetAsync(await office.PathAsync("Inge"));
        var token = mine.Html.QuerySelector("main input[name=formulier]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "", "?handler=Reset", "?handler=Again", "?handler=Resume" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await gerda.PostAsync($"/gebruikers/{noor.Id}{handler}", [("formulier", token), ("Form.Name", "X"), ("Form.Roles", "Analyst"), ("Seen", noor.ConcurrencyStamp!)])).Status);
        }

        Assert.DoesNotContain("Veldkamp", (await gerda.GetAsync("/gebruikers")).Text, StringComparison.Ordinal);
        Assert.Equal(noor.ConcurrencyStamp, (await office.UserAsync("Noor")).ConcurrencyStamp);
        Assert.NotEmpty(unknown);
    }

    [Theory]
    [InlineData("Form.Name", "", "Vul een naam in.")]
    [InlineData("Form.Email", "", "Vul een e-mailadres in.")]
    [InlineData("Form.Email", "geen adres", "is geen e-mailadres")]
    [InlineData("Form.Email", "Piet <piet@inspectie.example>", "is geen e-mailadres")]
    [InlineData("Form.Email", "INGE.postma@inspectie.example", "heeft al een account")]
    [InlineData("Form.Email", "noor.veldkamp@informatieplein.example", "heeft al een account")]
    [InlineData("Form.Roles", "", "Kies minstens één rol.")]
    [InlineData("Form.Roles", "PlatformAdministrator", "kan in deze organisatie niet")]
    [InlineData("Form.Teams", "7b0e6a52-0f6a-4c8c-9a51-1f8f6f1f3c11", "Dit team is er niet in uw organisatie")]
    public async Task What_is_wrong_is_told_at_the_field_what_was_typed_stays_and_nobody_is_invited(string field, string value, string words)
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var form = await gerda.GetAsync("/gebruikers/nieuw");
        var page = await gerda.SendAsync(form, [.. Piet.Where(f => f.Item1 != field), (field, value)]);
        Assert.Contains(words, page.At(".baken-error-summary"), StringComparison.Ordinal);
        if (field != "Form.Name")
        {
            Assert.Equal("Piet Jansen", page.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        }

        await office.Baken.SettleAsync();
        Assert.Empty(office.Mails);
        Assert.False(await office.ReadAsync(db => db.Users.AnyAsync(u => u.Name == "Piet Jansen")));
    }

    [Fact]
    public async Task Roles_that_guard_and_roles_that_read_do_not_go_together()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var form = await gerda.GetAsync("/gebruikers/nieuw");
        var page = await gerda.SendAsync(form, [.. Piet, ("Form.Roles", "Administrator"), ("Form.Roles", "TeamMember")]);
        Assert.Contains("‘Beheerder’ en ‘Teamlid’ gaan niet samen", page.At(".baken-error-summary"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_invitation_goes_to_the_person_alone_and_works_once_and_in_time(Database database)
    {
        await using var office = await Office.StartAsync(database);
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var done = await gerda.SendAsync(await gerda.GetAsync("/gebruikers/nieuw"), Piet);
        Assert.Contains("Piet Jansen is uitgenodigd", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/activeren/", done.Text, StringComparison.Ordinal);
        var link = await office.LinkToAsync("piet.jansen@inspectie.example");
        Assert.All(office.Mails, mail => Assert.Equal("piet.jansen@inspectie.example", mail.To.Mailboxes.Single().Address));
        Assert.DoesNotContain("/activeren/", (await gerda.GetAsync("/gebruikers/" + (await office.UserAsync("Piet")).Id)).Text, StringComparison.Ordinal);
        // Somebody who is signed in and follows another's link sets the password of that account, not of the own one.
        Assert.Contains("Voor Piet Jansen", (await gerda.GetAsync(link)).Words, StringComparison.Ordinal);
        var (piet, _) = await office.ActivateAsync(link);
        Assert.Contains("Piet Jansen", (await piet.GetAsync("/mijn-account")).Words, StringComparison.Ordinal);
        Assert.Contains("Deze link werkt niet meer", (await piet.GetAsync(link)).Words, StringComparison.Ordinal);
        // Who is new reads first what he does here, once.
        var welcome = await piet.GetAsync("/bewaard?terug=/mijn-account");
        Assert.StartsWith("/welkom", welcome.Path, StringComparison.Ordinal);
        Assert.Contains("Welkom, Piet Jansen", welcome.Words, StringComparison.Ordinal);
        Assert.Contains("U maakt cijfers en schattingen", welcome.Words, StringComparison.Ordinal);
        Assert.Equal("/mijn-account", (await piet.SendAsync(welcome, [])).Path);
        Assert.Equal("/mijn-werk", (await piet.GetAsync("/bewaard")).Path);
        piet.Dispose();

        (string, string)[] late = [("Form.Name", "Saar de Wit"), ("Form.Email", "saar.dewit@inspectie.example"), ("Form.Roles", "Analyst")];
        await gerda.SendAsync(await gerda.GetAsync("/gebruikers/nieuw"), late);
        var lapsed = await office.LinkToAsync("saar.dewit@inspectie.example");
        office.Baken.Clock.Advance(TimeSpan.FromDays(7.1));
        using var somebody = office.Baken.Visit();
        Assert.Contains("Deze link werkt niet meer", (await somebody.GetAsync(lapsed)).Words, StringComparison.Ordinal);
        using var again = await office.Baken.VisitAsync("Gerda");
        var person = await again.GetAsync("/gebruikers/" + (await office.UserAsync("Saar")).Id);
        Assert.Contains("link verlopen", person.Words, StringComparison.Ordinal);
        await again.SendAsync(person, [], "form[action*='handler=Again']");
        Assert.NotEqual(lapsed, await office.LinkToAsync("saar.dewit@inspectie.example"));
    }

    [Theory]
    [InlineData("李小龍")]
    [InlineData("محمد عبد الله")]
    [InlineData("O’Brien-van 't Hof")]
    [InlineData("X")]
    [InlineData("Ñuñez da Conceição")]
    public async Task A_name_in_any_script_is_taken_as_it_is(string name)
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var done = await gerda.SendAsync(await gerda.GetAsync("/gebruikers/nieuw"), [("Form.Name", name), ("Form.Email", "nieuw@inspectie.example"), ("Form.Roles", "Analyst")]);
        Assert.Contains(name, done.At("main table"), StringComparison.Ordinal);
        Assert.Equal(name, (await office.ByEmailAsync("nieuw@inspectie.example")).Name);
    }

    [Fact]
    public async Task A_list_with_wrong_rows_tells_each_by_row_and_column_and_invites_nobody()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var list = """
            naam;e-mail;rollen;teams
            Anna Een;anna@inspectie.example;analist;
            Anna Twee;ANNA@inspectie.example;analist;
            Bas Drie;noor.veldkamp@informatieplein.example;analist;
            Cor Vier;cor@inspectie.example;koning;
            ;dora@inspectie.example;analist;
            Evert Zes;geen adres;analist;
            Floor Zeven;floor@inspectie.example;teamlid;Beoordelaars
            "Gijs Acht;gijs@inspectie.example;analist;
            """;
        var page = await gerda.SendAsync(await gerda.GetAsync("/gebruikers/lijst"), [("Text", list)]);
        var rows = page.Html.QuerySelectorAll("main table tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        // Everything at once, in the order of the list, once a cell.
        Assert.Equal(7, rows.Count);
        Assert.Equal(rows.Select(row => row[0]).Order(), rows.Select(row => row[0]));
        Assert.Contains("5|rollen|‘koning’ is geen rol.", rows);
        Assert.Contains("8|teams|Er is geen team ‘Beoordelaars’ in uw organisatie.", rows);
        Assert.Contains(rows, row => row.StartsWith("9||", StringComparison.Ordinal));
        var readable = string.Join('\n', list.Split('\n').Where(line => !line.Contains("koning", StringComparison.Ordinal) && !line.Contains("Beoordelaars", StringComparison.Ordinal) && !line.StartsWith('"')));
        page = await gerda.SendAsync(await gerda.GetAsync("/gebruikers/lijst"), [("Text", readable)]);
        rows = [.. page.Html.QuerySelectorAll("main table tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())))];
        Assert.Equal(4, rows.Count);
        Assert.Contains("3|e-mail|‘ANNA@inspectie.example’ staat twee keer in de lijst.", rows);
        // Whether somebody has an account elsewhere is not told.
        Assert.Contains("4|e-mail|‘noor.veldkamp@informatieplein.example’ hoort niet bij de domeinen van uw organisatie. Nodig deze persoon apart uit.", rows);
        Assert.Contains("5|naam|Vul een naam in.", rows);
        Assert.Contains(rows, row => row.StartsWith("6|e-mail|", StringComparison.Ordinal));
        Assert.Contains("Anna Een", page.Text, StringComparison.Ordinal);
        await office.Baken.SettleAsync();
        Assert.Empty(office.Mails);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zomaar wat tekst")]
    [InlineData("naam;e-mail;rollen;teams")]
    public async Task A_list_that_is_none_says_so(string text)
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var page = await gerda.SendAsync(await gerda.GetAsync("/gebruikers/lijst"), [("Text", text)]);
        Assert.Equal("/gebruikers/lijst", page.Path);
        Assert.Null(page.Html.QuerySelector("form[action*='handler=Invite']"));
        Assert.Matches("Kies een bestand|eerste rij|niemand", page.Words);
    }

    [Fact]
    public async Task Inviting_a_list_asks_for_a_code_and_the_list_goes_on_after_it()
    {
        await using var office = await Office.StartAsync();
        using var gerda = office.Baken.Visit();
        var page = await gerda.SendAsync(await gerda.GetAsync("/inloggen"), [("Email", "gerda.mulder@inspectie.example"), ("Password", RunningBaken.Password)]);
        var key = page.At("main form .baken-mono")!;
        await gerda.SendAsync(page, [("Code", CodeApp.Code(key, office.Baken.Clock.GetUtcNow()))]);
        office.Baken.Clock.Advance(TimeSpan.FromMinutes(11));
        var looked = await gerda.SendAsync(await gerda.GetAsync("/gebruikers/lijst"), [("Text", "naam;e-mail;rollen\nAnna Een;anna@inspectie.example;analist, programmamanager")]);
        Assert.Contains("1 persoon krijgt een uitnodiging", looked.Words, StringComparison.Ordinal);
        var asked = await gerda.SendAsync(looked, [], "form[action*='handler=Invite']");
        Assert.Contains("Bevestig dat u het bent", asked.Words, StringComparison.Ordinal);
        Assert.False(await office.ReadAsync(db => db.Users.AnyAsync(u => u.Name == "Anna Een")));
        var done = await gerda.SendAsync(asked, [("bevestigcode", CodeApp.Code(key, office.Baken.Clock.GetUtcNow()))]);
        Assert.Contains("1 persoon is uitgenodigd", done.Words, StringComparison.Ordinal);
        Assert.Equal([Role.Analyst, Role.ProgrammeManager], (await office.RolesAsync((await office.UserAsync("Anna")).Id)).Order());
    }

    [Theory]
    [InlineData("naam;e-mail;rol\r\nJosé Çelik;jose@inspectie.example;analyst\r\n", 1252)]
    [InlineData("\uFEFFnaam;e-mail;rol\r\nJosé Çelik;jose@inspectie.example;analyst\r\n", 1200)]
    [InlineData("\uFEFFnaam;e-mail;rol\r\nJosé Çelik;jose@inspectie.example;analyst\r\n", 1201)]
    [InlineData("\uFEFFnaam;e-mail;rol\r\nJosé Çelik;jose@inspectie.example;analyst\r\n", 65001)]
    public async Task A_file_as_a_spreadsheet_writes_it_is_read_with_its_accents(string list, int codePage)
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? System.Text.Encoding.GetEncoding(codePage);
        Assert.Contains("José Çelik", await UploadAsync(gerda, encoding.GetBytes(list)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_text_is_told_as_such_and_leaves_the_box_empty()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        foreach (var bytes in new[] { [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08], System.Text.Encoding.Unicode.GetBytes("naam;e-mail;rol") })
        {
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await UploadAsync(gerda, bytes));
            Assert.Contains("Dit is geen tekstbestand.", page.QuerySelector("#List-error")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Dit is geen tekstbestand.", page.QuerySelector(".baken-error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("De eerste rij moet", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal("", page.QuerySelector("textarea[name=Text]")!.TextContent.Trim());
        }
    }

    private static async Task<string> UploadAsync(Browser browser, byte[] bytes)
    {
        var form = await browser.GetAsync("/gebruikers/lijst");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Html.QuerySelector("main input[name=formulier]")!.GetAttribute("value")!), "formulier" },
            { new ByteArrayContent(bytes), "List", "lijst.csv" },
        };
        var text = await (await browser.Client.PostAsync("/gebruikers/lijst", content, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return WebUtility.HtmlDecode(text);
    }
}
