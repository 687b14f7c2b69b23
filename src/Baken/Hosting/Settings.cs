using Baken.Design;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Hosting;

/// <summary>Names of the settings that the setup file fills.</summary>
internal static class SettingNames
{
    public const string Demo = "demo";
    public const string Exit = "exit";
    public const string SecurityContact = "security-contact";
    public const string AskElsewhere = "ask-elsewhere";
    public const string Duty = "duty";
}

/// <summary>What the setup file said and who is on duty, in memory, so that a page needs no database to show its frame. Read again every minute.</summary>
internal sealed class Settings(Databases databases)
{
    private IReadOnlyDictionary<string, string> values = new Dictionary<string, string>();

    public string? this[string name] => values.GetValueOrDefault(name);

    public bool IsDemo => this[SettingNames.Demo] == "yes";

    /// <summary>Who is on duty for what comes in.</summary>
    public Duty Duty { get; private set; } = Duty.None;

    public async Task ReadAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("settings"));
        values = await open.Db.Set<Setting>().AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Value, cancellation);
        Duty = await Routing.IntakeTeamAsync(open.Db, cancellation) is { } intake ? await DutyRoster.OfAsync(open.Db, intake.Id, cancellation) : Duty.None;
    }
}

/// <summary>The neutral page to which 'Snel weg' leads.</summary>
internal sealed class QuickExitSetting(Settings settings) : IQuickExit
{
    public Uri Address => new(settings[SettingNames.Exit] ?? "https://www.buienradar.nl/");
}
