using System.Net;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Staff;

public sealed class AccountPageTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(31);

    [Theory, BothDatabases]
    public async Task What_was_typed_when_the_session_ended_comes_back_after_sign_in_and_nothing_was_done(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("Vier mensen slapen in de kas");
        var browser = await chain.Baken.VisitAsync("Noor");
        foreach (var (path, fields, button) in new (string, (string, string)[], string?)[]
        {
            ("/feiten", [("Form.Title", "Vier mensen slapen in de loods")], "[value=save]"),
            ("/besluit", [("Form.Outcome", "Administrative"), ("Form.Urgency", "Normal"), ("Form.Reason", "Loon wordt ingehouden, zegt de melder.")], "[value=propose]"),
            ("/bewaren", [("Reason", "Er loopt nog een zaak bij de buren.")], null),
        })
        {
            var form = await browser.GetAsync($"/signalen/{number}{path}");
            chain.Baken.Clock.Advance(Idle);
            var away = await browser.SendAsync(form, fields, form: path == "/feiten" ? "main form[method=post]" : "main form[method=post]", button: button);
            Assert.StartsWith("/inloggen?", away.Path, StringComparison.Ordinal);
            Assert.Contains("Wat u had getypt is bewaard", away.Words, StringComparison.Ordinal);
            Assert.Contains("Uw sessie is geëindigd", away.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("niet actief", away.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(fields[^1].Item2, away.Text, StringComparison.Ordinal);

            // Somebody else who signs in on this computer gets nothing of it.
            using (var tom = await chain.Baken.VisitAsync("Tom"))
            {
                Assert.Equal("/mijn-werk", (await tom.GetAsync("/bewaard")).Path);
            }

            browser = await chain.Baken.VisitAsync("Noor");
            var kept = await browser.GetAsync("/bewaard?terug=/signalen");
            Assert.Contains("Uw tekst is bewaard", kept.Words, StringComparison.Ordinal);
            var back = await browser.SendAsync(kept, []);
            Assert.Equal($"/signalen/{number}{path}", back.Path);
            Assert.Contains("Er is nog niets vastgelegd", back.Words, StringComparison.Ordinal);
            Assert.Contains(fields[^1].Item2, back.Text, StringComparison.Ordinal);
            Assert.Equal("/mijn-werk", (await browser.GetAsync("/bewaard")).Path);
            Assert.DoesNotContain(fields[^1].Item2, (await browser.GetAsync($"/signalen/{number}")).Text, StringComparison.Ordinal);
        }

        // And it can still be sent.
        var again = await browser.GetAsync($"/signalen/{number}/bewaren");
        Assert.Equal($"/signalen/{number}", (await browser.SendAsync(again, [("Why", again.Html.QuerySelector("[name=Why]")!.GetAttribute("value")!), ("Reason", "Er loopt nog een zaak.")])).Path);
        browser.Dispose();
    }

    [Fact]
    public async Task A_form_that_somebody_without_a_session_sends_is_not_kept()
    {
        await using var chain = await Chain.StartAsync();
        using var stranger = chain.Baken.Visit();
        var refused = await stranger.PostAsync("/signalen/26-00001/feiten", [("Form.Title", "Iets")]);
        Assert.DoesNotContain("bewaard", refused.Path, StringComparison.Ordinal);
        stranger.SetCookie("baken-sessie", new string('A', 43));
        Assert.DoesNotContain("bewaard", (await stranger.PostAsync("/signalen/26-00001/feiten", [("Form.Title", "Iets")])).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kept_text_can_be_thrown_away()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Vier mensen slapen in de kas");
        using var noor = await chain.Baken.VisitAsync("Noor");
        var form = await noor.GetAsync($"/signalen/{number}/feiten");
        chain.Baken.Clock.Advance(Idle);
        await noor.SendAsync(form, [("Form.Title", "Iets anders")], button: "[value=save]");
        using var again = await chain.Baken.VisitAsync("Noor");
        var kept = await again.GetAsync("/bewaard?terug=/signalen");
        Assert.Equal("/signalen", (await again.SendAsync(kept, [], "form[action*=Forget]")).Path);
        Assert.Equal("/mijn-werk", (await again.GetAsync("/bewaard")).Path);
    }

    [Theory, BothDatabases]
    public async Task Own_sessions_are_listed_and_ended_and_a_copied_cookie_with_them(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var here = await baken.VisitAsync("Noor");
        using var copy = baken.Visit();
        using var elsewhere = await baken.VisitAsync("Noor");
        copy.SetCookie("baken-sessie", elsewhere.CookieOf("baken-sessie")!);
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/signalen")).Status);
        var account = await here.GetAsync("/mijn-account");
        Assert.Equal(2, account.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("deze sessie", account.Words, StringComparison.Ordinal);
        var ended = await here.SendAsync(account, [], "form[action*=End]", "button[name=Id]");
        Assert.Contains("De sessie is beëindigd", ended.Words, StringComparison.Ordinal);
        Assert.Equal("/inloggen", (await copy.GetAsync("/signalen")).Path.Split('?')[0]);
        Assert.Equal("/inloggen", (await elsewhere.GetAsync("/signalen")).Path.Split('?')[0]);

        // Somebody else's session cannot be ended: it does not exist.
        using var tom = await baken.VisitAsync("Tom");
        var page = await tom.GetAsync("/mijn-account");
        var token = page.Html.QuerySelector("header input[name=formulier]")!.GetAttribute("value")!;
        var id = (await baken.Get<Kernel.People.Sessions>().OpenAsync(here.CookieOf("baken-sessie"), default))!.Id;
        Assert.Equal(HttpStatusCode.NotFound, (await tom.PostAsync("/mijn-account?handler=End", [("formulier", token), ("Id", id.ToString())])).Status);
        Assert.Equal("/mijn-account", (await here.GetAsync("/mijn-account")).Path);
    }

    [Fact]
    public async Task Replacing_the_code_app_asks_for_a_code_and_what_was_sent_goes_on_after_it()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        var setUp = await browser.SendAsync(await browser.GetAsync("/inloggen"), [("Email", "noor.veldkamp@informatieplein.example"), ("Password", RunningBaken.Password)]);
        var key = setUp.At("main form .baken-mono")!;
        await browser.SendAsync(setUp, [("Code", CodeApp.Code(key, baken.Clock.GetUtcNow()))]);
        baken.Clock.Advance(TimeSpan.FromMinutes(11));
        var form = await browser.GetAsync("/mijn-account/code-app");
        var another = form.At("main form .baken-mono")!;
        var asked = await browser.SendAsync(form, [("Code", CodeApp.Code(another, baken.Clock.GetUtcNow()))]);
        Assert.Contains("Bevestig dat u het bent", asked.Words, StringComparison.Ordinal);
        var wrong = await browser.SendAsync(asked, [("bevestigcode", "000000")]);
        Assert.Contains("Deze code klopt niet", wrong.Words, StringComparison.Ordinal);
        var done = await browser.SendAsync(wrong, [("bevestigcode", CodeApp.Code(key, baken.Clock.GetUtcNow()))]);
        Assert.Contains("Bewaar uw herstelcodes", done.Words, StringComparison.Ordinal);
        Assert.Equal("/inloggen", (await browser.GetAsync("/mijn-werk")).Path.Split('?')[0]);

        baken.Clock.Advance(TimeSpan.FromMinutes(2));
        using var again = baken.Visit();
        var code = await again.SendAsync(await again.GetAsync("/inloggen"), [("Email", "noor.veldkamp@informatieplein.example"), ("Password", RunningBaken.Password)]);
        Assert.Equal("/mijn-werk", (await again.SendAsync(code, [("Code", CodeApp.Code(another, baken.Clock.GetUtcNow()))])).Path);
    }

    [Fact]
    public async Task The_own_password_changes_with_the_present_one_and_then_everywhere_sign_in_is_asked()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var noor = await baken.VisitAsync("Noor");
        var form = await noor.GetAsync("/mijn-account/wachtwoord");
        var wrong = await noor.SendAsync(form, [("Present", "niet-dit-wachtwoord"), ("Password", "een nieuwe zin voor mij"), ("Again", "een nieuwe zin voor mij")]);
        Assert.Contains("Dit is niet uw huidige wachtwoord", wrong.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.DoesNotContain("een nieuwe zin voor mij", wrong.Text, StringComparison.Ordinal);
        var done = await noor.SendAsync(wrong, [("Present", RunningBaken.Password), ("Password", "een nieuwe zin voor mij"), ("Again", "een nieuwe zin voor mij")]);
        Assert.Contains("Uw wachtwoord is ingesteld", done.Words, StringComparison.Ordinal);
        Assert.Equal("/inloggen", (await noor.GetAsync("/mijn-werk")).Path.Split('?')[0]);
    }

    [Fact]
    public async Task New_recovery_codes_are_shown_once()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var noor = await baken.VisitAsync("Noor");
        var page = await noor.SendAsync(await noor.GetAsync("/mijn-account/herstelcodes"), []);
        Assert.Equal(10, page.Html.QuerySelectorAll(".baken-codes li").Length);
        Assert.Empty((await noor.GetAsync("/mijn-account/herstelcodes")).Html.QuerySelectorAll(".baken-codes li"));
        Assert.Contains("nog 10", (await noor.GetAsync("/mijn-account")).Words, StringComparison.Ordinal);
    }
}
