using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>One-time links over <see cref="SignIn"/>.</summary>
internal sealed class OneTimeLinks(WriteDoor door, SignIn signIn) : IOneTimeLinks
{
    public Task<string?> CreateAsync(Guid userId, AccountMailKind kind, CancellationToken cancellation) => kind switch
    {
        AccountMailKind.Invitation => InviteAsync(userId, cancellation),
        AccountMailKind.PasswordReset or AccountMailKind.FactorsReset or AccountMailKind.SecurityNotice =>
            throw new NotSupportedException($"There is no one-time link for {kind}."),
    };

    private Task<string?> InviteAsync(Guid userId, CancellationToken cancellation) => door.WriteAsync(Actor.System("mail"), "sign-in", async (unit, token) =>
    {
        var user = await unit.Db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.EndedAt == null && u.PasswordHash == null, token);
        unit.Audit("invitation.open", "user", user is null ? [] : [user.Id]);
        return user is null ? null : await BaseAddress.LinkAsync(unit.Db, "/activeren/" + signIn.Invite(user, unit.Now), token);
    }, cancellation);
}
