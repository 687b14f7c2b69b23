using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Notices;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Mail;

/// <summary>
/// Writes to a person: in the person's own language, at the address of the account, and only when that address belongs to the organisation or a
/// second person confirmed it. A mail that may not go out yet is held, and who may confirm sees a notice.
/// </summary>
internal sealed class Post(Databases databases, Mailer mailer, ILetterTexts texts)
{
    /// <summary>Whether there is mail at all.</summary>
    public bool IsSet => mailer.IsSet;

    /// <summary>Sends it, holds it, or, when the account has ended, lets it go.</summary>
    /// <param name="userId">To whom.</param>
    /// <param name="kind">What for.</param>
    /// <param name="complete">Adds what the mail says once it is known that it goes out; null when it is no longer wanted.</param>
    /// <param name="cancellation">Until it is sent.</param>
    public async Task<Delivered> SendAsync(Guid userId, LetterKind kind, Func<Letter, BakenDb, Task<Letter?>> complete, CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.System("mail"));
        var user = await open.Db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId && u.EndedAt == null, cancellation);
        if (user is null)
        {
            return Delivered.Done;
        }

        if (!await OutsideAddresses.MayWriteAsync(open.Db, user, cancellation))
        {
            return new Delivered(user.Id, (unit, token) => OutsideAddresses.HoldAsync(unit, user.Id, token));
        }

        var language = await open.Db.Set<NoticePreference>().Where(p => p.UserId == user.Id).Select(p => p.Language).SingleOrDefaultAsync(cancellation);
        if (await complete(new Letter(kind, language ?? NoticePreference.DefaultLanguage), open.Db) is { } letter)
        {
            var (subject, body) = texts.Write(letter);
            await mailer.SendAsync(user.Email!, subject, body, cancellation);
        }

        return Delivered.Done;
    }
}

/// <summary>The address at which people reach Baken, as the setup file says: the beginning of every link in a mail.</summary>
public static class BaseAddress
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "address";

    /// <summary>The whole link to a path within Baken.</summary>
    /// <exception cref="InvalidOperationException">The setting is missing: setup has not run on this version.</exception>
    public static async Task<string> LinkAsync(BakenDb db, string path, CancellationToken cancellation) =>
        await db.Set<Setting>().Where(s => s.Name == Setting).Select(s => s.Value).SingleOrDefaultAsync(cancellation) is { Length: > 0 } address
            ? address + path
            : throw new InvalidOperationException("The address of Baken is not set. Run 'baken setup'.");
}
