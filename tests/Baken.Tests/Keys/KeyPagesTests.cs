using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Keys;

public sealed class KeyPagesTests
{
    private static readonly (string, string)[] Filled = [("Name", "Meldsysteem"), ("Scope", "/api/v1/sleutel"), ("Months", "3")];

    [Fact]
    public async Task For_everybody_but_an_administrator_these_pages_do_not_exist()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        foreach (var who in new[] { "Noor", "Ruben", "Hanna", "Wout", "Rachid" })
        {
            using var browser = await baken.VisitAsync(who);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sleutels")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/sleutels/nieuw")).Status);
        }

        using var gerda = await baken.VisitAsync("Gerda");
        Assert.StartsWith("Uw organisatie heeft nog geen sleutels.", (await gerda.GetAsync("/sleutels")).At(".baken-empty"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gerda.GetAsync("/sleutels/nieuw")).Status);
    }

    [Fact]
    public async Task The_engine_asks_too_and_another_organisation_s_key_does_not_exist()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var keys = baken.Get<ApiKeys>();
        var gerda = await baken.ActorAsync("Gerda");
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        foreach (var who in new[] { "Noor", "Ruben", "Hanna", "Wout" })
        {
            var actor = await baken.ActorAsync(who);
            Assert.Null(await keys.ListAsync(actor, default));
            Assert.IsType<ApiKeyOutcome.NotFound>(await keys.CreateAsync(actor, KeyMaker.Form, "x", default));
            Assert.IsType<ApiKeyOutcome.NotFound>(await keys.ReplaceAsync(actor, made.Line.Id, 1, 1, "x", default));
            Assert.False(await keys.EndAsync(actor, made.Line.Id, default));
        }

        var karin = await baken.ActorAsync("Karin");
        Assert.Empty((await keys.ListAsync(karin, default))!);
        Assert.IsType<ApiKeyOutcome.NotFound>(await keys.ReplaceAsync(karin, made.Line.Id, 1, 1, "x", default));
        Assert.False(await keys.EndAsync(karin, made.Line.Id, default));
        using var browser = await baken.VisitAsync("Karin");
        var (foreign, unknown) = (await browser.GetAsync($"/sleutels/{made.Line.Id}/vervangen"), await browser.GetAsync($"/sleutels/{Guid.NewGuid()}/vervangen"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (foreign.Status, unknown.Status));
        Assert.Equal(Without(unknown), Without(foreign));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/sleutels/{made.Line.Id}/beeindigen")).Status);
        Assert.Single((await keys.ListAsync(gerda, default))!);

        // Save for the nonce and what comes back in the address.
        static string Without(Page page) => page.Words;
    }

    [Fact]
    public async Task What_is_missing_is_said_at_the_field_and_a_year_is_the_most()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var gerda = await baken.VisitAsync("Gerda");
        var refused = await gerda.SendAsync(await gerda.GetAsync("/sleutels/nieuw"), [("Name", ""), ("Months", "13")]);
        Assert.Equal(3, refused.Html.QuerySelectorAll(".baken-error-summary li").Length);
        Assert.Contains("hoogstens een jaar", refused.Words, StringComparison.Ordinal);
        Assert.Empty((await baken.Get<ApiKeys>().ListAsync(await baken.ActorAsync("Gerda"), default))!);
        // A place that is for people is in no key.
        Assert.Contains("Kies wat het systeem mag.", (await gerda.SendAsync(refused, [("Name", "x"), ("Months", "3"), ("Scope", "/Signals/Queue/Queue")])).Words, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_key_is_shown_once_and_only_its_keyed_hash_is_stored(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var gerda = await baken.VisitAsync("Gerda");
        var form = await gerda.GetAsync("/sleutels/nieuw");
        var shown = await gerda.SendAsync(form, Filled);
        var key = shown.At("#sleutel")!;
        Assert.Matches("^bkn_[0-9a-z]{10}_[A-Za-z0-9_-]{43}$", key);
        Assert.Equal("no-store", shown.Headers["Cache-Control"]);
        // The same form again, as a browser does on reload.
        var again = await gerda.SendAsync(form, Filled);
        Assert.Contains("Deze sleutel is al gemaakt", again.At("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain(key[^43..], again.Text, StringComparison.Ordinal);
        var list = await gerda.GetAsync("/sleutels");
        Assert.Single(list.Html.QuerySelectorAll("tbody tr"));
        Assert.Contains(key[..14], list.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(key[^43..], list.Text, StringComparison.Ordinal);

        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        var row = await open.Db.Set<ApiKey>().AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(32, row.SecretHash.Length);
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key[^43..])), row.SecretHash);
        var audit = await open.Db.Set<AuditRecord>().AsNoTracking().Where(a => a.Action == "key.make").ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([row.Id], Assert.Single(audit).Objects);
    }

    [Fact]
    public async Task A_key_in_its_last_fourteen_days_is_told_ahead_and_an_ended_one_has_no_acts()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        var made = await KeyMaker.MakeAsync(baken, "Gerda");
        using (var before = await baken.VisitAsync("Gerda"))
        {
            Assert.Null((await before.GetAsync("/sleutels")).At(".baken-notice--amber"));
        }

        baken.Clock.Advance(TimeSpan.FromDays(62));
        using (var month = await baken.VisitAsync("Gerda"))
        {
            Assert.Null((await month.GetAsync("/sleutels")).At(".baken-notice--amber"));
        }

        baken.Clock.Advance(TimeSpan.FromDays(18));
        using var gerda = await baken.VisitAsync("Gerda");
        Assert.Contains("Vervang ze op tijd: Meldsysteem.", (await gerda.GetAsync("/sleutels")).At(".baken-notice--amber"), StringComparison.Ordinal);
        var done = await gerda.SendAsync(await gerda.GetAsync($"/sleutels/{made.Line.Id}/beeindigen"), []);
        Assert.Equal("/sleutels", done.Path);
        Assert.Contains("De sleutel is beëindigd.", done.Words, StringComparison.Ordinal);
        Assert.Empty(done.Html.QuerySelectorAll("tbody a"));
        Assert.Equal(HttpStatusCode.NotFound, (await gerda.GetAsync($"/sleutels/{made.Line.Id}/vervangen")).Status);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(20, false)]
    [InlineData(25, true)]
    public async Task A_key_for_a_month_is_told_ahead_in_its_last_quarter_only(int days, bool told)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        Assert.IsType<ApiKeyOutcome.Made>(await baken.Get<ApiKeys>().CreateAsync(await baken.ActorAsync("Gerda"), KeyMaker.Form with { Months = 1 }, "x", default));
        baken.Clock.Advance(TimeSpan.FromDays(days));
        using var gerda = await baken.VisitAsync("Gerda");
        Assert.Equal(told, (await gerda.GetAsync("/sleutels")).At(".baken-notice--amber") is not null);
    }

    [Theory]
    [InlineData("nl", "Opvragen wat deze sleutel mag")]
    [InlineData("en", "Ask what this key may do")]
    public async Task What_a_key_may_is_said_in_words_beside_the_address(string language, string words)
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        await KeyMaker.MakeAsync(baken, "Gerda");
        using var gerda = await baken.VisitAsync("Gerda", language);
        foreach (var path in new[] { "/sleutels", "/sleutels/nieuw" })
        {
            var page = await gerda.GetAsync(path);
            Assert.Contains(words, page.Words, StringComparison.Ordinal);
            Assert.Contains("/api/v1/sleutel", page.Words, StringComparison.Ordinal);
        }

        Assert.All(global::Baken.Hosting.Places.All.Where(place => place.Api), place => Assert.False(string.IsNullOrEmpty(
            new System.Resources.ResourceManager(typeof(Texts.Organisations)).GetString("Scope." + place.Route, System.Globalization.CultureInfo.GetCultureInfo(language)))));
    }
}
