using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Route;

/// <summary>The routing table in force and its earlier versions.</summary>
public static class Routing
{
    /// <summary>The table in force.</summary>
    /// <exception cref="InvalidOperationException">None was ever published: setup has not run.</exception>
    public static async Task<RoutingTable> CurrentAsync(BakenDb db, CancellationToken cancellation)
    {
        var version = await db.Set<RoutingRulesVersion>().AsNoTracking().OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellation)
            ?? throw new InvalidOperationException("There are no routing rules. Run 'baken setup'.");
        return version.Table();
    }

    /// <summary>The team where every report comes in; null before setup has run.</summary>
    public static async Task<Team?> IntakeTeamAsync(BakenDb db, CancellationToken cancellation)
    {
        var version = await db.Set<RoutingRulesVersion>().AsNoTracking().OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellation);
        return version?.Table().IntakeTeam is { } code ? await db.Set<Team>().AsNoTracking().SingleOrDefaultAsync(t => t.Code == code, cancellation) : null;
    }

    /// <summary>Publishes a table as the next version, unless it is the one in force. Returns whether it was published.</summary>
    public static async Task<bool> PublishAsync(Unit unit, IReadOnlyList<RoutingRule> rules, CancellationToken cancellation)
    {
        var last = await unit.Db.Set<RoutingRulesVersion>().OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellation);
        if (last is not null && last.SameAs(rules))
        {
            return false;
        }

        var next = new RoutingRulesVersion((last?.Version ?? 0) + 1, rules, unit.Now);
        _ = next.Table();
        unit.Db.Add(next);
        return true;
    }
}
