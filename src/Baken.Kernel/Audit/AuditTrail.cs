using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Audit;

/// <summary>
/// What the people of an organisation saw and did, for its data protection officer, and for everybody what was done in the own name.
/// Reading it leaves a record too.
/// </summary>
public sealed class AuditTrail(Databases databases, WriteDoor door, IEnumerable<IAuditedObjects> objects)
{
    /// <summary>Records on a page.</summary>
    public const int PageSize = 50;

    private const string Purpose = "supervise";

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
        var own = await OwnAsync(open.Db, organisation, cancellation);
        var people = await PeopleAsync(open.Db, own, cancellation);
        var teams = await open.Db.Set<Team>().AsNoTracking().Where(t => own.Contains(t.OrganisationId)).Select(t => new { t.Id, t.Name }).ToListAsync(cancellation);
        var page = await TurnedAsync(Of(open.Db, own), filter, people, cancellation);
        await NoteAsync(actor, Purpose, "audit.read", page.Lines.Select(line => line.Id), cancellation);
        return page with
        {
            People = [.. people.OrderBy(person => person.Value, StringComparer.CurrentCulture)],
            Teams = [.. teams.Select(team => KeyValuePair.Create(team.Id, team.Name)).OrderBy(team => team.Value, StringComparer.CurrentCulture)],
        };
    }

    /// <summary>What was seen and done in the actor's own name, so that somebody else's use of the account is noticed.</summary>
    public async Task<AuditPage> OwnAsync(Actor actor, AuditFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        var self = actor.UserId ?? throw new InvalidOperationException("Only a person has a name in the log.");
        await using var open = databases.Open(actor);
        // Handing over the work of who leaves touches signals; an administrator is not told how many.
        var mayCount = actor.May(Ability.ReadSignals) || actor.May(Ability.Supervise);
        // Signing in and out is on record as Baken's own act, on the account.
        var own = open.Db.Set<AuditRecord>().AsNoTracking().Where(a => mayCount || a.ObjectKind != "signal" && a.ObjectKind != "grant")
            .Where(a => a.UserId == self || a.ActorKind == ActorKind.System && a.Purpose == "sign-in" && a.Objects.Contains(self));
        var page = await TurnedAsync(own, filter, new Dictionary<Guid, string> { [self] = actor.Name }, cancellation);
        await NoteAsync(actor, "work", "audit.own", [self], cancellation);
        return page;
    }

    /// <summary>
    /// Who has looked at the object with this number: people of the own organisation; and, when the own organisation owns it, which other
    /// organisations, not which of their people. Null for anybody else than a data protection officer. What is another's and was never
    /// seen here answers as what does not exist.
    /// </summary>
    public async Task<AuditAnswer?> WhoAsync(Actor actor, string number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise) || actor.OrganisationId is not { } organisation)
        {
            return null;
        }

        var found = await FindAsync(actor, number, cancellation);
        var answer = found is null ? new AuditAnswer([], []) : await AnswerAsync(actor, organisation, found, cancellation);
        // An object of another organisation leaves no trace here either: the log would tell that it exists.
        await NoteAsync(actor, Purpose, "audit.ask", answer.People.Count + answer.Elsewhere.Count == 0 ? [] : [found!.Id], cancellation);
        return answer;
    }

    /// <summary>
    /// All records of the filter, newest first, one by one as the reader takes them; null for anybody else than a data protection officer. The
    /// export is on record before the first one leaves.
    /// </summary>
    public async Task<IAsyncEnumerable<AuditLine>?> ExportAsync(Actor actor, AuditFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        if (!actor.May(Ability.Supervise) || actor.OrganisationId is not { } organisation)
        {
            return null;
        }

        // As in WhoAsync: what is another's and was never seen here leaves no trace.
        await using var open = databases.Open(actor);
        var isSeen = filter.Subject is { } subject && await Of(open.Db, await OwnAsync(open.Db, organisation, cancellation)).AnyAsync(a => a.Objects.Contains(subject), cancellation);
        await NoteAsync(actor, Purpose, "audit.export", new[] { filter.Person, isSeen ? filter.Subject : null }.OfType<Guid>(), cancellation);
        return StreamAsync(actor, organisation, filter, cancellation);
    }

    /// <summary>The object with this number; null when no module knows it.</summary>
    public async Task<AuditedObject?> FindAsync(Actor actor, string number, CancellationToken cancellation)
    {
        foreach (var module in objects)
        {
            if (await module.FindAsync(actor, number, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The numbers of these objects, as far as the actor may know them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NumbersAsync(Actor actor, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var all = new Dictionary<Guid, string>();
        foreach (var module in objects)
        {
            foreach (var (id, number) in await module.NumbersAsync(actor, ids, cancellation))
            {
                all[id] = number;
            }
        }

        return all;
    }

    private async Task<AuditAnswer> AnswerAsync(Actor actor, Guid organisation, AuditedObject found, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        var own = await OwnAsync(open.Db, organisation, cancellation);
        var touched = await open.Db.Set<AuditRecord>().AsNoTracking()
            .Where(a => a.OrganisationId != null && (own.Contains(a.OrganisationId.Value) || found.IsOwn) && a.Objects.Contains(found.Id) && a.Action != "audit.ask")
            .GroupBy(a => new { a.OrganisationId, a.UserId, a.Purpose, a.Action, a.Refused })
            .Select(g => new { g.Key, Times = g.Count(), First = g.Min(a => a.At), Last = g.Max(a => a.At) })
            .ToListAsync(cancellation);
        var rows = touched.ConvertAll(t => new Touched(t.Key.OrganisationId!.Value, t.Key.UserId, t.Key.Purpose, t.Key.Action, t.Key.Refused, t.Times, t.First, t.Last));
        var names = await PeopleAsync(open.Db, own, cancellation);
        var others = rows.Where(row => !own.Contains(row.Organisation)).ToLookup(row => row.Organisation);
        var ids = others.Select(group => group.Key).ToList();
        var organisations = await open.Db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return new AuditAnswer(
            [.. rows.Where(row => own.Contains(row.Organisation)).GroupBy(row => row.Person).Select(group => Sum(group.Key is { } person ? names.GetValueOrDefault(person, "–") : "–", group)).OrderByDescending(touch => touch.Last)],
            [.. others.Select(group => Sum(organisations.GetValueOrDefault(group.Key, "–"), group)).OrderByDescending(touch => touch.Last)]);
    }

    private async IAsyncEnumerable<AuditLine> StreamAsync(
        Actor actor, Guid organisation, AuditFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        var own = await OwnAsync(open.Db, organisation, cancellation);
        var names = await PeopleAsync(open.Db, own, cancellation);
        var records = Filtered(Of(open.Db, own), filter).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).AsAsyncEnumerable();
        await foreach (var record in records.WithCancellation(cancellation))
        {
            yield return Line(record, names);
        }
    }

    private static async Task<AuditPage> TurnedAsync(IQueryable<AuditRecord> own, AuditFilter filter, IReadOnlyDictionary<Guid, string> names, CancellationToken cancellation)
    {
        var mark = (filter.After ?? filter.Before) is { } id ? await own.Where(a => a.Id == id).Select(a => new { a.At, a.Id }).SingleOrDefaultAsync(cancellation) : null;
        var back = mark is not null && filter.After is null;
        var records = Filtered(own, filter);
        records = mark is null ? records
            : back ? records.Where(a => a.At > mark.At || a.At == mark.At && a.Id.CompareTo(mark.Id) > 0)
            : records.Where(a => a.At < mark.At || a.At == mark.At && a.Id.CompareTo(mark.Id) < 0);
        var ordered = back ? records.OrderBy(a => a.At).ThenBy(a => a.Id) : records.OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
        var found = await ordered.Take(PageSize + 1).ToListAsync(cancellation);
        var more = found.Count > PageSize;
        var shown = found.Take(PageSize).Select(a => Line(a, names));
        AuditLine[] lines = [.. back ? shown.Reverse() : shown];
        return new AuditPage(
            lines,
            lines.Length > 0 && (back || more) ? lines[^1].Id : null,
            lines.Length > 0 && (back ? more : mark is not null) ? lines[0].Id : null,
            [],
            []);
    }

    private static AuditLine Line(AuditRecord a, IReadOnlyDictionary<Guid, string> names) =>
        new(a.Id, a.At, a.UserId, a.UserId is { } user ? names.GetValueOrDefault(user, "") : "", a.Purpose, a.Action, a.ObjectKind, a.Objects, a.Refused);

    private Task<bool> NoteAsync(Actor actor, string purpose, string action, IEnumerable<Guid> seen, CancellationToken cancellation) =>
        door.WriteAsync(actor, purpose, (unit, _) =>
        {
            unit.Audit(action, "audit", seen);
            return Task.FromResult(true);
        }, cancellation);

    private static AuditTouch Sum(string who, IEnumerable<Touched> touched)
    {
        var rows = touched.ToList();
        return new AuditTouch(
            who,
            [.. rows.Select(row => row.Purpose).Distinct().Order(StringComparer.Ordinal)],
            rows.Min(row => row.First),
            rows.Max(row => row.Last),
            Times(row => !row.Refused && AuditActions.IsOpening(row.Action)),
            Times(row => !row.Refused && AuditActions.IsSeeing(row.Action) && !AuditActions.IsOpening(row.Action)),
            Times(row => !row.Refused && !AuditActions.IsSeeing(row.Action)),
            Times(row => row.Refused));

        int Times(Func<Touched, bool> which) => rows.Where(which).Sum(row => row.Times);
    }

    // Whoever goes on with the work of an organisation that left answers for what was seen there.
    private static async Task<IReadOnlyList<Guid>> OwnAsync(BakenDb db, Guid organisation, CancellationToken cancellation)
    {
        List<Guid> own = [organisation];
        for (var at = 0; at < own.Count; at++)
        {
            var next = own[at];
            own.AddRange(await db.Set<Organisation>().Where(o => o.SuccessorId == next && !own.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellation));
        }

        return own;
    }

    private static IQueryable<AuditRecord> Of(BakenDb db, IReadOnlyList<Guid> own) =>
        db.Set<AuditRecord>().AsNoTracking().Where(a => a.OrganisationId != null && own.Contains(a.OrganisationId.Value));

    private static Task<Dictionary<Guid, string>> PeopleAsync(BakenDb db, IReadOnlyList<Guid> own, CancellationToken cancellation) =>
        db.Users.AsNoTracking().Where(u => own.Contains(u.OrganisationId)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);

    private static IQueryable<AuditRecord> Filtered(IQueryable<AuditRecord> records, AuditFilter filter)
    {
        if (filter.Person is { } person)
        {
            records = records.Where(a => a.UserId == person);
        }

        if (filter.From is { } from)
        {
            var begin = DutchTime.Instant(from, TimeOnly.MinValue);
            records = records.Where(a => a.At >= begin);
        }

        if (filter.Until is { } until)
        {
            var end = DutchTime.Instant(until.AddDays(1), TimeOnly.MinValue);
            records = records.Where(a => a.At < end);
        }

        if (filter.Subject is { } subject)
        {
            records = records.Where(a => a.Objects.Contains(subject));
        }

        if (filter.Purpose is { } purpose)
        {
            records = records.Where(a => a.Purpose == purpose);
        }

        return filter.Kind is { } kind ? records.Where(AuditActions.Are(kind)) : records;
    }

    private sealed record Touched(Guid Organisation, Guid? Person, string Purpose, string Action, bool Refused, int Times, DateTimeOffset First, DateTimeOffset Last);
}
