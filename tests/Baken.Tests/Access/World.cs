using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Requests;
using Baken.Signals.Route;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Keys;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Access;

/// <summary>
/// A running Baken with objects of every kind, own, a partner's, foreign, restricted, kept from one person, closed and ended, made through the product's own
/// faces, and with sessions of everybody: live ones, and every kind that opens nothing.
/// </summary>
internal sealed partial class World : IAsyncDisposable
{
    private const string Phone = "06 12 34 56 78";
    private readonly Chain chain;
    private readonly List<Thing> things = [];
    private readonly Dictionary<string, string> ids = [];

    private World(Chain chain)
    {
        this.chain = chain;
        Wire = new Wire(chain.Baken.Address);
    }

    public RunningBaken Baken => chain.Baken;

    public Wire Wire { get; }

    public IReadOnlyList<Person> People { get; } = Cast.All();

    public IReadOnlyList<Thing> Things => things;

    /// <summary>Session secrets by person's first name.</summary>
    public Dictionary<string, string> Live { get; } = [];

    /// <summary>Sessions that were confirmed by a code longer than ten minutes ago, by first name.</summary>
    public Dictionary<string, string> Unconfirmed { get; } = [];

    /// <summary>What opens nothing: how it came to that, whose it was, the secret.</summary>
    public List<(string Why, Person? Who, string? Secret)> Dead { get; } = [];

    public Person Who(string name) => People.Single(person => person.Name == name);

    public Thing Find(string kind, string name) => things.Single(thing => thing.Kind == kind && thing.Name == name);

    /// <summary>The text with what stands between braces replaced by the id that has that name.</summary>
    public string Fill(string text) => ids.Aggregate(text, (filled, pair) => filled.Replace("{" + pair.Key + "}", pair.Value, StringComparison.Ordinal));

    /// <summary>An id that nothing of this kind has.</summary>
    public static string Unknown(string kind) => kind switch
    {
        "signal" => "26-99999",
        "request" => "V26-9999",
        "organisation" => "bestaatniet",
        "submission" => "0000ZZZZ",
        "unusual" => "Kind=Night&Person=7b4d9a52-0000-4000-8000-3c1f7d2e9b60&Day=2026-11-24",
        _ => "7b4d9a52-0000-4000-8000-3c1f7d2e9b60",
    };

    public static async Task<World> StartAsync(Database database)
    {
        var world = new World(await Chain.StartAsync(database));
        await world.FindIdsAsync();
        await world.AddSignalsAsync();
        await world.AddPeopleAsync();
        await world.AddRequestsAsync();
        await world.AddSubmissionsAsync();
        await world.AddImportsAsync();
        await world.AddKeysAndDutyAsync();
        await world.WorkAtNightAsync();
        await world.AddOrganisationsAsync();
        await world.BeginSessionsAsync();
        await world.AddNoticesAsync();
        await world.Baken.SettleAsync();
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await chain.DisposeAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BakenDb, Task<T>> read)
    {
        await using var open = Baken.Get<Databases>().Open(Actor.System("test"));
        return await read(open.Db);
    }

    private void Add(string kind, string name, string id, string word, Func<Person, bool> seenBy, Func<Person, bool>? toldTo = null, bool listed = true)
    {
        ids[$"{kind}-{name}"] = id;
        things.Add(new Thing(kind, name, id, word, seenBy) { IsListed = listed, ToldTo = toldTo });
    }

    private async Task FindIdsAsync()
    {
        var users = await ReadAsync(db => db.Users.AsNoTracking().ToListAsync());
        foreach (var person in People)
        {
            person.Id = users.Single(u => u.Name.StartsWith(person.Name + " ", StringComparison.Ordinal)).Id;
            ids[person.Name] = person.Id.ToString();
        }

        foreach (var team in await ReadAsync(db => db.Set<Team>().AsNoTracking().ToListAsync()))
        {
            ids[team.Code] = team.Id.ToString();
        }
    }

