using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Audit;

/// <summary>Which records, after what.</summary>
public sealed record AuditFilter
{
    /// <summary>Account of the person who acted; null for everybody.</summary>
    public Guid? Person { get; init; }

    /// <summary>Day on Dutch clocks; null for every day.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Only records of this object; null for every object.</summary>
    public Guid? Subject { get; init; }

    /// <summary>The record after which the page begins.</summary>
    public Guid? After { get; init; }
}

/// <summary>One line of the audit log as shown: ids and codes, never content.</summary>
/// <param name="Id">The record.</param>
/// <param name="At">When.</param>
/// <param name="Person">Account of the person; null when Baken or a reporter acted.</param>
/// <param name="Who">Name of the person.</param>
/// <param name="Purpose">What for, a code.</param>
/// <param name="Action">What was done, a code.</param>
/// <param name="ObjectKind">Kind of the objects.</param>
/// <param name="Objects">Every object that was shown or changed.</param>
/// <param name="Refused">Whether it was refused.</param>
public sealed record AuditLine(Guid Id, DateTimeOffset At, Guid? Person, string Who, string Purpose, string Action, string ObjectKind, IReadOnlyList<Guid> Objects, bool Refused);

/// <summary>A page of the audit log.</summary>
/// <param name="Lines">At most <see cref="AuditTrail.PageSize"/> records, newest first.</param>
/// <param name="Next">The record after which the next page begins; null on the last page.</param>
/// <param name="People">People of the organisation, ended accounts too, by name.</param>
public sealed record AuditPage(IReadOnlyList<AuditLine> Lines, Guid? Next, IReadOnlyList<KeyValuePair<Guid, string>> People);

/// <summary>
/// What the people of an organisation saw and did, for its data protection officer. Reading it leaves a record too.
/// </summary>
public sealed class AuditTrail(Databases databases, WriteDoor door)
{
    /// <summary>Records on a page.</summary>
    public const int PageSize = 50;

    /// <summary>A page; null for anybody else than a data protection officer.</summary>
    public async Task<AuditPage?> PageAsync(Actor actor, AuditFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Ability.Supervise) || actor.OrganisationId is not { } organisation)
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var people = await open.Db.Users.AsNoTracking().Where(u => u.OrganisationId == organisation).Select(u => new { u.Id, u.Name }).ToListAsync(cancellation);
        var names = people.ToDictionary(u => u.Id, u => u.Name);
        var own = open.Db.Set<AuditRecord>().AsNoTracking().Where(a => a.OrganisationId == organisation);
        var found = await After(own, Filtered(own, filter), filter.After)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var lines = found.Take(PageSize)
            .Select(a => new AuditLine(a.Id, a.At, a.UserId, a.UserId is { } user ? names.GetValueOrDefault(user, "") : "", a.Purpose, a.Action, a.ObjectKind, a.Objects, a.Refused))
            .ToList();
        await door.WriteAsync(actor, "supervise", (unit, _) =>
        {
            unit.Audit("audit.read", "audit", lines.Select(line => line.Id));
            return Task.FromResult(true);
        }, cancellation);
        return new AuditPage(
            lines,
            found.Count > PageSize ? lines[^1].Id : null,
            [.. people.OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => KeyValuePair.Create(u.Id, u.Name))]);
    }

    private static IQueryable<AuditRecord> Filtered(IQueryable<AuditRecord> records, AuditFilter filter)
    {
        if (filter.Person is { } person)
        {
            records = records.Where(a => a.UserId == person);
        }

        if (filter.Day is { } day)
        {
            var (from, until) = (DutchTime.Instant(day, TimeOnly.MinValue), DutchTime.Instant(day.AddDays(1), TimeOnly.MinValue));
            records = records.Where(a => a.At >= from && a.At < until);
        }

        if (filter.Subject is { } subject)
        {
            records = records.Where(a => a.Objects.Contains(subject));
        }

        return records;
    }

    private static IQueryable<AuditRecord> After(IQueryable<AuditRecord> own, IQueryable<AuditRecord> records, Guid? after) => after is not { } mark
        ? records
        : records.Where(a => own.Any(m => m.Id == mark && (a.At < m.At || a.At == m.At && a.Id.CompareTo(m.Id) < 0)));
}
