namespace Baken.Signals.Report;

/// <summary>How far an import is.</summary>
public enum ImportState
{
    /// <summary>The file is in, sealed; nothing was stored yet.</summary>
    Staged,

    /// <summary>Rows are being stored, or were until something stopped it: it can be gone on with.</summary>
    Running,

    /// <summary>Every row was stored or refused; the file is gone.</summary>
    Done,
}

/// <summary>A file with reports. The file itself is sealed under a key of its own, and is destroyed when all rows are in, or after a day.</summary>
internal sealed class ImportRun
{
    private ImportRun()
    {
    }

    public ImportRun(Guid id, Guid organisationId, Guid userId, Guid keyId, long length, DateTimeOffset at)
    {
        Id = id;
        OrganisationId = organisationId;
        UserId = userId;
        KeyId = keyId;
        Length = length;
        StagedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Guid UserId { get; private set; }

    public Guid KeyId { get; private set; }

    /// <summary>Bytes of the file.</summary>
    public long Length { get; private set; }

    public DateTimeOffset StagedAt { get; private set; }

    public ImportState State { get; private set; }

    /// <summary>How many rows were stored or refused: the next one begins here.</summary>
    public int Taken { get; private set; }

    public int Stored { get; private set; }

    public int Refused { get; private set; }

    public int Version { get; private set; }

    /// <summary>A batch was stored.</summary>
    public void Take(int stored, int refused)
    {
        State = ImportState.Running;
        Stored += stored;
        Refused += refused;
        Taken += stored + refused;
        Version++;
    }

    public void Finish()
    {
        State = ImportState.Done;
        Version++;
    }
}
