using System.Net;
using System.Net.Sockets;
using System.Text;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Public;

namespace Baken.Tests.Outages;

public sealed class LimitTests
{
    [Fact]
    public async Task Body_of_100_MB_is_refused_and_memory_stays_bounded()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        // By hand: a client that streams gives up at the first refusal, and what counts is what the server says.
        using var socket = new TcpClient();
        await socket.ConnectAsync(baken.Address.Host, baken.Address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /s/2 HTTP/1.1\r\nHost: {baken.Address.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 104857600\r\nConnection: close\r\n\r\nDraft.Narrative="));
        var answer = new byte[16];
        await stream.ReadAtLeastAsync(answer, answer.Length);
        Assert.StartsWith("HTTP/1.1 4", Encoding.ASCII.GetString(answer), StringComparison.Ordinal);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 50_000_000);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);
    }

    [Fact]
    public async Task Million_fields_are_refused_without_an_error_of_ours()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        var fields = string.Concat(Enumerable.Range(0, 1_000_000).Select(i => "a&"));
        using var answer = await browser.Client.PostAsync("/s/2", new StringContent(fields, Encoding.ASCII, "application/x-www-form-urlencoded"));
        Assert.InRange((int)answer.StatusCode, 400, 499);
        using var nested = await browser.Client.PostAsync("/s/2", new StringContent("Draft.When" + string.Concat(Enumerable.Repeat("[0]", 50_000)) + "=1", Encoding.ASCII, "application/x-www-form-urlencoded"));
        Assert.InRange((int)nested.StatusCode, 400, 499);
    }

    [Theory, BothDatabases]
    public async Task Odd_characters_are_kept_as_they_are_and_broken_ones_replaced(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var browser = baken.Visit();
        const string odd = "zero\u200Bwidth \u202Eright to left\u202C 🚨 e\u0301 <script>alert(1)</script>";
        Reporter.CodeOn(await browser.ReportAsync(odd));
        Assert.Equal(odd, (await baken.OnlySignalAsync()).Facts.Narrative);
    }

    [Fact]
    public async Task A_character_zero_becomes_visible_and_the_text_around_it_is_kept()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var browser = baken.Visit();
        await browser.BeginAsync();
        Assert.Equal("/s/3", (await browser.StepAsync(2, ("Narrative", "nul \0 erin"))).Path);
        Assert.Equal("nul \uFFFD erin", (await browser.GetAsync("/s/2")).At("#Draft_Narrative"));
    }

    [Theory, BothDatabases]
    public async Task Broken_utf8_and_nul_are_never_an_error_of_ours(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var browser = baken.Visit();
        var step = await browser.BeginAsync();
        var token = Uri.EscapeDataString(step.Html.QuerySelector("input[name=formulier]")!.GetAttribute("value")!);
        foreach (var (path, body) in new[]
        {
            ("/s/2", "Draft.Narrative=%FF%FE%C3%28%ED%A0%80&Draft.When.Day=%00"), ("/s/3", "Draft.Place=%00%FF&Draft.Sector=%00"), ("/code", "Code=%00%FF&Act=toevoegen&Text=x&Once=%00"),
            ("/inloggen", "Email=a%00b%40voorbeeld.example&Password=%00%FF"), ("/weg", "x=%FF"),
        })
        {
            using var answer = await browser.Client.PostAsync(path, new StringContent(body + "&formulier=" + token, Encoding.ASCII, "application/x-www-form-urlencoded"));
            Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
        }

        foreach (var path in new[] { "/signalen/%FF", "/signalen/26-1%C3%28", "/signalen?na=%00", "/signalen?regio=%00", "/signalen/26%E2%80%8B", "/activeren/%00", "/taal/%FF" })
        {
            using var staff = await baken.VisitAsync("Noor");
            var page = await staff.GetAsync(path);
            Assert.True((int)page.Status < 500, $"{path}: {page.Status}");
        }
    }
}
