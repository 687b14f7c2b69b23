using System.Text.RegularExpressions;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Baken.Tests.People;

/// <summary>
/// A running Baken with mail. Of the inspection Gerda is administrator; Ruben and Inge are of the team for the south-west, which Ruben leads; Joost leads
/// the other. Of the Informatieplein, which has no lead, Esther is administrator. Wout and Petra run the platform.
/// </summary>
internal sealed partial class Office(RunningBaken baken, MailServer server) : IAsyncDisposable
{
    public RunningBaken Baken => baken;

    public IReadOnlyList<MimeMessage> Mails => server.Taken;

    public static async Task<Office> StartAsync(Database database = Database.Sqlite)
    {
        var server = MailServer.Started();
        return new Office(await RunningBaken.StartAsync(database, mail: server.Setting), server);
    }

    public async Task<User> UserAsync(string firstName)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Users.AsNoTracking().SingleAsync(u => u.Name.StartsWith(firstName + " "));
    }

    public async Task<User> ByEmailAsync(string email)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Users.AsNoTracking().SingleAsync(u => u.Email == email);
    }

    public async Task<IReadOnlyList<Role>> RolesAsync(Guid user)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Set<RoleAssignment>().Where(r => r.UserId == user).Select(r => r.Role).ToListAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BakenDb, Task<T>> read)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await read(open.Db);
    }

    public async Task<string> PathAsync(string firstName) => "/gebruikers/" + (await UserAsync(firstName)).Id;

    /// <summary>Mails out; then the one-time link in the last mail to this address.</summary>
    public async Task<string> LinkToAsync(string email)
    {
        await baken.SettleAsync();
        return Mails.Where(mail => mail.To.Mailboxes.Any(box => box.Address == email)).Select(mail => Link().Match(mail.TextBody ?? "")).Last(match => match.Success).Groups[1].Value;
    }

    /// <summary>Follows a one-time link to the end; returns the browser, signed in, and the key of the code app.</summary>
    public async Task<(Browser Browser, string Key)> ActivateAsync(string link, string password = RunningBaken.Password)
    {
        var browser = baken.Visit();
        var page = await browser.SendAsync(await browser.GetAsync(link), [("Password", password), ("Again", password)]);
        Assert.Equal("/inloggen/code-app", page.Path);
        var key = page.At("main form .baken-mono")!;
        var codes = await browser.SendAsync(page, [("Code", CodeApp.Code(key, baken.Clock.GetUtcNow()))]);
        Assert.Equal(10, codes.Html.QuerySelectorAll(".baken-codes li").Length);
        return (browser, key);
    }

    [GeneratedRegex("(/activeren/[A-Za-z0-9_-]+)")]
    private static partial Regex Link();

    public async ValueTask DisposeAsync()
    {
        await baken.DisposeAsync();
        await server.DisposeAsync();
    }
}
