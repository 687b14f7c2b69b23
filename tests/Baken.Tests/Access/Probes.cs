using Baken.Api;
using Baken.Kernel.Access;
using Baken.Pages.Organisations;
using Baken.Pages.Signals.Export;
using Baken.Pages.Submissions;

namespace Baken.Tests.Access;

/// <summary>An address that is read.</summary>
/// <param name="Route">The place, as the list of places names it.</param>
/// <param name="Path">The address; <c>{id}</c> is the object's.</param>
/// <param name="Kind">Kind of the objects that are asked for; empty for none.</param>
/// <param name="Opens">On which objects it opens, when that is less than what the person may see.</param>
internal sealed record Look(string Route, string Path, string Kind = "", Func<Person, Thing, bool>? Opens = null)
{
    /// <summary>Whether it is a search: it answers everybody who may do it, and an object of others as one that is not there.</summary>
    public bool IsSearch { get; init; }

    /// <summary>Whether the route takes no HEAD.</summary>
    public bool NoHead { get; init; }
}

/// <summary>An act.</summary>
/// <param name="Route">The place.</param>
/// <param name="Path">The address; <c>{id}</c> is the object's.</param>
/// <param name="Kind">Kind of the objects; empty for none.</param>
/// <param name="Twin">Who does it with success; empty for nobody.</param>
/// <param name="On">On which object.</param>
/// <param name="Fields">The fields that are filled in; <c>*</c> chooses the first choice of the form.</param>
internal sealed record Act(string Route, string Path, string Kind, string Twin, string On, params (string Name, string Value)[] Fields)
{
    /// <summary>To whom it is open, when that is less than what the person may see.</summary>
    public Func<Person, Thing, bool>? Opens { get; init; }

    /// <summary>Where the form stands; the address itself when null.</summary>
    public string? Form { get; init; }

    /// <summary>Whether something in the database is another when it has succeeded.</summary>
    public bool Changes { get; init; } = true;

    /// <summary>Whether it asks nothing of the code, though its place does.</summary>
    public bool AsksNoCode { get; init; }

    /// <summary>The handler of the page, as the program names it.</summary>
    public string Handler => Path.Split("handler=") is [_, var name] ? name.Split('&')[0] : "";
}

/// <summary>What is asked of each place.</summary>
internal static class Probes
{
    private static readonly Func<Person, Thing, bool> HasNotEnded = (_, thing) => thing.Name != "ended";
    private static readonly Func<Person, Thing, bool> Assigned = (person, thing) => person.Name == "Noor" && thing.Name == "first";

