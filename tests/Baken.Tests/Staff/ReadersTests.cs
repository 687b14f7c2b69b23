using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Route;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Staff;

public sealed class ReadersTests
{
    [Theory, BothDatabases]
    public async Task A_restricted_signal_is_read_by_whom_was_named_and_by_nobody_else(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("Een collega zou meedoen");
        using var noor = await chain.Baken.VisitAsync("Noor");
        using var marit = await chain.Baken.VisitAsync("Marit");
        Assert.Equal(HttpStatusCode.OK, (await marit.GetAsync("/signalen/" + number)).Status);
        var form = await noor.GetAsync($"/signalen/{number}/lezers");
        Assert.Contains("Beoordelaars", form.At("main table"), StringComparison.Ordinal);
        var ids = await IdsAsync(chain, "Noor", "Tom", "Marit", "Inge");
        Assert.Contains("Kies wat u wilt doen", (await noor.SendAsync(form, [("Reason", "Een collega.")])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Noem minstens twee", (await noor.SendAsync(form, [("Act", "besloten"), ("Named", ids[0]), ("Reason", "Een collega.")])).At(".baken-error-summary"), StringComparison.Ordinal);
        // Somebody of another organisation is no reader, whatever is sent.
        Assert.Contains("Noem minstens twee", (await noor.SendAsync(form, [("Act", "besloten"), ("Named", ids[0]), ("Named", ids[3]), ("Reason", "Een collega.")])).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Schrijf kort waarom", (await noor.SendAsync(form, [("Act", "besloten"), ("Named", ids[0]), ("Named", ids[1]), ("Reason", " ")])).At(".baken-error-summary"), StringComparison.Ordinal);
        var done = await noor.SendAsync(form, [("Act", "besloten"), ("Named", ids[0]), ("Named", ids[1]), ("Reason", "Marit is genoemd.")]);
        Assert.Contains("Het signaal is besloten", done.Words, StringComparison.Ordinal);

        foreach (var path in new[] { "", "/lezers", "/feiten", "/besluit", "/bewaren" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await marit.GetAsync($"/signalen/{number}{path}")).Status));
        }

        Assert.DoesNotContain(number, (await marit.GetAsync("/signalen")).Text, StringComparison.Ordinal);
        using var tom = await chain.Baken.VisitAsync("Tom");
        Assert.Contains("maakte het besloten", (await tom.GetAsync("/signalen/" + number)).Words, StringComparison.Ordinal);
        // The one who guards access finds that it was narrowed, without a word of why.
        var audits = await ReadAsync(chain, db => db.Set<AuditRecord>().ToListAsync());
        Assert.Contains(audits, a => a is { Action: "signal.restrict", Refused: false });

        var lifted = await tom.SendAsync(await tom.GetAsync($"/signalen/{number}/lezers"), [("Act", "open"), ("Reason", "Marit is het niet.")]);
        Assert.Contains("De beslotenheid is opgeheven", lifted.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await marit.GetAsync("/signalen/" + number)).Status);
    }

