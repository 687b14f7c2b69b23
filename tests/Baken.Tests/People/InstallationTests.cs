using System.Net;
using System.Security.Cryptography;
using System.Text;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.People;

/// <summary>What the operator sets and people who sign in notice.</summary>
public sealed class InstallationTests
{
    [Fact]
    public async Task A_password_from_the_operators_list_of_leaked_ones_is_refused_and_the_page_says_that_it_looked()
    {
        using var folder = new TestFolder();
        const string leaked = "correct paard batterij nietje";
#pragma warning disable CA5350 // the form of the list
        await File.WriteAllTextAsync(folder.File("leaked"), $"{Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(leaked)))}:12\n", TestContext.Current.CancellationToken);
#pragma warning restore CA5350
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite, with: options => options with { LeakedPasswords = folder.File("leaked") });
        var noor = await baken.VisitAsync("Noor");
        var page = await noor.GetAsync("/mijn-account/wachtwoord");
        Assert.Contains("Wij vergelijken uw wachtwoord met een lijst van gelekte wachtwoorden", page.Text, StringComparison.Ordinal);
        page = await noor.SendAsync(page, [("Present", RunningBaken.Password), ("Password", leaked), ("Again", leaked)]);
        Assert.Contains("Dit wachtwoord staat in een lijst van gelekte wachtwoorden", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.0.0.0/8;10.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("", false)]
    public async Task Only_a_proxy_that_was_named_says_by_which_way_the_visitor_came(string proxies, bool believed)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite, with: options => options with { Proxies = proxies });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = baken.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        using var answer = await client.GetAsync(new Uri("/taal/en", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(believed, answer.Headers.GetValues("Set-Cookie").Any(cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)));
    }
}
