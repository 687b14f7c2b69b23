using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Audit;

/// <summary>
/// Use that a data protection officer may want to look at, computed from the audit log of the own organisation: a list for a person, in order of
/// time, without score or verdict. Nobody is told of it.
/// </summary>
public sealed class UnusualUse(
    Databases databases, WriteDoor door, OrganisationWords words, IDutyMoments duty, IEnumerable<IObjectRegions> regions, UnusualMeasures measures, TimeProvider clock)
{
    private const string Purpose = "supervise";

    /// <summary>The lines of these days, newest day first; null for anybody else than a data protection officer. A longer period than is allowed is cut at its beginning.</summary>
    public async Task<IReadOnlyList<UnusualLine>?> ListAsync(Actor actor, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise) || actor.OrganisationId is not { } organisation)
        {
            return null;
        }

        var first = until.DayNumber - from.DayNumber > measures.LongestPeriod ? until.AddDays(-measures.LongestPeriod) : from;
        await using var open = databases.Open(actor);
        var people = await open.Db.Users.AsNoTracking().Where(u => u.OrganisationId == organisation).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var opened = await OpenedAsync(open.Db, organisation, first.AddDays(-measures.MedianDays), until, cancellation);
        UnusualLine[] found =
        [
            .. Many(opened, first),
            .. await NightAsync(open.Db, organisation, first, until, cancellation),
            .. await ElsewhereAsync(open.Db, opened, first, until, cancellation),
        ];
        var notes = await NotesAsync(open.Db, organisation, first, until, cancellation);
        UnusualLine[] lines =
        [
            .. found.Where(line => people.ContainsKey(line.Key.Person)).Select(line => line with { Who = people[line.Key.Person], Notes = [.. notes[line.Key]] })
                .OrderByDescending(line => line.Key.Day).ThenBy(line => line.Who, StringComparer.CurrentCulture).ThenBy(line => line.Key.Kind).ThenBy(line => line.Key.Region, StringComparer.Ordinal),
        ];
        await door.WriteAsync(actor, Purpose, (unit, _) =>
        {
            unit.Audit("unusual.list", "user", lines.Select(line => line.Key.Person));
            return Task.FromResult(true);
        }, cancellation);
        return lines;
    }

    /// <summary>One line; null when there is none for this actor.</summary>
    public async Task<UnusualLine?> FindAsync(Actor actor, UnusualKey key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        return (await ListAsync(actor, key.Day, key.Day, cancellation))?.FirstOrDefault(line => line.Key == key);
    }

    /// <summary>Notes what was found when somebody looked into a line.</summary>
    public async Task<UnusualNoteOutcome> NoteAsync(Actor actor, UnusualKey key, string? text, CancellationToken cancellation)
    {
        if (await FindAsync(actor, key, cancellation) is null)
        {
            return UnusualNoteOutcome.NotFound;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > UnusualNote.Longest)
        {
            return UnusualNoteOutcome.WordsMissing;
        }

        return await door.WriteAsync(actor, Purpose, (unit, _) =>
        {
            var note = new UnusualNote(actor.OrganisationId!.Value, key, actor.UserId!.Value, unit.Now);
            note.Says(words.KeyOf(note.OrganisationId).Seal(UnusualNote.Field, note.Id, text.Trim()));
            unit.Db.Add(note);
            unit.Audit("unusual.note", "user", key.Person);
            return Task.FromResult(UnusualNoteOutcome.Noted);
        }, cancellation);
    }

    /// <summary>Destroys the notes that were kept long enough. Returns how many.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) => door.WriteAsync(Actor.System("sweep"), "retention", async (unit, token) =>
    {
        var old = unit.Now - UnusualNote.Life;
        var notes = await unit.Db.Set<UnusualNote>().Where(n => n.At < old).ToListAsync(token);
        if (notes.Count == 0)
        {
            unit.NoAudit("No note was old enough.");
            return 0;
        }

        unit.Audit("unusual.forget", "user", notes.Select(n => n.Person));
        unit.Db.RemoveRange(notes);
        return notes.Count;
    }, cancellation);

    private static async Task<Dictionary<(Guid Person, DateOnly Day), HashSet<Guid>>> OpenedAsync(
        BakenDb db, Guid organisation, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        var opened = new Dictionary<(Guid, DateOnly), HashSet<Guid>>();
        var rows = Between(db, organisation, from, until).Where(AuditActions.Are(AuditKind.Opened)).Select(a => new { Person = a.UserId!.Value, a.At, a.Objects }).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            var key = (row.Person, DateOnly.FromDateTime(DutchTime.Local(row.At)));
            if (!opened.TryGetValue(key, out var objects))
            {
                opened[key] = objects = [];
            }

            objects.UnionWith(row.Objects);
        }

        return opened;
    }

    private IEnumerable<UnusualLine> Many(Dictionary<(Guid Person, DateOnly Day), HashSet<Guid>> opened, DateOnly from)
    {
        foreach (var ((person, day), objects) in opened.Where(one => one.Key.Day >= from && one.Value.Count >= measures.Objects))
        {
            var others = opened.Where(one => one.Key.Person == person && one.Key.Day < day && one.Key.Day >= day.AddDays(-measures.MedianDays)).Select(one => one.Value.Count).Order().ToList();
            double? median = others.Count < measures.FewestDays ? null : (others[(others.Count - 1) / 2] + others[others.Count / 2]) / 2.0;
            if (median is null || objects.Count >= measures.TimesMedian * median)
            {
                yield return new UnusualLine(new(UnusualKind.Many, person, day), "", objects.Count, median, others.Count, []);
            }
        }
    }

    private async Task<IEnumerable<UnusualLine>> NightAsync(BakenDb db, Guid organisation, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        // A night runs on into the day after.
        var rows = await Between(db, organisation, from, until.AddDays(1)).Where(a => !a.Refused).Select(a => new { Person = a.UserId!.Value, a.At }).ToListAsync(cancellation);
        var found = new List<UnusualLine>();
        foreach (var person in rows.Where(row => measures.IsNight(TimeOnly.FromDateTime(DutchTime.Local(row.At)))).GroupBy(row => row.Person))
        {
            var outside = await duty.OutsideAsync(person.Key, [.. person.Select(row => row.At)], cancellation);
            found.AddRange(outside.GroupBy(NightOf).Where(night => night.Key >= from && night.Key <= until && night.Count() >= measures.NightActs)
                .Select(night => new UnusualLine(new(UnusualKind.Night, person.Key, night.Key), "", night.Count(), null, 0, [])));
        }

        return found;
    }

    private DateOnly NightOf(DateTimeOffset at)
    {
        var local = DutchTime.Local(at);
        return DateOnly.FromDateTime(TimeOnly.FromDateTime(local) < measures.NightUntil ? local.AddDays(-1) : local);
    }

    private async Task<IEnumerable<UnusualLine>> ElsewhereAsync(
        BakenDb db, Dictionary<(Guid Person, DateOnly Day), HashSet<Guid>> opened, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        var found = new List<UnusualLine>();
        var inPeriod = opened.Where(one => one.Key.Day >= from && one.Key.Day <= until).ToList();
        var people = inPeriod.Select(one => one.Key.Person).Distinct().ToList();
        var teams = (await db.Set<TeamMembership>().AsNoTracking().Where(m => people.Contains(m.UserId)).ToListAsync(cancellation)).ToLookup(m => m.UserId, m => m.TeamId);
        foreach (var module in regions)
        {
            var lies = await module.OfAsync([.. inPeriod.SelectMany(one => one.Value).Distinct()], cancellation);
            foreach (var person in people.Where(person => teams[person].Any()))
            {
                var own = await module.CountAsync([.. teams[person]], clock.GetUtcNow().AddYears(-1), cancellation);
                var all = own.Values.Sum();
                if (all < measures.TeamSignals)
                {
                    continue;
                }

                found.AddRange(
                    from one in inPeriod
                    where one.Key.Person == person
                    from there in one.Value.Where(lies.ContainsKey).GroupBy(id => lies[id])
                    let had = own.GetValueOrDefault(there.Key)
                    where there.Count() >= measures.ElsewhereSignals && had * 100 < measures.OwnRegionPercent * all
                    select new UnusualLine(new(UnusualKind.Elsewhere, person, one.Key.Day, there.Key), "", there.Count(), had, all, []));
            }
        }

        return found;
    }

    private async Task<ILookup<UnusualKey, UnusualNoted>> NotesAsync(BakenDb db, Guid organisation, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        var notes = await db.Set<UnusualNote>().AsNoTracking().Where(n => n.OrganisationId == organisation && n.Day >= from && n.Day <= until).OrderByDescending(n => n.At).ToListAsync(cancellation);
        var by = notes.Select(n => n.By).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => by.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        var key = words.KeyOf(organisation);
        return notes.ToLookup(n => n.Key, n => new UnusualNoted(names.GetValueOrDefault(n.By, "–"), n.At, key.Open(UnusualNote.Field, n.Id, n.Words)));
    }

    private static IQueryable<AuditRecord> Between(BakenDb db, Guid organisation, DateOnly from, DateOnly until)
    {
        var (begin, end) = (DutchTime.Instant(from, TimeOnly.MinValue), DutchTime.Instant(until.AddDays(1), TimeOnly.MinValue));
        return db.Set<AuditRecord>().AsNoTracking().Where(a => a.OrganisationId == organisation && a.UserId != null && a.At >= begin && a.At < end);
    }
}
