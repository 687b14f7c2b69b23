using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals;

/// <summary>Bits for the suspected forms, so that a list can be filtered on them without opening a signal.</summary>
internal static class ExploitationFormMask
{
    public static int Of(IEnumerable<string> codes) => codes.Aggregate(0, (mask, code) => mask | Bit(code));

    public static int Bit(string code)
    {
        var all = ExploitationForms.Catalogue.All;
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Code == code)
            {
                return 1 << i;
            }
        }

        return 0;
    }

    public static IReadOnlyList<string> Codes(int mask) =>
        [.. ExploitationForms.Catalogue.All.Where((_, i) => (mask & (1 << i)) != 0).Select(form => form.Code)];
}

/// <summary>Title and first words of a signal, as lists show them.</summary>
internal sealed record Headline(string Title, string Summary)
{
    private const int TitleLength = 100;
    private const int SummaryLength = 110;

    /// <summary>The first sentence makes the title and the next ones the summary; one that is too long is cut at a word.</summary>
    public static Headline Of(Facts facts)
    {
        var words = string.Join(' ', Plain(facts.Narrative).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (facts.Title.Length > 0)
        {
            return new Headline(Plain(facts.Title), Cut(words, SummaryLength));
        }

        var end = SentenceEnd(words);
        var first = words[..end];
        var title = first.Length <= TitleLength ? first : Cut(first, TitleLength);
        // One long sentence has no next one to begin at.
        var rest = end < words.Length ? end : title.TrimEnd('…').Length;
        return new Headline(title, Cut(words[Math.Min(rest, words.Length)..].TrimStart('.', '!', '?', ' '), SummaryLength));
    }

    private static int SentenceEnd(string words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (words[i] is '.' or '!' or '?' && (i == words.Length - 1 || words[i + 1] is ' ' or '.' or '!' or '?'))
            {
                return i;
            }
        }

        return words.Length;
    }

    /// <summary>Without the characters that turn the direction of writing: in a list they would turn round what stands beside them.</summary>
    private static string Plain(string text) =>
        string.Concat(text.Where(c => c is not ('\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))));

    public string ToText() => Title + "\n" + Summary;

    public static Headline FromText(string text)
    {
        var lines = text.Split('\n', 2);
        return new Headline(lines[0], lines.Length > 1 ? lines[1] : "");
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', length - 1);
        var cut = space > length / 2 ? space : length - 1;
        return text[..(char.IsHighSurrogate(text[cut - 1]) ? cut - 1 : cut)] + "…";
    }
}

/// <summary>
/// Puts a version of the facts in place: the sealed content, the columns lists need, the blind index and the first urgency. The
/// same for a report, a correction and an addition, so that none of them can forget one.
/// </summary>
internal sealed class FactsKeeper(BlindIndexKey indexKey)
{
    /// <summary>Stores the facts as the signal's next version; returns the urgency the rule proposes for them.</summary>
    public async Task<UrgencyProposal> KeepAsync(SignalWriter writer, Facts facts, CancellationToken cancellation)
    {
        var (unit, signal, key) = (writer.Unit, writer.Signal, writer.Key);
        var headline = key.Seal(SealedFields.Headline, signal.Id, Headline.Of(facts).ToText());
        var strong = facts.Indicators.Count(i => Indicators.Catalogue.Find(i.Code)!.StrengthFor(facts.MinorInvolved) == Strength.Strong);
        signal.Holds(facts, headline, Municipalities.ByCode(facts.Municipality)?.Region?.Code, strong);
        var content = new SignalContent(signal.Id, signal.ContentVersion, unit.Actor.UserId, unit.Now);
        content.Facts = key.Seal(SealedFields.Facts, content.Id, facts.ToJson());
        unit.Db.Add(content);
        await IndexAsync(writer, facts, cancellation);
        return FirstUrgency.Propose(new UrgencyFacts(
            facts.Danger == Answer.Yes,
            facts.MinorInvolved,
            facts.Continues == Answer.Yes,
            [.. facts.Indicators.Select(i => i.Code)]));
    }

    private async Task IndexAsync(SignalWriter writer, Facts facts, CancellationToken cancellation)
    {
        var (db, id) = (writer.Unit.Db, writer.Signal.Id);
        var old = writer.Signal.ContentVersion == 1
            ? []
            : await db.Set<IndexEntry>().Where(e => e.SignalId == id).ToListAsync(cancellation);
        var wanted = IndexedIdentifiers.Of(facts)
            .Select(identifier => new IndexEntry(identifier.Kind, indexKey.Token(identifier.Kind, identifier.Value), BlindIndexKey.Version, id))
            .ToList();
        var gone = old.Where(o => !wanted.Exists(w => Same(o, w))).ToList();
        foreach (var other in await SharingAsync(db, gone, cancellation))
        {
            // Once the entry is gone nothing leads from here to them any more, so they are told now to count again.
            writer.Unit.Publish(new Report.SignalTold(other));
        }

        db.RemoveRange(gone);
        db.AddRange(wanted.Where(w => !old.Exists(o => Same(o, w))));

        static bool Same(IndexEntry one, IndexEntry other) => one.Kind == other.Kind && one.Token.AsSpan().SequenceEqual(other.Token);
    }

    private static async Task<IReadOnlyCollection<Guid>> SharingAsync(BakenDb db, IEnumerable<IndexEntry> gone, CancellationToken cancellation)
    {
        var others = new HashSet<Guid>();
        foreach (var entry in gone)
        {
            others.UnionWith(await db.Set<IndexEntry>().Where(e => e.Kind == entry.Kind && e.Token == entry.Token && e.SignalId != entry.SignalId)
                .Select(e => e.SignalId).Take(Assess.SameIdentifier.Most).ToListAsync(cancellation));
        }

        return others;
    }
}
