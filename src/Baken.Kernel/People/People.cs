using System.Linq.Expressions;
using Baken.Kernel.Access;
using Baken.Kernel.Sealing;
using Microsoft.AspNetCore.Identity;

namespace Baken.Kernel.People;

/// <summary>An organisation of the chain. <see cref="Code"/> is its name in the setup file and in rules, unique and lasting.</summary>
public sealed class Organisation
{
    private Organisation()
    {
    }

    /// <summary>A new organisation.</summary>
    public Organisation(string code, string name, string kind)
    {
        Id = Guid.NewGuid();
        Code = code;
        Name = name;
        Kind = kind;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Short lasting name in setup file and rules.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as people know it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Kind, from the list of partner kinds.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Domains of its own addresses, in small letters. Mail goes to these; to another address only once a second person confirmed it.</summary>
    public IReadOnlyList<string> MailDomains => MailDomainText.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The same as one text, as it is stored.</summary>
    public string MailDomainText { get; private set; } = "";

    /// <summary>Sets the domains of its own addresses. Returns whether they differed.</summary>
    public bool UseMailDomains(IEnumerable<string> domains)
    {
        var wanted = string.Join(' ', domains.Select(domain => domain.Trim().ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));
        var differs = wanted != MailDomainText;
        MailDomainText = wanted;
        return differs;
    }

    /// <summary>Codes of the safety regions it works in; none when that is the whole country or does not apply.</summary>
    public List<string> Regions { get; private set; } = [];

    /// <summary>Since which day it takes part; null for one that was there before this was kept.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>When it left the platform; null while it takes part.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>The organisation that goes on with its work; null when none does.</summary>
    public Guid? SuccessorId { get; private set; }

    /// <summary>Why it left, sealed.</summary>
    public SealedText LeftWhy { get; private set; }

    /// <summary>Rises with each change.</summary>
    public int Version { get; private set; }

    /// <summary>Sets since when it takes part.</summary>
    public void TakesPartFrom(DateOnly day) => ValidFrom = day;

    /// <summary>Changes how it is known and where it works.</summary>
    /// <exception cref="InvalidOperationException">It has left: what is history does not change.</exception>
    public void Change(string name, string kind, IEnumerable<string> regions)
    {
        RefuseWhenLeft();
        Name = name;
        Kind = kind;
        Regions = [.. regions.Distinct().Order(StringComparer.Ordinal)];
        Version++;
    }

    /// <summary>Leaves the platform; the row stays as history.</summary>
    /// <exception cref="InvalidOperationException">It has left before, or would succeed itself.</exception>
    public void Leave(Guid? successorId, SealedText why, DateTimeOffset at)
    {
        RefuseWhenLeft();
        if (successorId == Id)
        {
            throw new InvalidOperationException("An organisation does not succeed itself.");
        }

        SuccessorId = successorId;
        LeftWhy = why;
        LeftAt = at;
        Version++;
    }

    private void RefuseWhenLeft()
    {
        if (LeftAt is not null)
        {
            throw new InvalidOperationException("The organisation has left.");
        }
    }
}

/// <summary>A team of an organisation; signals are routed to teams.</summary>
public sealed class Team
{
    private Team()
    {
    }

    /// <summary>A new team.</summary>
    public Team(string code, string name, Guid organisationId)
    {
        Id = Guid.NewGuid();
        Code = code;
        Name = name;
        OrganisationId = organisationId;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Short lasting name in setup file and rules.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name as people know it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The organisation it belongs to.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The team that goes on with its work since its organisation left; null while it works, or when none does.</summary>
    public Guid? SuccessorTeamId { get; private set; }

    /// <summary>Names the team that goes on with its work.</summary>
    public void SucceededBy(Guid teamId) => SuccessorTeamId = teamId;
}

/// <summary>
/// A person with an account. The password hash is Identity's; everything else of Identity that Baken does not use stays empty.
/// </summary>
public sealed class User : IdentityUser<Guid>
{
    private User()
    {
    }

