namespace Baken.Kernel.Notices;

/// <summary>What a notice is about. The words for it are the program's; a new kind is a line here, in <see cref="NoticeGroups"/> and in the texts.</summary>
public enum NoticeKind
{
    /// <summary>There is an acute signal, and the reader is called.</summary>
    Alarm,

    /// <summary>Nobody could be called for an acute signal.</summary>
    AlarmUnanswered,

    /// <summary>A signal was routed to a team of the reader.</summary>
    SignalRouted,

    /// <summary>A decision waits for the reader as second person.</summary>
    SecondPersonWanted,

    /// <summary>Work was handed over to the reader.</summary>
    WorkHandedOver,

    /// <summary>The reader is asked to stand in for a colleague; nothing was handed over.</summary>
    StandInAsked,

    /// <summary>A change of access waits for the reader's confirmation.</summary>
    ConfirmationWanted,

    /// <summary>Mail to a colleague is held until somebody confirms the address.</summary>
    AddressHeld,

    /// <summary>A task with a due day waits: a review of access, a request of a person about own data.</summary>
    TaskDue,

    /// <summary>Something changed in the reader's own account.</summary>
    AccountChanged,
}

/// <summary>What a person chooses about at once.</summary>
public enum NoticeGroup
{
    /// <summary>Acute signals.</summary>
    Alarm,

    /// <summary>The work.</summary>
    Work,

    /// <summary>The own account and other people's access.</summary>
    Account,
}

/// <summary>To which group a kind belongs.</summary>
public static class NoticeGroups
{
    /// <summary>The group of a kind.</summary>
    public static NoticeGroup Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Alarm or NoticeKind.AlarmUnanswered => NoticeGroup.Alarm,
        NoticeKind.SignalRouted or NoticeKind.SecondPersonWanted or NoticeKind.WorkHandedOver or NoticeKind.StandInAsked or NoticeKind.TaskDue => NoticeGroup.Work,
        NoticeKind.ConfirmationWanted or NoticeKind.AddressHeld or NoticeKind.AccountChanged => NoticeGroup.Account,
    };
}

/// <summary>
/// One line of a person's 'Berichten': that something waits, and where. Holds no content. Its moment is that of the command that raised it, so
/// what a report raised bears the start of the anonymity block.
/// </summary>
public sealed class Notice
{
    private Notice()
    {
    }

    internal Notice(Guid userId, NoticeKind kind, string? link, Guid? objectId, DateTimeOffset at)
    {
        if (link is not null && (link is not ['/', ..] || link is ['/', '/' or '\\', ..]))
        {
            throw new ArgumentException("A notice leads to a path within Baken.", nameof(link));
        }

        Id = Guid.NewGuid();
        UserId = userId;
        Kind = kind;
        Link = link;
        ObjectId = objectId;
        At = at;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What it is about.</summary>
    public NoticeKind Kind { get; private set; }

    /// <summary>Path within Baken to which it leads; null for nowhere.</summary>
    public string? Link { get; private set; }

    /// <summary>The object it is about; null for none.</summary>
    public Guid? ObjectId { get; private set; }

    /// <summary>When it was raised.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was read; null while it waits.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When a mail must say that it waits; null when none must, or one did.</summary>
    public DateTimeOffset? MailAt { get; private set; }

    internal void Read(DateTimeOffset at) => ReadAt ??= at;

    internal void MailLater(DateTimeOffset at) => MailAt = at;
}
