using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Access;

/// <summary>Sessions and notices of everybody.</summary>
internal sealed partial class World
{
    private async Task BeginSessionsAsync()
    {
        Dead.Add(("nobody", null, null));
        Dead.Add(("a made-up session", null, new string('A', 43)));
        await EachAsync("idle", _ => Task.CompletedTask);
        Baken.Clock.Advance(TimeSpan.FromMinutes(31));
        foreach (var person in People)
        {
            Unconfirmed[person.Name] = await Baken.SessionAsync(person.Name);
        }

        // From here on no session is old: each of these has one reason to open nothing.
        Baken.Clock.Advance(TimeSpan.FromMinutes(11));
        var before = await ReadAsync(db => db.Set<Session>().Select(s => s.Id).ToListAsync());
        await EachAsync("an older password", _ => Task.CompletedTask);
        await Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", (unit, token) =>
        {
            unit.NoAudit("A test lets sessions begin before the account changed.");
            return unit.Db.Set<Session>().Where(s => !before.Contains(s.Id)).ExecuteUpdateAsync(row => row.SetProperty(s => s.Stamp, "of before"), token);
        }, default);
        await EachAsync("signed out", secret => Baken.Get<Sessions>().EndAsync(secret, default));
        var (accounts, gerda, anouk) = (Baken.Get<Accounts>(), await Baken.ActorAsync("Gerda"), await Baken.ActorAsync("Anouk"));
        Dead.Add(("an ended account", null, await Baken.SessionAsync("Anouk")));
        Assert.IsType<AccountOutcome.Done>(await accounts.EndAsync(gerda, anouk.UserId!.Value, (await accounts.FindAsync(gerda, anouk.UserId!.Value, default))!.Seen, null, default));
        foreach (var person in People)
        {
            Live[person.Name] = await Baken.SessionAsync(person.Name);
        }

        // Other sessions of the same people: theirs to end, and nobody else's.
        foreach (var (name, who) in new[] { ("own", "Inge"), ("foreign", "Noor"), ("twin", "Inge") })
        {
            var user = Who(who).Id;
            var known = await ReadAsync(db => db.Set<Session>().Where(s => s.UserId == user).Select(s => s.Id).ToListAsync());
            await Baken.SessionAsync(who);
            Add("session", name, (await ReadAsync(db => db.Set<Session>().Where(s => s.UserId == user && !known.Contains(s.Id)).Select(s => s.Id).SingleAsync())).ToString(), "", person => person.Name == who, listed: name != "twin");
        }

        async Task EachAsync(string why, Func<string, Task> end)
        {
            foreach (var person in People)
            {
                var secret = await Baken.SessionAsync(person.Name);
                await end(secret);
                Dead.Add((why, person, secret));
            }
        }
    }

    private async Task AddNoticesAsync()
    {
        foreach (var (name, who) in new[] { ("own", "Inge"), ("foreign", "Noor"), ("twin", "Inge") })
        {
            var id = await Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", (unit, _) =>
            {
                unit.NoAudit("A test raises a notice.");
                return Task.FromResult(Notices.Raise(unit, Who(who).Id, NoticeKind.AccountChanged, "/mijn-account").Id);
            }, default);
            Add("notice", name, id.ToString(), "", person => person.Name == who, listed: name != "twin");
        }
    }
}
