using Baken.Kernel.Access;
using Baken.Kernel.Time;

namespace Baken.Kernel.Notices;

/// <summary>When a notice is also mailed.</summary>
public enum MailChoice
{
    /// <summary>At once, but in quiet hours at their end.</summary>
    Immediately,

    /// <summary>Once a day, at eight.</summary>
    Daily,

    /// <summary>Never.</summary>
    OnlyHere,
}

/// <summary>Hours in which mail waits, Dutch local time; they may pass midnight. Equal ends mean no hours at all.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly Until)
{
    /// <summary>When these hours end, if the moment lies in them; null otherwise.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset moment) =>
        // IsBetween holds the first end, not the last, and passes midnight.
        From != Until && TimeOnly.FromDateTime(DutchTime.Local(moment)).IsBetween(From, Until) ? DutchTime.Next(moment, Until) : null;
}

/// <summary>What a person chose, or what goes with the person's roles.</summary>
/// <param name="Alarm">For acute signals; never <see cref="MailChoice.Daily"/>.</param>
/// <param name="Work">For work.</param>
/// <param name="Account">For what happens to accounts.</param>
/// <param name="Quiet">Hours in which mail waits; null for none.</param>
/// <param name="Language">Language of mail, <c>nl</c> or <c>en</c>.</param>
public sealed record NoticeChoices(MailChoice Alarm, MailChoice Work, MailChoice Account, QuietHours? Quiet, string Language)
{
    /// <summary>The choice for a group.</summary>
    public MailChoice For(NoticeGroup group) => group switch
    {
        NoticeGroup.Alarm => Alarm,
        NoticeGroup.Work => Work,
        NoticeGroup.Account => Account,
    };
}

/// <summary>What goes with a role as long as a person chose nothing: one line a role.</summary>
public static class NoticeDefaults
{
    /// <summary>The hours in which mail about work waits.</summary>
    public static QuietHours Quiet { get; } = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    private static readonly Dictionary<Role, MailChoice> Work = new()
    {
        [Role.Assessor] = MailChoice.Immediately,
        [Role.TeamMember] = MailChoice.Immediately,
        [Role.TeamLead] = MailChoice.Immediately,
        [Role.CareCoordinator] = MailChoice.Immediately,
        [Role.Desk] = MailChoice.OnlyHere,
        [Role.Professional] = MailChoice.Daily,
        [Role.Analyst] = MailChoice.Daily,
        [Role.ProgrammeManager] = MailChoice.Daily,
        [Role.DataProtectionOfficer] = MailChoice.Daily,
        [Role.Administrator] = MailChoice.Daily,
        [Role.PlatformAdministrator] = MailChoice.Daily,
    };

    /// <summary>The choices that go with these roles; of several the soonest.</summary>
    public static NoticeChoices Of(IEnumerable<Role> roles) => new(
        MailChoice.Immediately,
        roles.Select(role => Work[role]).DefaultIfEmpty(MailChoice.Daily).Min(),
        MailChoice.Immediately,
        Quiet,
        NoticePreference.DefaultLanguage);
}

/// <summary>What a person chose about mail; without this row the defaults of the roles hold.</summary>
public sealed class NoticePreference
{
    /// <summary>The language of who chose none.</summary>
    public const string DefaultLanguage = "nl";

    private NoticePreference()
    {
    }

    internal NoticePreference(Guid userId, NoticeChoices choices)
    {
        UserId = userId;
        Choose(choices);
    }

    /// <summary>Who.</summary>
    public Guid UserId { get; private set; }

    /// <summary>For acute signals.</summary>
    public MailChoice Alarm { get; private set; }

    /// <summary>For work.</summary>
    public MailChoice Work { get; private set; }

    /// <summary>For accounts.</summary>
    public MailChoice Account { get; private set; }

    /// <summary>Begin of quiet hours; null for none.</summary>
    public TimeOnly? QuietFrom { get; private set; }

    /// <summary>End of quiet hours; null for none.</summary>
    public TimeOnly? QuietUntil { get; private set; }

    /// <summary>Language of mail.</summary>
    public string Language { get; private set; } = DefaultLanguage;

    /// <summary>The choices as one value.</summary>
    public NoticeChoices Choices => new(Alarm, Work, Account, QuietFrom is { } from && QuietUntil is { } until ? new QuietHours(from, until) : null, Language);

    internal void Choose(NoticeChoices choices)
    {
        if (choices.Alarm == MailChoice.Daily)
        {
            throw new ArgumentException("An alarm does not wait for the next day.", nameof(choices));
        }

        if (choices.Language is not ("nl" or "en"))
        {
            throw new ArgumentException("Mail is in Dutch or English.", nameof(choices));
        }

        (Alarm, Work, Account, QuietFrom, QuietUntil, Language) = (choices.Alarm, choices.Work, choices.Account, choices.Quiet?.From, choices.Quiet?.Until, choices.Language);
    }
}
