namespace Baken.Kernel.Access;

/// <summary>Who does something: a person with an account, a reporter without one, or Baken itself.</summary>
public enum ActorKind
{
    /// <summary>A member of the public on the report pages. Baken knows nothing else about this actor.</summary>
    Reporter,

    /// <summary>A person with an account, signed in.</summary>
    Person,

    /// <summary>Baken itself: the outbox worker, retention, the demo's clock.</summary>
    System,

    /// <summary>A system of a partner organisation, by a key. Never counts as a person.</summary>
    Partner,
}

/// <summary>
/// The one who acts, as known at the moment of acting. Invariant: a <see cref="ActorKind.Person"/> has a user and an
/// organisation, a <see cref="ActorKind.Partner"/> an organisation only; the other kinds have neither.
/// </summary>
/// <param name="Kind">Person, reporter or Baken.</param>
/// <param name="UserId">The account of a person.</param>
/// <param name="OrganisationId">The organisation the person acts for.</param>
/// <param name="Name">Name as colleagues know it; for Baken the name of the process.</param>
/// <param name="Teams">Teams of which the person is a member.</param>
/// <param name="Roles">What the person may do.</param>
public sealed record Actor(
    ActorKind Kind,
    Guid? UserId,
    Guid? OrganisationId,
    string Name,
    IReadOnlyList<Guid> Teams,
    IReadOnlyList<Role> Roles)
{
    /// <summary>The member of the public on the report pages.</summary>
    public static Actor Reporter { get; } = new(ActorKind.Reporter, null, null, "", [], []);

    /// <summary>Baken itself, in the named process.</summary>
    public static Actor System(string process) => new(ActorKind.System, null, null, process, [], []);

    /// <summary>A system of this organisation, by the key of this name. It has no role and no team: what it may do is said by the key.</summary>
    public static Actor Partner(Guid organisationId, string key) => new(ActorKind.Partner, null, organisationId, key, [], []);

    /// <summary>Whether this actor holds the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>Whether one of this actor's roles has the ability, by <see cref="RoleTable"/>.</summary>
    public bool May(Ability ability) => ability switch
    {
        Ability.Everybody => true,
        Ability.SignedIn => Kind == ActorKind.Person,
        Ability.UseKey => Kind == ActorKind.Partner,
        _ => Roles.Any(role => RoleTable.Of(role).May(ability)),
    };
}

/// <summary>
/// The actor of the current request or command. Every guarded query is answered for this actor; before one is set
/// nothing guarded is visible.
/// </summary>
public sealed class Scope
{
    /// <summary>The actor; nobody until set.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>Sets the actor, once.</summary>
    /// <exception cref="InvalidOperationException">Another actor was set before.</exception>
    public void Enter(Actor actor)
    {
        if (Actor is not null && Actor != actor)
        {
            throw new InvalidOperationException("A scope serves one actor.");
        }

        Actor = actor;
    }
}
