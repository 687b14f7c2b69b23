using Baken.Commands;
using Baken.Demo;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Baken.Testing.Web;

/// <summary>
/// Baken as it runs, started by the program's own <c>Web.Build</c> on a free port, on a fresh database with the real migrations
/// and the organisations, teams, users and routing rules of the demo's setup file, without signals. Everybody's password is
/// <see cref="Password"/>.
/// </summary>
public sealed class RunningBaken : IAsyncDisposable
{
    /// <summary>The password of every user.</summary>
    public const string Password = "een-lang-wachtwoord";

    /// <summary>The secret with which messages about alarms are signed.</summary>
    public const string AlarmSecret = "een-geheim-van-twee-systemen";

    /// <summary>The moment at which a test's clock starts: Tuesday 24 November 2026, 10:12 Dutch time.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 9, 12, 0, TimeSpan.Zero);

    private static readonly string PasswordHash = new PasswordHasher<User>().HashPassword(null!, Password);
    private readonly TestFolder folder;
    private readonly WebApplication app;

    private RunningBaken(WebApplication app, FakeTimeProvider clock, TestFolder folder, string connection)
    {
        Database = connection;
        this.app = app;
        this.folder = folder;
        Clock = clock;
    }

    /// <summary>Connection string of the PostgreSQL database; empty on SQLite.</summary>
    public string Database { get; }

    /// <summary>The clock Baken goes by.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Baken's services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>The data folder.</summary>
    public string Folder => folder.Path;

    /// <summary>One of Baken's services.</summary>
    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Starts Baken on a fresh database.</summary>
    /// <param name="database">Which one.</param>
    /// <param name="demo">Whether the people count as the demo's (sign-in by button).</param>
    /// <param name="withAssessors">Whether the assessors have a password, so that the public form is open.</param>
    /// <param name="mail">Where mail goes; nowhere by default.</param>
    /// <param name="alarmHook">Which address hears of alarms; none by default.</param>
    /// <param name="with">Other settings.</param>
    public static async Task<RunningBaken> StartAsync(Database database, bool demo = false, bool withAssessors = true, string mail = "", string alarmHook = "", Func<BakenOptions, BakenOptions>? with = null)
    {
        return await StartAsync(database == Testing.Database.Postgres ? await NewPostgresAsync() : "", demo, withAssessors, mail, alarmHook, with);
    }

    /// <summary>Starts Baken on this empty PostgreSQL database; on a fresh SQLite database when the connection string is empty.</summary>
    public static async Task<RunningBaken> StartAsync(string connection, bool demo = false, bool withAssessors = true, string mail = "", string alarmHook = "", Func<BakenOptions, BakenOptions>? with = null)
    {
        var folder = new TestFolder();
        var clock = new FakeTimeProvider(Start);
        var options = new BakenOptions { Data = folder.Path, Database = connection, Urls = "http://127.0.0.1:0", Mail = mail, MailFrom = "baken@platform.example", AlarmHook = alarmHook, AlarmSecret = AlarmSecret };
        options = with?.Invoke(options) ?? options;
        MasterKey.Create(options.KeyFile);
        await using (var services = Core.Open(options, clock))
        {
            await Core.MigrateAsync(services, default);
            await SetUpAsync(services, demo, withAssessors);
        }

        var app = Hosting.Web.Build(options, clock);
        await app.StartAsync();
        return new RunningBaken(app, clock, folder, connection);
    }

    /// <summary>The person with this first name, as a signed-in actor.</summary>
    public async Task<Actor> ActorAsync(string firstName)
    {
        var user = await UserAsync(firstName);
        return (await Get<Sessions>().OpenAsync(await Get<SignIn>().BeginAsync(user, default), default))!.Actor;
    }

    /// <summary>A browser without JavaScript, not signed in.</summary>
    public Browser Visit(string language = "nl") => new(Address, language);

    /// <summary>A browser without JavaScript in which the person with this first name is signed in.</summary>
    public async Task<Browser> VisitAsync(string firstName, string language = "nl")
    {
        var browser = Visit(language);
        browser.SetCookie("baken-sessie", await SessionAsync(firstName));
        return browser;
    }

    /// <summary>The secret of a fresh session of the person with this first name: the value of cookie <c>baken-sessie</c>.</summary>
    public async Task<string> SessionAsync(string firstName) => await Get<SignIn>().BeginAsync(await UserAsync(firstName), default);

    /// <summary>Lets the outbox handle what is waiting now.</summary>
    public Task<int> SettleAsync() => Get<OutboxWorker>().DrainAsync(default);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private async Task<User> UserAsync(string firstName)
    {
        await using var open = Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Users.AsNoTracking().SingleAsync(u => u.Name.StartsWith(firstName + " "));
    }

    private static async Task<string> NewPostgresAsync()
    {
        var cluster = await PostgresCluster.GetAsync();
        // The connection is left to Core.MigrateAsync, so that each test runs the real migrations.
        return await cluster.NewDatabaseAsync(_ => Task.CompletedTask);
    }

    private static async Task SetUpAsync(IServiceProvider services, bool demo, bool withAssessors)
    {
        await using var stream = typeof(DemoData).Assembly.GetManifestResourceStream("Baken.Demo.demo.yaml")!;
        using var reader = new StreamReader(stream);
        var (plan, problems) = SetupFile.Read(await reader.ReadToEndAsync());
        Xunit.Assert.Empty(problems);
        await ActivatorUtilities.CreateInstance<SetupRun>(services).ApplyAsync(plan!, demo, default);
        await services.GetRequiredService<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.NoAudit("A test sets passwords.");
            foreach (var user in await unit.Db.Users.ToListAsync(token))
            {
                user.Welcomed();
                if (withAssessors || !user.Email!.EndsWith("@informatieplein.example", StringComparison.Ordinal))
                {
                    user.SetPassword(PasswordHash);
                }
            }

            return true;
        }, default);
    }
}
