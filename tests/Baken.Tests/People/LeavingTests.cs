using System.Net;
using Baken.Kernel.Audit;
using Baken.Kernel.People;
using Baken.Signals.Assess;
using Baken.Signals.Route;
using Baken.Testing;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.People;

public sealed class LeavingTests
{
    [Theory, BothDatabases]
    public async Task Who_leaves_hands_the_open_work_over_in_the_same_act_and_the_old_cookie_is_refused(Database database)
    {
        await using var office = await Office.StartAsync(database);
        var baken = office.Baken;
        var number = await TakenUpAsync(office, "Vier mensen slapen in de kas");
        using var inge = await baken.VisitAsync("Inge");
        Assert.Equal(HttpStatusCode.OK, (await inge.GetAsync("/signalen/" + number)).Status);
        using var gerda = await baken.VisitAsync("Gerda");
        var path = await office.PathAsync("Inge");
        var form = await gerda.GetAsync(path + "/einde");
        Assert.Contains("Ruben Haverkort", form.Words, StringComparison.Ordinal);
        // The administrator sees no signal, nor how many there are.
        Assert.DoesNotContain(number, form.Text, StringComparison.Ordinal);
        Assert.Contains("Kies wie het werk overneemt", (await gerda.SendAsync(form, [])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Kies wie het werk overneemt", (await gerda.SendAsync(form, [("To", (await office.UserAsync("Noor")).Id.ToString())])).At(".baken-error-summary"), StringComparison.Ordinal);
        var done = await gerda.SendAsync(form, [("To", (await office.UserAsync("Ruben")).Id.ToString())]);
        Assert.Contains("Het account van Inge Postma is beëindigd", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(number, done.Text, StringComparison.Ordinal);

        Assert.Equal("/inloggen", (await inge.GetAsync("/signalen/" + number)).Path.Split('?')[0]);
        using var again = baken.Visit();
        Assert.Contains("klopt niet", (await again.SendAsync(await again.GetAsync("/inloggen"), [("Email", "inge.postma@inspectie.example"), ("Password", Testing.Web.RunningBaken.Password)])).Words, StringComparison.Ordinal);
        using var ruben = await baken.VisitAsync("Ruben");
        var file = await ruben.GetAsync("/signalen/" + number);
        Assert.Contains("Ruben Haverkort", file.Words, StringComparison.Ordinal);
        Assert.Contains("wie het had is vertrokken", file.Words, StringComparison.Ordinal);
        Assert.Contains(await office.ReadAsync(db => db.Set<AuditRecord>().ToListAsync()), a => a.Action == "signal.hand-over" && !a.Refused);
        Assert.Empty(await office.RolesAsync((await office.UserAsync("Inge")).Id));
    }

    [Fact]
    public async Task Work_that_the_colleague_may_not_have_goes_to_the_team()
    {
        await using var office = await Office.StartAsync();
        var number = await TakenUpAsync(office, "Vier mensen slapen in de kas");
        // A colleague of another team of the same organisation.
        var gerda = await office.Baken.ActorAsync("Gerda");
        var inge = await office.UserAsync("Inge");
        var joost = await office.UserAsync("Joost");
        Assert.IsType<AccountOutcome.Done>(await office.Baken.Get<Accounts>().EndAsync(gerda, inge.Id, inge.ConcurrencyStamp!, joost.Id, default));
        var ruben = await office.Baken.ActorAsync("Ruben");
        var view = (await office.Baken.Get<SignalFile>().OpenAsync(ruben, number, default))!;
        Assert.Null(view.AssignedToId);
        Assert.Null(await office.Baken.Get<SignalFile>().OpenAsync(await office.Baken.ActorAsync("Joost"), number, default));
    }

    [Fact]
    public async Task An_ended_account_is_opened_again_without_roles_password_or_code_app()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var path = await office.PathAsync("Inge");
        await gerda.SendAsync(await gerda.GetAsync(path + "/einde"), [("To", "team")]);
        Assert.Equal(HttpStatusCode.NotFound, (await gerda.GetAsync(path + "/einde")).Status);
        var ended = await gerda.GetAsync(path);
        Assert.Contains("Dit account is beëindigd", ended.Words, StringComparison.Ordinal);
        await gerda.SendAsync(ended, [], "form[action*='handler=Resume']");
        var user = await office.UserAsync("Inge");
        Assert.Null(user.PasswordHash);
        Assert.Empty(await office.RolesAsync(user.Id));
        var (back, _) = await office.ActivateAsync(await office.LinkToAsync("inge.postma@inspectie.example"));
        Assert.Equal(HttpStatusCode.OK, (await back.GetAsync("/mijn-werk")).Status);
        back.Dispose();
    }

    [Theory, BothDatabases]
    public async Task A_colleague_of_the_same_team_stands_in_for_the_holidays_and_nobody_else(Database database)
    {
        await using var office = await Office.StartAsync(database);
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var path = await office.PathAsync("Inge") + "/afwezig";
        var form = await gerda.GetAsync(path);
        Assert.DoesNotContain("Joost", form.At("main form"), StringComparison.Ordinal);
        (string, string)[] Days(int from, int until) => [("From.Day", $"{from}"), ("From.Month", "12"), ("From.Year", "2026"), ("Until.Day", $"{until}"), ("Until.Month", "12"), ("Until.Year", "2026")];
        var ruben = (await office.UserAsync("Ruben")).Id.ToString();
        Assert.Contains("De laatste dag ligt voor de eerste", (await gerda.SendAsync(form, [.. Days(24, 20), ("Deputy", ruben)])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("32-12-2026 bestaat niet. Kies een andere dag.", (await gerda.SendAsync(form, [.. Days(31, 32), ("Deputy", ruben)])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("31 november 2026 bestaat niet. Kies een andere dag.", (await gerda.SendAsync(form, [("From.Day", "31"), ("From.Month", "11"), ("From.Year", "2026"), ("Deputy", ruben)])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Kies een collega uit hetzelfde team", (await gerda.SendAsync(form, [.. Days(24, 31), ("Deputy", (await office.UserAsync("Joost")).Id.ToString())])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Vul een dag in", (await gerda.SendAsync(form, [("Deputy", ruben)])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("De afwezigheid is vastgelegd", (await gerda.SendAsync(form, [.. Days(24, 31), ("Deputy", ruben)])).Words, StringComparison.Ordinal);
        office.Baken.Clock.Advance(TimeSpan.FromDays(31));
        using var later = await office.Baken.VisitAsync("Gerda");
        Assert.Contains("waarnemer Ruben Haverkort", (await later.GetAsync("/gebruikers")).Words, StringComparison.Ordinal);
        var person = await later.GetAsync(await office.PathAsync("Inge"));
        await later.SendAsync(person, [], "form[action*='handler=Back']", "[name=Absence]");
        Assert.DoesNotContain("waarnemer", (await later.GetAsync("/gebruikers")).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_says_to_be_away_is_stood_in_for_on_the_deputys_own_page_until_back(Database database)
    {
        await using var office = await Office.StartAsync(database);
        var number = await TakenUpAsync(office, "Kas aan de kade");
        using var inge = await office.Baken.VisitAsync("Inge");
        var form = await inge.GetAsync((await inge.GetAsync("/mijn-account")).Html.QuerySelector("a[href$='/afwezig']")!.GetAttribute("href")!);
        (string, string)[] Days(int from, int until) => [("From.Day", $"{from}"), ("From.Month", "11"), ("From.Year", "2026"), ("Until.Day", $"{until}"), ("Until.Month", "11"), ("Until.Year", "2026")];
        Assert.Contains("Kies een collega uit hetzelfde team", (await inge.SendAsync(form, [.. Days(24, 26), ("Deputy", (await office.UserAsync("Inge")).Id.ToString())])).At(".baken-error-summary"), StringComparison.Ordinal);
        using var ruben = await office.Baken.VisitAsync("Ruben");
        Assert.DoesNotContain("U neemt waar", (await ruben.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
        var account = await inge.SendAsync(form, [.. Days(24, 26), ("Deputy", (await office.UserAsync("Ruben")).Id.ToString())]);
        Assert.Contains("24 november 2026 t/m 26 november 2026: Ruben Haverkort neemt waar.", account.Words, StringComparison.Ordinal);

        var work = await ruben.GetAsync("/mijn-werk");
        Assert.Contains("voor Inge Postma, tot en met 26 november 2026", work.At(".baken-notice"), StringComparison.Ordinal);
        // Nothing was handed over: the notice says what is asked.
        var inbox = await ruben.GetAsync("/berichten");
        Assert.Contains("U bent gevraagd om waar te nemen voor een collega", inbox.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("overgedragen", inbox.Words, StringComparison.Ordinal);
        Assert.Contains(number, work.Html.QuerySelector("section:has(#waarneming-team)")!.TextContent, StringComparison.Ordinal);
        using var joost = await office.Baken.VisitAsync("Joost");
        Assert.DoesNotContain("Inge", (await joost.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);

        // A colleague cannot end it from the own account; the one who is away can.
        var absence = account.Html.QuerySelector("[name=Absence]")!.GetAttribute("value")!;
        var token = (await ruben.GetAsync("/mijn-account/afwezig")).Html.QuerySelector("[name=formulier]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await ruben.PostAsync("/mijn-account?handler=Back", [("formulier", token), ("Absence", absence)])).Status);
        Assert.Contains("Uw afwezigheid is beëindigd", (await inge.SendAsync(account, [], "form[action*='handler=Back']", "[name=Absence]")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("U neemt waar", (await ruben.GetAsync("/mijn-werk")).Words, StringComparison.Ordinal);
    }

    /// <summary>A signal that was routed to the team of Ruben and Inge, and that Inge took up.</summary>
    private static async Task<string> TakenUpAsync(Office office, string title)
    {
        var number = await new Chain(office.Baken).RoutedAsync(title);
        Assert.Equal(TeamOutcome.Done, await office.Baken.Get<TeamWork>().TakeUpAsync(await office.Baken.ActorAsync("Inge"), number, default));
        return number;
    }
}
