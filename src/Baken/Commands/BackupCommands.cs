using System.CommandLine;
using System.Globalization;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Commands;

/// <summary>
/// <c>baken backup DIR</c> and <c>baken restore DIR</c>. Database and key store are copied apart; beside them stands the list of destroyed
/// keys, which only grows: a restore destroys those again, so that what was erased stays erased.
/// </summary>
internal static class BackupCommands
{
    private const string DatabaseFile = "database.backup";
    private const string KeysFile = "keys.backup";
    private const string MasterKeyFile = "master-key.fingerprint";
    private const string TombstonesFile = "tombstones.txt";

    public static Command CreateBackup()
    {
        var target = new Argument<DirectoryInfo>("dir") { Description = "Folder that receives the backup; each one in a folder of its own, by time" };
        var command = new Command("backup", "Copy database and key store, while Baken runs. The master key is not copied: keep it elsewhere. Destroy copies of the key store after 14 days.") { target };
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            var options = Root.Options(parsed);
            await using var services = Core.Open(options);
            var stamp = services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            var root = parsed.GetValue(target)!.FullName;
            var folder = Path.Combine(root, stamp);
            SetupCommand.CreateFolder(root);
            SetupCommand.CreateFolder(folder);
            await SaveAsync(services, root, folder, cancellation);
            return Root.Done(parsed, new { ok = true, folder }, $"Backup made in {folder}", "The master key is not in it.");
        }));
        return command;
    }

    public static Command CreateRestore()
    {
        var source = new Argument<DirectoryInfo>("dir") { Description = "Folder of one backup" };
        var command = new Command("restore", "Put a backup back into an empty data folder or database, and destroy again what was destroyed since.") { source };
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            var options = Root.Options(parsed);
            var folder = parsed.GetValue(source)!.FullName;
            if (!new[] { DatabaseFile, KeysFile, MasterKeyFile }.All(name => File.Exists(Path.Combine(folder, name))))
            {
                return Root.Fail(parsed, $"'{folder}' is not the folder of one backup.");
            }

            SetupCommand.CreateFolder(options.Data);
            await using var services = Core.Open(options);
            var destroyed = await LoadAsync(services, folder, cancellation);
            return Root.Done(parsed, new { ok = true, destroyedAgain = destroyed }, "Restored.", $"{destroyed} destroyed keys were destroyed again.");
        }));
        return command;
    }

    internal static async Task SaveAsync(IServiceProvider services, string root, string folder, CancellationToken cancellation)
    {
        var storage = services.GetRequiredService<Kernel.Data.Storage>();
        await using (var open = services.GetRequiredService<Databases>().Open(Actor.System("backup")))
        {
            await storage.BackupMainAsync(open.Db, Path.Combine(folder, DatabaseFile), cancellation);
        }

        // Keys after the database: a key too many is harmless, a key too few is a lost signal.
        await using (var keys = await services.GetRequiredService<IDbContextFactory<KeyDb>>().CreateDbContextAsync(cancellation))
        {
            await storage.BackupKeysAsync(keys, Path.Combine(folder, KeysFile), cancellation);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, MasterKeyFile), services.GetRequiredService<MasterKey>().Fingerprint + "\n", cancellation);
        var tombstones = Path.Combine(root, TombstonesFile);
        var known = File.Exists(tombstones) ? (await File.ReadAllLinesAsync(tombstones, cancellation)).ToHashSet() : [];
        known.UnionWith((await services.GetRequiredService<KeyStore>().TombstonesAsync(cancellation)).Select(id => id.ToString("N")));
        await File.WriteAllLinesAsync(tombstones, known.Order(StringComparer.Ordinal), cancellation);
    }

    internal static async Task<int> LoadAsync(IServiceProvider services, string folder, CancellationToken cancellation)
    {
        var storage = services.GetRequiredService<Kernel.Data.Storage>();
        await CheckMasterKeyAsync(services.GetRequiredService<MasterKey>(), Path.Combine(folder, MasterKeyFile), cancellation);
        if (await Core.HasDataAsync(services, cancellation))
        {
            throw new ConfigurationException("There is a database here already. Restore into an empty folder or database.");
        }

        await using (var open = services.GetRequiredService<Databases>().Open(Actor.System("restore")))
        {
            await storage.RestoreMainAsync(open.Db, Path.Combine(folder, DatabaseFile), cancellation);
        }

        await using (var keys = await services.GetRequiredService<IDbContextFactory<KeyDb>>().CreateDbContextAsync(cancellation))
        {
            await storage.RestoreKeysAsync(keys, Path.Combine(folder, KeysFile), cancellation);
        }

        await Core.MigrateAsync(services, cancellation);
        var tombstones = Path.Combine(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!, TombstonesFile);
        var ids = File.Exists(tombstones)
            ? (await File.ReadAllLinesAsync(tombstones, cancellation)).Where(line => line.Length > 0).Select(line => Guid.ParseExact(line, "N")).ToList()
            : [];
        return await services.GetRequiredService<Signals.Retain.Retention>().DestroyAgainAsync(ids, cancellation);
    }

    private static async Task CheckMasterKeyAsync(MasterKey master, string file, CancellationToken cancellation)
    {
        var asked = (await File.ReadAllTextAsync(file, cancellation)).Trim();
        if (asked != master.Fingerprint)
        {
            throw new ConfigurationException(
                $"This backup was made under another master key: fingerprint {asked}, not {master.Fingerprint}. Put the master key of that time in place first. Nothing was restored.");
        }
    }
}
