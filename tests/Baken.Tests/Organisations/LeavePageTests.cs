using System.Net;
using System.Text.RegularExpressions;
using Baken.Signals.Assess;
using Baken.Signals.Requests;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Staff;
using Baken.Tests.Supervise;

namespace Baken.Tests.Organisations;

public sealed partial class LeavePageTests
{
    [Fact]
    public async Task What_happens_is_read_first_and_a_wrong_name_changes_nothing()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var wout = await baken.VisitAsync("Wout");
        var choose = await wout.GetAsync("/organisaties/inspectie/vertrek");
        Assert.DoesNotContain("Laat organisatie vertrekken", choose.Words, StringComparison.Ordinal);

        var alone = await wout.GetAsync("/organisaties/inspectie/vertrek?opvolger=geen");
        Assert.Contains("R-014, R-015", alone.At(".baken-notice--red"), StringComparison.Ordinal);
        Assert.Empty(alone.Html.QuerySelectorAll("[name=Reason]"));

        var preview = await wout.GetAsync("/organisaties/inspectie/vertrek?opvolger=gemeente");
        Assert.Contains("Gemeente Westland gaat verder", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Accounts die eindigen: 6.", preview.Words, StringComparison.Ordinal);
        Assert.Contains("R-014, R-015", preview.At(".baken-notice--amber"), StringComparison.Ordinal);
        var refused = await wout.SendAsync(preview, [("Name", "Inspectie"), ("Reason", "Samengegaan."), ("Teams[arbeid-zuidwest]", "gemeente-toezicht")]);
        Assert.Equal(2, refused.Html.QuerySelectorAll(".baken-error-summary li").Length);
        Assert.Equal("Samengegaan.", refused.At("[name=Reason]"));
        // The name is compared as it is written, capitals included.
        var capitals = await wout.SendAsync(preview, [("Name", "inspectie arbeid"), ("Reason", "Samengegaan."), ("Teams[arbeid-zuidwest]", "gemeente-toezicht"), ("Teams[arbeid-noordoost]", "gemeente-toezicht")]);
        Assert.Single(capitals.Html.QuerySelectorAll(".baken-error-summary li"));
        Assert.Null((await wout.GetAsync("/organisaties/inspectie")).At(".baken-notice--amber"));
    }

