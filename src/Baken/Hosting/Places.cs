using Baken.Kernel.Access;

namespace Baken.Hosting;

/// <summary>Who may go somewhere.</summary>
public enum Policy
{
    /// <summary>Anybody, without an account.</summary>
    Public,

    /// <summary>Everybody who is signed in.</summary>
    SignedIn,

    /// <summary>Assessors.</summary>
    Assessor,

    /// <summary>Members and leaders of teams to which signals are routed, care coordinators among them.</summary>
    Team,

    /// <summary>Whoever reads signals: assessors and teams.</summary>
    Reader,

    /// <summary>The data protection officer.</summary>
    Officer,
}

/// <summary>
/// One action: a page or an endpoint, who may do it, what for, and on what kind of object. This list is the only place where
/// that is said; the program refuses to start with a route that is not in it.
/// </summary>
/// <param name="Route">Name of the Razor page, or pattern of the endpoint.</param>
/// <param name="Policy">Who may.</param>
/// <param name="Purpose">What for.</param>
/// <param name="ObjectKind">On what; empty for no object.</param>
public sealed record Place(string Route, Policy Policy, string Purpose, string ObjectKind = "");

/// <summary>The list of all actions of the web interface.</summary>
public static class Places
{
    /// <summary>Every page and endpoint.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/Report/Start", Policy.Public, "report"),
        new("/Report/Step", Policy.Public, "report", "draft"),
        new("/Report/Receipt", Policy.Public, "report", "draft"),
        new("/Report/Mine", Policy.Public, "report", "signal"),
        new("/Report/Safe", Policy.Public, "report"),
        new("/Report/Help", Policy.Public, "report"),
        new("/Report/WhatWeDo", Policy.Public, "report"),
        new("/Report/Accessibility", Policy.Public, "report"),
        new("/SignIn/SignIn", Policy.Public, "sign-in", "user"),
        new("/SignIn/Activate", Policy.Public, "sign-in", "user"),
        new("/Problem", Policy.Public, "error"),
        new("/Work/Work", Policy.SignedIn, "work", "signal"),
        new("/Help/Help", Policy.SignedIn, "work"),
        new("/Signals/Queue/Queue", Policy.Assessor, "assess", "signal"),
        new("/Signals/File/File", Policy.Reader, "assess", "signal"),
        new("/Signals/Complete/Complete", Policy.Assessor, "assess", "signal"),
        new("/Signals/Decide/Decide", Policy.Assessor, "assess", "signal"),
        new("/Signals/Second/Second", Policy.Assessor, "assess", "signal"),
        new("/Signals/Keep/Keep", Policy.Assessor, "retention", "signal"),
        new("/Signals/Team/Team", Policy.Team, "act", "signal"),
        new("/Audit/Audit", Policy.Officer, "supervise", "audit"),
        new("/weg", Policy.Public, "report", "draft"),
        new("/taal/{language}", Policy.Public, "language"),
        new("/uitloggen", Policy.Public, "sign-in", "session"),
        new("/weergave/{density}", Policy.SignedIn, "work"),
        new("/health/live", Policy.Public, "health"),
        new("/health/ready", Policy.Public, "health"),
        new("/.well-known/security.txt", Policy.Public, "security"),
    ];

    /// <summary>The place with this route; null when it is not in the list.</summary>
    public static Place? Find(string route) => All.FirstOrDefault(place => string.Equals(place.Route, route, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the policy lets this actor in.</summary>
    public static bool Allows(this Policy policy, Actor? actor) => policy switch
    {
        Policy.Public => true,
        Policy.SignedIn => actor is not null,
        Policy.Assessor => actor?.Is(Role.Assessor) == true,
        Policy.Team => IsOfTeam(actor),
        Policy.Reader => actor?.Is(Role.Assessor) == true || IsOfTeam(actor),
        Policy.Officer => actor?.Is(Role.DataProtectionOfficer) == true,
    };

    private static bool IsOfTeam(Actor? actor) =>
        actor is not null && (actor.Is(Role.TeamMember) || actor.Is(Role.TeamLead) || actor.Is(Role.CareCoordinator));
}
