using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Audit;

/// <summary>What an officer noted at a line of unusual use. Appended, never changed; its words sealed.</summary>
internal sealed class UnusualNote
{
    public const int Longest = 2000;

    /// <summary>How long a note is kept. Own choice, not confirmed: long enough for a complaint about what was noted.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(2 * 365);

    public static readonly SealedField Field = new("unusual_notes", "words");

    private UnusualNote()
    {
    }

    public UnusualNote(Guid organisationId, UnusualKey key, Guid by, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        OrganisationId = organisationId;
        (Kind, Person, Day, Region) = key;
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public UnusualKind Kind { get; private set; }

    public Guid Person { get; private set; }

    public DateOnly Day { get; private set; }

    public string Region { get; private set; } = "";

    public Guid By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public SealedText Words { get; private set; }

    public UnusualKey Key => new(Kind, Person, Day, Region);

    public void Says(SealedText words) => Words = words;

    public static void Build(ModelBuilder model) => model.Entity<UnusualNote>(note =>
    {
        note.ToTable("unusual_notes");
        note.Ignore(n => n.Key);
        note.Property(n => n.Region).HasMaxLength(10);
        note.HasIndex(n => new { n.OrganisationId, n.Day });
    });
}
