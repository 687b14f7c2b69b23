using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Requests;
using Baken.Signals.Retain;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Rescue;
using Baken.Tests.Staff;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Supervise;

public sealed class RequestTests
{
    private const string Words = "Zo besproken.";
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task An_empty_form_complains_of_nothing(string language)
    {
        await using var chain = await Chain.StartAsync();
        using var hanna = await chain.Baken.VisitAsync("Hanna", language);
        var page = await hanna.GetAsync("/verzoeken/nieuw");
        Assert.Empty(page.Html.QuerySelectorAll(".baken-error, .baken-error-summary"));
        Assert.DoesNotContain("field is required", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_named_at_its_field()
    {
        await using var chain = await Chain.StartAsync();
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var form = await hanna.GetAsync("/verzoeken/nieuw");
        var refused = await hanna.SendAsync(form, [("Right", "Access"), ("Name", "Jan"), ("Contact", "Straat 1"), ("ReceivedOn.Day", "31"), ("ReceivedOn.Month", "11"), ("ReceivedOn.Year", "2026")]);
        Assert.Contains("31 november 2026 bestaat niet. Kies een andere dag.", refused.At(".baken-error-summary"), StringComparison.Ordinal);
        foreach (var path in new[] { "/inzage?From=2026-11-31", "/inzage?Until=2026-11-31", "/bewaartermijnen?Date=2026-11-31", "/opvallend?From=2026-11-31" })
        {
            Assert.Contains("31 november 2026 bestaat niet. Kies een andere dag, of laat de dag leeg.", (await hanna.GetAsync(path)).At(".baken-field--error"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Requests_are_for_the_officer_of_the_own_organisation_and_another_s_does_not_exist()
    {
        await using var chain = await Chain.StartAsync();
        var number = await RegisterAsync(chain, DataRight.Access);
        using var noor = await chain.Baken.VisitAsync("Noor");
        await AuditTests.OfficerAsync(chain.Baken, "Joost");
        using var joost = await chain.Baken.VisitAsync("Joost");
        foreach (var path in new[] { "", "/besluit", "/stap?doe=zoeken", "/uitvoeren?doe=vernietigen", "/inhoud" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync($"/verzoeken/{number}{path}")).Status);
            var (foreign, unknown) = (await joost.GetAsync($"/verzoeken/{number}{path}"), await joost.GetAsync($"/verzoeken/V26-9999{path}"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
            Assert.DoesNotContain("Verzonnen", foreign.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(number, (await joost.GetAsync("/verzoeken")).Text, StringComparison.Ordinal);
        var actor = await chain.Baken.ActorAsync("Joost");
        var (requests, signals, effects, content) = Faces(chain);
        Assert.Equal(RequestOutcome.NotFound, await requests.IdentifyAsync(actor, number, IdentityCheck.InPerson, Words, default));
        Assert.Equal(RequestOutcome.NotFound, await signals.SearchAsync(actor, number, "phone", "0612345678", default));
        Assert.Equal(RequestOutcome.NotFound, await effects.EraseAsync(actor, number, ["x"], Words, default));
        Assert.Equal(RequestOutcome.NotFound, await content.AssignAsync(await chain.Baken.ActorAsync("Noor"), number, null, Words, default));
        Assert.Null(await requests.ListAsync(await chain.Baken.ActorAsync("Noor"), default));
    }

    [Fact]
    public async Task A_request_without_right_name_or_possible_day_is_refused_at_the_field_and_what_was_typed_stays()
    {
        await using var chain = await Chain.StartAsync();
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var form = await hanna.GetAsync("/verzoeken/nieuw");
        var page = await hanna.SendAsync(form, [("Contact", "verzonnen@voorbeeld.example"), ("ReceivedOn.Day", "31"), ("ReceivedOn.Month", "12"), ("ReceivedOn.Year", "2026")]);
        Assert.StartsWith("Fout:", page.Html.Title, StringComparison.Ordinal);
        Assert.Contains("Kies om welk recht het gaat.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Vul de naam in", page.Words, StringComparison.Ordinal);
        Assert.Contains("Deze dag kan niet.", page.Words, StringComparison.Ordinal);
        Assert.Equal("verzonnen@voorbeeld.example", page.Html.QuerySelector("input[name=Contact]")!.GetAttribute("value"));
    }

    [Theory, BothDatabases]
    public async Task The_term_is_a_month_may_be_extended_by_two_once_and_in_time_and_shows_when_late(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var (requests, _, _, _) = Faces(chain);
        var late = await RegisterAsync(chain, DataRight.Erasure);
        var extended = await RegisterAsync(chain, DataRight.Access);
        Assert.Equal(["V26-0001", "V26-0002"], [late, extended]);
        Assert.Equal(new DateOnly(2026, 12, 24), (await requests.OpenAsync(hanna, late, default))!.Line.DueOn);
        Assert.Equal(RequestOutcome.WordsMissing, await requests.ExtendAsync(hanna, extended, " ", default));
        Assert.Equal(RequestOutcome.Done, await requests.ExtendAsync(hanna, extended, "Er zijn veel signalen.", default));
        Assert.Equal(RequestOutcome.NotNow, await requests.ExtendAsync(hanna, extended, Words, default));
        Assert.Equal(new DateOnly(2027, 2, 24), (await requests.OpenAsync(hanna, extended, default))!.Line.DueOn);
        chain.Baken.Clock.Advance(TimeSpan.FromDays(33));
        Assert.Equal(RequestOutcome.NotNow, await requests.ExtendAsync(hanna, late, Words, default));
        using var browser = await chain.Baken.VisitAsync("Hanna");
        var rows = (await browser.GetAsync("/verzoeken")).Html.QuerySelectorAll(".baken-table tbody tr").Select(row => row.TextContent).ToList();
        Assert.Contains("3 dagen te laat", rows[0], StringComparison.Ordinal);
        Assert.Contains(late, rows[0], StringComparison.Ordinal);
        Assert.Contains("nog 59 dagen", rows[1], StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Looking_by_identifier_gives_numbers_of_what_the_own_organisation_has_and_keeps_nothing_of_what_was_sought(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        static Facts Phone(Facts facts) => Chain.InWestland(facts) with { Phones = ["06 12 34 56 78"] };
        var own = await chain.ReportAsync("Zeldzame paarse kas", with: Phone);
        var foreign = await chain.ReportAsync("Gaat naar de inspectie", with: Phone);
        await chain.DecideAsync(foreign);
        var elsewhere = await chain.ReportAsync("Alleen bij de inspectie", with: Phone);
        await chain.DecideAsync(elsewhere);
        await EndOwnAsync(chain, elsewhere);
        var number = await RegisterAsync(chain, DataRight.Access);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        var form = await hanna.GetAsync($"/verzoeken/{number}/stap?doe=zoeken");
        var nothing = await hanna.SendAsync(form, [("Kind", "phone"), ("Sought", "06 87 65 43 21")]);
        Assert.Contains("Geen signaal van uw organisatie gevonden.", nothing.Words, StringComparison.Ordinal);
        var found = await hanna.SendAsync(form, [("Kind", "phone"), ("Sought", "+31 6 12345678")]);
        Assert.Equal($"/verzoeken/{number}", found.Path);
        Assert.Contains(own, found.At("main"), StringComparison.Ordinal);
        // Read along with by its assessors, and decided on by another.
        Assert.Contains("beslist erover: verwijs door", found.Html.QuerySelectorAll("main table tbody tr").Single(row => row.TextContent.Contains(foreign, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(elsewhere, found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("paarse", found.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("12345678", found.Text, StringComparison.Ordinal);

        var add = await hanna.GetAsync($"/verzoeken/{number}/stap?doe=nummer");
        var (theirs, none) = (await hanna.SendAsync(add, [("Sought", elsewhere)]), await hanna.SendAsync(add, [("Sought", "26-99999999")]));
        Assert.Contains("Geen signaal van uw organisatie gevonden.", theirs.Words, StringComparison.Ordinal);
        Assert.Equal(theirs.At("main .baken-error-summary"), none.At("main .baken-error-summary"));
        await using var open = chain.Baken.Get<Databases>().Open(Actor.System("test"));
        var audit = Assert.Single(await open.Db.Set<AuditRecord>().Where(a => a.Action == "signal.search" && !a.Refused).ToListAsync(), a => a.Objects.Count > 0);
        Assert.Equal(((string?)"data-request", 2), (audit.Purpose, audit.Objects.Count));
    }

    [Theory, BothDatabases]
    public async Task Access_is_prepared_by_the_assessor_who_was_asked_and_shows_what_is_given_and_withheld_and_why(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var signal = await chain.ReportAsync("Zeldzame paarse kas");
        var number = await RegisterAsync(chain, DataRight.Access);
        var (requests, signals, _, content) = Faces(chain);
        var (hanna, noor, tom) = (await chain.Baken.ActorAsync("Hanna"), await chain.Baken.ActorAsync("Noor"), await chain.Baken.ActorAsync("Tom"));
        Assert.Equal(RequestOutcome.Done, await signals.AddAsync(hanna, number, signal, default));
        Assert.Equal(RequestOutcome.IdentityMissing, await requests.DecideAsync(hanna, number, RequestDecision.Granted, [], Words, Today, default));
        Assert.Equal(RequestOutcome.Done, await requests.IdentifyAsync(hanna, number, IdentityCheck.CalledBack, Words, default));
        Assert.Equal(RequestOutcome.ContentMissing, await requests.DecideAsync(hanna, number, RequestDecision.Granted, [], Words, Today, default));
        Assert.Equal(RequestOutcome.ChoiceMissing, await content.AssignAsync(hanna, number, (await chain.Baken.ActorAsync("Inge")).UserId, Words, default));
        Assert.Equal(["Marit de Graaf", "Noor Veldkamp", "Tom Aalders"], (await content.AssessorsAsync(hanna, default)).Select(one => one.Value));
        Assert.Equal(RequestOutcome.Done, await content.AssignAsync(hanna, number, noor.UserId, "Let op de melder.", default));

        Assert.Null(await content.OpenAsync(tom, number, default));
        using var browser = await chain.Baken.VisitAsync("Noor");
        var work = await browser.GetAsync("/mijn-werk");
        var form = await browser.GetAsync(work.Html.QuerySelector($"main a[href='/verzoeken/{number}/inhoud']")!.GetAttribute("href")!);
        Assert.Contains("Verzonnen Aanvrager", form.Words, StringComparison.Ordinal);
        Assert.Contains("Let op de melder.", form.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("aanvrager@voorbeeld.example", form.Text, StringComparison.Ordinal);
        var refused = await browser.SendAsync(form, [("Rows[0].Given", "narrative"), ("Words", Words)]);
        Assert.Contains("Kies waarom u iets achterhoudt, of vink alles aan.", refused.Words, StringComparison.Ordinal);
        var ready = await browser.SendAsync(form, [("Rows[0].Given", "narrative"), ("Rows[0].Given", "time_place"), ("Rows[0].Ground", "rights_of_others"), ("Words", Words)]);
        Assert.Equal("/mijn-werk", ready.Path);
        Assert.DoesNotContain($"/verzoeken/{number}", ready.Text, StringComparison.Ordinal);

        using var officer = await chain.Baken.VisitAsync("Hanna");
        var page = await officer.GetAsync("/verzoeken/" + number);
        Assert.Contains("het verhaal, wanneer en waar", page.At("main table"), StringComparison.Ordinal);
        Assert.Contains("van wie het komt", page.At("main table"), StringComparison.Ordinal);
        Assert.Contains("AVG art. 15 lid 4", page.At("main table"), StringComparison.Ordinal);
        Assert.DoesNotContain("paarse", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/signalen/" + signal)).Status);
        var decide = await officer.GetAsync($"/verzoeken/{number}/besluit");
        var without = await officer.SendAsync(decide, [("Decision", "Partly"), ("Words", Words)]);
        Assert.Contains("Kies waarom u iets achterhoudt of weigert.", without.Words, StringComparison.Ordinal);
        var decided = await officer.SendAsync(decide, [("Decision", "Partly"), ("Grounds", "rights_of_others"), ("Words", Words)]);
        Assert.Contains("besloten: deels toegewezen", decided.Words, StringComparison.Ordinal);
        var closed = await officer.SendAsync(decided, [], "#doen", "[formaction$='handler=Close']");
        Assert.Contains("bewaard tot 24 november 2028", closed.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Rectification_shows_from_which_version_to_which_the_assessor_corrected(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var signal = await chain.ReportAsync("Loon komt niet");
        var number = await RegisterAsync(chain, DataRight.Rectification);
        var (requests, signals, _, content) = Faces(chain);
        var (hanna, noor) = (await chain.Baken.ActorAsync("Hanna"), await chain.Baken.ActorAsync("Noor"));
        await signals.AddAsync(hanna, number, signal, default);
        await content.AssignAsync(hanna, number, noor.UserId, null, default);
        var seen = (await chain.Baken.Get<SignalFile>().OpenAsync(noor, signal, default))!;
        Assert.IsType<CompleteOutcome.Completed>(await chain.Baken.Get<Completing>().CompleteAsync(noor, signal, seen.ContentVersion, seen.Facts with { Title = "Loon komt laat" }, default));
        Assert.Equal(RequestOutcome.Done, await content.PrepareAsync(noor, number, [], "Titel verbeterd.", default));
        var row = Assert.Single((await requests.OpenAsync(hanna, number, default))!.Signals);
        Assert.Equal((1, 2), (row.VersionBefore, row.VersionAfter));
        using var officer = await chain.Baken.VisitAsync("Hanna");
        Assert.Contains("verbeterd: van versie 1 naar versie 2", (await officer.GetAsync("/verzoeken/" + number)).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Restriction_holds_the_signal_shows_on_its_page_and_only_the_officer_ends_it(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var signal = await chain.ReportAsync("Loon komt niet");
        var held = await chain.ReportAsync("Zaak loopt");
        var (hanna, noor) = (await chain.Baken.ActorAsync("Hanna"), await chain.Baken.ActorAsync("Noor"));
        await chain.Baken.Get<Retention>().HoldAsync(noor, held, "criminal_case", Words, default);
        var number = await RegisterAsync(chain, DataRight.Restriction);
        var (requests, _, effects, _) = Faces(chain);
        Assert.Equal(RequestOutcome.NotNow, await effects.RestrictAsync(hanna, number, [signal], Words, default));
        await DecidedAsync(chain, number, [signal, held]);
        Assert.Equal(RequestOutcome.NotNow, await effects.EraseAsync(hanna, number, [signal], Words, default));
        using var officer = await chain.Baken.VisitAsync("Hanna");
        var form = await officer.GetAsync($"/verzoeken/{number}/uitvoeren?doe=beperken");
        Assert.Contains("Kies iets uit de lijst.", (await officer.SendAsync(form, [("Words", Words)])).Words, StringComparison.Ordinal);
        var done = await officer.SendAsync(form, [("Signals", signal), ("Signals", held), ("Words", Words)]);
        Assert.Contains("verwerking beperkt", done.At("main table"), StringComparison.Ordinal);
        Assert.Contains("blijft bewaard: lopend strafrechtelijk onderzoek", done.At("main table"), StringComparison.Ordinal);

        using var assessor = await chain.Baken.VisitAsync("Noor");
        Assert.Contains("Verwerking beperkt op verzoek", (await assessor.GetAsync("/signalen/" + signal)).At(".baken-notice--amber"), StringComparison.Ordinal);
        Assert.Equal(HoldOutcome.Restricted, await chain.Baken.Get<Retention>().HoldAsync(noor, signal, null, Words, default));
        Assert.Equal(HoldOutcome.ReasonMissing, await chain.Baken.Get<Retention>().HoldAsync(noor, held, "restriction", Words, default));
        Assert.Equal("criminal_case", (await chain.Baken.Get<SignalFile>().OpenAsync(noor, held, default))!.Hold);
        await requests.CloseAsync(hanna, number, default);
        Assert.Equal(RequestOutcome.Done, await effects.ReleaseAsync(hanna, number, [signal], "Verteld op 24 november.", default));
        Assert.DoesNotContain("Verwerking beperkt op verzoek", (await assessor.GetAsync("/signalen/" + signal)).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Erasure_destroys_rows_and_key_after_a_page_that_says_what_goes_and_what_stays_and_spares_what_is_held(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var signal = await chain.ReportAsync("Wordt vernietigd", with: facts => facts with { Phones = ["06 12345678"] });
        var held = await chain.ReportAsync("Zaak loopt");
        var busy = await chain.ReportAsync("Wordt nog beoordeeld");
        var (hanna, noor) = (await chain.Baken.ActorAsync("Hanna"), await chain.Baken.ActorAsync("Noor"));
        await chain.Baken.Get<Retention>().HoldAsync(noor, held, "criminal_case", Words, default);
        await chain.DecideAsync(signal, Outcome.NotEnoughInformation);
        var number = await RegisterAsync(chain, DataRight.Erasure);
        await DecidedAsync(chain, number, [signal, held, busy]);
        using var officer = await chain.Baken.VisitAsync("Hanna");
        var form = await officer.GetAsync($"/verzoeken/{number}/uitvoeren?doe=vernietigen");
        Assert.Contains("Dit verdwijnt, en komt niet terug", form.Words, StringComparison.Ordinal);
        Assert.Contains("blijft, want langer bewaard: lopend strafrechtelijk onderzoek", form.Words, StringComparison.Ordinal);
        Assert.Contains("Schrijf dit op.", (await officer.SendAsync(form, [("Signals", signal)])).Words, StringComparison.Ordinal);
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(noor, signal, default));
        var keys = await RetentionTests.ValuesAsync<Guid>(chain.Baken, "SELECT \"KeyId\" AS \"Value\" FROM signals");
        Assert.Contains("kan pas als het is afgesloten", form.Words, StringComparison.Ordinal);
        var done = await officer.SendAsync(form, [("Signals", signal), ("Signals", held), ("Signals", busy), ("Words", Words)]);
        Assert.Contains("vernietigd", done.At("main table"), StringComparison.Ordinal);
        Assert.Contains("nog in behandeling", done.At("main table"), StringComparison.Ordinal);
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(noor, busy, default));
        // Who had looked at it is still answered.
        Assert.Contains("Noor Veldkamp", (await officer.GetAsync("/inzage?Number=" + signal)).At("#antwoord"), StringComparison.Ordinal);
        Assert.Contains("blijft bewaard", done.At("main table"), StringComparison.Ordinal);

        Assert.Null(await chain.Baken.Get<SignalFile>().OpenAsync(noor, signal, default));
        Assert.NotNull(await chain.Baken.Get<SignalFile>().OpenAsync(noor, held, default));
        Assert.Equal(0, await RetentionTests.CountAsync(chain.Baken, "blind_index"));
        Assert.Equal([$"erasure on request {number} (GDPR art. 17)"], await RetentionTests.ValuesAsync<string>(chain.Baken, "SELECT \"Ground\" AS \"Value\" FROM signal_tombstones"));
        Assert.Single(await chain.Baken.Get<KeyStore>().TombstonesAsync(default), keys.Contains);
        await using var open = chain.Baken.Get<Databases>().Open(Actor.System("test"));
        Assert.Equal(hanna.UserId, Assert.Single(await open.Db.Set<AuditRecord>().Where(a => a.Action == "signal.destroy" && !a.Refused).ToListAsync()).UserId);
    }

    // The intake team reads along no more.
    private static async Task EndOwnAsync(Chain chain, string number)
    {
        var id = Assert.Single(await RetentionTests.ValuesAsync<Guid>(chain.Baken, $"SELECT \"Id\" AS \"Value\" FROM signals WHERE \"Number\" = '{number}'"));
        var own = (await chain.Baken.ActorAsync("Noor")).OrganisationId;
        await chain.Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.NoAudit("A test ends what a team could see.");
            foreach (var grant in await unit.Db.Set<Grant>().Where(g => g.ObjectId == id && g.OrganisationId == own).ToListAsync(token))
            {
                grant.End(unit.Now);
            }

            return true;
        }, default);
    }

    [Theory, BothDatabases]
    public async Task Words_of_a_request_are_sealed_it_can_be_opened_again_and_two_years_after_closing_it_is_gone(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var number = await RegisterAsync(chain, DataRight.Objection);
        var (requests, _, _, _) = Faces(chain);
        Assert.Equal(RequestOutcome.NotNow, await requests.ReopenAsync(hanna, number, Words, default));
        await requests.IdentifyAsync(hanna, number, IdentityCheck.NotEstablished, "Kwam niet opdagen.", default);
        Assert.Equal(RequestOutcome.IdentityMissing, await requests.DecideAsync(hanna, number, RequestDecision.Granted, [], Words, Today, default));
        Assert.Equal(RequestOutcome.ChoiceMissing, await requests.DecideAsync(hanna, number, RequestDecision.Refused, ["facts_are_right"], Words, Today, default));
        Assert.Equal(RequestOutcome.DateImpossible, await requests.DecideAsync(hanna, number, RequestDecision.Refused, ["identity_not_established"], Words, Today.AddDays(1), default));
        Assert.Equal(RequestOutcome.Done, await requests.DecideAsync(hanna, number, RequestDecision.Refused, ["identity_not_established"], Words, Today, default));
        Assert.Equal(RequestOutcome.Done, await requests.CloseAsync(hanna, number, default));
        Assert.Equal(RequestOutcome.Done, await requests.ReopenAsync(hanna, number, "Kwam alsnog.", default));
        Assert.Equal(RequestState.Open, (await requests.OpenAsync(hanna, number, default))!.Line.State);
        Assert.Equal(RequestOutcome.Done, await requests.DecideAsync(hanna, number, RequestDecision.Refused, ["identity_not_established"], Words, Today, default));
        await requests.CloseAsync(hanna, number, default);
        var view = (await requests.OpenAsync(hanna, number, default))!;
        Assert.Equal(("Verzonnen Aanvrager", new DateOnly(2028, 11, 24)), (view.Subject.Name, view.RetainUntil));
        Assert.Contains(view.Steps, step => step.Words == "Kwam alsnog.");

        var bytes = string.Concat((await RetentionTests.ValuesAsync<byte[]>(chain.Baken, "SELECT \"Subject\" AS \"Value\" FROM data_requests"))
            .Concat(await RetentionTests.ValuesAsync<byte[]>(chain.Baken, "SELECT \"Words\" AS \"Value\" FROM data_request_steps")).Select(System.Text.Encoding.UTF8.GetString));
        Assert.DoesNotContain("Verzonnen", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("alsnog", bytes, StringComparison.Ordinal);
        var key = Assert.Single(await RetentionTests.ValuesAsync<Guid>(chain.Baken, "SELECT \"KeyId\" AS \"Value\" FROM data_requests"));
        await using (var open = chain.Baken.Get<Databases>().Open(Actor.System("test")))
        {
            Assert.Contains(key, await SignalKeys.UsedAsync(open.Db, [key], default));
        }

        chain.Baken.Clock.Advance(TimeSpan.FromDays(720));
        await chain.Baken.Get<Retention>().SweepAsync(default);
        Assert.Equal(1, await RetentionTests.CountAsync(chain.Baken, "data_requests"));
        chain.Baken.Clock.Advance(TimeSpan.FromDays(12));
        await chain.Baken.Get<Retention>().SweepAsync(default);
        foreach (var table in new[] { "data_requests", "data_request_steps", "data_request_signals" })
        {
            Assert.Equal((table, 0), (table, await RetentionTests.CountAsync(chain.Baken, table)));
        }

        // The housekeeping may have been first, and on its way to the key.
        await RetentionTests.EventuallyAsync(async () =>
        {
            chain.Baken.Clock.Advance(TimeSpan.FromMinutes(1));
            await chain.Baken.SettleAsync();
            return (await chain.Baken.Get<KeyStore>().TombstonesAsync(default)).Contains(key);
        });
    }

    internal static (DataRequests Requests, RequestSignals Signals, RequestEffects Effects, RequestContent Content) Faces(Chain chain) =>
        (chain.Baken.Get<DataRequests>(), chain.Baken.Get<RequestSignals>(), chain.Baken.Get<RequestEffects>(), chain.Baken.Get<RequestContent>());

    internal static async Task<string> RegisterAsync(Chain chain, DataRight right)
    {
        var hanna = await chain.Baken.ActorAsync("Hanna");
        var (outcome, number) = await chain.Baken.Get<DataRequests>().RegisterAsync(hanna, right, Today, new RequestSubject("Verzonnen Aanvrager", "aanvrager@voorbeeld.example", "Alles over mij."), default);
        Assert.Equal(RequestOutcome.Done, outcome);
        return number!;
    }

    internal static async Task DecidedAsync(Chain chain, string number, string[] signals)
    {
        var hanna = await chain.Baken.ActorAsync("Hanna");
        foreach (var signal in signals)
        {
            Assert.Equal(RequestOutcome.Done, await chain.Baken.Get<RequestSignals>().AddAsync(hanna, number, signal, default));
        }

        Assert.Equal(RequestOutcome.Done, await chain.Baken.Get<DataRequests>().IdentifyAsync(hanna, number, IdentityCheck.InPerson, Words, default));
        Assert.Equal(RequestOutcome.Done, await chain.Baken.Get<DataRequests>().DecideAsync(hanna, number, RequestDecision.Granted, [], Words, Today, default));
    }
}
