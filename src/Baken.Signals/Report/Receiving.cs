using System.Globalization;
using System.Security.Cryptography;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>A report that became a signal, inside the command that stores it.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="DueAt">Until when it is to be read.</param>
internal sealed record ReceivedSignal(Signal Signal, DateTimeOffset DueAt);

/// <summary>
/// The one way in which a checked report becomes a signal, whatever the channel: facts, steps, grant of the intake team, audit, message, alarm. Its steps are
/// the reporter's and Baken's; who told it stands with the reporter's contact alone.
/// </summary>
internal sealed class Receiving(BlindIndexKey indexKey)
{
    /// <summary>The ground on which the intake team reads what is reported to it.</summary>
    public const string IntakeBasis = "AVG art. 6 lid 1 onder e: publieke taak";

    private readonly FactsKeeper keeper = new(indexKey);
    private int digits = 5;

    /// <summary>The team where reports come in; null when nobody in it would read one.</summary>
    public static async Task<Team?> IntakeAsync(BakenDb db, CancellationToken cancellation)
    {
        var intake = (await Routing.CurrentAsync(db, cancellation)).IntakeTeam;
        return await Intake.Manned(db).SingleOrDefaultAsync(team => team.Code == intake, cancellation);
    }

    /// <summary>Stores a report that <see cref="ReportRules"/> found right.</summary>
    /// <param name="unit">The command. A person or a system in it is not named in the signal's steps.</param>
    /// <param name="report">The report.</param>
    /// <param name="intake">The team that reads it.</param>
    /// <param name="key">A key that nothing uses yet.</param>
    /// <param name="codeHash">The hash of the code with which the reporter returns; null when there is none.</param>
    /// <param name="cancellation">Until the commit.</param>
    public async Task<ReceivedSignal> StoreAsync(Unit unit, Report report, Team intake, DataKey key, byte[]? codeHash, CancellationToken cancellation)
    {
        if (unit.Actor.Kind != ActorKind.Reporter)
        {
            unit = unit.ByBaken("intake");
        }

        var local = DutchTime.Local(unit.Now);
        var signal = new Signal(await NumberAsync(unit.Db, local.Year, cancellation), report.Channel, unit.Now, local, key.Id);
        signal.OwnedBy(intake.OrganisationId, intake.Id);
        if (codeHash is not null)
        {
            signal.ReceiptCode(codeHash);
        }

        var writer = new SignalWriter(unit, signal, key);
        var urgency = await keeper.KeepAsync(writer, report.Facts, cancellation);
        signal.ProposedUrgency(urgency.Urgency, urgency.RuleId, urgency.RuleVersion);
        signal.Reported(report.Wish, Contact(signal.Id, key, report.Contact));
        var due = await writer.DueAsync(TermState.Assess, urgency.Urgency, cancellation);
        signal.MoveTo(SignalState.ToAssess, due);
        var retention = RetentionClasses.Catalogue.Find("standard")!;
        signal.Retain(retention.Code, retention.DestroyOn(DateOnly.FromDateTime(local)));
        unit.Db.Add(signal);
        unit.Db.Add(new Grant(signal.Id, intake.OrganisationId, intake.Id, "assess", IntakeBasis, GrantedFields.Outline | GrantedFields.Content | GrantedFields.Reporter, unit.Now, null));
        writer.Step(writer.New(SignalEventKind.Received, Actor.Reporter));
        writer.Step(new SignalEvent(signal.Id, SignalEventKind.UrgencyProposed, unit.Now, local, Actor.System("first urgency"))
        {
            Urgency = urgency.Urgency,
            Rule = urgency.RuleId,
            RuleVersion = urgency.RuleVersion,
            ContentVersion = 1,
        });
        unit.Audit("signal.receive", "signal", signal.Id);
        unit.Publish(new SignalTold(signal.Id));
        if (urgency.Urgency == Urgency.Acute)
        {
            Alarms.Raise(unit, signal.Id, intake.Id, always: true);
        }

        return new ReceivedSignal(signal, due);
    }

    private static SealedText Contact(Guid row, DataKey key, ReporterContact? contact) => contact is null or { IsEmpty: true }
        ? default
        : key.Seal(SealedFields.Reporter, row, System.Text.Json.JsonSerializer.Serialize(contact, SealedJson.Options));

    /// <summary>A random number within the year: its order tells nothing. More digits once the short ones are mostly used.</summary>
    private async Task<string> NumberAsync(BakenDb db, int year, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"{year % 100:00}-{RandomNumberGenerator.GetInt32((int)Math.Pow(10, digits)).ToString("D" + digits, CultureInfo.InvariantCulture)}");
            if (db.Set<Signal>().Local.All(s => s.Number != number)
                && !await db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).AnyAsync(s => s.Number == number, cancellation))
            {
                return number;
            }

            digits = attempt % 4 == 0 ? Math.Min(digits + 1, 9) : digits;
        }
    }
}
