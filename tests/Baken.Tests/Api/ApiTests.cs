using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Baken.Api;
using Baken.Hosting;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Keys;

namespace Baken.Tests.Api;

public sealed class ApiTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_message_that_cannot_be_read_is_told_where_it_goes_wrong_and_nothing_is_stored(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        (string Body, string Pointer, string Code)[] wrong =
        [
            ("", "#", "unreadable"), ("{", "#", "unreadable"), ("null", "#", "unreadable"), ("[]", "#", "unreadable"), ("{}", "#", "unreadable"), ("\"tekst\"", "#", "unreadable"),
            ("""{"verhaal":null}""", "#/verhaal", "not-expected"), ("""{"verhaal":1}""", "#/verhaal", "not-expected"), ("""{"Verhaal":"x"}""", "#/Verhaal", "not-expected"),
            ("""{"verhaal":"x","iets":1}""", "#/iets", "not-expected"), ("""{"verhaal":"x","gevaar":"misschien"}""", "#/gevaar", "not-expected"), ("""{"verhaal":"x","gevaar":1}""", "#/gevaar", "not-expected"),
            ("""{"verhaal":"x","personen":[{"rol":"getuige","leeftijd":"12"}]}""", "#/personen/0/leeftijd", "not-expected"), ("""{"verhaal":"x","personen":[{}]}""", "#/personen/0", "not-expected"),
            ("""{"verhaal":"x","wanneer":{"dag":1.5}}""", "#/wanneer/dag", "not-expected"), ("""{"verhaal":"x","telefoonnummers":[null]}""", "#/telefoonnummers/0", "not-expected"),
        ];
        foreach (var (body, pointer, code) in wrong)
        {
            var answer = await system.SendAsync(body);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            var problem = (await answer.Content.ReadFromJsonAsync<ProblemMessage>(ReportMessages.Json, Cancellation))!;
            Assert.Equal((body, pointer, code), (body, problem.Errors![0].Place, problem.Errors[0].Code));
            Assert.DoesNotContain("Baken.", problem.Errors[0].Detail, StringComparison.Ordinal);
        }

        Assert.Empty(await system.QueueAsync());
    }

    [Theory, BothDatabases]
    public async Task The_rules_of_the_forms_hold_and_each_problem_names_its_field_in_the_language_asked(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        var body = """
            {"verhaal":" ","wanneer":{"dag":31,"maand":11},"gemeente":"GM9999","sector":"zee","vormen":["labour","roof"],"personen":[{"rol":"getuige","leeftijd":200,"aantal":0}],
             "bedrijven":[{},{"naam":"LANG"}],"indicatoren":["NL-14","XX-1"],"melder":{"taal":"xx","naam":"LANG"},"kenmerk":"LANG"}
            """.Replace("LANG", new string('x', 501), StringComparison.Ordinal);
        var nl = await system.ProblemAsync(body, "nl");
        Assert.Equal(
            ["#/bedrijven/1/naam", "#/gemeente", "#/indicatoren/1", "#/kenmerk", "#/melder/naam", "#/melder/taal", "#/personen/0/aantal", "#/personen/0/leeftijd", "#/sector", "#/verhaal", "#/vormen/1", "#/wanneer/dag"],
            nl.Errors!.Select(error => error.Place).Order(StringComparer.Ordinal));
        Assert.Contains(nl.Errors!, error => error.Detail.Contains("31 november bestaat niet", StringComparison.Ordinal));
        Assert.Contains((await system.ProblemAsync(body, "en")).Errors!, error => error.Detail.Contains("31 November does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_kind_of_body_a_bad_key_and_a_slash_too_many_are_refused()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await system.SendAsync("verhaal=x", contentType: "application/x-www-form-urlencoded")).StatusCode);
        foreach (var key in new[] { new string('k', 256), "met spatie" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await system.SendAsync("""{"verhaal":"x"}""", idempotency: key)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await system.SendAsync($$"""{"verhaal":"{{new string('x', 3_000_000)}}"}""")).StatusCode);
        foreach (var path in new[] { "/api/v1/signalen/", "/api/v1/codelijsten/", "/api/v1/openapi.json/", "/api/v1/niets" })
        {
            var answer = await KeyMaker.AskAsync(system.Baken, system.Key, path);
            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            Assert.Equal(["1.0.0"], answer.Headers.GetValues("API-Version"));
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await KeyMaker.AskAsync(system.Baken, system.Key, SignalsEndpoint.Route, HttpMethod.Delete)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await KeyMaker.AskAsync(system.Baken, system.Key, SignalsEndpoint.Route + "?stand=ooit")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_example_of_the_document_becomes_a_signal_that_its_organisation_follows_and_no_other(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        var answer = await system.SendAsync(ApiExamples.Report().ToJsonString());
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var sent = (await answer.Content.ReadFromJsonAsync<FollowMessage>(ReportMessages.Json, Cancellation))!;
        Assert.Equal(($"/api/v1/signalen/{sent.Number}", "2026-1017", StateCode.Received), (answer.Headers.Location!.ToString(), sent.Reference, sent.State));
        Assert.EndsWith("Z\"", JsonSerializer.Serialize(sent.Received.UtcDateTime), StringComparison.Ordinal);
        var row = Assert.Single(await system.QueueAsync());
        Assert.Equal(Channel.PartnerSystem, row.Channel);
        var noor = await system.Baken.ActorAsync("Noor");
        var signal = (await system.Baken.Get<SignalFile>().OpenAsync(noor, row.Number, default))!;
        Assert.Equal(("Inspectie Arbeid", 11, "GM1783", "Gesproken met de wijkagent."), (signal.Reporter!.Organisation, signal.Facts.Persons[0].Count, signal.Facts.Municipality, signal.Facts.ActionsTaken));
        Assert.Equal(StateCode.InAssessment, (await system.FollowAsync(sent.Number))!.State);
        var list = (await system.ReadAsync<FollowListMessage>(SignalsEndpoint.Route + "?stand=in-beoordeling"))!;
        Assert.Equal(sent.Number, Assert.Single(list.Signals).Number);
        Assert.Empty((await system.ReadAsync<FollowListMessage>(SignalsEndpoint.Route + "?stand=gesloten"))!.Signals);
        var other = await KeyMaker.MakeAsync(system.Baken, "Karin", PartnerSystem.Scope);
        Assert.Equal(HttpStatusCode.NotFound, (await KeyMaker.AskAsync(system.Baken, other.Key, "/api/v1/signalen/" + sent.Number)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_list_goes_on_by_the_page_and_shows_each_report_once(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        for (var i = 0; i < 65; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await system.SendAsync($$"""{"verhaal":"Iets {{i}}.","kenmerk":"{{i}}"}""")).StatusCode);
        }

        var seen = new List<string>();
        for (var next = SignalsEndpoint.Route; next is not null;)
        {
            var page = (await system.ReadAsync<FollowListMessage>(next))!;
            seen.AddRange(page.Signals.Select(signal => signal.Reference!));
            next = page.Next;
        }

        Assert.Equal(65, seen.Distinct().Count());
        Assert.Equal(65, seen.Count);
    }

    [Theory, BothDatabases]
    public async Task The_same_key_gives_the_first_answer_for_a_day_and_refuses_another_body(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        var first = await system.SendAsync("""{"verhaal":"Er klopt iets niet.","kenmerk":"een"}""", idempotency: "sleutel-1");
        var text = await first.Content.ReadAsStringAsync(Cancellation);
        system.Baken.Clock.Advance(TimeSpan.FromHours(23));
        var again = await system.SendAsync("""{"verhaal":"Er klopt iets niet.","kenmerk":"een"}""", idempotency: "sleutel-1");
        Assert.Equal((HttpStatusCode.Created, text, "true"), (again.StatusCode, await again.Content.ReadAsStringAsync(Cancellation), again.Headers.GetValues(SignalsEndpoint.ReplayedHeader).Single()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await system.SendAsync("""{"verhaal":"Er klopt iets niet.","kenmerk":"twee"}""", idempotency: "sleutel-1")).StatusCode);
        Assert.Single(await system.QueueAsync());
        // Another system's key of the same name is another key.
        var other = await KeyMaker.MakeAsync(system.Baken, "Gerda", PartnerSystem.Scope);
        Assert.Equal(HttpStatusCode.Created, (await PartnerSystem.SendAsync(system.Baken, other.Key, """{"verhaal":"Iets anders."}""", "sleutel-1")).StatusCode);
        // A day later it begins anew, whether or not the row was swept.
        system.Baken.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Created, (await system.SendAsync("""{"verhaal":"Een nieuwe dag."}""", idempotency: "sleutel-1")).StatusCode);
        Assert.Equal(3, (await system.QueueAsync()).Count);
    }

    [Theory, BothDatabases]
    public async Task Twins_at_the_same_time_get_the_same_answer_and_make_one_signal(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => system.SendAsync("""{"verhaal":"Tweeling."}""", idempotency: "samen")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync(Cancellation)))).Distinct());
        Assert.Single(answers, answer => !answer.Headers.Contains(SignalsEndpoint.ReplayedHeader));
        Assert.Single(await system.QueueAsync());
    }

    [Theory, BothDatabases]
    public async Task Neither_the_key_nor_the_body_nor_the_answer_stands_in_the_table_of_first_answers(Database database)
    {
        await using var system = await PartnerSystem.StartAsync(database);
        await system.SendAsync("""{"verhaal":"Geheim.","kenmerk":"mijn-kenmerk"}""", idempotency: "heel-geheim");
        var row = await system.RowAsync("first_answers");
        Assert.All(["heel-geheim", "Geheim", "mijn-kenmerk", "Number"], word => Assert.DoesNotContain(word, row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_reads_the_code_lists_from_any_page_and_the_codes_are_those_that_are_accepted()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        var lists = await KeyMaker.AskAsync(system.Baken, null, CodeListsEndpoint.Route);
        Assert.Equal(["*"], lists.Headers.GetValues("Access-Control-Allow-Origin"));
        foreach (var list in (await lists.Content.ReadFromJsonAsync<CodeListsMessage>(ReportMessages.Json, Cancellation))!.Lists)
        {
            var codes = (await (await KeyMaker.AskAsync(system.Baken, null, list.Address)).Content.ReadFromJsonAsync<CodesMessage>(ReportMessages.Json, Cancellation))!;
            Assert.Equal(list.Count, codes.Codes.Count);
            var body = list.Name switch
            {
                "vormen" => $$"""{"verhaal":"x","vormen":["{{codes.Codes[0].Code}}"]}""",
                "sectoren" => $$"""{"verhaal":"x","sector":"{{codes.Codes[0].Code}}"}""",
                "gemeenten" => $$"""{"verhaal":"x","gemeente":"{{codes.Codes[0].Code}}"}""",
                "indicatoren" => $$"""{"verhaal":"x","indicatoren":["{{codes.Codes[0].Code}}"]}""",
                _ => $$"""{"verhaal":"x","melder":{"taal":"{{codes.Codes[0].Code}}" } }""",
            };
            Assert.Equal(HttpStatusCode.Created, (await system.SendAsync(body)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await KeyMaker.AskAsync(system.Baken, null, CodeListsEndpoint.Route + "/geheim")).StatusCode);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite, options => options with { ApiPerMinute = 5 });
        HttpResponseMessage? last = null;
        for (var i = 0; i < 6; i++)
        {
            last = await system.SendAsync("""{"verhaal":"x"}""");
        }

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(1)), (last!.StatusCode, last.Headers.RetryAfter!.Delta));
    }

    [Fact]
    public async Task Every_answer_has_the_headers_that_the_design_rules_ask()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        foreach (var answer in new[] { await system.SendAsync("""{"verhaal":"x"}"""), await system.SendAsync("{"), await KeyMaker.AskAsync(system.Baken, null, SignalsEndpoint.Route), await KeyMaker.AskAsync(system.Baken, null, OpenApiDocument.Route) })
        {
            Assert.Equal(["1.0.0"], answer.Headers.GetValues("API-Version"));
            Assert.Equal(("no-store", "nosniff", "DENY"), (answer.Headers.CacheControl!.ToString(), answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("X-Frame-Options").Single()));
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }
}

