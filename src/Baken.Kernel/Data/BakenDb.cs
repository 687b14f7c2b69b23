using System.Reflection;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Baken.Kernel.Data;

/// <summary>
/// The one database of all modules, on SQLite and PostgreSQL. What is <see cref="IGuarded"/> is visible only through a
/// <see cref="Grant"/> of the scope's actor, by the filter <see cref="GrantFilter"/> that is applied in one loop below.
/// </summary>
public sealed class BakenDb(DbContextOptions<BakenDb> options, IEnumerable<IModelPart> parts, Scope scope, TimeProvider clock)
    : IdentityUserContext<User, Guid>(options)
{
    /// <summary>The name of the filter that hides what no grant opens.</summary>
    public const string GrantFilter = "Grant";

    private static readonly MethodInfo GuardMethod = typeof(BakenDb).GetMethod(nameof(Guard), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private Guid CurrentOrganisation => scope.Actor?.OrganisationId ?? Guid.Empty;

    private Guid CurrentUser => scope.Actor?.UserId ?? Guid.Empty;

    private IReadOnlyList<Guid> CurrentTeams => scope.Actor?.Teams ?? [];

    private DateTimeOffset CurrentTime => clock.GetUtcNow();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        if (Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal))
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
        }
        else
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        }

        configurationBuilder.Properties<SealedText>().HaveConversion<SealedTextConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<GrantedFields>().HaveConversion<int>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        PeopleModel.Build(builder);
        NoticesModel.Build(builder);
        OnCallModel.Build(builder);
        builder.Entity<SealedPart>(part =>
        {
            part.ToTable("sealed_parts");
            part.HasKey(p => new { p.FileId, p.Index });
        });
        builder.Entity<Grant>(grant =>
        {
            grant.ToTable("grants");
            grant.Property(g => g.Purpose).HasMaxLength(60);
            grant.Property(g => g.LegalBasis).HasMaxLength(400);
            grant.HasIndex(g => new { g.ObjectId, g.OrganisationId });
            grant.HasIndex(g => new { g.OrganisationId, g.TeamId });
        });
        builder.Entity<Recusal>(recusal =>
        {
            recusal.ToTable("recusals");
            recusal.HasIndex(r => new { r.UserId, r.ObjectId }).IsUnique();
            recusal.HasIndex(r => r.ObjectId);
        });
        builder.Entity<AuditRecord>(audit =>
        {
            audit.ToTable("audit");
            // Appended and never changed: comparing element by element at every save costs more than the save.
            audit.Property(a => a.Objects).Metadata.SetValueComparer(new ValueComparer<List<Guid>>((one, other) => ReferenceEquals(one, other), list => list.Count, list => list));
            audit.HasIndex(a => new { a.OrganisationId, a.At, a.Id });
            audit.HasIndex(a => new { a.UserId, a.At });
        });
        UnusualNote.Build(builder);
        builder.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox");
            message.HasIndex(m => new { m.IsDone, m.At });
        });
        builder.Entity<DoneOnce>(done =>
        {
            done.ToTable("done_once");
            done.HasKey(d => new { d.Scope, d.Key });
        });
        foreach (var part in parts)
        {
            part.Build(builder);
        }

        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(IGuarded).IsAssignableFrom(t.ClrType)).ToList())
        {
            GuardMethod.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
        }
    }

    private void Guard<T>(ModelBuilder builder)
        where T : class, IGuarded
    {
        var key = T.GuardedBy;
        builder.Entity<T>().HasQueryFilter(GrantFilter, entity => Set<Grant>().Any(g =>
            g.ObjectId == EF.Property<Guid>(entity, key)
            && g.OrganisationId == CurrentOrganisation
            && (g.TeamId == null || CurrentTeams.Contains(g.TeamId.Value))
            && (g.ReaderId == null || g.ReaderId == CurrentUser)
            && g.From <= CurrentTime
            && (g.Until == null || g.Until > CurrentTime))
            && !Set<Recusal>().Any(r => r.UserId == CurrentUser && r.ObjectId == EF.Property<Guid>(entity, key)));
    }

    // Both databases keep whole microseconds, so that a value read back equals the value written.
    private static DateTimeOffset Cut(DateTimeOffset value)
    {
        var utc = value.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(
        value => Cut(value).UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        value => Cut(value),
        value => value.ToUniversalTime());

    private sealed class SealedTextConverter() : ValueConverter<SealedText, byte[]>(
        value => value.ToBytes(),
        bytes => new SealedText(bytes));
}