    public static IReadOnlyList<Look> Looks { get; } =
    [
        new("/Report/Start", "/"),
        new("/Report/Step", "/s/1"),
        new("/Report/Receipt", "/ontvangen"),
        new("/Report/Mine", "/code"),
        new("/Report/Safe", "/veilig-melden"),
        new("/Report/Help", "/hulp"),
        new("/Report/WhatWeDo", "/wat-wij-doen"),
        new("/Report/Accessibility", "/toegankelijkheid"),
        new("/SignIn/SignIn", "/inloggen"),
        new("/SignIn/Activate", "/activeren/geen-koppeling"),
        new("/SignIn/Code", "/inloggen/code"),
        new("/SignIn/CodeApp", "/inloggen/code-app"),
        new("/SignIn/Forgotten", "/inloggen/vergeten"),
        new("/SignIn/Kept", "/bewaard"),
        new("/Account/Account", "/mijn-account"),
        new("/Account/Password", "/mijn-account/wachtwoord"),
        new("/Account/Away", "/mijn-account/afwezig"),
        new("/Account/Confirm", "/mijn-account/bevestig"),
        new("/Account/CodeApp", "/mijn-account/code-app"),
        new("/Account/RecoveryCodes", "/mijn-account/herstelcodes"),
        new("/Work/Work", "/mijn-werk"),
        new("/Work/Work", "/mijn-werk?Part=volgen"),
        new("/Work/Work", "/mijn-werk?handler=Open&nummer=26-00001"),
        new("/Signals/Export/Export", "/uitvoer"),
        new("/Signals/Export/Export", "/uitvoer?State=ToAssess&Facts=ja"),
        new(ExportModel.FileRoute, "/uitvoer/csv") { NoHead = true },
        new(ExportModel.FileRoute, "/uitvoer/json?facts=ja") { NoHead = true },
        new("/Submissions/New", "/nieuwe-melding"),
        new("/Submissions/Professional", "/nieuwe-melding/{id}/1", "submission-draft"),
        new("/Submissions/Professional", "/nieuwe-melding/{id}/3", "submission-draft"),
        new("/Submissions/List", "/mijn-meldingen"),
        new("/Submissions/List", "/mijn-meldingen?All=true&State=Received"),
        new("/Submissions/View", "/mijn-meldingen/{id}", "submission"),
        new("/Submissions/Desk", "/balie"),
        new("/Submissions/Import", "/inlezen"),
        new("/Submissions/ImportRun", "/inlezen/{id}", "import"),
        new("/Signals/Queue/Queue", "/signalen"),
        new("/Signals/Queue/Queue", "/signalen?Form=labour&Urgency=Acute&Assigned=Nobody"),
        new("/Signals/Queue/Queue", "/signalen?Region=VR15&New=true"),
        new("/Signals/Queue/Queue", "/signalen?handler=First"),
        new("/Signals/File/File", "/signalen/{id}", "signal"),
        new("/Signals/Complete/Complete", "/signalen/{id}/feiten", "signal"),
        new("/Signals/Decide/Decide", "/signalen/{id}/besluit", "signal"),
        new("/Signals/Second/Second", "/signalen/{id}/tweede", "signal"),
        new("/Signals/Keep/Keep", "/signalen/{id}/bewaren", "signal"),
        new("/Signals/Readers/Readers", "/signalen/{id}/lezers", "signal"),
        new("/Signals/Team/Team", "/signalen/{id}/team?doe=teruggeven", "signal", (person, thing) => person.IsOf(thing.Name == "police" ? "avim" : "arbeid-zuidwest")),
        new("/People/People", "/gebruikers"),
        new("/People/People", "/gebruikers?Zoek={word}", "user") { IsSearch = true },
        new("/People/Invite", "/gebruikers/nieuw"),
        new("/People/Import", "/gebruikers/lijst"),
        new("/People/Person", "/gebruikers/{id}", "user"),
        new("/People/End", "/gebruikers/{id}/einde", "user", HasNotEnded),
        new("/People/Away", "/gebruikers/{id}/afwezig", "user", HasNotEnded),
        new("/People/Teams", "/teams"),
        new("/People/Teams", "/teams?hernoem={id}", "team"),
        new("/People/Review", "/toegang"),
        new("/People/Confirm", "/bevestigen"),
        new("/Audit/Audit", "/inzage"),
        new("/Audit/Audit", "/inzage?Number={id}", "signal") { IsSearch = true },
        new("/Audit/Audit", "/inzage?Person={id}", "user") { IsSearch = true },
        new("/Audit/Audit", "/inzage?Purpose=assess&Kind=signal&From=2026-11-01&Until=2026-11-30"),
        new("/inzage/export/{form}", "/inzage/export/csv") { NoHead = true },
        new("/inzage/export/{form}", "/inzage/export/json") { NoHead = true },
        new("/inzage/export/{form}", "/inzage/export/json?Number={id}", "signal") { IsSearch = true, NoHead = true },
        new("/OnCall/Roster", "/dienstrooster"),
        new("/OnCall/Roster", "/dienstrooster?team={id}", "team"),
        new("/OnCall/Line", "/dienstrooster/regel?team={id}", "team"),
        new("/OnCall/Handover", "/dienstrooster/overdracht?team={id}", "team"),
        new("/OnCall/Alarms", "/alarmen"),
        new("/OnCall/Alarms", "/alarmen?maand=2026-10"),
        new("/OnCall/Alarms", "/alarmen?handler=Csv"),
        new("/OnCall/Alarm", "/alarmen/{id}", "alarm"),
        new("/Inbox/Inbox", "/berichten"),
        new("/Inbox/Choices", "/berichten/instellingen"),
        new("/Inbox/Addresses", "/berichten/adressen"),
        new("/Organisations/List", "/organisaties"),
        new("/Organisations/List", "/organisaties?Zoek=polit"),
        new("/Organisations/Add", "/nieuwe-organisatie"),
        new("/Organisations/View", "/organisaties/{id}", "organisation"),
        new("/Organisations/Change", "/organisaties/{id}/wijzigen", "organisation"),
        new("/Organisations/Leave", "/organisaties/{id}/vertrek", "organisation"),
        new("/Organisations/Regions", "/regios"),
        new("/Organisations/Talen", "/talen"),
        new(LanguageFile.Route, "/talen/pl.csv") { NoHead = true },
        new("/Keys/List", "/sleutels"),
        new("/Keys/New", "/sleutels/nieuw"),
        new("/Keys/Replace", "/sleutels/{id}/vervangen", "key", HasNotEnded),
        new("/Keys/End", "/sleutels/{id}/beeindigen", "key", HasNotEnded),
        new("/Unusual/Unusual", "/opvallend"),
        new("/Unusual/Note", "/opvallend/bekeken?{id}", "unusual"),
        new("/Requests/List", "/verzoeken"),
        new("/Requests/New", "/verzoeken/nieuw"),
        new("/Requests/Request", "/verzoeken/{id}", "request"),
        new("/Requests/Act", "/verzoeken/{id}/stap?doe=zoeken", "request"),
        new("/Requests/Act", "/verzoeken/{id}/stap?doe=toewijzen", "request"),
        new("/Requests/Decide", "/verzoeken/{id}/besluit", "request"),
        new("/Requests/Effect", "/verzoeken/{id}/uitvoeren?doe=vernietigen", "request"),
        new("/Requests/Content", "/verzoeken/{id}/inhoud", "request", Assigned),
        new("/Clocks/Clocks", "/bewaartermijnen"),
        new("/Clocks/Clocks", "/bewaartermijnen?Date=2036-01-01"),
        new("/bewaartermijnen/proef.csv", "/bewaartermijnen/proef.csv?date=2036-01-01") { NoHead = true },
        new("/Lookups/Lookups", "/mijn-raadplegingen"),
        new("/Help/Help", "/hulp-voor-medewerkers"),
        new("/Help/Welcome", "/welkom"),
        new(CodeListsEndpoint.Route, CodeListsEndpoint.Route) { NoHead = true },
        new(CodeListsEndpoint.OneRoute, "/api/v1/codelijsten/sectoren") { NoHead = true },
        new(SchemaEndpoint.Route, SchemaEndpoint.Route) { NoHead = true },
        new(OpenApiDocument.Route, OpenApiDocument.Route) { NoHead = true },
        new("/taal/{language}", "/taal/nl") { NoHead = true },
        new("/weergave/{density}", "/weergave/ruim") { NoHead = true },
        new("/health/live", "/health/live") { NoHead = true },
        new("/health/ready", "/health/ready") { NoHead = true },
        new("/.well-known/security.txt", "/.well-known/security.txt") { NoHead = true },
    ];