    [Theory, BothDatabases]
    public async Task After_the_act_the_old_people_are_refused_at_their_next_request_and_the_successor_has_the_work(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var baken = chain.Baken;
        var number = await chain.RoutedAsync("Loon wordt ingehouden");
        using var inge = await baken.VisitAsync("Inge");
        Assert.Equal(HttpStatusCode.OK, (await inge.GetAsync("/signalen/" + number)).Status);
        using var wout = await baken.VisitAsync("Wout");
        var preview = await wout.GetAsync("/organisaties/inspectie/vertrek?opvolger=gemeente");
        var done = await wout.SendAsync(preview, [("Name", "Inspectie Arbeid"), ("Reason", "Samengegaan."), ("Teams[arbeid-zuidwest]", "gemeente-toezicht"), ("Teams[arbeid-noordoost]", "gemeente-toezicht")]);
        Assert.Equal("/organisaties/inspectie", done.Path);
        Assert.Contains("Gemeente Westland gaat verder met het werk.", done.At(".baken-notice--amber"), StringComparison.Ordinal);

        inge.Follows = false;
        Assert.Equal(HttpStatusCode.Redirect, (await inge.GetAsync("/signalen/" + number)).Status);
        using var lotte = await baken.VisitAsync("Lotte");
        var signal = await lotte.GetAsync("/signalen/" + number);
        Assert.Equal(HttpStatusCode.OK, signal.Status);
        Assert.Contains("droeg het over aan Toezicht en huisvesting", signal.Words, StringComparison.Ordinal);
        Assert.Contains(number, (await lotte.GetAsync("/mijn-werk")).Text, StringComparison.Ordinal);
        // Who let it go sees nothing of it, nor how much it was, whatever the page.
        foreach (var path in OrganisationPagesTests.Paths.Append("/mijn-werk").Append("/signalen/" + number))
        {
            Assert.DoesNotContain(number, (await wout.GetAsync(path)).Text.Replace("/signalen/" + number, "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Restricted_signals_open_requests_and_the_answer_to_who_looked_go_to_the_successor(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var baken = chain.Baken;
        var number = await chain.RoutedAsync("Een collega zou meedoen");
        var ruben = await baken.ActorAsync("Ruben");
        Assert.Equal(ReaderOutcome.Done, await baken.Get<Readers>().RestrictAsync(ruben, number, [ruben.UserId!.Value, (await baken.ActorAsync("Inge")).UserId!.Value], "Een collega.", default));
        using (var reader = await baken.VisitAsync("Ruben"))
        {
            await reader.GetAsync("/signalen/" + number);
        }

        var (dirk, subject) = (await baken.ActorAsync("Dirk"), new RequestSubject("Verzonnen Aanvrager", "aanvrager@voorbeeld.example", "Alles over mij."));
        Assert.Equal(RequestOutcome.Done, (await baken.Get<DataRequests>().RegisterAsync(dirk, DataRight.Access, new DateOnly(2026, 11, 24), subject, default)).Outcome);
        using var wout = await baken.VisitAsync("Wout");
        Assert.Contains("verzoeken van betrokkenen open", (await wout.GetAsync("/organisaties/inspectie/vertrek?opvolger=geen")).Words, StringComparison.Ordinal);
        var preview = await wout.GetAsync("/organisaties/inspectie/vertrek?opvolger=gemeente");
        Assert.Contains("Verzoeken van betrokkenen gaan mee", preview.Words, StringComparison.Ordinal);
        await wout.SendAsync(preview, [("Name", "Inspectie Arbeid"), ("Reason", "Samengegaan."), ("Teams[arbeid-zuidwest]", "gemeente-toezicht"), ("Teams[arbeid-noordoost]", "gemeente-toezicht")]);
        await baken.SettleAsync();

        using var lotte = await baken.VisitAsync("Lotte");
        Assert.Equal(HttpStatusCode.OK, (await lotte.GetAsync("/signalen/" + number)).Status);
        await AuditTests.OfficerAsync(baken, "Rachid");
        using var officer = await baken.VisitAsync("Rachid");
        Assert.Contains("Verzonnen Aanvrager", (await officer.GetAsync("/verzoeken")).At("main table"), StringComparison.Ordinal);
        Assert.Contains("Alles over mij.", (await officer.GetAsync("/verzoeken/V26-0001")).Words, StringComparison.Ordinal);
        Assert.Contains("Ruben Haverkort", (await officer.GetAsync("/inzage?Number=" + number)).At("#antwoord"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_about_an_organisation_are_the_same_whether_it_has_work_or_none()
    {
        await using var chain = await Chain.StartAsync();
        using var wout = await chain.Baken.VisitAsync("Wout");
        string[] paths = ["/organisaties", "/organisaties/inspectie", "/organisaties/inspectie/vertrek?opvolger=gemeente", "/organisaties/inspectie/vertrek?opvolger=geen"];
        var before = await SeenAsync();
        await chain.RoutedAsync("Loon wordt ingehouden");
        await chain.RoutedAsync("Slapen in de loods");
        Assert.Equal(before, await SeenAsync());

        async Task<string> SeenAsync()
        {
            var pages = new List<string>();
            foreach (var path in paths)
            {
                pages.Add(Random().Replace((await wout.GetAsync(path)).Text, ""));
            }

            return string.Join('\n', pages);
        }
    }

    [GeneratedRegex("(nonce|value)=\"[^\"]{20,}\"")]
    private static partial Regex Random();
}
