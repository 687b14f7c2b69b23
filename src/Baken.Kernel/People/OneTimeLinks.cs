using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>Makes the one-time link of an account mail when the mail goes out: it exists in that mail and nowhere else.</summary>
internal sealed class OneTimeLinks(WriteDoor door, Credentials credentials) : IOneTimeLinks
{
    public Task<string?> CreateAsync(Guid userId, AccountMailKind kind, CancellationToken cancellation) => door.WriteAsync(Actor.System("mail"), "sign-in", async (unit, token) =>
    {
        var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.EndedAt == null, token);
        unit.Audit("one-time-link.open", "user", user is null ? [] : [user.Id]);
        // A link to an account that was activated meanwhile would take it over; and of several that were asked for at once the first must not stop working.
        return user is null || kind == AccountMailKind.PasswordReset && user.InvitationUntil > unit.Now + Credentials.ResetLife - Again || kind != AccountMailKind.PasswordReset && user.PasswordHash is not null ? null
            : await BaseAddress.LinkAsync(unit.Db, "/activeren/" + credentials.Invite(user, unit.Now + Life(kind)), token);
    }, cancellation);

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    private static TimeSpan Life(AccountMailKind kind) => kind switch
    {
        AccountMailKind.Invitation => Credentials.InvitationLife,
        AccountMailKind.PasswordReset or AccountMailKind.FactorsReset => Credentials.ResetLife,
        AccountMailKind.SecurityNotice => throw new NotSupportedException("A notice of a change has no link."),
    };
}