    private async Task AddSignalsAsync()
    {
        static Facts Shared(Facts facts) => Chain.InWestland(facts) with { Phones = [Phone] };
        string[] southWest = ["intake", "arbeid-zuidwest"];
        await SignalAsync("own", "zuurbes", with: Shared, southWest);
        await DecideAsync("own");
        await SignalAsync("partner", "kweepeer", with: facts => Chain.InWestland(facts) with { Persons = [new(PersonRole.PossibleVictim, Age: 15)] }, [.. southWest, "zorg-haaglanden"]);
        await DecideAsync("partner", follower: true);
        await SignalAsync("police", "mispel", with: Shared, ["intake", "avim"]);
        await DecideAsync("police", Outcome.Criminal);
        await SignalAsync("intake", "moerbei", with: Chain.InWestland, ["intake"]);
        await SignalAsync("acute", "vlierbes", with: facts => Chain.InWestland(facts) with { Danger = global::Baken.Signals.Answer.Yes }, ["intake"]);
        await AlarmAsync("acute");
        await SignalAsync("closed", "sleedoorn", with: Chain.InWestland, southWest);
        await DecideAsync("closed");
        await TakeUpAsync("closed");
        Assert.Equal(TeamOutcome.Done, await Baken.Get<TeamWork>().CloseAsync(await Baken.ActorAsync("Inge"), ids["signal-closed"], "back_pay", "Loon is betaald.", null, default));
        await SignalAsync("kept", "rozebottel", with: Chain.InWestland, southWest, except: "Inge");
        await DecideAsync("kept");
        var (inge, tom) = (await Baken.ActorAsync("Inge"), await Baken.ActorAsync("Tom"));
        Assert.Equal(ReaderOutcome.Done, await Baken.Get<Readers>().RecuseAsync(inge, ids["signal-kept"], inge.UserId!.Value, "Familie.", default));
        await SignalAsync("restricted", "duindoorn", with: Shared, ["intake"], except: "Noor");
        Assert.Equal(ReaderOutcome.Done, await Baken.Get<Readers>().RestrictAsync(tom, ids["signal-restricted"], [tom.UserId!.Value, (await Baken.ActorAsync("Marit")).UserId!.Value], "Bron.", default));

        // For acts that succeed, each once.
        foreach (var name in new[] { "assign", "file", "complete", "decide", "keep", "recuse", "hold" })
        {
            await SignalAsync(name, "twin", with: Chain.InWestland, ["intake"], listed: false);
        }

        await SignalAsync("second", "twin", with: facts => Chain.InWestland(facts) with { Persons = [new(PersonRole.PossibleVictim, Age: 16)] }, ["intake"], listed: false);
        await DecideAsync("second", confirm: false);
        foreach (var name in new[] { "takeup", "close" })
        {
            await SignalAsync(name, "twin", with: Chain.InWestland, southWest, listed: false);
            await DecideAsync(name);
        }

        await TakeUpAsync("close");
        await SignalAsync("alarm", "twin", with: facts => Chain.InWestland(facts) with { Danger = global::Baken.Signals.Answer.Yes }, ["intake"], listed: false);
        await AlarmAsync("twin", listed: false);
    }

    private async Task AlarmAsync(string name, bool listed = true)
    {
        var known = things.Where(thing => thing.Kind == "alarm").Select(thing => Guid.Parse(thing.Id)).ToList();
        var alarm = await ReadAsync(db => db.Set<Alarm>().AsNoTracking().SingleAsync(a => !known.Contains(a.Id)));
        Add("alarm", name, alarm.Id.ToString(), "", person => person.Organisation == "informatieplein" && (person.Team == "intake" || person.May(Ability.PlanDuty)), listed: listed);
    }

    private async Task SignalAsync(string name, string word, Func<Facts, Facts> with, string[] teams, string except = "", bool listed = true)
    {
        // Each its own word: those of acts that succeed carry their name.
        word = listed ? word : word + name;
        var number = await chain.ReportAsync("Melding " + word, with: facts => with(facts) with { Address = word + "straat 1" }, contact: new ReporterContact("Melder " + word, "0687654321", word + "@voorbeeld.example"));
        Add("signal", name, number, word, person => person.IsOf(teams) && person.Name != except, person => ToldOf(person, name, teams), listed);
    }

    // By number and day only: an officer of what the own organisation handled, the desk of what may be double.
    private static bool ToldOf(Person person, string name, string[] teams) =>
        person.Role == Role.DataProtectionOfficer && Officers(teams).Contains(person.Name) || person.Role == Role.Desk && teams.Contains("intake") && name != "restricted";

    // What an officer is told of: numbers of what the own organisation handled.
    private static IEnumerable<string> Officers(string[] teams) => teams.Select(team => team switch { "intake" => "Hanna", "avim" => "Nadia", "zorg-haaglanden" => "", _ => "Dirk" });

