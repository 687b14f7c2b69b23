using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Commands;

/// <summary>The services below the web, for commands; and the state of the databases.</summary>
internal static class Core
{
    public static ServiceProvider Open(BakenOptions options, TimeProvider? clock = null) =>
        Open(options, options.ReadMasterKey(), clock);

    public static ServiceProvider Open(BakenOptions options, MasterKey master, TimeProvider? clock = null) =>
        new ServiceCollection().AddLogging().AddCore(options, master, clock).BuildServiceProvider();

    /// <summary>Brings both databases to this version. Returns the migrations that were applied.</summary>
    public static async Task<IReadOnlyList<string>> MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("migrate"));
        await using var keys = await services.GetRequiredService<IDbContextFactory<KeyDb>>().CreateDbContextAsync(cancellation);
        var applied = new List<string>();
        foreach (var db in new DbContext[] { open.Db, keys })
        {
            applied.AddRange((await db.Database.GetPendingMigrationsAsync(cancellation)).Select(name => $"{db.GetType().Name} {name}"));
            await db.Database.MigrateAsync(cancellation);
        }

        return applied;
    }

    /// <summary>Whether a version of Baken was here before.</summary>
    public static async Task<bool> HasDataAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("setup"));
        return (await open.Db.Database.GetAppliedMigrationsAsync(cancellation)).Any();
    }

    /// <summary>Whether the databases have what this version needs.</summary>
    public static async Task<bool> IsCurrentAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("migrate"));
        await using var keys = await services.GetRequiredService<IDbContextFactory<KeyDb>>().CreateDbContextAsync(cancellation);
        return !(await open.Db.Database.GetPendingMigrationsAsync(cancellation)).Any() && !(await keys.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }
}