    [Theory, BothDatabases]
    public async Task A_restricted_signal_that_goes_to_a_team_is_opened_to_its_lead_alone(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("Een collega zou meedoen", with: Chain.InWestland);
        await RestrictAsync(chain, number, "Noor", "Tom");
        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(number));
        using var inge = await chain.Baken.VisitAsync("Inge");
        using var ruben = await chain.Baken.VisitAsync("Ruben");
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync("/signalen/" + number)).Status);
        Assert.DoesNotContain(number, (await inge.GetAsync("/mijn-werk")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ruben.GetAsync("/signalen/" + number)).Status);
        // And of a team that had it before, only the lead keeps it.
        var other = await chain.RoutedAsync("Loon wordt ingehouden");
        Assert.Equal(HttpStatusCode.OK, (await inge.GetAsync("/signalen/" + other)).Status);
        await RestrictAsync(chain, other, "Ruben", "Inge", by: "Ruben");
        Assert.Equal(HttpStatusCode.OK, (await inge.GetAsync("/signalen/" + other)).Status);
        // Of the assessors only who decided on it goes on reading; who that is, is for that organisation to know.
        foreach (var (name, status) in new[] { ("Noor", HttpStatusCode.OK), ("Tom", HttpStatusCode.NotFound), ("Marit", HttpStatusCode.NotFound) })
        {
            using var assessor = await chain.Baken.VisitAsync(name);
            Assert.Equal((name, status), (name, (await assessor.GetAsync("/signalen/" + other)).Status));
        }

        var readers = (await inge.GetAsync($"/signalen/{other}/lezers")).At("main table")!;
        Assert.Contains("Iemand die daar is aangewezen", readers, StringComparison.Ordinal);
        Assert.DoesNotContain("Noor", readers, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_has_an_interest_no_longer_sees_the_signal_and_does_not_undo_that(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("De buurman");
        using var noor = await chain.Baken.VisitAsync("Noor");
        await noor.SendAsync(await noor.GetAsync("/signalen/" + number), [], "#doen", "[formaction*=Assign]");
        var ids = await IdsAsync(chain, "Noor");
        var done = await noor.SendAsync(await noor.GetAsync($"/signalen/{number}/lezers"), [("Act", "betrokken"), ("Who", ids[0]), ("Reason", "Het is mijn buurman.")]);
        Assert.Equal("/mijn-werk", done.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync("/signalen/" + number)).Status);
        Assert.DoesNotContain(number, (await noor.GetAsync("/signalen")).Text, StringComparison.Ordinal);
        var actor = await chain.Baken.ActorAsync("Noor");
        Assert.Equal(ReaderOutcome.NotFound, await chain.Baken.Get<Readers>().EndRecusalAsync(actor, number, actor.UserId!.Value, "Toch niet.", default));

        using var tom = await chain.Baken.VisitAsync("Tom");
        var file = await tom.GetAsync("/signalen/" + number);
        Assert.Contains("legde vast dat iemand betrokken is", file.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Op naam van Noor", file.Words, StringComparison.Ordinal);
        var readers = await tom.GetAsync($"/signalen/{number}/lezers");
        Assert.Contains("Noor Veldkamp, vastgelegd door Noor Veldkamp", readers.Words, StringComparison.Ordinal);
        await tom.SendAsync(readers, [("Act", "terug"), ("Who", ids[0]), ("Reason", "Het bleek een ander.")]);
        Assert.Equal(HttpStatusCode.OK, (await noor.GetAsync("/signalen/" + number)).Status);
    }

    [Fact]
    public async Task The_last_who_can_read_it_stays()
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("De buurman");
        var readers = chain.Baken.Get<Readers>();
        foreach (var name in new[] { "Noor", "Tom" })
        {
            var actor = await chain.Baken.ActorAsync(name);
            Assert.Equal(ReaderOutcome.Done, await readers.RecuseAsync(actor, number, actor.UserId!.Value, "Ik ken hem.", default));
        }

        var marit = await chain.Baken.ActorAsync("Marit");
        Assert.Equal(ReaderOutcome.LastReader, await readers.RecuseAsync(marit, number, marit.UserId!.Value, "Ik ken hem.", default));
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(marit, number, default));
    }

    [Theory, BothDatabases]
    public async Task When_the_last_named_reader_leaves_the_signal_gets_another(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("Een collega zou meedoen");
        await RestrictAsync(chain, number, "Noor", "Tom");
        var esther = await chain.Baken.ActorAsync("Esther");
        foreach (var (leaves, to) in new[] { ("Noor", "Tom"), ("Tom", "Marit") })
        {
            var user = await UserAsync(chain, leaves);
            Assert.IsType<AccountOutcome.Done>(await chain.Baken.Get<Accounts>().EndAsync(esther, user.Id, user.ConcurrencyStamp!, (await UserAsync(chain, to)).Id, default));
        }

        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(await chain.Baken.ActorAsync("Marit"), number, default));
    }

    [Theory, BothDatabases]
    public async Task When_the_last_of_a_team_who_may_read_it_leaves_the_signal_goes_back_to_the_assessors(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (number, open) = (await chain.RoutedAsync("Loon wordt ingehouden"), await chain.RoutedAsync("Paspoorten in de kluis"));
        await RestrictAsync(chain, number, "Ruben", "Inge", by: "Ruben");
        var (inge, ruben) = (await chain.Baken.ActorAsync("Inge"), await UserAsync(chain, "Ruben"));
        foreach (var one in new[] { number, open })
        {
            Assert.Equal(TeamOutcome.Done, await chain.Baken.Get<TeamWork>().TakeUpAsync(inge, one, default));
            Assert.Equal(ReaderOutcome.Done, await chain.Baken.Get<Readers>().RecuseAsync(inge, one, ruben.Id, "Zijn zwager.", default));
        }

        var leaves = await UserAsync(chain, "Inge");
        Assert.IsType<AccountOutcome.Done>(await chain.Baken.Get<Accounts>().EndAsync(await chain.Baken.ActorAsync("Gerda"), leaves.Id, leaves.ConcurrencyStamp!, ruben.Id, default));
        var noor = await chain.Baken.ActorAsync("Noor");
        foreach (var one in new[] { number, open })
        {
            Assert.Null(await chain.Baken.Get<SignalFile>().OpenAsync(await chain.Baken.ActorAsync("Ruben"), one, default));
            Assert.Equal(SignalState.ToAssess, (await chain.Baken.Get<SignalFile>().OpenAsync(noor, one, default))!.State);
        }

        // Handing over is not an administrator's look at signals: it leads to no count of them.
        using var gerda = await chain.Baken.VisitAsync("Gerda");
        Assert.DoesNotContain("signaal", (await gerda.GetAsync("/mijn-raadplegingen")).At("main table")!, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, BothDatabases]
    public async Task When_the_last_of_a_team_leaves_what_nobody_took_up_yet_goes_back_to_the_assessors_too(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        var gerda = await chain.Baken.ActorAsync("Gerda");
        foreach (var (name, state) in new[] { ("Inge", SignalState.Routed), ("Ruben", SignalState.ToAssess) })
        {
            var user = await UserAsync(chain, name);
            Assert.IsType<AccountOutcome.Done>(await chain.Baken.Get<Accounts>().EndAsync(gerda, user.Id, user.ConcurrencyStamp!, null, default));
            Assert.Equal((name, state), (name, (await chain.Baken.Get<SignalFile>().OpenAsync(await chain.Baken.ActorAsync("Noor"), number, default))!.State));
        }
    }

    [Theory, BothDatabases]
    public async Task A_named_reader_who_goes_to_another_team_is_followed_by_a_colleague(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        await RestrictAsync(chain, number, "Ruben", "Inge", by: "Ruben");
        var accounts = chain.Baken.Get<Accounts>();
        var gerda = await chain.Baken.ActorAsync("Gerda");
        var ruben = (await accounts.FindAsync(gerda, (await UserAsync(chain, "Ruben")).Id, default))!;
        Assert.Equal(ReaderOutcome.Done, await chain.Baken.Get<Readers>().RecuseAsync(await chain.Baken.ActorAsync("Ruben"), number, ruben.Id, "Mijn zwager.", default));
        var inge = (await accounts.FindAsync(gerda, (await UserAsync(chain, "Inge")).Id, default))!;
        Assert.IsType<AccountOutcome.Done>(await accounts.ChangeAsync(gerda, inge.Id, inge.Seen, new AccountForm(inge.Name, null, [Role.TeamMember], []), default));
        Assert.Null(await chain.Baken.Get<SignalFile>().OpenAsync(await chain.Baken.ActorAsync("Inge"), number, default));
        Assert.Equal(SignalState.ToAssess, (await chain.Baken.Get<SignalFile>().OpenAsync(await chain.Baken.ActorAsync("Noor"), number, default))!.State);
    }

    private static async Task RestrictAsync(Chain chain, string number, string one, string other, string by = "Noor")
    {
        var ids = await IdsAsync(chain, one, other);
        Assert.Equal(ReaderOutcome.Done, await chain.Baken.Get<Readers>().RestrictAsync(await chain.Baken.ActorAsync(by), number, [.. ids.Select(Guid.Parse)], "Een collega.", default));
    }

    private static async Task<List<string>> IdsAsync(Chain chain, params string[] names)
    {
        var ids = new List<string>();
        foreach (var name in names)
        {
            ids.Add((await UserAsync(chain, name)).Id.ToString());
        }

        return ids;
    }

    private static Task<User> UserAsync(Chain chain, string firstName) => ReadAsync(chain, db => db.Users.AsNoTracking().SingleAsync(u => u.Name.StartsWith(firstName + " ")));

    private static async Task<T> ReadAsync<T>(Chain chain, Func<BakenDb, Task<T>> read)
    {
        await using var open = chain.Baken.Get<Databases>().Open(Actor.System("test"));
        return await read(open.Db);
    }
}