/// <summary>A partner's system with a key for every address.</summary>
internal sealed class PartnerSystem(RunningBaken baken, string key) : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Scope = [.. Places.All.Where(place => place.Api).Select(place => place.Route)];

    public RunningBaken Baken => baken;

    public string Key => key;

    public static async Task<PartnerSystem> StartAsync(Database database, Func<BakenOptions, BakenOptions>? with = null)
    {
        var baken = await RunningBaken.StartAsync(database, with: with);
        return new(baken, (await KeyMaker.MakeAsync(baken, "Gerda", Scope)).Key);
    }

    public Task<HttpResponseMessage> SendAsync(string body, string? idempotency = null, string contentType = "application/json", string language = "nl") =>
        SendAsync(baken, key, body, idempotency, contentType, language);

    public static async Task<HttpResponseMessage> SendAsync(RunningBaken baken, string key, string body, string? idempotency = null, string contentType = "application/json", string language = "nl")
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = baken.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, SignalsEndpoint.Route) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Headers.AcceptLanguage.ParseAdd(language);
        if (idempotency is not null)
        {
            request.Headers.TryAddWithoutValidation(SignalsEndpoint.IdempotencyHeader, idempotency);
        }

        return await client.SendAsync(request);
    }

    public async Task<ProblemMessage> ProblemAsync(string body, string language)
    {
        var answer = await SendAsync(body, language: language);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<ProblemMessage>(ReportMessages.Json))!;
    }

    public async Task<T?> ReadAsync<T>(string path) => await (await KeyMaker.AskAsync(baken, key, path)).Content.ReadFromJsonAsync<T>(ReportMessages.Json);

    public Task<FollowMessage?> FollowAsync(string number) => ReadAsync<FollowMessage>($"{SignalsEndpoint.Route}/{number}");

    public async Task<IReadOnlyList<QueueRow>> QueueAsync()
    {
        await baken.SettleAsync();
        return (await baken.Get<WorkQueue>().ToAssessAsync(await baken.ActorAsync("Noor"), new QueueFilter(), default)).Rows;
    }

    /// <summary>All there is in the table, as text.</summary>
    public async Task<string> RowAsync(string table)
    {
        await using var connection = baken.Get<Kernel.Data.Storage>().CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM " + table;
        await using var reader = await command.ExecuteReaderAsync();
        var text = new StringBuilder();
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                text.Append(reader.GetValue(i) is byte[] bytes ? Encoding.Latin1.GetString(bytes) : reader.GetValue(i)).Append('|');
            }
        }

        Assert.NotEqual(0, text.Length);
        return text.ToString();
    }

    public ValueTask DisposeAsync() => baken.DisposeAsync();
}
