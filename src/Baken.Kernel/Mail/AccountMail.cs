using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.Outbox;

namespace Baken.Kernel.Mail;

/// <summary>A mail about the account itself.</summary>
public enum AccountMailKind
{
    /// <summary>An account was made.</summary>
    Invitation,

    /// <summary>A new password was asked for.</summary>
    PasswordReset,

    /// <summary>Both factors are set anew, after a second person confirmed it.</summary>
    FactorsReset,

    /// <summary>Something changed in the account: no link.</summary>
    SecurityNotice,
}

/// <summary>What changed in an account.</summary>
public enum AccountChange
{
    /// <summary>The password.</summary>
    Password,

    /// <summary>The authenticator.</summary>
    Authenticator,

    /// <summary>A recovery code was used, or new ones were made.</summary>
    RecoveryCodes,

    /// <summary>Both factors were set anew.</summary>
    FactorsReset,

    /// <summary>The roles or teams.</summary>
    Roles,

    /// <summary>All sessions were ended.</summary>
    Sessions,
}

/// <summary>
/// Makes the one-time link of an account mail, at the moment the mail goes out: no link waits in the outbox, and no administrator sees one.
/// </summary>
public interface IOneTimeLinks
{
    /// <summary>A fresh link; null when it is no longer wanted.</summary>
    Task<string?> CreateAsync(Guid userId, AccountMailKind kind, CancellationToken cancellation);
}

/// <summary>Mails about accounts. Neither quiet hours nor preferences keep them.</summary>
public static class AccountMail
{
    /// <summary>Sends, after the commit, a mail with a one-time link.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A notice of a change has no link: use <see cref="PublishChange"/>.</exception>
    public static void Publish(Unit unit, Guid userId, AccountMailKind kind)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfEqual(kind, AccountMailKind.SecurityNotice);
        unit.Publish(new AccountMailDue(userId, kind, null));
    }

    /// <summary>Tells a person, in Baken and by mail, what changed in the account.</summary>
    public static void PublishChange(Unit unit, Guid userId, AccountChange change)
    {
        ArgumentNullException.ThrowIfNull(unit);
        unit.Db.Add(new Notice(userId, NoticeKind.AccountChanged, null, null, unit.Now));
        if (Notices.Notices.HasMail(unit))
        {
            unit.Publish(new AccountMailDue(userId, AccountMailKind.SecurityNotice, change));
        }
    }
}

/// <summary>An account mail must go out.</summary>
internal sealed record AccountMailDue(Guid UserId, AccountMailKind Kind, AccountChange? Change);

internal sealed class AccountMailDelivery(Post post, IOneTimeLinks links) : IDeliver<AccountMailDue>
{
    public Task<Delivered> DeliverAsync(AccountMailDue message, CancellationToken cancellation)
    {
        // Not let go: a person would wait for a link that never comes. It waits for the operator, who sees it in 'baken outbox list'.
        if (!post.IsSet)
        {
            throw new NoMailException();
        }

        return post.SendAsync(
            message.UserId,
            message.Kind switch
            {
                AccountMailKind.Invitation => LetterKind.Invitation,
                AccountMailKind.PasswordReset => LetterKind.PasswordReset,
                AccountMailKind.FactorsReset => LetterKind.FactorsReset,
                AccountMailKind.SecurityNotice => LetterKind.SecurityNotice,
            },
            async (letter, _) =>
            {
                if (message.Kind == AccountMailKind.SecurityNotice)
                {
                    return letter with { Code = message.Change.ToString() };
                }

                return await links.CreateAsync(message.UserId, message.Kind, cancellation) is { } link ? letter with { Link = link } : null;
            },
            cancellation);
    }
}

/// <summary>A mail that must go out cannot: this installation has no mail.</summary>
public sealed class NoMailException() : Exception("This installation has no mail. Set 'Mail' and 'MailFrom', then run 'baken outbox retry'.");
