using System.Net;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Staff;

namespace Baken.Tests.Submissions;

public sealed class ProfessionalTests
{
    private static readonly (string, string)[] Seen = [("Draft.Danger", "No"), ("Draft.Indicators", "NL-14"), ("Draft.Indicators", "UN-20")];
    private static readonly (string, string)[] Known = [("Draft.Narrative", "In het huis wonen elf mensen. Hun paspoorten liggen bij de baas."), ("Draft.Place", "Westland"), ("Draft.ActionsTaken", "Met de wijkagent gesproken.")];

    [Theory, BothDatabases]
    public async Task What_is_wrong_is_told_at_the_field_and_everything_typed_stays(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var rachid = await baken.VisitAsync("Rachid");
        var path = await BeginAsync(rachid);
        var refused = await rachid.SendAsync(
            await rachid.GetAsync($"{path}/2"), [("Draft.When.Day", "31"), ("Draft.When.Month", "11"), ("Draft.ActionsTaken", new string('a', 4001)), ("Draft.People", "0"), ("Draft.Company", "Kweekbedrijf")]);
        Assert.Equal(
            ["Draft_People", "Draft_Narrative", "Draft_When_Day", "Draft_ActionsTaken"],
            refused.Html.QuerySelectorAll(".baken-error-summary a").Select(a => a.GetAttribute("href")!.TrimStart('#')).Distinct().OrderBy(Order).ToList());
        Assert.Contains("31 november bestaat niet", refused.Words, StringComparison.Ordinal);
        Assert.Equal("Kweekbedrijf", refused.Html.QuerySelector("[name='Draft.Company']")!.GetAttribute("value"));
        Assert.Equal(4001, refused.Html.QuerySelector("[name='Draft.ActionsTaken']")!.TextContent.Trim().Length);
        // Sending from the last step leads back to what is wrong.
        var sent = await rachid.SendAsync(await rachid.GetAsync($"{path}/3"), []);
        Assert.EndsWith("/2", sent.Path, StringComparison.Ordinal);
        Assert.Empty((await baken.Get<global::Baken.Signals.Report.Submissions>().ListAsync(await baken.ActorAsync("Rachid"), new SubmissionFilter(false), default)).Lines);

        static int Order(string id) => Array.IndexOf(["Draft_People", "Draft_Narrative", "Draft_When_Day", "Draft_ActionsTaken"], id);
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_its_authors_only_and_goes_after_fourteen_days(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var rachid = await baken.VisitAsync("Rachid");
        var path = await BeginAsync(rachid);
        await rachid.SendAsync(await rachid.GetAsync($"{path}/2"), Known, button: "[value=bewaren]");
        Assert.Contains("In het huis wonen elf mensen", (await rachid.GetAsync("/nieuwe-melding")).Words, StringComparison.Ordinal);
        using var inge = await baken.VisitAsync("Inge");
        Assert.Equal(HttpStatusCode.NotFound, (await inge.GetAsync($"{path}/2")).Status);
        var own = await inge.GetAsync("/nieuwe-melding");
        Assert.DoesNotContain("elf mensen", own.Words, StringComparison.Ordinal);
        // Nor can she write over it by its id.
        Assert.Equal(HttpStatusCode.NotFound, (await inge.SendAsync(own, [("Id", path.Split('/')[^1])])).Status);
        Assert.Contains("elf mensen", (await rachid.GetAsync($"{path}/2")).Text, StringComparison.Ordinal);
        baken.Clock.Advance(SubmissionDrafts.Life);
        using var later = await baken.VisitAsync("Rachid");
        Assert.Equal(HttpStatusCode.NotFound, (await later.GetAsync($"{path}/2")).Status);
        await baken.Get<SubmissionDrafts>().SweepAsync(default);
        Assert.Empty(await baken.Get<SubmissionDrafts>().ListAsync(await baken.ActorAsync("Rachid"), default));
    }

    [Theory, BothDatabases]
    public async Task From_what_is_seen_to_an_advice_with_its_reason_to_a_signal_that_can_be_followed(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        using var rachid = await chain.Baken.VisitAsync("Rachid");
        var path = await BeginAsync(rachid);
        var first = await rachid.GetAsync($"{path}/1");
        Assert.Contains("Documenten bij een ander", first.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Plotseling slechtere cijfers", first.Words, StringComparison.Ordinal);
        var second = await rachid.SendAsync(first, Seen);
        Assert.Equal($"{path}/2", second.Path);
        var third = await rachid.SendAsync(second, Known);
        Assert.Equal("Melden", third.At(".baken-proposal h2"));
        Assert.Contains("A-03", third.Words, StringComparison.Ordinal);
        Assert.Contains("minstens één sterke of twee willekeurige indicatoren", third.Words, StringComparison.Ordinal);
        Assert.Contains("Zorgcoördinatie", third.Words, StringComparison.Ordinal);
        var sent = await rachid.SendAsync(third, [("Draft.Wish", "HearResult"), ("Draft.Reference", "Z-2026-17"), ("Draft.Phone", "015-1234567")]);
        Assert.StartsWith("/mijn-meldingen/", sent.Path, StringComparison.Ordinal);
        Assert.Contains("Ontvangen", sent.At("[aria-current=step]")!, StringComparison.Ordinal);
        Assert.Contains("Z-2026-17", sent.Words, StringComparison.Ordinal);
        // The same form again is the same report.
        Assert.Equal(sent.Path, (await rachid.GetAsync($"{path}/3")).Path);

        var noor = await chain.Baken.ActorAsync("Noor");
        await chain.Baken.SettleAsync();
        var row = Assert.Single((await chain.Baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter(), default)).Rows);
        Assert.Equal(Channel.Professional, row.Channel);
        using var assessor = await chain.Baken.VisitAsync("Noor");
        var file = await assessor.GetAsync("/signalen/" + row.Number);
        Assert.Contains("Rachid Bouzid", file.Words, StringComparison.Ordinal);
        Assert.Contains("Met de wijkagent gesproken.", file.Words, StringComparison.Ordinal);
        Assert.Equal(["Documenten bij een ander", "Geen beschikking over identiteitspapieren"], (await chain.Baken.Get<SignalFile>().OpenAsync(noor, row.Number, default))!.Facts.Indicators
            .Select(i => global::Baken.Signals.Reference.Indicators.Catalogue.Find(i.Code)!.ShortTitle).Order(StringComparer.Ordinal));
        Assert.Contains("In beoordeling", (await rachid.GetAsync(sent.Path)).At("[aria-current=step]")!, StringComparison.Ordinal);
        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(row.Number));
        var routed = await rachid.GetAsync(sent.Path);
        Assert.Contains("Doorgezet", routed.At("[aria-current=step]")!, StringComparison.Ordinal);
        // What it became, and who has it, is never told; nor the signal's own number.
        Assert.DoesNotContain(row.Number, routed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Arbeid", routed.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("elf mensen", routed.Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Who_reported_is_withheld_from_the_team_unless_an_assessor_shares_it(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var rachid = await chain.Baken.ActorAsync("Rachid");
        var facts = Chain.InWestland(new Facts { Narrative = "Loon wordt ingehouden bij het bedrijf." });
        Assert.IsType<SubmitOutcome.Submitted>(await chain.Baken.Get<Submitting>().SubmitAsync(
            rachid, new SubmissionForm(new Report(Channel.Professional, facts, ReporterWish.MayContact, new ReporterContact("Rachid Bouzid") { Organisation = "Gemeente Delft" })), default));
        await chain.Baken.SettleAsync();
        var row = Assert.Single((await chain.Baken.Get<WorkQueue>().ToAssessAsync(await chain.Baken.ActorAsync("Noor"), new QueueFilter(), default)).Rows);
        Assert.IsType<DecideOutcome.InForce>(await chain.DecideAsync(row.Number));
        using var inge = await chain.Baken.VisitAsync("Inge");
        var file = await inge.GetAsync("/signalen/" + row.Number);
        Assert.Contains("Loon wordt ingehouden", file.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Rachid", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Delft", file.Text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_organisation_follows_what_it_reported_and_no_other_does(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (rachid, inge) = (await chain.Baken.ActorAsync("Rachid"), await chain.Baken.ActorAsync("Inge"));
        foreach (var (who, reference) in new[] { (rachid, "R1"), (inge, "I1"), (inge, "I2") })
        {
            chain.Baken.Clock.Advance(TimeSpan.FromSeconds(1));
            await chain.Baken.Get<Submitting>().SubmitAsync(who, new SubmissionForm(new Report(Channel.Professional, new Facts { Narrative = "Iets." }, ReporterWish.NotSaid, null), reference), default);
        }

        var submissions = chain.Baken.Get<global::Baken.Signals.Report.Submissions>();
        Assert.Equal(["I2", "I1"], (await submissions.ListAsync(await chain.Baken.ActorAsync("Ruben"), new SubmissionFilter(false), default)).Lines.Select(line => line.Reference));
        Assert.Empty((await submissions.ListAsync(await chain.Baken.ActorAsync("Ruben"), new SubmissionFilter(true), default)).Lines);
        var own = Assert.Single((await submissions.ListAsync(rachid, new SubmissionFilter(true), default)).Lines);
        Assert.Null(await submissions.FindAsync(inge, own.Number, default));
        Assert.NotNull(await submissions.FindAsync(rachid, own.Number.ToLowerInvariant(), default));
        Assert.IsType<SubmitOutcome.NotAllowed>(await chain.Baken.Get<Submitting>().SubmitAsync(
            await chain.Baken.ActorAsync("Sjoerd"), new SubmissionForm(new Report(Channel.Professional, new Facts { Narrative = "Iets." }, ReporterWish.NotSaid, null)), default));
    }

    [Theory]
    [InlineData("police_unit", "police")]
    [InlineData("holiday_park", "holiday_park")]
    [InlineData("healthcare", "care")]
    [InlineData("ngo", "social")]
    public void Every_profession_has_indicators_of_its_own(string kind, string profession)
    {
        var found = global::Baken.Signals.Reference.Indicators.ProfessionOf(kind);
        Assert.Equal(profession, found.Code);
        Assert.InRange(global::Baken.Signals.Reference.Indicators.For(found).Count, 15, 45);
    }

    private static async Task<string> BeginAsync(Browser browser)
    {
        var first = await browser.SendAsync(await browser.GetAsync("/nieuwe-melding"), []);
        Assert.EndsWith("/1", first.Path, StringComparison.Ordinal);
        return first.Path[..^2];
    }
}
