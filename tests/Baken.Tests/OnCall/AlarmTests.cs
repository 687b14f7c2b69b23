using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Inbox;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.OnCall;

public class AlarmTests
{
    private const string Rare = "Zeldzame paarse kelder";

    [Theory, BothDatabases]
    public async Task Nobody_elsewhere_sees_or_acknowledges_an_alarm_and_a_reader_who_may_not_read_sees_no_number(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        var number = await ReportAsync(post);
        var alarm = await OnlyAsync(post);
        using var fatma = await post.Baken.VisitAsync("Fatma");
        Assert.Equal(HttpStatusCode.NotFound, (await fatma.GetAsync("/alarmen/" + alarm.Id)).Status);
        Assert.Contains("In deze maand was er geen alarm.", (await fatma.GetAsync("/alarmen")).Words, StringComparison.Ordinal);
        Assert.Equal(AcknowledgeOutcome.NotFound, await post.Baken.Get<Alarms>().AcknowledgeAsync(await post.Baken.ActorAsync("Fatma"), alarm.Id, default));
        using var hanna = await post.Baken.VisitAsync("Hanna");
        Assert.Equal(HttpStatusCode.NotFound, (await hanna.GetAsync("/alarmen/" + alarm.Id)).Status);

        // Somebody of another team looks back, without a number or a way to the signal.
        await GiveAsync(post, "Hanna", Role.TeamMember);
        var page = await hanna.GetAsync("/alarmen");
        Assert.Contains("Noor Veldkamp", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(number, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await hanna.GetAsync("/alarmen/" + alarm.Id)).Text, StringComparison.Ordinal);
        var csv = await hanna.Client.GetStringAsync(new Uri("/alarmen?handler=Csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("\"2026-11-24\";\"6-12\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(number, csv, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_acute_report_calls_who_is_on_duty_without_a_word_of_it(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        await ReportAsync(post, danger: false);
        Assert.Empty(post.Mails);
        var number = await ReportAsync(post);
        var mail = Assert.Single(post.Mails);
        Assert.Equal(("noor.veldkamp@informatieplein.example", "Er is een acuut signaal: open Baken"), (mail.To.Mailboxes.Single().Address, mail.Subject));
        Assert.DoesNotContain(Rare, mail.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(number, mail.ToString(), StringComparison.Ordinal);
        using var noor = await post.Baken.VisitAsync("Noor");
        var opened = await noor.SendAsync(await noor.GetAsync("/berichten"), [], "main table form");
        Assert.Contains("Iemand moet nu kijken", opened.Words, StringComparison.Ordinal);
        Assert.Contains(number, opened.Words, StringComparison.Ordinal);
        post.Baken.Clock.Advance(TimeSpan.FromMinutes(3));
        var seen = await noor.SendAsync(opened, []);
        Assert.Contains("Door Noor Veldkamp, binnen 5 minuten", seen.Words, StringComparison.Ordinal);
        await post.PassAsync(TimeSpan.FromHours(2));
        Assert.Single(post.Mails);
        var alarm = await OnlyAsync(post);
        Assert.Contains(await post.ReadAsync(db => db.Set<AuditRecord>().AsNoTracking().Where(a => a.Action == "alarm.acknowledge").ToListAsync()), a => a.Objects.Contains(alarm.Id));
    }

    [Theory, BothDatabases]
    public async Task Who_does_not_answer_is_followed_by_the_next_then_the_lead_then_everybody_each_once(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        await GiveAsync(post, "Marit", Role.TeamLead);
        await AddAsync(post, "Kaatje Vos", Role.Assessor);
        await ReportAsync(post);
        string[][] rounds = [["noor.veldkamp"], ["tom.aalders"], ["marit.degraaf"], ["kaatje.vos"]];
        var called = 0;
        foreach (var round in rounds)
        {
            Assert.Equal(round, post.Mails.Skip(called).Select(mail => mail.To.Mailboxes.Single().Address.Split('@')[0]));
            called += round.Length;
            await post.PassAsync(TimeSpan.FromMinutes(14));
            Assert.Equal(called, post.Mails.Count);
            await post.PassAsync(TimeSpan.FromMinutes(1));
        }

        var alarm = await OnlyAsync(post);
        Assert.Equal((true, null), (alarm.Exhausted, alarm.NextCallAt));
        // Who plans hears that nobody answered.
        Assert.Equal(["esther.blom", "marit.degraaf"], post.Mails.Skip(called).Select(mail => mail.To.Mailboxes.Single().Address.Split('@')[0]).Order());
        await post.PassAsync(TimeSpan.FromHours(3));
        Assert.Equal(called + 2, post.Mails.Count);
        using var marit = await post.Baken.VisitAsync("Marit");
        var month = await marit.GetAsync("/alarmen");
        Assert.Contains("Noor Veldkamp (dienst); Tom Aalders (dienst, na 15 min); Marit de Graaf (teamleider, na 30 min); Kaatje Vos (heel het team, na 45 min)", month.Words, StringComparison.Ordinal);
        Assert.Contains("Door niemand, ook niet nadat iedereen was gewaarschuwd", month.Words, StringComparison.Ordinal);
        Assert.Equal(AcknowledgeOutcome.Acknowledged, await post.Baken.Get<Alarms>().AcknowledgeAsync(await post.Baken.ActorAsync("Kaatje"), alarm.Id, default));
        Assert.Contains("Door Kaatje Vos, nadat iedereen was gewaarschuwd", (await marit.GetAsync("/alarmen")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opening_the_signal_says_that_it_was_seen_and_a_team_that_may_not_assess_it_does_not()
    {
        await using var post = await PostOffice.StartAsync(Database.Sqlite);
        var number = await ReportAsync(post);
        post.Baken.Clock.Advance(TimeSpan.FromMinutes(6));
        await post.Baken.Get<SignalFile>().OpenAsync(await post.Baken.ActorAsync("Inge"), number, default);
        Assert.True((await OnlyAsync(post)).IsOpen);
        var tom = await post.Baken.ActorAsync("Tom");
        await post.Baken.Get<SignalFile>().OpenAsync(tom, number, default);
        var alarm = await OnlyAsync(post);
        Assert.Equal((tom.UserId, 10), (alarm.AcknowledgedBy, alarm.AcknowledgedAfter));
        Assert.Equal(0, (await post.Baken.Get<Notices>().PageAsync(await post.Baken.ActorAsync("Noor"), null, default)).Unread);
    }

    [Theory, BothDatabases]
    public async Task No_row_tells_when_within_its_block_an_anonymous_report_came_in(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        var came = post.Baken.Clock.GetUtcNow();
        await ReportAsync(post);
        await post.PassAsync(TimeSpan.FromMinutes(15));
        await post.Baken.Get<Alarms>().AcknowledgeAsync(await post.Baken.ActorAsync("Tom"), (await OnlyAsync(post)).Id, default);
        var block = AnonymityBlock.Start(came);
        var alarm = await OnlyAsync(post);
        Assert.Equal((block, null, 15), (alarm.StartedIn, alarm.NextCallAt, alarm.AcknowledgedAfter));
        Assert.All(await post.ReadAsync(db => db.Set<Notice>().AsNoTracking().ToListAsync()), notice => Assert.Equal(block, notice.At));
        Assert.All(await post.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().ToListAsync()), message => Assert.Equal(block, message.At));
        Assert.All(await post.ReadAsync(db => db.Set<AuditRecord>().AsNoTracking().Where(a => a.UserId == null && a.Action != "setup.apply" && a.Purpose != "sign-in").ToListAsync()), a => Assert.Equal(block, a.At));
    }

    [Theory, BothDatabases]
    public async Task A_signal_that_is_routed_acute_alarms_a_team_with_a_roster_and_only_such_a_team(Database database)
    {
        await using var post = await PostOffice.StartAsync(database);
        var ruben = await post.Baken.ActorAsync("Ruben");
        var chain = new Staff.Chain(post.Baken);
        var first = await chain.ReportAsync("Loon komt niet", with: Staff.Chain.InWestland);
        await chain.DecideAsync(first, urgency: Signals.Reference.Urgency.Acute);
        await post.Baken.SettleAsync();
        Assert.Empty(await post.ReadAsync(db => db.Set<Alarm>().AsNoTracking().ToListAsync()));
        Assert.All(post.Mails, mail => Assert.Equal("Er staat iets voor u klaar in Baken", mail.Subject));
        Assert.Equal(2, post.Mails.Count);
        await post.Baken.Get<DutyRoster>().AddAsync(ruben, ruben.Teams[0], new DutyHours(ruben.UserId!.Value, Enum.GetValues<DayOfWeek>(), new(0, 0), new(0, 0)), default);
        var second = await chain.ReportAsync("Paspoort is afgenomen", with: Staff.Chain.InWestland);
        await chain.DecideAsync(second, urgency: Signals.Reference.Urgency.Acute);
        await post.Baken.SettleAsync();
        Assert.Equal("ruben.haverkort@inspectie.example", Assert.Single(post.Mails, mail => mail.Subject == "Er is een acuut signaal: open Baken").To.Mailboxes.Single().Address);
        Assert.Equal(ruben.Teams[0], (await OnlyAsync(post)).TeamId);
    }

    [Theory, BothDatabases]
    public async Task The_other_system_hears_it_signed_without_the_signal_and_again_when_it_was_away(Database database)
    {
        await using var hook = await HookServer.StartAsync();
        await using var post = await PostOffice.StartAsync(database, alarmHook: hook.Address);
        hook.Answers = 503;
        var number = await ReportAsync(post);
        Assert.Empty(hook.Heard);
        Assert.Single(await post.WaitingAsync());
        hook.Answers = 204;
        await post.PassAsync(TimeSpan.FromMinutes(1));
        var (signature, body) = Assert.Single(hook.Heard);
        var seconds = post.Baken.Clock.GetUtcNow().ToUnixTimeSeconds();
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(RunningBaken.AlarmSecret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));
        Assert.Equal($"t={seconds},v1={expected}", signature);
        var alarm = await OnlyAsync(post);
        var said = JsonSerializer.Deserialize<Dictionary<string, string>>(body)!;
        Assert.Equal(
            [new("alarm", alarm.Id.ToString()), new("kind", "Raised"), new("link", $"http://127.0.0.1:5080/alarmen/{alarm.Id}")],
            said.OrderBy(pair => pair.Key));
        Assert.DoesNotContain(number, body, StringComparison.Ordinal);
        Assert.DoesNotContain(alarm.ObjectId.ToString(), body, StringComparison.Ordinal);
        await post.PassAsync(TimeSpan.FromMinutes(15));
        Assert.Contains("NextCalled", hook.Heard[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://alarm.example.org/hook", "een-lang-genoeg-geheim", "https://")]
    [InlineData("https://user:geheim@alarm.example.org/hook", "een-lang-genoeg-geheim", "without user or password")]
    [InlineData("https://alarm.example.org/hook", "", "BAKEN_ALARMSECRET")]
    [InlineData("https://alarm.example.org/hook", "kort", "BAKEN_ALARMSECRET")]
    [InlineData("alarm", "een-lang-genoeg-geheim", "https://")]
    public void An_address_for_alarms_that_is_not_safe_is_refused_and_not_repeated(string address, string secret, string says)
    {
        var error = Assert.Throws<FormatException>(() => AlarmHookSettings.Parse(address, secret));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hook", error.Message, StringComparison.Ordinal);
        Assert.Equal("signed, to https://alarm.example.org", AlarmHookSettings.Parse("https://alarm.example.org/t/geheim", "een-lang-genoeg-geheim").ToString());
    }

    private static async Task<string> ReportAsync(PostOffice post, bool danger = true)
    {
        var facts = new Facts { Title = Rare, Narrative = Rare + ". Meer weet de melder niet.", Danger = danger ? Answer.Yes : null };
        var outcome = await post.Baken.Get<Reporting>().ReceiveAsync(new Report(Channel.Form, facts, ReporterWish.Anonymous, null), null, default);
        await post.Baken.SettleAsync();
        return Assert.IsType<ReportOutcome.Received>(outcome).Number!;
    }

    private static Task<Alarm> OnlyAsync(PostOffice post) => post.ReadAsync(db => db.Set<Alarm>().AsNoTracking().SingleAsync());

    private static Task GiveAsync(PostOffice post, string firstName, Role role) => post.WriteAsync(async (unit, token) =>
    {
        var user = await unit.Db.Users.SingleAsync(u => u.Name.StartsWith(firstName + " "), token);
        unit.Db.Add(new RoleAssignment(user.Id, role, unit.Now));
        return true;
    });

    private static Task AddAsync(PostOffice post, string name, Role role) => post.WriteAsync(async (unit, token) =>
    {
        var intake = await unit.Db.Set<Team>().SingleAsync(t => t.Code == "intake", token);
        var user = new User(name, $"{name.ToLowerInvariant().Replace(' ', '.')}@informatieplein.example", intake.OrganisationId);
        user.SetPassword("-");
        unit.Db.Add(user);
        unit.Db.Add(new RoleAssignment(user.Id, role, unit.Now));
        unit.Db.Add(new TeamMembership(intake.Id, user.Id));
        return user.Id;
    });
}
