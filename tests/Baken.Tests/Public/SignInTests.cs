using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Public;

public sealed class SignInTests
{
    private const string Noor = "noor.veldkamp@informatieplein.example";
    private const string Refused = "Het e-mailadres of het wachtwoord klopt niet, of dit account bestaat niet meer.";

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_nothing_at_all_read_the_same()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        foreach (var (email, password) in new[] { (Noor, "een-ander-wachtwoord"), ("niemand@voorbeeld.example", RunningBaken.Password), ("", "") })
        {
            var page = await TryAsync(browser, email, password);
            Assert.Contains(Refused, page.Words, StringComparison.Ordinal);
            Assert.Null(browser.CookieOf("baken-sessie"));
        }
    }

    [Fact]
    public async Task Too_many_attempts_are_told_when_to_try_again()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        Page page = null!;
        for (var i = 0; i < 11; i++)
        {
            page = await TryAsync(browser, Noor, "een-ander-wachtwoord");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Wacht vijf minuten", page.Words, StringComparison.Ordinal);
        Assert.Equal(Noor, page.Html.QuerySelector("#Email")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("https://elders.example/", "/mijn-werk")]
    [InlineData("//elders.example/", "/mijn-werk")]
    [InlineData("/\\elders.example", "/mijn-werk")]
    [InlineData("/signalen", "/signalen")]
    public async Task Password_and_code_lead_on_but_never_outside(string back, string expected)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        var first = await TryAsync(browser, Noor, RunningBaken.Password);
        Assert.Equal("/inloggen/code-app", first.Path.Split('?')[0]);
        Assert.Null(browser.CookieOf("baken-sessie"));
        var key = first.At("main form .baken-mono")!;
        Assert.Contains("Deze code klopt niet", (await browser.SendAsync(first, [("Code", "000000")])).At(".baken-error-summary"), StringComparison.Ordinal);
        await browser.SendAsync(first, [("Code", CodeApp.Code(key, baken.Clock.GetUtcNow()))]);
        Assert.NotNull(browser.CookieOf("baken-sessie"));

        // The second time the app is asked for its code.
        baken.Clock.Advance(TimeSpan.FromSeconds(30));
        using var again = baken.Visit();
        var form = await again.GetAsync("/inloggen?terug=" + Uri.EscapeDataString(back));
        var code = await again.SendAsync(form, [("Email", Noor), ("Password", RunningBaken.Password)]);
        Assert.Equal("/inloggen/code", code.Path.Split('?')[0]);
        Assert.Null(again.CookieOf("baken-sessie"));
        Assert.Contains("Deze code klopt niet", (await again.SendAsync(code, [("Code", "000000")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var page = await again.SendAsync(code, [("Code", CodeApp.Code(key, baken.Clock.GetUtcNow()))]);
        Assert.Equal(expected, page.Path);
    }

    [Fact]
    public async Task Five_wrong_codes_lead_back_to_the_password_and_say_why()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        var page = await TryAsync(browser, Noor, RunningBaken.Password);
        for (var i = 0; i < 5; i++)
        {
            page = await browser.SendAsync(page, [("Code", "000000")]);
        }

        Assert.Contains("Te vaak een verkeerde code", page.Words, StringComparison.Ordinal);
        Assert.Equal("/inloggen", (await browser.GetAsync("/inloggen/code")).Path);
    }

    [Theory]
    [InlineData("/inloggen/code")]
    [InlineData("/inloggen/code-app")]
    public async Task The_second_step_without_the_first_leads_to_the_first(string path)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        Assert.Equal("/inloggen", (await browser.GetAsync(path)).Path);
        // Someone who is signed in has no half sign-in either, and no second code app by this door.
        using var noor = await baken.VisitAsync("Noor");
        Assert.Equal("/inloggen", (await noor.GetAsync(path)).Path);
    }

    [Fact]
    public async Task Outside_the_demo_nobody_signs_in_without_a_password()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        var form = await browser.GetAsync("/inloggen");
        Assert.DoesNotContain("demogebruiker", form.Words, StringComparison.Ordinal);
        var token = form.Html.QuerySelector("main input[name=formulier]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PostAsync("/inloggen?handler=Demo", [("formulier", token), ("Email", Noor)])).Status);
        Assert.Null(browser.CookieOf("baken-sessie"));
    }

    [Fact]
    public async Task In_the_demo_one_button_signs_a_fictional_person_in_and_nobody_else()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite, demo: true);
        await using (var open = baken.Get<Databases>().Open(Actor.System("test")))
        {
            open.Db.Users.Add(new Kernel.People.User("Echt Mens", "echt@voorbeeld.example", open.Db.Set<Kernel.People.Organisation>().First().Id));
            await open.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var browser = baken.Visit();
        browser.Follows = false;
        var page = await browser.GetAsync("/inloggen");
        Assert.Equal(60, page.Html.QuerySelectorAll("form[action$='handler=Demo']").Length);
        Assert.Contains("Beoordelaar Informatieplein", page.Words.Replace("BeoordelaarInformatieplein", "Beoordelaar Informatieplein", StringComparison.Ordinal), StringComparison.Ordinal);
        var refused = await browser.SendAsync(page, [("Email", "echt@voorbeeld.example")], form: "form[action$='handler=Demo']");
        Assert.Equal((HttpStatusCode.NotFound, null), (refused.Status, browser.CookieOf("baken-sessie")));
        var signedIn = await browser.SendAsync(page, [], form: "form[action$='handler=Demo']", button: "button[value='" + Noor + "']");
        Assert.Equal("/bewaard?terug=%2Fmijn-werk", signedIn.Headers["Location"]);
        Assert.NotNull(browser.CookieOf("baken-sessie"));
    }

    [Fact]
    public async Task Who_signed_out_is_told_so()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        Assert.Contains("U bent uitgelogd", (await browser.GetAsync("/inloggen?uit=1")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_used_or_made_up_says_so_and_sets_nothing()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        Assert.Contains("Deze link werkt niet meer", (await browser.GetAsync("/activeren/verzonnen")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kort", "kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens.")]
    [InlineData("een-nieuw-wachtwoord", "een-ander-wachtwoord", "De twee wachtwoorden zijn niet hetzelfde.")]
    public async Task A_password_that_will_not_do_is_explained(string password, string again, string words)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        var page = await browser.GetAsync("/activeren/" + await InviteAsync(baken));
        Assert.Contains("Voor Noor Veldkamp", page.Words, StringComparison.Ordinal);
        var refused = await browser.SendAsync(page, [("Password", password), ("Again", again)]);
        Assert.Contains(words, refused.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, refused.Text.Replace(words, "", StringComparison.Ordinal).Replace("te kort", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_one_time_link_sets_a_password_once(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var browser = baken.Visit();
        var address = "/activeren/" + await InviteAsync(baken);
        var form = await browser.GetAsync(address);
        Assert.Contains("Niet gecontroleerd: of dit wachtwoord ooit is gelekt", form.Words, StringComparison.Ordinal);
        var done = await browser.SendAsync(form, [("Password", "een-nieuw-wachtwoord"), ("Again", "een-nieuw-wachtwoord")]);
        Assert.Equal("/inloggen/code-app", done.Path);
        Assert.Null(browser.CookieOf("baken-sessie"));
        Assert.Contains("Deze link werkt niet meer", (await browser.GetAsync(address)).Words, StringComparison.Ordinal);
        Assert.Contains(Refused, (await TryAsync(browser, Noor, RunningBaken.Password)).Words, StringComparison.Ordinal);
        Assert.Equal("/inloggen/code-app", (await TryAsync(browser, Noor, "een-nieuw-wachtwoord")).Path.Split('?')[0]);
    }

    private static async Task<Page> TryAsync(Browser browser, string email, string password) =>
        await browser.SendAsync(await browser.GetAsync("/inloggen"), [("Email", email), ("Password", password)]);

    private static Task<string> InviteAsync(RunningBaken baken) =>
        baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, cancellation) =>
        {
            unit.NoAudit("A test opens a link.");
            var user = await unit.Db.Users.SingleAsync(u => u.Email == Noor, cancellation);
            return baken.Get<Kernel.People.Credentials>().Invite(user, unit.Now + Kernel.People.Credentials.InvitationLife);
        }, default);
}
