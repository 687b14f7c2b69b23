using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Areas;

/// <summary>An imported area as shown.</summary>
/// <param name="Row">What the file said of it.</param>
/// <param name="IsNow">Whether today lies in its period.</param>
public sealed record AreaLine(AreaRow Row, bool IsNow);

/// <summary>What an import did.</summary>
/// <param name="Added">How many areas are new.</param>
/// <param name="Changed">How many differ from before.</param>
/// <param name="Same">How many were so already.</param>
/// <param name="Problems">What must be changed in the file first; nothing was imported unless this is empty.</param>
public sealed record AreaImport(int Added, int Changed, int Same, IReadOnlyList<AreaProblem> Problems);

/// <summary>The care regions and areas of police units, imported from a file with its source.</summary>
public sealed class WorkAreas(Databases databases, WriteDoor door, TimeProvider clock)
{
    private const string Purpose = "organisations";

    /// <summary>All of them by kind and name, the newest period first; null for anybody but a platform administrator.</summary>
    public async Task<IReadOnlyList<AreaLine>?> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManageOrganisations))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        return
        [
            .. (await open.Db.Set<WorkArea>().AsNoTracking().ToListAsync(cancellation))
                .OrderBy(a => a.Kind).ThenBy(a => a.Name, StringComparer.CurrentCulture).ThenByDescending(a => a.ValidFrom)
                .Select(a => new AreaLine(
                    new AreaRow { Kind = a.Kind, Code = a.Code, Name = a.Name, ValidFrom = a.ValidFrom, ValidTo = a.ValidTo, Municipalities = a.Municipalities, SafetyRegions = a.SafetyRegions, Source = a.Source },
                    AreaFile.Overlap(a.ValidFrom, a.ValidTo, today, today))),
        ];
    }

    /// <summary>
    /// Brings the areas to what a file says: all of it, or nothing when anything is wrong. An area is known by kind, code and first day; what the file
    /// does not name stays. The same file again changes nothing. For the host's operator and the platform administrator.
    /// </summary>
    public async Task<AreaImport> ImportAsync(Actor actor, TextReader file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Kind != ActorKind.System && !actor.May(Ability.ManageOrganisations))
        {
            return new AreaImport(0, 0, 0, [new AreaProblem(1, "", "not-allowed", "")]);
        }

        var (rows, problems) = AreaFile.Read(file);
        return problems.Count > 0
            ? new AreaImport(0, 0, 0, problems)
            : await door.WriteAsync(actor, Purpose, (unit, token) => TakeAsync(unit, rows, token), cancellation);
    }

    private static async Task<AreaImport> TakeAsync(Unit unit, IReadOnlyList<AreaRow> rows, CancellationToken cancellation)
    {
        var (added, changed) = (0, 0);
        var all = await unit.Db.Set<WorkArea>().ToListAsync(cancellation);
        var known = all.ToDictionary(a => (a.Kind, a.Code, a.ValidFrom));
        foreach (var row in rows)
        {
            if (!known.TryGetValue((row.Kind, row.Code, row.ValidFrom), out var area))
            {
                all.Add(area = new WorkArea(row));
                unit.Db.Add(area);
                added++;
            }
            else if (area.Take(row))
            {
                changed++;
            }
        }

        var overlaps = all.GroupBy(a => (a.Kind, a.Code)).Where(g => g.Count() > 1).Select(g => g.OrderBy(a => a.ValidFrom).ToList())
            .Where(periods => periods.Zip(periods.Skip(1)).Any(pair => AreaFile.Overlap(pair.First.ValidFrom, pair.First.ValidTo, pair.Second.ValidFrom, pair.Second.ValidTo)))
            .Select(periods => new AreaProblem(0, "valid_to", "period-overlaps-stored", periods[0].Code)).Take(AreaFile.MostProblems).ToList();
        unit.Audit("regions.import", "area");
        var done = new AreaImport(added, changed, rows.Count - added - changed, overlaps);
        return overlaps.Count > 0 ? unit.Refuse(done with { Added = 0, Changed = 0, Same = 0 }) : done;
    }
}