    private async Task DecideAsync(string name, Outcome outcome = Outcome.Administrative, bool follower = false, bool confirm = true)
    {
        var (noor, number) = (await Baken.ActorAsync("Noor"), ids["signal-" + name]);
        var seen = (await Baken.Get<SignalFile>().OpenAsync(noor, number, default))!;
        var form = new DecisionForm { Outcome = outcome, Urgency = Urgency.Normal, Reason = "Loon wordt ingehouden.", FollowsProposal = true, AddFollower = follower, SeenDecisions = seen.Decisions, SeenContent = seen.ContentVersion };
        var decided = await Baken.Get<Deciding>().DecideAsync(noor, number, form, null, default);
        if (decided is DecideOutcome.AwaitsSecond && confirm)
        {
            Assert.Equal(SecondOutcome.Confirmed, await Baken.Get<SecondPerson>().AnswerAsync(await Baken.ActorAsync("Tom"), number, 1, true, "Eens.", default));
        }
        else
        {
            Assert.IsType(confirm ? typeof(DecideOutcome.InForce) : typeof(DecideOutcome.AwaitsSecond), decided);
        }

        await Baken.SettleAsync();
    }

    private async Task TakeUpAsync(string name) => Assert.Equal(TeamOutcome.Done, await Baken.Get<TeamWork>().TakeUpAsync(await Baken.ActorAsync("Inge"), ids["signal-" + name], default));

