using System.CommandLine;

namespace Baken.Commands;

/// <summary><c>baken migrate</c></summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database and the key store to this version of Baken. Make a backup first.");
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            await using var services = Core.Open(Root.Options(parsed));
            var applied = await Core.MigrateAsync(services, cancellation);
            return Root.Done(parsed, new { ok = true, applied }, applied.Count == 0 ? ["Nothing to do: the database is at this version."] : applied.Select(name => "applied: " + name));
        }));
        return command;
    }
}
