using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Outbox;

namespace Baken.Kernel.Door;

/// <summary>
/// One command inside the write door: its database, its actor, its moment. Everything added here is saved in one transaction,
/// or nothing is. Every command must leave at least one audit record.
/// </summary>
public sealed class Unit
{
    private readonly List<AuditRecord> audits;

    internal Unit(BakenDb db, IServiceProvider services, Actor actor, string purpose, DateTimeOffset now)
    {
        Db = db;
        Services = services;
        Actor = actor;
        Purpose = purpose;
        Now = now;
        audits = [];
    }

    private Unit(Unit whole, Actor actor)
    {
        (Db, Services, Actor, Purpose, Now, audits) = (whole.Db, whole.Services, actor, whole.Purpose, whole.Now, whole.audits);
    }

    /// <summary>
    /// The same command, in which Baken itself does what follows from a person's order. It is in nobody's name: who gave the order may not
    /// read in the own audit lines how much followed.
    /// </summary>
    public Unit ByBaken(string process) => new(this, Actor.System(process));

    /// <summary>The database, seen as the actor may see it.</summary>
    public BakenDb Db { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>What for.</summary>
    public string Purpose { get; }

    /// <summary>The one moment of this command; for a reporter the start of the anonymity block.</summary>
    public DateTimeOffset Now { get; }

    internal IServiceProvider Services { get; }

    internal bool IsRefused { get; private set; }

    internal bool AuditWaived { get; private set; }

    internal IReadOnlyList<AuditRecord> Audits => audits;

    /// <summary>Notes who did what to which objects.</summary>
    public void Audit(string action, string objectKind, params IEnumerable<Guid> objects) => Note(action, objectKind, objects, refused: false);

    /// <summary>Says why this command leaves no audit record: it touches nobody's record yet.</summary>
    public void NoAudit(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        AuditWaived = true;
    }

    /// <summary>
    /// Undoes what this command changed; what remains is that it was tried and refused. For outcomes that are a plain enum;
    /// others are <see cref="IRefusal"/>.
    /// </summary>
    public T Refuse<T>(T outcome)
    {
        IsRefused = true;
        return outcome;
    }

    /// <summary>Tells other parts, after the commit, what happened.</summary>
    public void Publish<T>(T message)
        where T : notnull => Db.Add(new OutboxMessage(typeof(T).Name, JsonSerializer.Serialize(message), Now));

    internal void Note(string action, string objectKind, IEnumerable<Guid> objects, bool refused)
    {
        var record = new AuditRecord(Actor, Now, Purpose, action, objectKind, objects, refused);
        audits.Add(record);
        Db.Add(record);
    }
}

/// <summary>
/// An outcome that says no: nothing of the command is stored save the audit record that it was refused.
/// </summary>
public interface IRefusal;

/// <summary>Remembers that a command with this key was done, so that a repeated post does not do it twice.</summary>
public sealed class DoneOnce
{
    private DoneOnce()
    {
    }

    internal DoneOnce(string scope, string key, DateTimeOffset at)
    {
        Scope = scope;
        Key = key;
        At = at;
    }

    /// <summary>Whose key: the user's id, or the report form.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>The key as sent, random.</summary>
    public string Key { get; private set; } = "";

    /// <summary>When it was done.</summary>
    public DateTimeOffset At { get; private set; }
}