    /// <summary>A new person, who cannot sign in until a password is set by the one-time link.</summary>
    public User(string name, string email, Guid organisationId)
    {
        Id = Guid.NewGuid();
        Name = name;
        OrganisationId = organisationId;
        Email = UserName = email;
        NormalizedEmail = NormalizedUserName = Normalise(email);
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>Name as colleagues know it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The organisation the person acts for.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Whether this is a fictional person of the demo. A database without demo refuses these.</summary>
    public bool IsDemo { get; init; }

    /// <summary>When the account ended; null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Keyed hash of the one-time link; null when none is open.</summary>
    public byte[]? InvitationHash { get; private set; }

    /// <summary>Until when the one-time link works.</summary>
    public DateTimeOffset? InvitationUntil { get; private set; }

    /// <summary>Whether the person has read the first page.</summary>
    public bool IsWelcomed { get; private set; }

    /// <summary>When the person signed in last; null when never.</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Who can sign in: not ended, and more than invited.</summary>
    internal static Expression<Func<User, bool>> HasAccess { get; } = u => u.EndedAt == null && (u.PasswordHash != null || u.IsDemo);

    /// <summary>E-mail address as it is compared.</summary>
    public static string Normalise(string email) =>
        // PostgreSQL refuses even to look for a text with this character.
        email.Trim().ToUpperInvariant().Replace('\0', '\uFFFD');

    /// <summary>Opens a one-time link.</summary>
    public void Invite(byte[] hash, DateTimeOffset until)
    {
        InvitationHash = hash;
        InvitationUntil = until;
    }

    /// <summary>Sets the password and closes the one-time link.</summary>
    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        InvitationHash = null;
        InvitationUntil = null;
        Changed();
    }

    /// <summary>Takes the password away: the person comes back by a one-time link only.</summary>
    public void ForgetPassword()
    {
        PasswordHash = null;
        Changed();
    }

    /// <summary>Something changed that ends every session: password, second step, roles, the account itself.</summary>
    public void Changed()
    {
        SecurityStamp = Guid.NewGuid().ToString("N");
        Edited();
    }

    /// <summary>Something about the account changed: who decided on an older view of it is told so.</summary>
    public void Edited() => ConcurrencyStamp = Guid.NewGuid().ToString("N");

    /// <summary>Notes that the person has read the first page.</summary>
    public void Welcomed() => IsWelcomed = true;

    /// <summary>Notes that the person signed in.</summary>
    public void SignedIn(DateTimeOffset at) => LastSignInAt = at;

    /// <summary>Ends the account, its sessions and its one-time link.</summary>
    public void End(DateTimeOffset at)
    {
        EndedAt ??= at;
        InvitationHash = null;
        Changed();
    }

    /// <summary>Opens an ended account again. The old password and second step are gone.</summary>
    public void Resume()
    {
        EndedAt = null;
        ForgetPassword();
    }
}

/// <summary>A role a person holds.</summary>
public sealed class RoleAssignment
{
    private RoleAssignment()
    {
    }

    /// <summary>Gives the role.</summary>
    public RoleAssignment(Guid userId, Role role, DateTimeOffset since)
    {
        UserId = userId;
        Role = role;
        Since = since;
    }

    /// <summary>The person.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset Since { get; private set; }
}

/// <summary>Membership of a team.</summary>
public sealed class TeamMembership
{
    private TeamMembership()
    {
    }

    /// <summary>Makes the person a member.</summary>
    public TeamMembership(Guid teamId, Guid userId)
    {
        TeamId = teamId;
        UserId = userId;
    }

    /// <summary>The team.</summary>
    public Guid TeamId { get; private set; }

    /// <summary>The member.</summary>
    public Guid UserId { get; private set; }
}

/// <summary>
/// What the setup file said that is not a row of its own: intake team, neutral exit address, telephone numbers, duty.
/// </summary>
public sealed class Setting
{
    private Setting()
    {
    }

    /// <summary>A new setting.</summary>
    public Setting(string name, string value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>Name of the setting.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Its value as text or JSON.</summary>
    public string Value { get; set; } = "";
}
