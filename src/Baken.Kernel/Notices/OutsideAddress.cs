using System.Net.Mail;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Notices;

/// <summary>
/// An address outside the domains of its organisation, and the second person who confirmed that mail may go there. Holds for this address: after a
/// change of address it must be confirmed anew.
/// </summary>
public sealed class OutsideAddress
{
    private OutsideAddress()
    {
    }

    internal OutsideAddress(Guid userId, string address, Guid? askedBy)
    {
        UserId = userId;
        Address = address;
        AskedBy = askedBy;
    }

    /// <summary>Whose address.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The address as it is compared.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Who gave the address; null when Baken found it.</summary>
    public Guid? AskedBy { get; private set; }

    /// <summary>The second person; null while it waits.</summary>
    public Guid? ConfirmedBy { get; private set; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    internal void Confirm(Guid by, DateTimeOffset at)
    {
        if (by == UserId || by == AskedBy)
        {
            throw new InvalidOperationException("A second person confirms an address.");
        }

        (ConfirmedBy, ConfirmedAt) = (by, at);
    }

    internal void Change(string address, Guid? askedBy) => (Address, AskedBy, ConfirmedBy, ConfirmedAt) = (address, askedBy, null, null);
}

/// <summary>What became of a confirmation.</summary>
public enum ConfirmAddressOutcome
{
    /// <summary>Mail goes there from now on, the held mail too.</summary>
    Confirmed,

    /// <summary>It was the actor's own address, or the actor gave it: somebody else must look.</summary>
    NeedsAnother,

    /// <summary>No such address waits in the actor's organisation.</summary>
    NotFound,
}

/// <summary>An address that waits for a second person.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Email">The address.</param>
/// <param name="MayConfirm">Whether this reader may confirm it.</param>
public sealed record WaitingAddress(Guid UserId, string Name, string Email, bool MayConfirm);

/// <summary>Addresses outside the organisation: nothing is mailed there before a second person said so.</summary>
public sealed class OutsideAddresses(Databases databases, WriteDoor door)
{
    /// <summary>Notes, in the command that sets an address, who gave it: that person cannot be the second one. Nothing when it is the organisation's own.</summary>
    public static async Task NoteAsync(Unit unit, User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(user);
        if (!await IsOwnAsync(unit.Db, user, cancellation))
        {
            await AskAsync(unit, user, unit.Actor.UserId, cancellation);
        }
    }

    /// <summary>The addresses of the actor's organisation that wait; none for who may not confirm.</summary>
    public async Task<IReadOnlyList<WaitingAddress>> WaitingAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ConfirmAccess))
        {
            return [];
        }

        await using var open = databases.Open(actor);
        var rows = await open.Db.Users.AsNoTracking().Where(u => u.OrganisationId == actor.OrganisationId && u.EndedAt == null)
            .Join(open.Db.Set<OutsideAddress>().Where(o => o.ConfirmedAt == null), u => u.Id, o => o.UserId, (u, o) => new { u.Id, u.Name, u.Email, o.AskedBy })
            .ToListAsync(cancellation);
        return [.. rows.OrderBy(r => r.Name, StringComparer.CurrentCulture).Select(r => new WaitingAddress(r.Id, r.Name, r.Email!, r.Id != actor.UserId && r.AskedBy != actor.UserId))];
    }

    /// <summary>Confirms, as second person, that mail may go to a colleague's address; sends what was held.</summary>
    public Task<ConfirmAddressOutcome> ConfirmAsync(Actor actor, Guid userId, CancellationToken cancellation) => door.WriteAsync(actor, "people", async (unit, token) =>
    {
        unit.Audit("address.confirm", "user", userId);
        var user = actor.May(Ability.ConfirmAccess)
            ? await unit.Db.Users.SingleOrDefaultAsync(u => u.Id == userId && u.OrganisationId == actor.OrganisationId && u.EndedAt == null, token)
            : null;
        if (user is null || await unit.Db.Set<OutsideAddress>().SingleOrDefaultAsync(o => o.UserId == userId && o.ConfirmedAt == null, token) is not { } waiting)
        {
            return unit.Refuse(ConfirmAddressOutcome.NotFound);
        }

        if (userId == actor.UserId || waiting.AskedBy == actor.UserId)
        {
            return unit.Refuse(ConfirmAddressOutcome.NeedsAnother);
        }

        waiting.Confirm(actor.UserId!.Value, unit.Now);
        foreach (var message in await unit.Db.Set<OutboxMessage>().Where(m => m.HeldFor == userId).ToListAsync(token))
        {
            message.Release();
        }

        foreach (var notice in await unit.Db.Set<Notice>().Where(n => n.ObjectId == userId && n.Kind == NoticeKind.AddressHeld && n.ReadAt == null).ToListAsync(token))
        {
            notice.Read(unit.Now);
        }

        return ConfirmAddressOutcome.Confirmed;
    }, cancellation);

    /// <summary>Whether mail may go to a person now.</summary>
    internal static async Task<bool> MayWriteAsync(BakenDb db, User user, CancellationToken cancellation) =>
        await IsOwnAsync(db, user, cancellation)
        || await db.Set<OutsideAddress>().AnyAsync(o => o.UserId == user.Id && o.Address == user.NormalizedEmail && o.ConfirmedAt != null, cancellation);

    /// <summary>Asks, once an address, for a second person: mail is held.</summary>
    internal static async Task HoldAsync(Unit unit, Guid userId, CancellationToken cancellation)
    {
        var user = await unit.Db.Users.SingleAsync(u => u.Id == userId, cancellation);
        await AskAsync(unit, user, null, cancellation);
        var told = unit.Db.Set<Notice>().Where(n => n.ObjectId == userId && n.Kind == NoticeKind.AddressHeld && n.ReadAt == null).Select(n => n.UserId);
        var confirmers = RoleTable.All.Where(row => row.May(Ability.ConfirmAccess)).Select(row => row.Role).ToList();
        foreach (var reader in await unit.Db.Users
            .Where(u => u.OrganisationId == user.OrganisationId && u.Id != userId && u.EndedAt == null && !told.Contains(u.Id)
                && unit.Db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && confirmers.Contains(r.Role)))
            .Select(u => u.Id).ToListAsync(cancellation))
        {
            Notices.Raise(unit, reader, NoticeKind.AddressHeld, "/berichten/adressen", userId);
        }
    }

    private static async Task AskAsync(Unit unit, User user, Guid? askedBy, CancellationToken cancellation)
    {
        var row = await unit.Db.Set<OutsideAddress>().SingleOrDefaultAsync(o => o.UserId == user.Id, cancellation);
        if (row is null)
        {
            unit.Db.Add(new OutsideAddress(user.Id, user.NormalizedEmail!, askedBy));
        }
        else if (row.Address != user.NormalizedEmail)
        {
            row.Change(user.NormalizedEmail!, askedBy);
        }
    }

    private static async Task<bool> IsOwnAsync(BakenDb db, User user, CancellationToken cancellation)
    {
        var organisation = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId, cancellation);
        return MailAddress.TryCreate(user.Email, out var address) && organisation.MailDomains.Contains(address.Host.ToLowerInvariant());
    }
}
