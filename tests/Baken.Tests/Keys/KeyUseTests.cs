using System.Net;
using System.Text.Json;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Keys;

public sealed class KeyUseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Every_key_that_does_not_work_is_answered_the_same(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var good = await KeyMaker.MakeAsync(baken, "Gerda");
        var ended = await KeyMaker.MakeAsync(baken, "Gerda");
        Assert.True(await baken.Get<ApiKeys>().EndAsync(await baken.ActorAsync("Gerda"), ended.Line.Id, default));
        string?[] wrong =
        [
            null, "", "x", "bkn_", ended.Key, good.Key[..^1] + (good.Key[^1] == 'A' ? 'B' : 'A'), good.Key.ToUpperInvariant(), good.Key + "x", "bkn_0000000000_" + new string('A', 43),
        ];
        var answers = new HashSet<string>();
        foreach (var key in wrong)
        {
            var answer = await KeyMaker.AskAsync(baken, key);
            Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json", "Bearer"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Headers.WwwAuthenticate.ToString()));
            answers.Add(await answer.Content.ReadAsStringAsync(Cancellation));
        }

        Assert.Single(answers);
        Assert.Equal(HttpStatusCode.OK, (await KeyMaker.AskAsync(baken, good.Key)).StatusCode);
        // Its time passes.
        baken.Clock.Advance(TimeSpan.FromDays(100));
        answers.Add(await (await KeyMaker.AskAsync(baken, good.Key)).Content.ReadAsStringAsync(Cancellation));
        Assert.Single(answers);
    }

    [Theory, BothDatabases]
    public async Task A_key_tells_what_it_may_do_until_when_and_the_day_of_its_use_is_noted(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        var answer = await KeyMaker.AskAsync(baken, made.Key);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(("Inspectie Arbeid", "Meldsysteem"), (json.RootElement.GetProperty("organisatie").GetString(), json.RootElement.GetProperty("naam").GetString()));
        Assert.Equal(["/api/v1/sleutel"], json.RootElement.GetProperty("eindpunten").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(RunningBaken.Start.AddMonths(3), json.RootElement.GetProperty("geldigTot").GetDateTimeOffset());
        Assert.Equal(new DateOnly(2026, 11, 24), Assert.Single((await baken.Get<ApiKeys>().ListAsync(await baken.ActorAsync("Gerda"), default))!).LastUsed);
    }

    [Theory, BothDatabases]
    public async Task Both_keys_work_while_one_takes_over_and_then_only_the_new_one(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var old = await KeyMaker.MakeAsync(baken, "Gerda");
        using var gerda = await baken.VisitAsync("Gerda");
        var form = await gerda.GetAsync($"/sleutels/{old.Line.Id}/vervangen");
        Assert.Equal(2, (await gerda.SendAsync(form, [("Overlap", "31")])).Html.QuerySelectorAll(".baken-error-summary li").Length);
        var made = (await gerda.SendAsync(form, [("Months", "12"), ("Overlap", "7")])).At("#sleutel")!;
        Assert.Contains("Wordt vervangen", (await gerda.GetAsync("/sleutels")).Words, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(old.Key), await StatusAsync(made)));
        baken.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (await StatusAsync(old.Key), await StatusAsync(made)));

        async Task<HttpStatusCode> StatusAsync(string key) => (await KeyMaker.AskAsync(baken, key)).StatusCode;
    }

    [Fact]
    public async Task A_key_opens_nothing_that_its_scope_does_not_name()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        await baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
        {
            unit.NoAudit("A test gives a key another scope.");
            var key = await unit.Db.Set<ApiKey>().SingleAsync(token);
            key.Scope.Clear();
            key.Scope.Add("/api/v1/elders");
            return true;
        }, default);
        var answer = await KeyMaker.AskAsync(baken, made.Key);
        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_key_opens_no_page_and_a_cookie_no_endpoint_for_systems()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        foreach (var path in new[] { "/mijn-werk", "/sleutels", "/signalen", "/organisaties" })
        {
            var page = await KeyMaker.AskAsync(baken, made.Key, path);
            Assert.Equal((HttpStatusCode.Redirect, true), (page.StatusCode, page.Headers.Location!.OriginalString.Contains("/inloggen", StringComparison.Ordinal)));
        }

        foreach (var who in new[] { "Gerda", "Noor", "Wout" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await KeyMaker.AskAsync(baken, null, cookie: await baken.SessionAsync(who))).StatusCode);
        }

        // Both at once: the key counts here, the person there.
        var session = await baken.SessionAsync("Gerda");
        Assert.Equal(HttpStatusCode.OK, (await KeyMaker.AskAsync(baken, made.Key, cookie: session)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await KeyMaker.AskAsync(baken, made.Key, "/signalen", cookie: session)).StatusCode);
        foreach (var ability in Enum.GetValues<Ability>().Except([Ability.Everybody, Ability.UseKey]))
        {
            Assert.False(Actor.Partner(Guid.NewGuid(), "x").May(ability));
        }
    }

    [Fact]
    public async Task What_goes_wrong_for_a_system_is_told_as_a_problem_not_as_a_page()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        foreach (var (path, method, status) in new[] { ("/api/v1/bestaat-niet", HttpMethod.Get, new[] { 404 }), ("/api/v1/sleutel", HttpMethod.Delete, [405, 404]), ("/api/v1/bestaat-niet", HttpMethod.Post, [404, 405]) })
        {
            var answer = await KeyMaker.AskAsync(baken, made.Key, path, method);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal((int)answer.StatusCode, json.RootElement.GetProperty("status").GetInt32());
            Assert.Contains((int)answer.StatusCode, status);
        }
    }

    [Fact]
    public async Task Who_sends_wrong_keys_is_slowed_down_and_shuts_no_key_out()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 21; i++)
        {
            statuses.Add((await KeyMaker.AskAsync(baken, made.Key[..^4] + "AAAA")).StatusCode);
        }

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests), (statuses[19], statuses[20]));
        for (var i = 0; i < 120; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await KeyMaker.AskAsync(baken, made.Key)).StatusCode);
        }

        var late = await KeyMaker.AskAsync(baken, made.Key);
        Assert.Equal((HttpStatusCode.TooManyRequests, "60", "application/problem+json"), (late.StatusCode, late.Headers.RetryAfter?.ToString(), late.Content.Headers.ContentType?.MediaType));
    }

    [Theory, BothDatabases]
    public async Task The_keys_of_an_organisation_end_when_it_leaves(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        var made = await KeyMaker.MakeAsync(baken, "Femke");
        var other = await KeyMaker.MakeAsync(baken, "Gerda");
        using var wout = await baken.VisitAsync("Wout");
        var preview = await wout.GetAsync("/organisaties/marechaussee/vertrek?opvolger=politie");
        Assert.Contains("Sleutels van systemen die eindigen: 1.", preview.Words, StringComparison.Ordinal);
        Assert.Equal("/organisaties/marechaussee", (await wout.SendAsync(preview, [("Name", "Marechaussee Grensbrigade"), ("Reason", "Samengegaan."), ("Teams[kmar-grens]", "avim")])).Path);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), ((await KeyMaker.AskAsync(baken, made.Key)).StatusCode, (await KeyMaker.AskAsync(baken, other.Key)).StatusCode));
    }

    [Fact]
    public async Task A_key_that_is_sent_is_not_logged()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("setup.yaml"), SetupText.Small, Cancellation);
        Assert.Equal(0, (await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", folder.File("data"))).Exit);
        await using var serving = await BakenProgram.ServeAsync("--data", folder.File("data"));
        using var client = new HttpClient { BaseAddress = serving.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "bkn_0123456789_" + new string('Z', 43));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(new Uri("/api/v1/sleutel", UriKind.Relative), Cancellation)).StatusCode);
        await serving.StopAsync();
        Assert.DoesNotContain("ZZZZ", serving.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_place_for_systems_is_one_row_and_can_be_chosen_for_a_key()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var gerda = await baken.VisitAsync("Gerda");
        var offered = (await gerda.GetAsync("/sleutels/nieuw")).Html.QuerySelectorAll("[name=Scope]").Select(box => box.GetAttribute("value"));
        Assert.Equal(Places.All.Where(place => place.Ability == Ability.UseKey).Select(place => place.Route), offered);
        Assert.All(Places.All.Where(place => place.Route.StartsWith("/api/", StringComparison.Ordinal)), place => Assert.True(place.Api || place.Ability == Ability.Everybody));
    }
}
