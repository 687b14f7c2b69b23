using Baken.Kernel.Mail;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Inbox;

public class NoticeMailTests
{
    private const string Inbox = "http://127.0.0.1:5080/berichten";

    [Theory, BothDatabases]
    public async Task Nothing_is_mailed_outside_the_organisation_before_a_second_person_confirms_and_nothing_is_lost(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        await post.MoveAsync("Inge", "inge@elders.example");
        await post.RaiseAsync("Inge");
        await post.WriteAsync(unit =>
        {
            AccountMail.PublishChange(unit, unit.Db.Users.Single(u => u.Name.StartsWith("Inge ")).Id, AccountChange.Password);
            return true;
        });
        await post.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(post.Mails, mail => mail.To.Mailboxes.Single().Address == "inge@elders.example");
        var inge = (await post.Baken.ActorAsync("Inge")).UserId!.Value;
        Assert.All(await post.WaitingAsync(), message => Assert.Equal(inge, message.HeldFor));

        // Her own team lead sees it and confirms; a lead of another organisation finds nothing.
        using var fatma = await post.Baken.VisitAsync("Fatma");
        Assert.DoesNotContain("Inge", (await fatma.GetAsync("/berichten/adressen")).Words, StringComparison.Ordinal);
        var addresses = post.Baken.Get<OutsideAddresses>();
        Assert.Equal(ConfirmAddressOutcome.NotFound, await addresses.ConfirmAsync(await post.Baken.ActorAsync("Fatma"), inge, default));
        Assert.Equal(ConfirmAddressOutcome.NotFound, await addresses.ConfirmAsync(await post.Baken.ActorAsync("Inge"), inge, default));
        using var ruben = await post.Baken.VisitAsync("Ruben");
        Assert.Contains("wacht tot iemand het adres bevestigt", (await ruben.GetAsync("/berichten")).Words, StringComparison.Ordinal);
        var page = await ruben.GetAsync("/berichten/adressen");
        Assert.Contains("inge@elders.example", page.Words, StringComparison.Ordinal);
        var confirmed = await ruben.SendAsync(page, []);
        Assert.Contains("Er wacht geen adres", confirmed.Words, StringComparison.Ordinal);
        await post.Baken.SettleAsync();
        Assert.Equal(2, post.Mails.Count(mail => mail.To.Mailboxes.Single().Address == "inge@elders.example"));
        Assert.Empty(await post.WaitingAsync());
        Assert.Contains(await post.ReadAsync(db => db.Set<Kernel.Audit.AuditRecord>().AsNoTracking().Where(a => a.Action == "address.confirm" && !a.Refused).ToListAsync()), a => a.Objects.Contains(inge));
    }

    [Fact]
    public async Task Who_gave_an_address_does_not_confirm_it_and_another_address_is_confirmed_anew()
    {
        await using var post = await PostOffice.StartAsync(Database.Sqlite);
        await post.MoveAsync("Inge", "inge@elders.example");
        var ruben = await post.Baken.ActorAsync("Ruben");
        var inge = (await post.Baken.ActorAsync("Inge")).UserId!.Value;
        await post.Baken.Get<Kernel.Door.WriteDoor>().WriteAsync(ruben, "people", async (unit, token) =>
        {
            unit.NoAudit("A test prepares.");
            await OutsideAddresses.NoteAsync(unit, await unit.Db.Users.SingleAsync(u => u.Id == inge, token), token);
            return true;
        }, default);
        using var browser = await post.Baken.VisitAsync("Ruben");
        Assert.Contains("Dit doet een ander dan u", (await browser.GetAsync("/berichten/adressen")).Words, StringComparison.Ordinal);
        Assert.Equal(ConfirmAddressOutcome.NeedsAnother, await post.Baken.Get<OutsideAddresses>().ConfirmAsync(ruben, inge, default));
        var joost = await post.Baken.ActorAsync("Joost");
        Assert.Equal(ConfirmAddressOutcome.Confirmed, await post.Baken.Get<OutsideAddresses>().ConfirmAsync(joost, inge, default));
        await post.MoveAsync("Inge", "inge@nog-elders.example");
        await post.RaiseAsync("Inge");
        Assert.Empty(post.Mails);
        Assert.Equal(ConfirmAddressOutcome.Confirmed, await post.Baken.Get<OutsideAddresses>().ConfirmAsync(ruben, inge, default));
        await post.Baken.SettleAsync();
        Assert.Equal("inge@nog-elders.example", Assert.Single(post.Mails).To.Mailboxes.Single().Address);
    }

