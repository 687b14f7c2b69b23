using System.Net;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Signals.Reference;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Design;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Organisations;

public sealed class OrganisationPagesTests
{
    public static readonly string[] Paths = ["/organisaties", "/nieuwe-organisatie", "/organisaties/inspectie", "/organisaties/inspectie/wijzigen", "/organisaties/inspectie/vertrek", "/regios", "/talen", "/talen/pl.csv"];

    [Fact]
    public async Task For_everybody_but_a_platform_administrator_these_pages_do_not_exist()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        foreach (var who in new[] { "Noor", "Inge", "Hanna", "Gerda", "Annet", "Koen" })
        {
            using var browser = await baken.VisitAsync(who);
            foreach (var path in Paths)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
            }
        }

        using var stranger = baken.Visit();
        stranger.Follows = false;
        Assert.All(await Task.WhenAll(Paths.Select(stranger.GetAsync)), page => Assert.Equal(HttpStatusCode.Redirect, page.Status));
        using var wout = await baken.VisitAsync("Wout");
        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.OK, (await wout.GetAsync(path)).Status);
        }

        foreach (var path in new[] { "/organisaties/bestaat-niet", "/organisaties/bestaat-niet/wijzigen", "/organisaties/bestaat-niet/vertrek", "/organisaties/beheer/vertrek" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await wout.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task The_platform_administrator_reads_no_signal()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var wout = await baken.VisitAsync("Wout");
        Assert.Equal(["Mijn werk", "Bevestigen", "Organisaties", "Regio’s", "Talen", "Hulp"], (await wout.GetAsync("/organisaties")).Html.QuerySelectorAll(".baken-nav .baken-wrap > ul a").Select(a => a.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await wout.GetAsync("/signalen")).Status);
    }

    [Theory, BothDatabases]
    public async Task An_organisation_is_let_in_with_an_administrator_who_is_invited_and_has_no_password(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var wout = await baken.VisitAsync("Wout");
        var form = await wout.GetAsync("/nieuwe-organisatie");
        var refused = await wout.SendAsync(form, [("Form.Name", "Gemeente O’Zwolle"), ("Form.Code", "Zwolle!"), ("Form.AdministratorName", ""), ("Form.AdministratorEmail", "geen adres")]);
        Assert.Contains("Kies een code van 2 tot 40", refused.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal(4, refused.Html.QuerySelectorAll(".baken-error-summary li").Length);
        Assert.Equal("Gemeente O’Zwolle", refused.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));

        var filled = new (string, string)[]
        {
            ("Form.Name", "Gemeente O’Zwolle"), ("Form.Code", "zwolle"), ("Form.Kind", "municipality"), ("Form.Regions", "VR04"), ("Form.AdministratorName", "Ø"), ("Form.AdministratorEmail", "beheer@zwolle.example"),
        };
        var done = await wout.SendAsync(form, filled);
        Assert.Equal("/organisaties/zwolle", done.Path);
        Assert.Contains("Gemeente O’Zwolle doet mee", done.Words, StringComparison.Ordinal);
        Assert.Contains("IJsselland", done.Words, StringComparison.Ordinal);
        Assert.Contains("Deze code heeft al een organisatie", (await wout.SendAsync(form, filled)).Words, StringComparison.Ordinal);
        var other = filled.Select(field => field.Item1 == "Form.Code" ? ("Form.Code", "zwolle-2") : field);
        Assert.Contains("Dit adres heeft al een account", (await wout.SendAsync(form, other)).Words, StringComparison.Ordinal);

        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        var administrator = await open.Db.Users.SingleAsync(u => u.Email == "beheer@zwolle.example", TestContext.Current.CancellationToken);
        Assert.Null(administrator.PasswordHash);
        // The link is made when the mail goes out: none is there for anybody to see.
        Assert.Null(administrator.InvitationHash);
        Assert.Contains(await open.Db.Set<Kernel.Outbox.OutboxMessage>().Select(m => m.Payload).ToListAsync(TestContext.Current.CancellationToken), payload => payload.Contains(administrator.Id.ToString(), StringComparison.Ordinal) && payload.Contains("Kind", StringComparison.Ordinal));
        Assert.Equal([Role.Administrator], await open.Db.Set<RoleAssignment>().Where(r => r.UserId == administrator.Id).Select(r => r.Role).ToListAsync(TestContext.Current.CancellationToken));
        var audit = await open.Db.Set<Kernel.Audit.AuditRecord>().Where(a => a.Purpose == "organisations" && !a.Refused).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["organisation.add", "user.invite"], audit.Order());
    }

    [Fact]
    public async Task The_list_is_searched_and_filtered_and_an_empty_one_says_why()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var wout = await baken.VisitAsync("Wout");
        Assert.Equal(25, Names(await wout.GetAsync("/organisaties")).Count);
        Assert.Equal(["Veilig Thuis Duinkust"], Names(await wout.GetAsync("/organisaties?zoek=veilig+thuis")));
        Assert.Equal(["Baken beheer", "Programma tegen Mensenhandel"], Names(await wout.GetAsync("/organisaties?soort=ministry")));
        var none = await wout.GetAsync("/organisaties?zoek=%C3%A9%00nergens&soort=onbekend");
        Assert.StartsWith("Geen organisatie met dit filter.", none.At(".baken-empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_beside_a_colleague_s_is_shown_and_nothing_typed_is_lost()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var wout = await baken.VisitAsync("Wout");
        using var petra = await baken.VisitAsync("Petra");
        var form = await wout.GetAsync("/organisaties/riec/wijzigen");
        await petra.SendAsync(await petra.GetAsync("/organisaties/riec/wijzigen"), [("Form.Name", "RIEC Noord")]);
        var met = await wout.SendAsync(form, [("Form.Name", "RIEC Zuid")]);
        Assert.Contains("RIEC Noord", met.At(".baken-notice--amber"), StringComparison.Ordinal);
        Assert.Equal("RIEC Zuid", met.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        var done = await wout.SendAsync(met, []);
        Assert.Equal(("/organisaties/riec", "RIEC Zuid"), (done.Path, done.At("h1")));
        Assert.Contains("Haaglanden, Hollands Midden", done.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_the_list_can_be_chosen_in_both_languages_and_the_demo_has_one_of_each()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        foreach (var language in new[] { "nl", "en" })
        {
            using var wout = await baken.VisitAsync("Wout", language);
            var page = await wout.GetAsync("/nieuwe-organisatie");
            var offered = page.Html.QuerySelectorAll("[name='Form.Kind'] option").Skip(1).Select(o => (o.GetAttribute("value"), o.TextContent.ToLowerInvariant())).ToList();
            Assert.Equal(PartnerKinds.Catalogue.All.Select(kind => ((string?)kind.Code, (language == "nl" ? kind.Nl : kind.En).ToLowerInvariant())), offered);
        }

        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        var kinds = await open.Db.Set<Organisation>().Select(o => o.Kind).Distinct().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Empty(Asked.Except(kinds));
        Assert.Empty(Asked.Except(PartnerKinds.Catalogue.All.Select(kind => kind.Code)));
        // Nothing else names them: a new kind is a row of the list, and this test's count of what is asked for.
        var naming = Directory.EnumerateFiles(Repository.At("src"), "*.*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".resx")
            .Where(file => File.ReadAllText(file).Contains("national_rapporteur", StringComparison.Ordinal));
        Assert.Empty(naming);
    }

    private static readonly string[] Asked =
    [
        "police_unit", "marechaussee", "labour_inspectorate", "prosecution", "immigration_service", "visa_desk", "municipality", "care_coordination", "comensha", "shelter", "youth_care",
        "veilig_thuis", "school", "healthcare", "ngo", "bank", "fiu", "ministry", "national_rapporteur", "riec", "emm", "safety_house",
    ];

    private static List<string> Names(Page page) => [.. page.Html.QuerySelectorAll("tbody th a").Select(a => a.TextContent)];
}