    private static readonly Func<Person, Thing, bool> LedBy = (person, thing) => person.IsOf(thing.Name == "police" ? "avim" : "arbeid-zuidwest");
    private static readonly Func<Person, Thing, bool> Judges = (person, _) => person.May(Ability.Assess);
    private static readonly (string, string)[] Words = [("Words", "Zo besproken.")];
    private static readonly (string, string)[] Person1 = [("Form.Name", "Iemand Nieuw"), ("Form.Email", "nieuw1@inspectie.example"), ("Form.Roles", "Analyst")];

    public static IReadOnlyList<Act> Acts { get; } =
    [
        new("/Report/Start", "/", "", "", ""),
        new("/Report/Step", "/s/1", "", "", "", ("Draft.Narrative", "Er klopt iets niet."), ("Act", "next")) { Form = "" , Changes = false },
        new("/Report/Receipt", "/ontvangen", "", "", "") { Form = "", Changes = false },
        new("/Report/Mine", "/code", "", "", "", ("Code", "AAAA-BBBB-CCCC-DDDD")) { Changes = false, Form = "" },
        new("/SignIn/SignIn", "/inloggen", "", "", "", ("Email", "linde.hartog@zorg.example"), ("Password", "een-lang-wachtwoord")) { Form = "", Changes = false },
        new("/SignIn/Activate", "/activeren/geen-koppeling", "", "", "", ("Password", "een-lang-wachtwoord"), ("Again", "een-lang-wachtwoord")) { Changes = false, Form = "" },
        new("/SignIn/Code", "/inloggen/code", "", "", "", ("Code", "123456")) { Changes = false, Form = "" },
        new("/SignIn/CodeApp", "/inloggen/code-app", "", "", "", ("Code", "123456")) { Changes = false, Form = "" },
        new("/SignIn/Forgotten", "/inloggen/vergeten", "", "", "", ("Email", "linde.hartog@zorg.example")) { Form = "", Changes = false },
        new("/SignIn/Kept", "/bewaard?handler=Forget", "", "Koen", "") { Changes = false, Form = "" },
        new("/Account/Account", "/mijn-account?handler=End", "session", "Inge", "twin", ("Id", "{id}")) { Form = "", Changes = false },
        new("/Account/Account", "/mijn-account?handler=Back", "absence", "Ruben", "own", ("Absence", "{id}")) { Form = "" },
        new("/Account/Away", "/mijn-account/afwezig", "", "Inge", "", ("Deputy", "{Ruben}"), ("From.Day", "10"), ("From.Month", "3"), ("From.Year", "2027"), ("Until.Day", "11"), ("Until.Month", "3"), ("Until.Year", "2027")),
        new("/Account/RecoveryCodes", "/mijn-account/herstelcodes", "", "Koen", "") { Changes = false, Form = "" },
        new("/Account/Confirm", "/mijn-account/bevestig?terug=/welkom", "", "Koen", "") { Changes = false, Form = "" },
        new("/Account/CodeApp", "/mijn-account/code-app", "", "Koen", "", ("Code", "123456")) { Changes = false },
        new("/Submissions/New", "/nieuwe-melding", "", "Fatma", "", ("Id", "7b4d9a52-0000-4000-8000-3c1f7d2e9b61")),
        new("/Submissions/New", "/nieuwe-melding?handler=Remove", "submission-draft", "Rachid", "remove", ("Id", "{id}")) { Form = "" },
        new("/Submissions/Professional", "/nieuwe-melding/{id}/2", "submission-draft", "Rachid", "own", ("Draft.Narrative", "Iets anders."), ("Act", "bewaren")),
        new("/Submissions/Desk", "/balie", "", "Koen", "", ("Draft.Narrative", "Er klopt iets niet."), ("Act", "opslaan")),
        new("/Submissions/ImportRun", "/inlezen/{id}?handler=Check", "import", "Noor", "intake") { Form = "", Changes = false },
        new("/Submissions/ImportRun", "/inlezen/{id}?handler=Store", "import", "Noor", "store") { Form = "", Changes = false },
        new("/Submissions/ImportRun", "/inlezen/{id}?handler=Stop", "import", "Noor", "intake") { Form = "", Changes = false },
        new("/Submissions/ImportRun", "/inlezen/{id}?handler=Remove", "import", "Noor", "remove") { Form = "" },
        new(DeskModel.DoubleRoute, DeskModel.DoubleRoute, "", "Koen", "", ("Draft.Phones", "0612345678")) { Form = "", Changes = false },
        new("/Signals/Queue/Queue", "/signalen?handler=Assign", "signal", "Noor", "assign", ("number", "{id}")) { Form = "" },
        new("/Signals/File/File", "/signalen/{id}?handler=Assign", "signal", "Noor", "file") { Form = "", Opens = Judges },
        new("/Signals/File/File", "/signalen/{id}?handler=Release", "signal", "Noor", "file") { Form = "", Opens = Judges },
        new("/Signals/File/File", "/signalen/{id}?handler=Translate", "signal", "Noor", "file") { Form = "", Opens = Judges },
        new("/Signals/File/File", "/signalen/{id}?handler=TakeUp", "signal", "Inge", "takeup") { Form = "" },
        new("/Signals/Complete/Complete", "/signalen/{id}/feiten", "signal", "Noor", "complete", ("Form.Title", "Andere titel"), ("Act", "save")),
        new("/Signals/Decide/Decide", "/signalen/{id}/besluit", "signal", "Noor", "decide", ("Form.Outcome", "Administrative"), ("Form.Urgency", "Normal"), ("Form.Reason", "Zo is het."), ("Act", "keep")),
        new("/Signals/Second/Second", "/signalen/{id}/tweede", "signal", "Tom", "second", ("Confirms", "true"), ("Reason", "Eens.")),
        new("/Signals/Keep/Keep", "/signalen/{id}/bewaren", "signal", "Noor", "keep", ("Why", "*"), ("Reason", "Rechter vraagt.")),
        new("/Signals/Readers/Readers", "/signalen/{id}/lezers", "signal", "Tom", "recuse", ("Act", "betrokken"), ("Who", "{Tom}"), ("Reason", "Familie.")),
        new("/Signals/Team/Team", "/signalen/{id}/team?doe=afsluiten", "signal", "Inge", "close", ("Result", "fine_imposed"), ("Reason", "Boete."), ("Answer", "looked_into")) { Opens = LedBy },
        new("/People/Import", "/gebruikers/lijst", "", "Gerda", "", ("Text", "naam;e-mail;rollen\nAnna Een;anna1@inspectie.example;analist")) { Changes = false, AsksNoCode = true },
        new("/People/Import", "/gebruikers/lijst?handler=Invite", "", "Gerda", "", ("Text", "naam;e-mail;rollen\nAnna Een;anna1@inspectie.example;analist")) { Form = "" },
        new("/People/Invite", "/gebruikers/nieuw", "", "Gerda", "", Person1),
        new("/People/Person", "/gebruikers/{id}", "user", "Gerda", "change", ("Form.Name", "Zoë Anders")),
        new("/People/Person", "/gebruikers/{id}?handler=Again", "user", "Gerda", "again") { Form = "" },
        new("/People/Person", "/gebruikers/{id}?handler=Reset", "user", "Gerda", "lead") { Form = "" },
        new("/People/Person", "/gebruikers/{id}?handler=Resume", "user", "Gerda", "resume") { Form = "" },
        new("/People/Person", "/gebruikers/{id}?handler=Back", "user", "Gerda", "member", ("Absence", "{absence}")) { Form = "" },
        new("/People/End", "/gebruikers/{id}/einde", "user", "Gerda", "end", ("To", "team")) { Opens = HasNotEnded },
        new("/People/Away", "/gebruikers/{id}/afwezig", "user", "Gerda", "member", ("Deputy", "{Ruben}"), ("From.Day", "10"), ("From.Month", "1"), ("From.Year", "2027"), ("Until.Day", "11"), ("Until.Month", "1"), ("Until.Year", "2027")) { Opens = HasNotEnded },
        new("/People/Teams", "/teams", "", "Gerda", "", ("Name", "Team nieuw")),
        new("/People/Teams", "/teams?hernoem={id}", "team", "Gerda", "own", ("Name", "Team kruisbes twee")),
        new("/People/Review", "/toegang?handler=Export", "", "Gerda", "") { Form = "", Changes = false },
        new("/People/Review", "/toegang?handler=Export&vorm=json", "", "Gerda", "") { Form = "", Changes = false },
        new("/People/Review", "/toegang", "", "Gerda", "", ("Agreed", "true")),
        new("/People/Confirm", "/bevestigen", "access", "Ruben", "team", ("Id", "{id}"), ("Confirms", "false")) { Form = "" },
        new("/OnCall/Roster", "/dienstrooster?team={id}&handler=Sooner", "team", "Ruben", "southwest", ("Line", "{line-2}")) { Form = "" },
        new("/OnCall/Roster", "/dienstrooster?team={id}&handler=Remove", "team", "Ruben", "southwest", ("Line", "{line-3}")) { Form = "" },
        new("/OnCall/Roster", "/dienstrooster?team={id}&handler=TakeBack", "team", "Ruben", "southwest", ("Handover", "{handover}")) { Form = "" },
        new("/OnCall/Line", "/dienstrooster/regel?team={id}", "team", "Ruben", "southwest", ("Who", "{Inge}"), ("Days", "Tuesday"), ("From", "08:00"), ("Until", "12:00")),
        new("/OnCall/Handover", "/dienstrooster/overdracht?team={id}", "team", "Ruben", "southwest", ("Whose", "{Inge}"), ("To", "{Ruben}"), ("Begin.Day", "10"), ("Begin.Month", "1"), ("Begin.Year", "2027"), ("BeginTime", "08:00"), ("End.Day", "11"), ("End.Month", "1"), ("End.Year", "2027"), ("EndTime", "08:00")),
        new("/OnCall/Alarm", "/alarmen/{id}", "alarm", "Noor", "twin") { Form = "", Changes = true },
        new("/Inbox/Inbox", "/berichten?handler=Open", "notice", "Inge", "twin", ("Id", "{id}")) { Form = "" },
        new("/Inbox/Inbox", "/berichten?handler=All", "", "Noor", "") { Form = "" },
        new("/Inbox/Choices", "/berichten/instellingen", "", "Sjoerd", "", ("Alarm", "Immediately"), ("Work", "Daily"), ("Account", "Daily"), ("Language", "en")) { Form = "" },
        new("/Inbox/Addresses", "/berichten/adressen", "user", "Ruben", "outside", ("User", "{id}")) { Form = "", Opens = (_, thing) => thing.Name == "outside" },
        new("/Organisations/Add", "/nieuwe-organisatie", "", "Wout", "", ("Form.Code", "zwolle"), ("Form.Name", "Gemeente Zwolle"), ("Form.Kind", "municipality"), ("Form.AdministratorName", "Ans Nieuw"), ("Form.AdministratorEmail", "ans@zwolle.example")),
        new("/Organisations/Change", "/organisaties/{id}/wijzigen", "organisation", "Wout", "riec", ("Form.Name", "RIEC Anders")),
        new("/Organisations/View", "/organisaties/{id}?handler=Again", "organisation", "Wout", "waits", ("id", "{waiting}")) { Form = "", Opens = (_, thing) => thing.Name == "waits" },
        new("/Organisations/View", "/organisaties/{id}?handler=Invite", "organisation", "Wout", "waits", ("Form.AdministratorName", "Iemand Anders"), ("Form.AdministratorEmail", "anders@wacht.example")) { Opens = (_, thing) => thing.Name is "waits" or "riec" },
        new("/Organisations/Leave", "/organisaties/{id}/vertrek?opvolger=geen", "organisation", "Wout", "leave", ("Name", "Keurmerk Uitzendwerk"), ("Reason", "Gestopt.")),
        new("/Keys/New", "/sleutels/nieuw", "", "Gerda", "", ("Name", "Nieuw systeem"), ("Scope", "/api/v1/sleutel"), ("Months", "3")),
        new("/Keys/Replace", "/sleutels/{id}/vervangen", "key", "Gerda", "replace", ("Months", "3"), ("Overlap", "7")) { Opens = HasNotEnded },
        new("/Keys/End", "/sleutels/{id}/beeindigen", "key", "Gerda", "end") { Opens = HasNotEnded },
        new("/Unusual/Note", "/opvallend/bekeken?{id}", "unusual", "Dirk", "Dirk", Words) { Form = "" },
        new("/Requests/New", "/verzoeken/nieuw", "", "Dirk", "", ("Right", "Access"), ("ReceivedOn.Day", "24"), ("ReceivedOn.Month", "11"), ("ReceivedOn.Year", "2026"), ("Name", "Iemand"), ("Contact", "iemand@voorbeeld.example")),
        new("/Requests/Act", "/verzoeken/{id}/stap?doe=identiteit", "request", "Hanna", "third", ("How", "InPerson"), ("Words", "Gezien.")) { Form = "" },
        new("/Requests/Request", "/verzoeken/{id}?handler=Remove&signal={signal-hold}", "request", "Hanna", "first") { Form = "" },
        new("/Requests/Decide", "/verzoeken/{id}/besluit", "request", "Hanna", "second", ("Decision", "Granted"), ("Words", "Zo besloten."), ("AnsweredOn.Day", "24"), ("AnsweredOn.Month", "11"), ("AnsweredOn.Year", "2026")) { Form = "" },
        new("/Requests/Effect", "/verzoeken/{id}/uitvoeren?doe=beperken", "request", "Hanna", "second", ("Signals", "{signal-hold}"), ("Words", "Zo besloten.")) { Form = "" },
        new("/Requests/Request", "/verzoeken/{id}?handler=Close", "request", "Hanna", "second") { Form = "" },
        new("/Requests/Content", "/verzoeken/{id}/inhoud", "request", "Noor", "fourth", ("Rows[0].Given", "narrative"), ("Rows[0].Ground", "rights_of_others"), ("Words", "Klaar.")) { Opens = Assigned },
        new("/Help/Welcome", "/welkom", "", "Annet", "") { Form = "", Changes = false },
        new("/weg", "/weg", "", "", "") { Changes = false, Form = "" },
        new("/Account/Password", "/mijn-account/wachtwoord", "", "Sjoerd", "", ("Present", "een-lang-wachtwoord"), ("Password", "een-heel-ander-wachtwoord"), ("Again", "een-heel-ander-wachtwoord")) { Form = "" },
        new("/uitloggen", "/uitloggen", "", "Annet", "") { Form = "", Changes = false },
    ];

