using System.Net;
using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.People;

public sealed class AccessTests
{
    private const string Sign = "main section form";

    [Theory, BothDatabases]
    public async Task A_role_that_reads_waits_for_the_team_lead_and_for_nobody_else(Database database)
    {
        await using var office = await Office.StartAsync(database);
        var dirk = await office.UserAsync("Dirk");
        using var inge = await office.Baken.VisitAsync("Inge");
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var path = await office.PathAsync("Inge");
        var saved = await gerda.SendAsync(await gerda.GetAsync(path), [("Form.Roles", "TeamMember"), ("Form.Roles", "CareCoordinator")]);
        Assert.Contains("wacht nog op een tweede persoon", saved.Words, StringComparison.Ordinal);
        var user = await office.UserAsync("Inge");
        Assert.Equal([Role.TeamMember], await office.RolesAsync(user.Id));

        // The one who asked, the lead of another team, an assessor, and the platform: not for them.
        foreach (var other in new[] { "Gerda", "Joost", "Petra", "Esther", "Karin" })
        {
            using var browser = await office.Baken.VisitAsync(other);
            Assert.Contains("Er wacht niets op u", (await browser.GetAsync("/bevestigen")).Words, StringComparison.Ordinal);
        }

        foreach (var other in new[] { "Inge", "Noor", "Hanna" })
        {
            using var browser = await office.Baken.VisitAsync(other);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/bevestigen")).Status);
        }

        var request = await office.ReadAsync(db => db.Set<AccessRequest>().SingleAsync());
        Assert.Equal(AccessRequestOutcome.NotFound, await office.Baken.Get<AccessRequests>().DecideAsync(await office.Baken.ActorAsync("Gerda"), request.Id, true, default));
        Assert.Equal(AccessRequestOutcome.NotFound, await office.Baken.Get<AccessRequests>().DecideAsync(await office.Baken.ActorAsync("Joost"), request.Id, true, default));
        Assert.Equal(AccessRequestOutcome.NotFound, await office.Baken.Get<AccessRequests>().DecideAsync(await office.Baken.ActorAsync("Noor"), request.Id, true, default));

        using var ruben = await office.Baken.VisitAsync("Ruben");
        var page = await ruben.GetAsync("/bevestigen");
        Assert.Contains("Inge Postma wordt Zorgcoördinator", page.Words, StringComparison.Ordinal);
        Assert.Contains("Gerda Mulder", page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await inge.GetAsync("/mijn-werk")).Status);
        var done = await ruben.SendAsync(page, [], button: "[name=Confirms][value=true]");
        Assert.Contains("Bevestigd", done.Words, StringComparison.Ordinal);
        Assert.Equal([Role.TeamMember, Role.CareCoordinator], (await office.RolesAsync(user.Id)).Order());
        // Other roles: sign in again. And the person is told, without content.
        Assert.Equal("/inloggen", (await inge.GetAsync("/mijn-werk")).Path.Split('?')[0]);
        await office.Baken.SettleAsync();
        Assert.Contains(office.Mails, mail => mail.To.Mailboxes.Single().Address == "inge.postma@inspectie.example");
        Assert.Contains(await office.ReadAsync(db => db.Set<AuditRecord>().ToListAsync()), a => a.Action == "access.confirm" && !a.Refused && a.Objects.Contains(user.Id));
        Assert.NotNull(dirk);
    }

    [Fact]
    public async Task Where_there_is_no_lead_another_administrator_confirms_and_else_the_platform()
    {
        await using var office = await Office.StartAsync();
        using var esther = await office.Baken.VisitAsync("Esther");
        await esther.SendAsync(await esther.GetAsync(await office.PathAsync("Koen")), [("Form.Roles", "Desk"), ("Form.Roles", "Assessor")]);
        using (var petra = await office.Baken.VisitAsync("Petra"))
        {
            var page = await petra.GetAsync("/bevestigen");
            Assert.Contains("Koen Tiemens wordt Beoordelaar", page.Words, StringComparison.Ordinal);
            await petra.SendAsync(page, [], button: "[name=Confirms][value=false]");
        }

        Assert.Equal([Role.Desk], await office.RolesAsync((await office.UserAsync("Koen")).Id));

        // A second administrator is confirmed too, or one person could be both; once come in, that one takes the place of the platform.
        await esther.SendAsync(await esther.GetAsync("/gebruikers/nieuw"), [("Form.Name", "Ans Tweede"), ("Form.Email", "ans@informatieplein.example"), ("Form.Roles", "Administrator")]);
        Assert.Empty(await office.RolesAsync((await office.UserAsync("Ans")).Id));
        using (var petra = await office.Baken.VisitAsync("Petra"))
        {
            var page = await petra.GetAsync("/bevestigen");
            Assert.Contains("Met deze rol beheert de persoon wie toegang heeft", page.Words, StringComparison.Ordinal);
            await petra.SendAsync(page, [], button: "[name=Confirms][value=true]");
        }

        using var ans = (await office.ActivateAsync(await office.LinkToAsync("ans@informatieplein.example"))).Browser;
        await esther.SendAsync(await esther.GetAsync(await office.PathAsync("Koen")), [("Form.Roles", "Desk"), ("Form.Roles", "Assessor")]);
        using (var petra = await office.Baken.VisitAsync("Petra"))
        {
            Assert.Contains("Er wacht niets op u", (await petra.GetAsync("/bevestigen")).Words, StringComparison.Ordinal);
        }

        await ans.SendAsync(await ans.GetAsync("/bevestigen"), [], button: "[name=Confirms][value=true]");
        Assert.Equal([Role.Assessor, Role.Desk], (await office.RolesAsync((await office.UserAsync("Koen")).Id)).Order());
    }

    [Theory, BothDatabases]
    public async Task An_organisation_whose_first_administrator_does_not_come_in_gets_a_new_link_or_another_one(Database database)
    {
        await using var office = await Office.StartAsync(database);
        using var wout = await office.Baken.VisitAsync("Wout");
        var added = await wout.SendAsync(await wout.GetAsync("/nieuwe-organisatie"), [("Form.Name", "Gemeente Zwolle"), ("Form.Kind", "municipality"), ("Form.Code", "zwolle"), ("Form.AdministratorName", "Ans Pieters"), ("Form.AdministratorEmail", "an@zwolle.example")]);
        Assert.Contains("Nog geen beheerder met toegang", added.Words, StringComparison.Ordinal);
        var first = await office.LinkToAsync("an@zwolle.example");
        office.Baken.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await wout.SendAsync(added, [], "form[action*='handler=Again']", "[name=id]");
        Assert.Contains("De uitnodiging is verstuurd", again.Words, StringComparison.Ordinal);
        Assert.NotEqual(first, await office.LinkToAsync("an@zwolle.example"));
        Assert.DoesNotContain("/activeren/", again.Text, StringComparison.Ordinal);

        Assert.Contains("Vul een e-mailadres in", (await wout.SendAsync(again, [("Form.AdministratorName", "Ans Pieters")], "form[action*='handler=Invite']")).At(".baken-error-summary"), StringComparison.Ordinal);
        await wout.SendAsync(again, [("Form.AdministratorName", "Ans Pieters"), ("Form.AdministratorEmail", "ans@zwolle.example")], "form[action*='handler=Invite']");
        using var ans = (await office.ActivateAsync(await office.LinkToAsync("ans@zwolle.example"))).Browser;
        Assert.Equal(HttpStatusCode.OK, (await ans.GetAsync("/gebruikers")).Status);
        Assert.DoesNotContain("Nog geen beheerder", (await wout.GetAsync("/organisaties/zwolle")).Words, StringComparison.Ordinal);
        // From now on it is her organisation's own affair.
        var (actor, other) = (await office.Baken.ActorAsync("Wout"), (await office.ByEmailAsync("an@zwolle.example")).Id);
        foreach (var whom in new Guid?[] { other, null })
        {
            Assert.IsType<OrganisationOutcome.NotFound>(await office.Baken.Get<Kernel.People.Organisations>().InviteAdministratorAsync(actor, "zwolle", whom, "Wout", "wout2@beheer.example", default));
        }
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_himself_and_the_last_administrator_stays()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var own = await office.PathAsync("Gerda");
        Assert.Contains("U geeft uzelf geen rol", (await gerda.SendAsync(await gerda.GetAsync(own), [("Form.Roles", "Administrator"), ("Form.Roles", "Analyst")])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("gaan niet samen", (await gerda.SendAsync(await gerda.GetAsync(own), [("Form.Roles", "Administrator"), ("Form.Roles", "TeamLead")])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("laatste beheerder", (await gerda.SendAsync(await gerda.GetAsync(own), [("Form.Roles", "DataProtectionOfficer")])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("laatste beheerder", (await gerda.SendAsync(await gerda.GetAsync(own + "/einde"), [("To", "team")])).Words, StringComparison.Ordinal);
        Assert.Equal([Role.Administrator], await office.RolesAsync((await office.UserAsync("Gerda")).Id));
        Assert.Null((await office.UserAsync("Gerda")).EndedAt);
    }

    [Fact]
    public async Task Two_administrators_who_change_one_person_at_once_the_second_is_told_and_keeps_what_was_typed()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        await gerda.SendAsync(await gerda.GetAsync("/gebruikers/nieuw"), [("Form.Name", "Ans Tweede"), ("Form.Email", "ans@inspectie.example"), ("Form.Roles", "Administrator")]);
        using var petra = await office.Baken.VisitAsync("Petra");
        await petra.SendAsync(await petra.GetAsync("/bevestigen"), [], button: "[name=Confirms][value=true]");
        // Whoever was only invited is no administrator to fall back on.
        Assert.Contains("laatste beheerder", (await gerda.SendAsync(await gerda.GetAsync(await office.PathAsync("Gerda") + "/einde"), [("To", "team")])).Words, StringComparison.Ordinal);
        using var ans = (await office.ActivateAsync(await office.LinkToAsync("ans@inspectie.example"))).Browser;
        var path = await office.PathAsync("Inge");
        var mine = await gerda.GetAsync(path);
        var theirs = await ans.GetAsync(path);
        await gerda.SendAsync(mine, [("Form.Name", "Inge Postma-Bakker")]);
        var second = await ans.SendAsync(theirs, [("Form.Name", "Inge van Putten")]);
        Assert.Contains("Een collega heeft dit account net veranderd", second.Words, StringComparison.Ordinal);
        Assert.Equal("Inge van Putten", second.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        Assert.Contains("Inge Postma-Bakker", second.At(".baken-notice--red"), StringComparison.Ordinal);
        Assert.Contains("Inspectieteam Arbeid Zuid-West", second.At(".baken-notice--red"), StringComparison.Ordinal);
        Assert.Equal("Inge Postma-Bakker", (await office.UserAsync("Inge")).Name);
        await ans.SendAsync(second, []);
        Assert.Equal("Inge van Putten", (await office.UserAsync("Inge")).Name);
        // Ending on an old view is refused too.
        var end = await gerda.GetAsync(path + "/einde");
        await ans.SendAsync(await ans.GetAsync(path), [("Form.Name", "Inge Postma")]);
        Assert.Contains("net veranderd", (await gerda.SendAsync(end, [("To", "team")])).Words, StringComparison.Ordinal);
        Assert.Null((await office.UserAsync("Inge")).EndedAt);
    }

    [Theory, BothDatabases]
    public async Task Recovery_of_both_steps_needs_a_second_person_and_the_link_goes_to_the_person_alone(Database database)
    {
        await using var office = await Office.StartAsync(database);
        using var inge = await office.Baken.VisitAsync("Inge");
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var path = await office.PathAsync("Inge");
        // Not for oneself: there is no button, and no way around it.
        var own = await gerda.GetAsync(await office.PathAsync("Gerda"));
        Assert.Null(own.Html.QuerySelector("form[action*='handler=Reset']"));
        var token = own.Html.QuerySelector("main input[name=formulier]")!.GetAttribute("value")!;
        Assert.Contains("U zet voor uzelf geen herstel in gang", (await gerda.PostAsync(own.Path + "?handler=Reset", [("formulier", token)])).Words, StringComparison.Ordinal);

        await gerda.SendAsync(await gerda.GetAsync(path), [], "form[action*='handler=Reset']");
        await office.Baken.SettleAsync();
        Assert.DoesNotContain(office.Mails, mail => mail.TextBody!.Contains("/activeren/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await inge.GetAsync("/mijn-werk")).Status);
        Assert.NotNull((await office.UserAsync("Inge")).PasswordHash);

        using var ruben = await office.Baken.VisitAsync("Ruben");
        await ruben.SendAsync(await ruben.GetAsync("/bevestigen"), [], button: "[name=Confirms][value=true]");
        Assert.Equal("/inloggen", (await inge.GetAsync("/mijn-werk")).Path.Split('?')[0]);
        var link = await office.LinkToAsync("inge.postma@inspectie.example");
        Assert.DoesNotContain(office.Mails, mail => mail.TextBody!.Contains("/activeren/", StringComparison.Ordinal) && mail.To.Mailboxes.Single().Address != "inge.postma@inspectie.example");
        var (back, _) = await office.ActivateAsync(link, "een heel nieuwe zin");
        Assert.Contains("Inge Postma", (await back.GetAsync("/mijn-account")).Words, StringComparison.Ordinal);
        back.Dispose();
    }

    [Fact]
    public async Task A_forgotten_password_is_asked_for_by_anybody_and_answered_to_the_account_alone()
    {
        await using var office = await Office.StartAsync();
        using var browser = office.Baken.Visit();
        Assert.Contains("Vul uw e-mailadres in", (await browser.SendAsync(await browser.GetAsync("/inloggen/vergeten"), [("Email", " ")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var answers = new List<string>();
        foreach (var email in new[] { "niemand@inspectie.example", "inge.postma@inspectie.example" })
        {
            answers.Add((await browser.SendAsync(await browser.GetAsync("/inloggen/vergeten"), [("Email", email)])).Words);
        }

        Assert.Equal(answers[0], answers[1]);
        await office.Baken.SettleAsync();
        // She has no code app yet: her mailbox alone must not open the account.
        Assert.Empty(office.Mails);

        using var inge = office.Baken.Visit();
        var page = await inge.SendAsync(await inge.GetAsync("/inloggen"), [("Email", "inge.postma@inspectie.example"), ("Password", RunningBaken.Password)]);
        var key = page.At("main form .baken-mono")!;
        await inge.SendAsync(page, [("Code", CodeApp.Code(key, office.Baken.Clock.GetUtcNow()))]);
        for (var i = 0; i < 5; i++)
        {
            await browser.SendAsync(await browser.GetAsync("/inloggen/vergeten"), [("Email", "inge.postma@inspectie.example")]);
        }

        var link = await office.LinkToAsync("inge.postma@inspectie.example");
        Assert.Single(office.Mails);
        office.Baken.Clock.Advance(TimeSpan.FromMinutes(1));
        var set = await browser.SendAsync(await browser.GetAsync(link), [("Password", "een heel nieuwe zin"), ("Again", "een heel nieuwe zin")]);
        // The link sets the password; the code app stays.
        Assert.Equal("/inloggen/code", set.Path);
        Assert.Equal("/inloggen", (await inge.GetAsync("/mijn-werk")).Path.Split('?')[0]);
        Assert.Equal("/mijn-werk", (await browser.SendAsync(set, [("Code", CodeApp.Code(key, office.Baken.Clock.GetUtcNow()))])).Path);
    }

    [Theory, BothDatabases]
    public async Task A_review_shows_who_has_access_and_is_signed_for_what_was_looked_at(Database database)
    {
        await using var office = await Office.StartAsync(database);
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var page = await gerda.GetAsync("/toegang");
        Assert.Contains("nog nooit nagekeken", page.Words, StringComparison.Ordinal);
        Assert.Contains("Inge Postma", page.Words, StringComparison.Ordinal);
        Assert.Contains("nog nooit", page.At("main table"), StringComparison.Ordinal);
        Assert.DoesNotContain("Veldkamp", page.Text, StringComparison.Ordinal);
        Assert.Contains("Zet een vinkje", (await gerda.SendAsync(page, [("Remarks", "Alles klopt.")], Sign)).At(".baken-error-summary"), StringComparison.Ordinal);

        // Somebody got access meanwhile: what was looked at is not what is signed.
        await gerda.SendAsync(await gerda.GetAsync("/gebruikers/nieuw"), [("Form.Name", "Piet Jansen"), ("Form.Email", "piet@inspectie.example"), ("Form.Roles", "Analyst")]);
        var changed = await gerda.SendAsync(page, [("Agreed", "true"), ("Remarks", "Alles klopt.")], Sign);
        Assert.Contains("De lijst is net veranderd", changed.Words, StringComparison.Ordinal);
        var signed = await gerda.SendAsync(changed, [("Agreed", "true"), ("Remarks", "Alles klopt.")], Sign);
        Assert.Contains("De controle is ondertekend", signed.Words, StringComparison.Ordinal);
        Assert.Contains("Gerda Mulder", signed.Words, StringComparison.Ordinal);
        var row = await office.ReadAsync(db => db.Set<AccessReview>().SingleAsync());
        Assert.DoesNotContain("Alles klopt", System.Text.Encoding.Latin1.GetString(row.Remarks.ToBytes()), StringComparison.Ordinal);
        using var esther = await office.Baken.VisitAsync("Esther");
        Assert.Contains("nog nooit nagekeken", (await esther.GetAsync("/toegang")).Words, StringComparison.Ordinal);

        var csv = await gerda.SendAsync(signed, [], "form[action*='handler=Export']", "[value=csv]");
        Assert.StartsWith("text/csv", csv.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("inge.postma@inspectie.example", csv.Text, StringComparison.Ordinal);
        Assert.Matches("\"inge.postma@inspectie.example\";\"actief\";\"Teamlid \\([0-9-]{10}\\)\";.*\"(ja|nee)\"", csv.Text);
        Assert.DoesNotContain("TeamMember", csv.Text, StringComparison.Ordinal);
        using var english = await office.Baken.VisitAsync("Gerda", "en");
        var table = await english.SendAsync(await english.GetAsync("/toegang"), [], "form[action*='handler=Export']", "[value=csv]");
        Assert.Contains("\"state\"", table.Text, StringComparison.Ordinal);
        Assert.Contains(";\"active\";\"Team member (", table.Text, StringComparison.Ordinal);
        var json = await gerda.SendAsync(signed, [], "form[action*='handler=Export']", "[value=json]");
        using var parsed = JsonDocument.Parse(json.Text);
        Assert.Contains(parsed.RootElement.EnumerateArray(), line => line.GetProperty("name").GetString() == "Inge Postma");
        Assert.Contains(await office.ReadAsync(db => db.Set<AuditRecord>().ToListAsync()), a => a.Action == "access.export");
    }

    [Fact]
    public async Task Who_gets_another_name_is_called_by_it_at_once()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        var saved = await gerda.SendAsync(await gerda.GetAsync(await office.PathAsync("Inge")), [("Form.Name", "Inge de Vries")]);
        Assert.Contains("De gegevens van Inge de Vries zijn vastgelegd.", saved.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Postma", saved.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_are_made_and_renamed_within_the_own_organisation()
    {
        await using var office = await Office.StartAsync();
        using var gerda = await office.Baken.VisitAsync("Gerda");
        Assert.Contains("Vul een naam voor het team in", (await gerda.SendAsync(await gerda.GetAsync("/teams"), [("Name", "")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var made = await gerda.SendAsync(await gerda.GetAsync("/teams"), [("Name", "Team Zée & Havens")]);
        Assert.Contains("Team Team Zée & Havens is gemaakt", made.Words, StringComparison.Ordinal);
        Assert.Contains("inspectie-team-zee-havens", made.At("main table"), StringComparison.Ordinal);
        Assert.Contains("Er is al een team", (await gerda.SendAsync(await gerda.GetAsync("/teams"), [("Name", "Team Zée & Havens")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var team = await office.ReadAsync(db => db.Set<Team>().SingleAsync(t => t.Code == "inspectie-team-zee-havens"));
        var renamed = await gerda.SendAsync(await gerda.GetAsync("/teams?hernoem=" + team.Id), [("Name", "Havens")]);
        Assert.Contains("Het team heet nu Havens", renamed.Words, StringComparison.Ordinal);
        var foreign = await office.ReadAsync(db => db.Set<Team>().SingleAsync(t => t.Code == "intake"));
        Assert.Equal(HttpStatusCode.NotFound, (await gerda.GetAsync("/teams?hernoem=" + foreign.Id)).Status);
        var form = await gerda.GetAsync("/teams");
        Assert.Equal(HttpStatusCode.NotFound, (await gerda.SendAsync(form, [("Hernoem", foreign.Id.ToString()), ("Name", "Gekaapt")])).Status);
    }
}
