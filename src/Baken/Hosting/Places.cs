using Baken.Api;
using Baken.Import;
using Baken.Kernel.Access;
using Baken.Pages.Organisations;
using Baken.Pages.Signals.Export;
using Baken.Pages.Submissions;

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

    /// <summary>Whether what is sent here asks for a code that was given in the last minutes: exports, roles, keys.</summary>
    public bool AsksCode { get; init; }

    /// <summary>Whether it is for partners' systems, and a key can be given for it: that, and its route, is all a key needs.</summary>
    public bool Api => Ability == Ability.UseKey;
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
        new("/SignIn/Code", Ability.Everybody, "sign-in", "user"),
        new("/SignIn/CodeApp", Ability.Everybody, "sign-in", "user"),
        new("/SignIn/Forgotten", Ability.Everybody, "sign-in", "user"),
        new("/SignIn/Kept", Ability.SignedIn, "work"),
        new("/Account/Account", Ability.SignedIn, "account", "user"),
        new("/Account/Away", Ability.SignedIn, "account", "user"),
        new("/Account/Password", Ability.SignedIn, "account", "user"),
        new("/Account/Confirm", Ability.SignedIn, "account", "user") { AsksCode = true },
        new("/Account/CodeApp", Ability.SignedIn, "account", "user") { AsksCode = true },
        new("/Account/RecoveryCodes", Ability.SignedIn, "account", "user") { AsksCode = true },
        new("/Problem", Ability.Everybody, "error"),
        new("/Work/Work", Ability.SignedIn, "work", "signal") { Menu = ("Nav.Work", "/mijn-werk") },
        new("/Submissions/New", Ability.Report, "report", "draft") { Menu = ("Nav.NewReport", "/nieuwe-melding") },
        new("/Submissions/Professional", Ability.Report, "report", "draft"),
        new("/Submissions/List", Ability.Follow, "report", "submission") { Menu = ("Nav.MyReports", "/mijn-meldingen") },
        new("/Submissions/View", Ability.Follow, "report", "submission"),
        new("/Signals/Queue/Queue", Ability.Assess, "assess", "signal") { Menu = ("Nav.Signals", "/signalen") },
        new("/Submissions/Desk", Ability.TakeDown, "report", "signal") { Menu = ("Nav.Desk", "/balie") },
        new("/Submissions/Import", Ability.Import, "report", "import") { Menu = ("Nav.Import", "/inlezen") },
        new("/Submissions/ImportRun", Ability.Import, "report", "import"),
        new(ImportUpload.Route, Ability.Import, "report", "import"),
        new(DeskModel.DoubleRoute, Ability.TakeDown, "report", "signal"),
        new("/Signals/Export/Export", Ability.Export, "export", "signal") { Menu = ("Nav.Export", "/uitvoer") },
        new(ExportModel.FileRoute, Ability.Export, "export", "signal") { AsksCode = true },
        new("/Signals/File/File", Ability.ReadSignals, "assess", "signal"),
        new("/Signals/Complete/Complete", Ability.Assess, "assess", "signal"),
        new("/Signals/Decide/Decide", Ability.Assess, "assess", "signal"),
        new("/Signals/Second/Second", Ability.Assess, "assess", "signal"),
        new("/Signals/Keep/Keep", Ability.Assess, "retention", "signal"),
        new("/Signals/Readers/Readers", Ability.ReadSignals, "assess", "signal"),
        new("/Signals/Team/Team", Ability.Act, "act", "signal"),
        new("/People/People", Ability.ManagePeople, "manage", "user") { Menu = ("Nav.People", "/gebruikers") },
        new("/People/Invite", Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("/People/Import", Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("/People/Person", Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("/People/End", Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("/People/Away", Ability.ManagePeople, "manage", "user"),
        new("/People/Teams", Ability.ManagePeople, "manage", "team") { Menu = ("Nav.Teams", "/teams") },
        new("/People/Review", Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("/People/Confirm", Ability.ConfirmAccess, "manage", "user") { Menu = ("Nav.Confirm", "/bevestigen"), AsksCode = true },
        new("/Audit/Audit", Ability.Supervise, "supervise", "audit") { Menu = ("Nav.Audit", "/inzage") },
        new("/OnCall/Roster", Ability.PlanDuty, "duty", "team") { Menu = ("Nav.Duty", "/dienstrooster") },
        new("/OnCall/Line", Ability.PlanDuty, "duty", "team"),
        new("/OnCall/Handover", Ability.PlanDuty, "duty", "team"),
        new("/OnCall/Alarms", Ability.ReadSignals, "duty", "alarm"),
        new("/OnCall/Alarm", Ability.SignedIn, "duty", "alarm"),
        new("/Inbox/Inbox", Ability.SignedIn, "work", "notice"),
        new("/Inbox/Choices", Ability.SignedIn, "work", "user"),
        new("/Inbox/Addresses", Ability.ConfirmAccess, "people", "user"),
        new("/Organisations/List", Ability.ManageOrganisations, "organisations", "organisation") { Menu = ("Nav.Organisations", "/organisaties") },
        new("/Organisations/Add", Ability.ManageOrganisations, "organisations", "organisation") { AsksCode = true },
        new("/Organisations/View", Ability.ManageOrganisations, "organisations", "organisation") { AsksCode = true },
        new("/Organisations/Change", Ability.ManageOrganisations, "organisations", "organisation"),
        new("/Organisations/Leave", Ability.ManageOrganisations, "organisations", "organisation") { AsksCode = true },
        new("/Organisations/Regions", Ability.ManageOrganisations, "organisations", "area") { Menu = ("Nav.Regions", "/regios") },
        new("/Organisations/Talen", Ability.ManageOrganisations, "organisations") { Menu = ("Nav.Languages", "/talen") },
        new(LanguageFile.Route, Ability.ManageOrganisations, "organisations"),
        new("/Keys/List", Ability.ManageKeys, "keys", "key") { Menu = ("Nav.Keys", "/sleutels") },
        new("/Keys/New", Ability.ManageKeys, "keys", "key") { AsksCode = true },
        new("/Keys/Replace", Ability.ManageKeys, "keys", "key") { AsksCode = true },
        new("/Keys/End", Ability.ManageKeys, "keys", "key") { AsksCode = true },
        new("/inzage/export/{form}", Ability.Supervise, "supervise", "audit") { AsksCode = true },
        new("/Unusual/Unusual", Ability.Supervise, "supervise", "user") { Menu = ("Nav.Unusual", "/opvallend") },
        new("/Unusual/Note", Ability.Supervise, "supervise", "user"),
        new("/Requests/List", Ability.Supervise, "data-request", "request") { Menu = ("Nav.Requests", "/verzoeken") },
        new("/Requests/New", Ability.Supervise, "data-request", "request"),
        new("/Requests/Request", Ability.Supervise, "data-request", "request"),
        new("/Requests/Act", Ability.Supervise, "data-request", "request"),
        new("/Requests/Decide", Ability.Supervise, "data-request", "request"),
        new("/Requests/Effect", Ability.Supervise, "data-request", "request") { AsksCode = true },
        new("/Requests/Content", Ability.Assess, "data-request", "request"),
        new("/Clocks/Clocks", Ability.Supervise, "retention", "signal") { Menu = ("Nav.Clocks", "/bewaartermijnen") },
        new("/bewaartermijnen/proef.csv", Ability.Supervise, "retention", "signal") { AsksCode = true },
        new("/Lookups/Lookups", Ability.SignedIn, "work", "audit"),
        // The last word of every navigation.
        new("/Help/Help", Ability.SignedIn, "work") { Menu = ("Nav.Help", "/hulp-voor-medewerkers") },
        new("/Help/Welcome", Ability.SignedIn, "work"),
        new("/weg", Ability.Everybody, "report", "draft"),
        new("/taal/{language}", Ability.Everybody, "language"),
        new("/uitloggen", Ability.Everybody, "sign-in", "session"),
        new("/weergave/{density}", Ability.SignedIn, "work"),
        new("/health/live", Ability.Everybody, "health"),
        new("/health/ready", Ability.Everybody, "health"),
        new("/.well-known/security.txt", Ability.Everybody, "security"),
        new(KeyEndpoint.Route, Ability.UseKey, "keys", "key"),
        new(SignalsEndpoint.Route, Ability.UseKey, "report", "submission"),
        new(SignalsEndpoint.OneRoute, Ability.UseKey, "report", "submission"),
        new(CodeListsEndpoint.Route, Ability.Everybody, "report"),
        new(CodeListsEndpoint.OneRoute, Ability.Everybody, "report"),
        new(SchemaEndpoint.Route, Ability.Everybody, "report"),
        new(OpenApiDocument.Route, Ability.Everybody, "report"),
    ];

    /// <summary>The place with this route; null when it is not in the list.</summary>
    public static Place? Find(string route) => All.FirstOrDefault(place => string.Equals(place.Route, route, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether this actor, nobody when null, may do it.</summary>
    public static bool Allows(this Ability ability, Actor? actor) => ability == Ability.Everybody || actor?.May(ability) == true;
}
