using Baken.Kernel.Access;

namespace Baken.Hosting;

/// <summary>
/// One action: a page or an endpoint, who may do it, what for, and on what kind of object. This list is the only place where
/// that is said; the program refuses to start with a route that is not in it.
/// </summary>
/// <param name="Route">Name of the Razor page, or pattern of the endpoint.</param>
/// <param name="Ability">Who may: whoever has this ability by the table of roles.</param>
/// <param name="Purpose">What for.</param>
/// <param name="ObjectKind">On what; empty for no object.</param>
public sealed record Place(string Route, Ability Ability, string Purpose, string ObjectKind = "")
{
    /// <summary>Its word in the navigation, and where that leads; null for a page that has none.</summary>
    public (string Text, string Href)? Menu { get; init; }
}

/// <summary>The list of all actions of the web interface.</summary>
public static class Places
{
    /// <summary>Every page and endpoint.</summary>
    public static IReadOnlyList<Place> All { get; } =
    [
        new("/Report/Start", Ability.Everybody, "report"),
        new("/Report/Step", Ability.Everybody, "report", "draft"),
        new("/Report/Receipt", Ability.Everybody, "report", "draft"),
        new("/Report/Mine", Ability.Everybody, "report", "signal"),
        new("/Report/Safe", Ability.Everybody, "report"),
        new("/Report/Help", Ability.Everybody, "report"),
        new("/Report/WhatWeDo", Ability.Everybody, "report"),
        new("/Report/Accessibility", Ability.Everybody, "report"),
        new("/SignIn/SignIn", Ability.Everybody, "sign-in", "user"),
        new("/SignIn/Activate", Ability.Everybody, "sign-in", "user"),
        new("/Problem", Ability.Everybody, "error"),
        new("/Work/Work", Ability.SignedIn, "work", "signal") { Menu = ("Nav.Work", "/mijn-werk") },
        new("/Signals/Queue/Queue", Ability.Assess, "assess", "signal") { Menu = ("Nav.Signals", "/signalen") },
        new("/Signals/File/File", Ability.ReadSignals, "assess", "signal"),
        new("/Signals/Complete/Complete", Ability.Assess, "assess", "signal"),
        new("/Signals/Decide/Decide", Ability.Assess, "assess", "signal"),
        new("/Signals/Second/Second", Ability.Assess, "assess", "signal"),
        new("/Signals/Keep/Keep", Ability.Assess, "retention", "signal"),
        new("/Signals/Team/Team", Ability.Act, "act", "signal"),
        new("/Audit/Audit", Ability.Supervise, "supervise", "audit") { Menu = ("Nav.Audit", "/inzage") },
        new("/inzage/export/{form}", Ability.Supervise, "supervise", "audit"),
        new("/Unusual/Unusual", Ability.Supervise, "supervise", "user") { Menu = ("Nav.Unusual", "/opvallend") },
        new("/Unusual/Note", Ability.Supervise, "supervise", "user"),
        new("/Requests/List", Ability.Supervise, "data-request", "request") { Menu = ("Nav.Requests", "/verzoeken") },
        new("/Requests/New", Ability.Supervise, "data-request", "request"),
        new("/Requests/Request", Ability.Supervise, "data-request", "request"),
        new("/Requests/Act", Ability.Supervise, "data-request", "request"),
        new("/Requests/Decide", Ability.Supervise, "data-request", "request"),
        new("/Requests/Effect", Ability.Supervise, "data-request", "request"),
        new("/Requests/Content", Ability.Assess, "data-request", "request"),
        new("/Clocks/Clocks", Ability.Supervise, "retention", "signal") { Menu = ("Nav.Clocks", "/bewaartermijnen") },
        new("/bewaartermijnen/proef.csv", Ability.Supervise, "retention", "signal"),
        new("/Lookups/Lookups", Ability.SignedIn, "work", "audit"),
        // The last word of every navigation.
        new("/Help/Help", Ability.SignedIn, "work") { Menu = ("Nav.Help", "/hulp-voor-medewerkers") },
        new("/weg", Ability.Everybody, "report", "draft"),
        new("/taal/{language}", Ability.Everybody, "language"),
        new("/uitloggen", Ability.Everybody, "sign-in", "session"),
        new("/weergave/{density}", Ability.SignedIn, "work"),
        new("/health/live", Ability.Everybody, "health"),
        new("/health/ready", Ability.Everybody, "health"),
        new("/.well-known/security.txt", Ability.Everybody, "security"),
    ];

    /// <summary>The place with this route; null when it is not in the list.</summary>
    public static Place? Find(string route) => All.FirstOrDefault(place => string.Equals(place.Route, route, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether this actor, nobody when null, may do it.</summary>
    public static bool Allows(this Ability ability, Actor? actor) => ability == Ability.Everybody || actor?.May(ability) == true;
}
