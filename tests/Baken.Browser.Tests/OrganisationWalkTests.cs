using System.Text.RegularExpressions;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Testing;
using Baken.Testing.Web;
using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>An organisation joins, its people come and one of them leaves; a month later two people look back. All through the pages, by people who sign in themselves.</summary>
public sealed partial class OrganisationWalkTests(Chromium chromium)
{
    private const string Title = "Zes mensen slapen boven een nagelstudio";

    // Saar leads, Noud leaves, Wies takes over, Ties moves, Job supervises.
    private const string List = """
        naam;e-mail;rollen;teams
        Saar Winkel;saar@zwolle.example;teamleider;Toezicht
        Noud Bakker;noud@zwolle.example;teamlid;Toezicht
        Wies de Groot;wies@zwolle.example;teamlid;Toezicht
        Ties van Es;ties@zwolle.example;teamlid;Toezicht
        Job Kramer;job@zwolle.example;functionaris gegevensbescherming;
        Ümit Yılmaz;umit@zwolle.example;zorgcoördinator;Zorg
        محمد حداد;mohammed@zwolle.example;analist;
        O'Brien X;x@zwolle.example;programmamanager;
        """;

    [Theory]
    [InlineData(Database.Sqlite, true)]
    [InlineData(Database.Sqlite, false)]
    [InlineData(Database.Postgres, true)]
    public async Task An_organisation_joins_lets_somebody_go_and_answers_for_it(Database database, bool javaScript)
    {
        var mails = MailServer.Started();
        await using var server = mails;
        await using var stage = new Stage(await RunningBaken.StartAsync(database, mail: mails.Setting));
        var visitor = new Visitor { JavaScript = javaScript };
        await chromium.VisitAsync(visitor, async page =>
        {
            page.SetDefaultTimeout(10_000);
            var people = new Walk(stage, mails, page);

            // The platform administrator lets the municipality in.
            await people.BecomeAsync("Wout");
            await people.GoAsync("/organisaties");
            await page.FollowAsync("Nieuwe organisatie");
            await page.WriteAsync("Naam", "Gemeente Zwolle");
            await page.GetByLabel("Soort", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Gemeente" });
            await page.WriteAsync("Code", "zwolle");
            await page.WriteAsync("Naam van de eerste beheerder", "Ans Pieters");
            await page.WriteAsync("E-mailadres van de eerste beheerder", "ans@zwolle.example");
            await page.PushAsync("Laat organisatie toe");
            await page.SeesAsync("Gemeente Zwolle doet mee. De eerste beheerder krijgt een uitnodiging.");

            // Its administrator comes in by the link, with password, code app and recovery codes.
            await people.ActivateAsync("ans@zwolle.example");
            await people.GoAsync("/teams");
            foreach (var team in new[] { "Toezicht", "Zorg" })
            {
                await page.WriteAsync("Naam van het team", team);
                await page.PushAsync("Maak team");
                await page.SeesAsync($"Team {team} is gemaakt.");
            }

            await people.GoAsync("/gebruikers");
            await page.FollowAsync("Nodig een lijst uit");
            await page.WriteAsync("Of plak de lijst hier", List);
            await page.PushAsync("Kijk de lijst na");
            await page.SeesAsync("Alles klopt. 8 mensen krijgen een uitnodiging.");
            await page.PushAsync("Nodig alle 8 uit");
            await page.SeesAsync("8 mensen zijn uitgenodigd.");

            // Who reads signals waits for a second person: the platform's, as there is no lead yet.
            await people.ConfirmAllAsync("Wout", 5);
            await people.ActivateAsync("saar@zwolle.example");
            await people.ActivateAsync("wies@zwolle.example");

            // Noud takes up a signal; his session stays open in his own browser.
            await chromium.VisitAsync(visitor, async his =>
            {
                his.SetDefaultTimeout(10_000);
                var noud = new Walk(stage, mails, his);
                await noud.ActivateAsync("noud@zwolle.example");
                var number = await RoutedAsync(stage);
                await noud.GoAsync("/mijn-werk");
                await his.GetByRole(AriaRole.Row).Filter(new() { HasText = Title }).GetByRole(AriaRole.Link).First.ClickAsync();
                await his.PushAsync("Oppakken");
                await his.SeesAsync("Dit signaal staat nu op uw naam.");

                await people.SignInAsync("ans@zwolle.example");
                await people.PersonAsync("Ties van Es");
                await page.Locator("label", new() { HasText = "Toezicht" }).ClickAsync();
                await page.Locator("label", new() { HasText = "Zorg" }).Last.ClickAsync();
                await page.PushAsync("Leg vast");
                await page.SeesAsync("De gegevens van Ties van Es zijn vastgelegd.");

                await people.PersonAsync("Saar Winkel");
                await page.FollowAsync("Leg afwezigheid vast");
                await people.DaysAsync("From", 24, 12);
                await people.DaysAsync("Until", 31, 12);
                await page.ChooseAsync("Wies de Groot");
                await page.PushAsync("Leg vast");
                await page.SeesAsync("24 december 2026 t/m 31 december 2026: Wies de Groot neemt waar.");

                await people.PersonAsync("Noud Bakker");
                await page.FollowAsync("Beëindig dit account");
                await page.ChooseAsync("Wies de Groot");
                await page.PushAsync("Beëindig account");
                await page.SeesAsync("Het account van Noud Bakker is beëindigd. Het open werk is overgedragen.");

                // His next request is refused, and the work is hers.
                await noud.GoAsync("/signalen/" + number);
                Assert.StartsWith("/inloggen", new Uri(his.Url).AbsolutePath, StringComparison.Ordinal);
                await people.SignInAsync("wies@zwolle.example");
                await people.GoAsync("/signalen/" + number);
                await page.SeesHeadingAsync(Title);
                await page.SeesAsync("Wies de Groot");

                // A month later: who has access.
                stage.Pass(TimeSpan.FromDays(31));
                await people.SignInAsync("ans@zwolle.example");
                await people.GoAsync("/toegang");
                var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "محمد حداد" });
                await Assertions.Expect(row).ToContainTextAsync("nog nooit");
                await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Saar Winkel" })).ToContainTextAsync("Teamleider, sinds di 24 nov");
                await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Noud Bakker" })).ToHaveCountAsync(0);
                await page.ChooseAsync("Ik heb deze lijst nagekeken");
                await page.PushAsync("Onderteken");
                await people.CodeAsync("ans@zwolle.example");
                await page.SeesAsync("De controle is ondertekend.");

                // And the officer: who looked at it, and what for.
                await people.AgainAsync("ans@zwolle.example", "Job Kramer");
                await people.ActivateAsync("job@zwolle.example");
                await people.GoAsync("/inzage");
                await page.WriteAsync("Signaalnummer", number);
                await page.PushAsync("Toon wie keek");
                foreach (var who in new[] { "Noud Bakker", "Wies de Groot" })
                {
                    await Assertions.Expect(page.Locator("#antwoord").GetByRole(AriaRole.Row).Filter(new() { HasText = who })).ToContainTextAsync("handelen als team");
                }

                await Assertions.Expect(page.Locator("#antwoord")).ToContainTextAsync("Informatieplein");
                await Assertions.Expect(page.Locator("#antwoord")).Not.ToContainTextAsync("Noor");
                Assert.DoesNotContain(Title, await page.ContentAsync(), StringComparison.Ordinal);
            });
        });
    }

    // Comes in and is passed on to the new team, against the proposal.
    private static async Task<string> RoutedAsync(Stage stage)
    {
        var placed = await stage.ReportAsync("nagelstudio", new Facts
        {
            Title = Title,
            Narrative = "Boven de nagelstudio slapen zes mensen. Zij komen nooit buiten.",
            Forms = ["labour"],
            Municipality = Municipalities.Find("Zwolle")!.Code,
        });
        var noor = await stage.Baken.ActorAsync("Noor");
        var seen = (await stage.Baken.Get<SignalFile>().OpenAsync(noor, placed.Number, default))!;
        var team = await stage.TeamAsync("Toezicht");
        var decided = await stage.Baken.Get<Deciding>().DecideAsync(noor, placed.Number, new DecisionForm
        {
            Outcome = Outcome.Administrative,
            Urgency = Urgency.Normal,
            Reason = "De gemeente kan de bewoning nagaan.",
            FollowsProposal = false,
            OtherTeam = team,
            OverrideReason = "De gemeente kent het pand.",
            SeenDecisions = seen.Decisions,
            SeenContent = seen.ContentVersion,
        }, null, default);
        Assert.IsType<DecideOutcome.InForce>(decided);
        await stage.Baken.SettleAsync();
        return placed.Number;
    }

    /// <summary>One browser, and who sits before it.</summary>
    private sealed partial class Walk(Stage stage, MailServer mails, IPage page)
    {
        private const string Password = "een lange zin om te onthouden";
        private static readonly Dictionary<(Stage, string), string> Keys = [];

        public Task<IResponse?> GoAsync(string path) => page.GotoAsync(new Uri(stage.Baken.Address, path).ToString());

        public Task BecomeAsync(string firstName) => new Sight(page, stage).BecomeAsync(firstName);

        /// <summary>Follows the link in the last mail: password, code app, recovery codes, the page that welcomes.</summary>
        public async Task ActivateAsync(string email)
        {
            await LeaveAsync();
            await stage.Baken.SettleAsync();
            await GoAsync(mails.Taken.Where(mail => mail.To.Mailboxes.Any(box => box.Address == email)).Select(mail => Link().Match(mail.TextBody ?? "")).Last(match => match.Success).Value);
            await page.WriteAsync("Nieuw wachtwoord", Password);
            await page.WriteAsync("Nog een keer hetzelfde wachtwoord", Password);
            await page.PushAsync("Stel wachtwoord in");
            await page.SeesHeadingAsync("Stel uw code-app in");
            Keys[(stage, email)] = await page.Locator("main form .baken-mono").First.InnerTextAsync();
            await page.WriteAsync("Code uit de app", Code(email));
            await page.PushAsync("Stel in");
            await page.SeesHeadingAsync("Bewaar uw herstelcodes");
            await Assertions.Expect(page.Locator(".baken-codes li")).ToHaveCountAsync(10);
            await page.FollowAsync("Ga naar Baken");
            Assert.Equal("/welkom", new Uri(page.Url).AbsolutePath);
        }

        public async Task SignInAsync(string email)
        {
            await LeaveAsync();
            await GoAsync("/inloggen");
            await page.WriteAsync("E-mailadres", email);
            await page.WriteAsync("Wachtwoord", Password);
            await page.PushAsync("Log in");
            await page.SeesHeadingAsync("Vul uw code in");
            await page.WriteAsync("Code", Code(email));
            await page.PushAsync("Log in");
            await page.WaitForURLAsync(url => !url.Contains("/inloggen", StringComparison.Ordinal));
        }

        /// <summary>Gives the code where it is asked for; it is not, shortly after another one.</summary>
        public async Task CodeAsync(string email)
        {
            if (await page.GetByLabel("Code", new() { Exact = true }).CountAsync() > 0)
            {
                await page.WriteAsync("Code", Code(email));
                await page.PushAsync("Bevestig en ga door");
            }
        }

        /// <summary>Confirms all that waits for this person of the platform.</summary>
        public async Task ConfirmAllAsync(string firstName, int count)
        {
            await LeaveAsync();
            await BecomeAsync(firstName);
            for (var i = 0; i < count; i++)
            {
                await GoAsync("/bevestigen");
                await page.Locator("main button[name=Confirms][value=true]").First.ClickAsync();
                await page.SeesAsync("Bevestigd. Het is meteen gedaan.");
            }

            await GoAsync("/bevestigen");
            await page.SeesAsync("Er wacht niets op u.");
        }

        public async Task PersonAsync(string name)
        {
            await GoAsync("/gebruikers");
            await page.FollowAsync(name);
            await page.SeesHeadingAsync(name);
        }

        /// <summary>The invitation has lapsed by now; a new one.</summary>
        public async Task AgainAsync(string administrator, string name)
        {
            await PersonAsync(name);
            await page.PushAsync("Stuur nieuwe link");
            await CodeAsync(administrator);
            await page.SeesAsync($"{name} krijgt een nieuwe link.");
        }

        public async Task DaysAsync(string field, int day, int month)
        {
            foreach (var (part, value) in new[] { ("Day", day), ("Month", month), ("Year", 2026) })
            {
                await page.Locator($"[name='{field}.{part}']").FillAsync($"{value}");
            }
        }

        private Task LeaveAsync() => page.Context.ClearCookiesAsync(new() { Name = "baken-sessie" });

        // Half a minute later the app shows another code: no code works twice.
        private string Code(string email)
        {
            stage.Pass(TimeSpan.FromSeconds(30));
            return CodeApp.Code(Keys[(stage, email)], stage.Baken.Clock.GetUtcNow());
        }

        [GeneratedRegex("/activeren/[A-Za-z0-9_-]+")]
        private static partial Regex Link();
    }
}