    [Theory, BothDatabases]
    public async Task A_mail_says_that_something_waits_and_nothing_else(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        await post.RaiseAsync("Inge", NoticeKind.SignalRouted, "/signalen/26-00001");
        await post.RaiseAsync("Inge", NoticeKind.ConfirmationWanted, "/gebruikers");
        Assert.Equal(2, post.Mails.Count);
        Assert.All(post.Mails, mail =>
        {
            Assert.Equal("Er staat iets voor u klaar in Baken", mail.Subject);
            Assert.Equal(("baken@platform.example", "inge.postma@inspectie.example"), (mail.From.Mailboxes.Single().Address, mail.To.Mailboxes.Single().Address));
            Assert.Empty(mail.To.Mailboxes.Single().Name ?? "");
            Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
            Assert.EndsWith("@platform.example", mail.MessageId, StringComparison.Ordinal);
            Assert.Equal(["From", "Date", "Subject", "Message-Id", "To", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type"], mail.Headers.Concat(mail.Body!.Headers).Select(h => h.Field).Where(f => f != "Content-Transfer-Encoding").Distinct());
            Assert.Contains(Inbox, mail.TextBody, StringComparison.Ordinal);
            Assert.DoesNotContain("signal", mail.TextBody, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Inge", mail.Subject + mail.TextBody, StringComparison.Ordinal);
        });
        Assert.Equal(post.Mails[0].TextBody, post.Mails[1].TextBody);
    }

    [Theory, BothDatabases]
    public async Task A_mail_that_meets_no_server_is_tried_again_and_arrives_once(Database database)
    {
        await using var post = await PostOffice.StartAsync(database, started: false);
        await post.RaiseAsync("Inge");
        Assert.Equal(1, Assert.Single(await post.WaitingAsync()).Attempts);
        post.Server.Start();
        await post.PassAsync(TimeSpan.FromMinutes(1));
        await post.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(post.Mails);
        Assert.Empty(await post.WaitingAsync());
    }

    [Fact]
    public async Task A_mail_that_is_refused_eight_times_waits_for_a_person_and_keeps_no_other_waiting()
    {
        await using var post = await PostOffice.StartAsync(Database.Sqlite);
        post.Server.Refuses = true;
        await post.RaiseAsync("Inge");
        for (var i = 0; i < 10; i++)
        {
            await post.PassAsync(TimeSpan.FromMinutes(10));
        }

        var poison = Assert.Single(await post.WaitingAsync());
        Assert.Equal((8, true, "SmtpCommandException"), (post.Server.Refused, poison.IsPoison, poison.Failure));
        Assert.DoesNotContain('@', poison.Payload);
        post.Server.Refuses = false;
        await post.RaiseAsync("Ruben");
        Assert.Equal("ruben.haverkort@inspectie.example", Assert.Single(post.Mails).To.Mailboxes.Single().Address);
        await post.WriteAsync(async (unit, token) =>
        {
            (await unit.Db.Set<Kernel.Outbox.OutboxMessage>().SingleAsync(m => m.Id == poison.Id, token)).Retry();
            return true;
        });
        await post.Baken.SettleAsync();
        Assert.Equal(2, post.Mails.Count);
    }

    [Theory, BothDatabases]
    public async Task Quiet_hours_keep_all_but_alarms_and_account_mail_and_end_with_one_mail(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        await post.UntilAsync(22);
        await post.RaiseAsync("Inge");
        await post.RaiseAsync("Inge", NoticeKind.WorkHandedOver);
        Assert.Empty(post.Mails);
        await post.RaiseAsync("Inge", NoticeKind.Alarm);
        Assert.Equal("Er is een acuut signaal: open Baken", Assert.Single(post.Mails).Subject);
        var inge = (await post.Baken.ActorAsync("Inge")).UserId!.Value;
        await post.WriteAsync(unit =>
        {
            AccountMail.PublishChange(unit, inge, AccountChange.Authenticator);
            return true;
        });
        await post.Baken.SettleAsync();
        Assert.Contains("uw tweede stap", post.Mails[1].TextBody, StringComparison.Ordinal);
        await post.UntilAsync(6, 59, days: 1);
        Assert.Equal(2, post.Mails.Count);
        await post.UntilAsync(7, 0, days: 1);
        await post.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(3, post.Mails.Count);
        Assert.Equal("Er staan 4 berichten voor u klaar in Baken", post.Mails[2].Subject);
    }

    [Fact]
    public async Task What_was_read_in_the_quiet_hours_is_not_mailed()
    {
        await using var post = await PostOffice.StartAsync(Database.Sqlite);
        await post.UntilAsync(22);
        var notice = await post.RaiseAsync("Inge");
        await post.Baken.Get<Kernel.Notices.Notices>().OpenAsync(await post.Baken.ActorAsync("Inge"), notice, default);
        await post.UntilAsync(9, 0, days: 1);
        Assert.Empty(post.Mails);
    }

    [Theory, BothDatabases]
    public async Task Who_wants_one_mail_a_day_gets_one_at_eight_with_the_number_only(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        // By the defaults of the role.
        await post.RaiseAsync("Hanna", NoticeKind.TaskDue);
        await post.RaiseAsync("Hanna", NoticeKind.TaskDue);
        await post.UntilAsync(7, 59, days: 1);
        Assert.Empty(post.Mails);
        await post.UntilAsync(8, 1, days: 1);
        Assert.Equal("Er staan 2 berichten voor u klaar in Baken", Assert.Single(post.Mails).Subject);
        await post.RaiseAsync("Hanna", NoticeKind.TaskDue);
        await post.UntilAsync(23, 0, days: 1);
        Assert.Single(post.Mails);
        await post.UntilAsync(8, 0, days: 2);
        Assert.Equal("Er staan 3 berichten voor u klaar in Baken", post.Mails[1].Subject);
    }

    [Fact]
    public async Task Mail_is_in_the_language_that_was_chosen_and_none_goes_to_who_wants_none_or_whose_account_ended()
    {
        await using var post = await PostOffice.StartAsync(Database.Sqlite);
        var inge = await post.Baken.ActorAsync("Inge");
        var notices = post.Baken.Get<Kernel.Notices.Notices>();
        var chosen = new NoticeChoices(MailChoice.OnlyHere, MailChoice.Immediately, MailChoice.OnlyHere, null, "en");
        await notices.ChooseAsync(inge, chosen, default);
        await post.RaiseAsync("Inge");
        Assert.Equal("Something waits for you in Baken", Assert.Single(post.Mails).Subject);
        await post.RaiseAsync("Inge", NoticeKind.AlarmUnanswered);
        await notices.ChooseAsync(inge, chosen with { Work = MailChoice.OnlyHere }, default);
        await post.RaiseAsync("Inge");
        Assert.Single(post.Mails);
        Assert.Equal(3, (await notices.PageAsync(inge, null, default)).Unread);
        await notices.ChooseAsync(inge, chosen, default);
        await post.WriteAsync(async (unit, token) =>
        {
            (await unit.Db.Users.SingleAsync(u => u.Id == inge.UserId, token)).End(unit.Now);
            Kernel.Notices.Notices.Raise(unit, inge.UserId!.Value, NoticeKind.SignalRouted);
            return true;
        });
        await post.Baken.SettleAsync();
        Assert.Single(post.Mails);
    }

    [Theory, BothDatabases]
    public async Task An_invitation_goes_out_with_a_link_that_works_and_no_link_waits_in_the_database(Database database)
    {
        await using var post = await PostOffice.StartAsync(database, started: false);
        var user = await post.WriteAsync(async (unit, token) =>
        {
            var organisation = await unit.Db.Set<Organisation>().SingleAsync(o => o.Code == "inspectie", token);
            var joris = new User("Joris Nieuw", "joris@inspectie.example", organisation.Id);
            unit.Db.Add(joris);
            AccountMail.Publish(unit, joris.Id, AccountMailKind.Invitation);
            return joris;
        });
        var waiting = Assert.Single(await post.WaitingAsync());
        Assert.DoesNotContain("activeren", waiting.Payload, StringComparison.Ordinal);
        post.Server.Start();
        await post.PassAsync(TimeSpan.FromMinutes(1));
        var mail = Assert.Single(post.Mails);
        var link = mail.TextBody!.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim();
        Assert.StartsWith("http://127.0.0.1:5080/activeren/", link, StringComparison.Ordinal);
        Assert.IsType<PasswordOutcome.Set>(await post.Baken.Get<Credentials>().AcceptAsync(link.Split('/')[^1], "een heel lang wachtwoord", default));
        // An account that has its password is not invited again.
        await post.WriteAsync(unit =>
        {
            AccountMail.Publish(unit, user.Id, AccountMailKind.Invitation);
            return true;
        });
        await post.Baken.SettleAsync();
        Assert.Single(post.Mails);
    }

    [Fact]
    public async Task Mail_in_a_folder_is_whole_and_an_installation_without_mail_says_so()
    {
        using var folder = new TestFolder();
        await using (var post = new PostOffice(await Baken.Testing.Web.RunningBaken.StartAsync(Database.Sqlite, mail: "folder:" + folder.File("post")), new MailServer()))
        {
            await post.RaiseAsync("Inge");
            var file = Assert.Single(Directory.GetFiles(folder.File("post")));
            Assert.EndsWith(".eml", file, StringComparison.Ordinal);
            Assert.Contains("inge.postma@inspectie.example", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await using var without = await Baken.Testing.Web.RunningBaken.StartAsync(Database.Sqlite);
        using var inge = await without.VisitAsync("Inge");
        Assert.Contains("Baken verstuurt hier geen e-mail", (await inge.GetAsync("/berichten/instellingen")).Words, StringComparison.Ordinal);
    }
}