    // Said once more, apart from the list of places: a place that asks for less than it must is to be noticed.
    private static readonly (string Room, Ability Ability)[] Rooms =
    [
        ("/Report/", Ability.Everybody), ("/SignIn/", Ability.Everybody), ("/SignIn/Kept", Ability.SignedIn), ("/Problem", Ability.Everybody),
        ("/taal/", Ability.Everybody), ("/health/", Ability.Everybody), ("/.well-known/", Ability.Everybody), ("/weg", Ability.Everybody), ("/uitloggen", Ability.Everybody),
        ("/Account/", Ability.SignedIn), ("/Work/", Ability.SignedIn), ("/Help/", Ability.SignedIn), ("/Lookups/", Ability.SignedIn), ("/weergave/", Ability.SignedIn),
        ("/Inbox/", Ability.SignedIn), ("/Inbox/Addresses", Ability.ConfirmAccess),
        ("/Submissions/", Ability.Report), ("/Submissions/List", Ability.Follow), ("/Submissions/View", Ability.Follow), ("/Submissions/Desk", Ability.TakeDown), ("/balie/", Ability.TakeDown), ("/Submissions/Import", Ability.Import), ("/inlezen/", Ability.Import),
        ("/Signals/", Ability.Assess), ("/Signals/Export/", Ability.Export), ("/uitvoer/", Ability.Export), ("/Signals/File/", Ability.ReadSignals), ("/Signals/Readers/", Ability.ReadSignals), ("/Signals/Team/", Ability.Act),
        ("/OnCall/", Ability.PlanDuty), ("/OnCall/Alarm", Ability.SignedIn), ("/OnCall/Alarms", Ability.ReadSignals),
        ("/People/", Ability.ManagePeople), ("/People/Confirm", Ability.ConfirmAccess), ("/Keys/", Ability.ManageKeys), ("/Organisations/", Ability.ManageOrganisations), ("/talen/", Ability.ManageOrganisations),
        ("/Audit/", Ability.Supervise), ("/inzage/", Ability.Supervise), ("/Unusual/", Ability.Supervise), ("/Clocks/", Ability.Supervise), ("/bewaartermijnen/", Ability.Supervise),
        ("/Requests/", Ability.Supervise), ("/Requests/Content", Ability.Assess), ("/api/", Ability.UseKey), ("/api/v1/codelijsten", Ability.Everybody), ("/api/v1/schemas/", Ability.Everybody), ("/api/v1/openapi.json", Ability.Everybody),
    ];

    /// <summary>Who may, as it is meant.</summary>
    public static Ability AbilityOf(string route) => Rooms.Where(room => route.StartsWith(room.Room, StringComparison.Ordinal)).MaxBy(room => room.Room.Length).Ability;

    /// <summary>Whether this person, nobody when null, may do it: by the table of roles alone.</summary>
    public static bool Allows(Ability ability, Person? person) => ability == Ability.Everybody || person?.May(ability) == true;
}
