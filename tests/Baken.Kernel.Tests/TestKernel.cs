using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Storage.Postgres;
using Baken.Storage.Sqlite;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Database = Baken.Testing.Database;

namespace Baken.Kernel.Tests;

/// <summary>The kernel alone on a fresh database, without any module.</summary>
internal sealed class TestKernel : IAsyncDisposable
{
    public static readonly Actor Somebody = new(ActorKind.Person, Guid.NewGuid(), Guid.NewGuid(), "Iemand", [], [Role.Assessor]);

    private readonly ServiceProvider services;

    private TestKernel(ServiceProvider services, FakeTimeProvider clock, TestFolder folder)
    {
        this.services = services;
        Clock = clock;
        Folder = folder;
    }

    public FakeTimeProvider Clock { get; }

    public TestFolder Folder { get; }

    public WriteDoor Door => Get<WriteDoor>();

    public static async Task<TestKernel> StartAsync(Database database, Action<IServiceCollection>? more = null)
    {
        var folder = new TestFolder();
        Data.Storage storage = database == Database.Sqlite
            ? new SqliteStorage(folder.Path)
            : new PostgresStorage(await (await PostgresCluster.GetAsync()).NewDatabaseAsync(_ => Task.CompletedTask));
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 12, 0, TimeSpan.Zero));
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock)
            .AddKernel(storage, MasterKey.Create(folder.File("master.key")));
        more?.Invoke(collection);
        var kernel = new TestKernel(collection.BuildServiceProvider(), clock, folder);
        await kernel.ReadAsync(db => CreateTablesAsync(db));
        await using var keys = await kernel.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync();
        await CreateTablesAsync(keys);
        return kernel;
    }

    public IServiceProvider Services => services;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<BakenDb, Task<T>> read)
    {
        await using var open = Get<Databases>().Open(Actor.System("test"));
        return await read(open.Db);
    }

    public Task<List<AuditRecord>> AuditsAsync() => ReadAsync(db => db.Set<AuditRecord>().AsNoTracking().ToListAsync());

    public Task<List<string>> SettingsAsync() => ReadAsync(db => db.Set<Setting>().Select(s => s.Name).ToListAsync());

    /// <summary>A command that stores one setting.</summary>
    public Task<bool> StoreAsync(string name) => Door.WriteAsync(Somebody, "test", (unit, _) => Store(unit, name), default);

    public static Task<bool> Store(Unit unit, string name)
    {
        unit.Db.Add(new Setting(name, "value"));
        unit.Audit("setting.store", "setting");
        return Task.FromResult(true);
    }

    public Task<int> DrainAsync() => Get<OutboxWorker>().DrainAsync(default);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Folder.Dispose();
    }

    private static async Task<bool> CreateTablesAsync(DbContext db)
    {
        var creator = (IRelationalDatabaseCreator)db.GetService<IDatabaseCreator>();
        if (!await creator.ExistsAsync())
        {
            await creator.CreateAsync();
        }

        await creator.CreateTablesAsync();
        return true;
    }
}
