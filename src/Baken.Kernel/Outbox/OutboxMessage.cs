namespace Baken.Kernel.Outbox;

/// <summary>
/// Something that happened and that other parts must hear of, written in the transaction in which it happened. Holds ids and
/// codes, never content.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>After so many failures a message waits for a person.</summary>
    public const int MaxAttempts = 8;

    private OutboxMessage()
    {
    }

    internal OutboxMessage(string kind, string payload, DateTimeOffset at)
    {
        Id = Guid.NewGuid();
        Kind = kind;
        Payload = payload;
        At = at;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The kind of message: the name of its record.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>Ids and codes, as JSON.</summary>
    public string Payload { get; private set; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>How often it failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>The kind of the last failure: a type name, never its text (which might hold content).</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether it was handled. Not when: that would tell when an anonymous report came in.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The person for whom it waits until a colleague has confirmed the address; null while nothing holds it.</summary>
    public Guid? HeldFor { get; private set; }

    /// <summary>Whether it failed too often and waits for a person.</summary>
    public bool IsPoison => !IsDone && Attempts >= MaxAttempts;

    internal void Fail(Exception exception)
    {
        Attempts++;
        Failure = exception.GetType().Name;
    }

    internal void Settle(Delivered delivered)
    {
        IsDone = delivered.HeldFor is null;
        HeldFor = delivered.HeldFor;
    }

    internal void Release() => HeldFor = null;

    /// <summary>Tries a message that waits for a person again.</summary>
    public void Retry() => Attempts = 0;
}

/// <summary>Handles one kind of message. Runs in a command of its own; what it writes and that it was handled are one transaction.</summary>
/// <typeparam name="T">The message.</typeparam>
public interface IHandle<in T>
{
    /// <summary>Does what must follow.</summary>
    Task HandleAsync(T message, Door.Unit unit, CancellationToken cancellation);
}

/// <summary>What became of a delivery.</summary>
/// <param name="HeldFor">The person for whose address it waits; null when it was delivered, or was no longer wanted.</param>
/// <param name="Then">What must be written in the command that says so; null for nothing.</param>
public sealed record Delivered(Guid? HeldFor = null, Func<Door.Unit, CancellationToken, Task>? Then = null)
{
    /// <summary>It is done.</summary>
    public static Delivered Done { get; } = new();
}

/// <summary>
/// Brings one kind of message to another machine. Runs outside any command, so that a slow machine never holds the one writer; that it was done
/// is written after it. So it is done at least once: twice when Baken stops between the two.
/// </summary>
/// <typeparam name="T">The message.</typeparam>
public interface IDeliver<in T>
{
    /// <summary>Delivers; an exception means that it must be tried again.</summary>
    Task<Delivered> DeliverAsync(T message, CancellationToken cancellation);
}