    private async Task AddPeopleAsync()
    {
        var accounts = Baken.Get<Accounts>();
        var (gerda, karin, esther) = (await Baken.ActorAsync("Gerda"), await Baken.ActorAsync("Karin"), await Baken.ActorAsync("Esther"));
        await InviteAsync(gerda, "own", "Zevenblad", "inspectie");
        await InviteAsync(gerda, "ended", "Muurpeper", "inspectie");
        await InviteAsync(karin, "foreign", "Wederik", "politie");
        foreach (var name in new[] { "change", "end", "again", "resume", "outside" })
        {
            await InviteAsync(gerda, name, "Tweeling" + name, "inspectie", listed: false, domain: name == "outside" ? "elders" : "inspectie");
        }

        foreach (var name in new[] { "ended", "resume" })
        {
            var user = Guid.Parse(ids["user-" + name]);
            Assert.IsType<AccountOutcome.Done>(await accounts.EndAsync(gerda, user, (await accounts.FindAsync(gerda, user, default))!.Seen, null, default));
        }

        // An address elsewhere waits for a second person, as it does when mail goes there.
        var outside = Guid.Parse(ids["user-outside"]);
        await Baken.Get<WriteDoor>().WriteAsync(gerda, "people", async (unit, token) =>
        {
            unit.NoAudit("A test asks for the confirmation of an address.");
            await OutsideAddresses.NoteAsync(unit, await unit.Db.Users.SingleAsync(u => u.Id == outside, token), token);
            return true;
        }, default);
        var (inge, ruben) = (Who("Inge"), Who("Ruben"));
        Add("user", "member", inge.Id.ToString(), "Inge Postma", Of("inspectie"), _ => true);
        Add("user", "lead", ruben.Id.ToString(), "Ruben Haverkort", Of("inspectie"), _ => true, listed: false);
        Add("user", "officer", Who("Nadia").Id.ToString(), "Nadia el Amrani", Of("politie"), _ => true);
        Assert.IsType<AccountOutcome.Done>(await Baken.Get<Absences>().AwayAsync(gerda, inge.Id, ruben.Id, new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 31), default));
        ids["absence"] = (await ReadAsync(db => db.Set<Absence>().SingleAsync())).Id.ToString();
        Assert.IsType<AccountOutcome.Done>(await Baken.Get<Absences>().AwayAsync(await Baken.ActorAsync("Ruben"), ruben.Id, inge.Id, new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 2), default));
        Add("absence", "own", (await ReadAsync(db => db.Set<Absence>().SingleAsync(a => a.UserId == ruben.Id))).Id.ToString(), "", person => person.Name == "Ruben");

        var teams = Baken.Get<global::Baken.Kernel.People.Teams>();
        Assert.IsType<AccountOutcome.Done>(await teams.AddAsync(gerda, "Team kruisbes", default));
        Assert.IsType<AccountOutcome.Done>(await teams.AddAsync(karin, "Team aalbes", default));
        foreach (var (name, word, organisation) in new[] { ("own", "kruisbes", "inspectie"), ("foreign", "aalbes", "politie") })
        {
            // Names of teams are known to who passes signals on to them.
            Add("team", name, (await ReadAsync(db => db.Set<Team>().SingleAsync(t => t.Name == "Team " + word))).Id.ToString(), word, Of(organisation), person => person.May(Ability.ReadSignals) || person.Role == Role.PlatformAdministrator);
        }

        Add("team", "southwest", ids["arbeid-zuidwest"], "Zuid-West", Of("inspectie"), _ => true);

        // Waits for a second person: of the team's lead, and of another administrator or the platform.
        Assert.IsType<AccountOutcome.Done>(await accounts.AskResetAsync(gerda, inge.Id, default));
        Assert.IsType<AccountOutcome.Done>(await accounts.AskResetAsync(esther, Who("Koen").Id, default));
        foreach (var request in await ReadAsync(db => db.Set<AccessRequest>().AsNoTracking().ToListAsync()))
        {
            var ofInge = request.UserId == inge.Id;
            Add("access", ofInge ? "team" : "platform", request.Id.ToString(), "", ofInge ? person => person.Name == "Ruben" : person => person.Role == Role.PlatformAdministrator);
        }

        async Task InviteAsync(Actor by, string name, string word, string organisation, bool listed = true, string? domain = null)
        {
            var made = Assert.IsType<AccountOutcome.Done>(await accounts.InviteAsync(by, new AccountForm("Zoë " + word, $"{word.ToLowerInvariant()}@{domain ?? organisation}.example", [Role.Professional], []), default));
            Add("user", name, made.Id.ToString(), word, Of(organisation), listed: listed);
        }
    }

    private static Func<Person, bool> Of(string organisation) => person => person.Organisation == organisation;

    private async Task AddRequestsAsync()
    {
        var requests = Baken.Get<DataRequests>();
        var today = new DateOnly(2026, 11, 24);
        var word = new Dictionary<string, string> { ["Hanna"] = "berenklauw", ["Dirk"] = "kalmoes", ["Nadia"] = "waterscheerling" };
        var rights = new[] { DataRight.Access, DataRight.Restriction, DataRight.Erasure, DataRight.Access, DataRight.Restriction, DataRight.Erasure };
        // Numbers are the organisation's own: of one the first three are there, of another four, of the last six.
        foreach (var (officer, count) in new[] { ("Hanna", 6), ("Dirk", 2), ("Nadia", 1) })
        {
            for (var i = 0; i < count; i++)
            {
                var (outcome, number) = await requests.RegisterAsync(await Baken.ActorAsync(officer), rights[i], today, new RequestSubject("Aanvrager " + word[officer], word[officer] + "@voorbeeld.example", "Alles over " + word[officer]), default);
                Assert.Equal((RequestOutcome.Done, $"V26-000{i + 1}"), (outcome, number));
            }
        }

        Add("request", "first", "V26-0001", "", person => person.Role == Role.DataProtectionOfficer || person.Name == "Noor");
        Add("request", "second", "V26-0002", "", person => person.Name is "Hanna" or "Dirk");
        Add("request", "third", "V26-0003", "", person => person.Name is "Hanna");
        Add("request", "fourth", "V26-0004", "", person => person.Name is "Hanna" or "Noor", listed: false);
        foreach (var (officer, text) in word)
        {
            Add("subject", officer, "", text, person => person.Name == officer || (officer == "Hanna" && person.Name == "Noor"));
        }

        var (hanna, words) = (await Baken.ActorAsync("Hanna"), "Zo besproken.");
        foreach (var number in new[] { "V26-0001", "V26-0002", "V26-0004", "V26-0005" })
        {
            Assert.Equal(RequestOutcome.Done, await Baken.Get<RequestSignals>().AddAsync(hanna, number, ids["signal-hold"], default));
        }

        foreach (var number in new[] { "V26-0002", "V26-0005" })
        {
            Assert.Equal(RequestOutcome.Done, await requests.IdentifyAsync(hanna, number, IdentityCheck.InPerson, words, default));
        }

        Assert.Equal(RequestOutcome.Done, await requests.DecideAsync(hanna, "V26-0005", RequestDecision.Granted, [], words, today, default));
        foreach (var number in new[] { "V26-0001", "V26-0004" })
        {
            Assert.Equal(RequestOutcome.Done, await Baken.Get<RequestContent>().AssignAsync(hanna, number, Who("Noor").Id, words, default));
        }
    }

    private async Task AddKeysAndDutyAsync()
    {
        foreach (var (name, who, word) in new[] { ("own", "Gerda", "Heermoes"), ("foreign", "Karin", "Kleefkruid"), ("ended", "Gerda", "Perzikkruid"), ("elsewhere", "Gerda", "Vogelmuur"), ("replace", "Gerda", "twinkey1"), ("end", "Gerda", "twinkey2") })
        {
            var made = Assert.IsType<ApiKeyOutcome.Made>(await Baken.Get<ApiKeys>().CreateAsync(await Baken.ActorAsync(who), KeyMaker.Form with { Name = "Systeem " + word, Scope = [.. Places.All.Where(place => place.Api).Select(place => place.Route)] }, Guid.NewGuid().ToString("N"), default));
            ids["secret-" + name] = made.Key;
            Add("key", name, made.Line.Id.ToString(), word, person => person.Role == Role.Administrator && person.Organisation == Who(who).Organisation, listed: !word.StartsWith("twin", StringComparison.Ordinal));
        }

        var elsewhere = Guid.Parse(ids["key-elsewhere"]);
        await Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.NoAudit("A test gives a key another scope.");
            var key = await unit.Db.Set<ApiKey>().SingleAsync(k => k.Id == elsewhere, token);
            key.Scope.Clear();
            key.Scope.Add("/api/v1/elders");
            return true;
        }, default);
        Assert.True(await Baken.Get<ApiKeys>().EndAsync(await Baken.ActorAsync("Gerda"), Guid.Parse(ids["key-ended"]), default));
        var (ruben, inge, roster, team) = (await Baken.ActorAsync("Ruben"), Who("Inge").Id, Baken.Get<DutyRoster>(), Guid.Parse(ids["arbeid-zuidwest"]));
        foreach (var who in new[] { Who("Ruben").Id, inge, inge })
        {
            Assert.Equal(RosterOutcome.Done, await roster.AddAsync(ruben, team, new DutyHours(who, [DayOfWeek.Monday], new TimeOnly(8, 0), new TimeOnly(12, 0)), default));
        }

        var from = RunningBaken.Start.AddDays(30);
        Assert.Equal(RosterOutcome.Done, await roster.HandOverAsync(ruben, team, new DutyPeriod(inge, Who("Ruben").Id, from, from.AddDays(1)), default));
        var lines = await ReadAsync(db => db.Set<DutyLine>().AsNoTracking().Where(l => l.TeamId == team).OrderBy(l => l.Rank).ToListAsync());
        (ids["line-2"], ids["line-3"]) = (lines[1].Id.ToString(), lines[2].Id.ToString());
        ids["handover"] = (await ReadAsync(db => db.Set<DutyHandover>().AsNoTracking().SingleAsync(h => h.TeamId == team))).Id.ToString();
    }

    private async Task AddOrganisationsAsync()
    {
        foreach (var code in new[] { "riec", "politie" })
        {
            Add("organisation", code, code, "", person => person.Role == Role.PlatformAdministrator);
        }

        Add("organisation", "leave", "keurmerk", "", person => person.Role == Role.PlatformAdministrator, listed: false);
        // One whose first administrator has not come in.
        await Baken.Get<global::Baken.Kernel.People.Organisations>().AddAsync(await Baken.ActorAsync("Petra"), new OrganisationForm
        {
            Code = "wacht",
            Name = "Gemeente Wacht",
            Kind = "municipality",
            AdministratorName = "Nog Niet",
            AdministratorEmail = "nog@wacht.example",
        }, default);
        Add("organisation", "waits", "wacht", "", person => person.Role == Role.PlatformAdministrator, listed: false);
        ids["waiting"] = (await ReadAsync(db => db.Users.SingleAsync(u => u.Email == "nog@wacht.example"))).Id.ToString();
    }

    private async Task WorkAtNightAsync()
    {
        Baken.Clock.Advance(TimeSpan.FromHours(13));
        foreach (var (who, officer) in new[] { ("Ruben", "Dirk"), ("Noor", "Hanna") })
        {
            var actor = await Baken.ActorAsync(who);
            foreach (var name in new[] { "own", "partner", "closed", "kept" })
            {
                Assert.NotNull(await Baken.Get<SignalFile>().OpenAsync(actor, ids["signal-" + name], default));
            }

            Add("unusual", officer, $"Kind=Night&Person={actor.UserId}&Day=2026-11-24", "", person => person.Name == officer);
        }

        Baken.Clock.Advance(TimeSpan.FromHours(10));
    }
}
