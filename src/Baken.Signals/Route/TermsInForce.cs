using System.Globalization;
using System.Text.Json;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Route;

/// <summary>The terms in force: those that ship, with what the setup file replaced.</summary>
public static class TermsInForce
{
    /// <summary>The table in force.</summary>
    public static async Task<TermTable> CurrentAsync(BakenDb db, CancellationToken cancellation)
    {
        var last = await db.Set<TermsVersion>().AsNoTracking().OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellation);
        return last is null ? Terms.Shipped : last.Table();
    }

    /// <summary>Publishes other terms as the next version, unless they are the ones in force. Returns whether it was published.</summary>
    public static async Task<bool> PublishAsync(Unit unit, IReadOnlyList<Term> replaced, CancellationToken cancellation)
    {
        var last = await unit.Db.Set<TermsVersion>().OrderByDescending(t => t.Version).FirstOrDefaultAsync(cancellation);
        if (last?.SameAs(replaced) ?? replaced.Count == 0)
        {
            return false;
        }

        unit.Db.Add(new TermsVersion((last?.Version ?? 1) + 1, replaced, unit.Now));
        return true;
    }
}

/// <summary>A published version of the terms. Never changed.</summary>
internal sealed class TermsVersion
{
    private TermsVersion()
    {
    }

    public TermsVersion(int version, IReadOnlyList<Term> replaced, DateTimeOffset publishedAt)
    {
        Version = version;
        Replaced = JsonSerializer.Serialize(replaced, SealedJson.Options);
        PublishedAt = publishedAt;
    }

    public int Version { get; private set; }

    public string Replaced { get; private set; } = "";

    public DateTimeOffset PublishedAt { get; private set; }

    public TermTable Table() => Terms.Shipped.With(Version.ToString(CultureInfo.InvariantCulture), JsonSerializer.Deserialize<List<Term>>(Replaced, SealedJson.Options)!);

    public bool SameAs(IReadOnlyList<Term> replaced) => Replaced == JsonSerializer.Serialize(replaced, SealedJson.Options);
}
