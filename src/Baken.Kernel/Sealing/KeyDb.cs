using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Sealing;

/// <summary>
/// The key store: wrapped keys only, in a database of its own (SQLite) or a schema of its own (PostgreSQL), so that it is backed up apart
/// and its copies can be destroyed sooner.
/// </summary>
public sealed class KeyDb(DbContextOptions<KeyDb> options) : DbContext(options)
{
    /// <summary>The schema on PostgreSQL.</summary>
    public const string Schema = "keystore";

    internal DbSet<OrganisationKeyRow> OrganisationKeys => Set<OrganisationKeyRow>();

    internal DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal))
        {
            modelBuilder.HasDefaultSchema(Schema);
        }

        modelBuilder.Entity<OrganisationKeyRow>(key =>
        {
            key.ToTable("organisation_keys");
            key.HasKey(k => new { k.OrganisationId, k.Version });
        });
        modelBuilder.Entity<DataKeyRow>(key =>
        {
            key.ToTable("data_keys");
            key.HasKey(k => k.Id);
            key.Property(k => k.Id).ValueGeneratedNever();
            key.HasIndex(k => k.MadeDay);
            key.HasIndex(k => k.OrganisationId);
        });
    }
}

internal sealed class OrganisationKeyRow
{
    public Guid OrganisationId { get; set; }

    public int Version { get; set; }

    public byte[] Wrapped { get; set; } = [];
}

internal sealed class DataKeyRow
{
    public Guid Id { get; set; }

    public Guid OrganisationId { get; set; }

    public int OrganisationKeyVersion { get; set; }

    /// <summary>Null once destroyed: what remains is the tombstone.</summary>
    public byte[]? Wrapped { get; set; }

    /// <summary>The day, as yyyymmdd: enough to sweep orphans, too coarse to place a report.</summary>
    public int MadeDay { get; set; }

    public int? DestroyedDay { get; set; }
}
