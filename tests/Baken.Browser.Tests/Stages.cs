using Baken.Browser.Tests;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Testing;
using Baken.Testing.Web;

[assembly: AssemblyFixture(typeof(Stages))]

namespace Baken.Browser.Tests;

/// <summary>
/// The states in which pages are looked at, each a running Baken that the tests share. They only look, or send what is refused: what a test
/// changes for good, it does on a stage of its own.
/// </summary>
public sealed class Stages : IAsyncDisposable
{
    private readonly Lazy<Task<Stage>> empty = new(() => Stage.StartAsync());
    private readonly Lazy<Task<Stage>> full = new(StartFullAsync);
    private readonly Lazy<Task<Stage>> longest = new(LongestWords.StartAsync);
    private readonly Lazy<Task<Stage>> reporting = new(() => Stage.StartAsync());
    private readonly Lazy<Task<Stage>> closed = new(async () => new Stage(await RunningBaken.StartAsync(Database.Sqlite, withAssessors: false)));

    /// <summary>People, and no signals.</summary>
    internal Task<Stage> EmptyAsync() => empty.Value;

    /// <summary>A dozen signals, one in each state.</summary>
    internal Task<Stage> FullAsync() => full.Value;

    /// <summary>The longest words everywhere, and twenty of everything.</summary>
    internal Task<Stage> LongestAsync() => longest.Value;

    /// <summary>Where reports are sent; nobody looks at its queue.</summary>
    internal Task<Stage> ReportingAsync() => reporting.Value;

    /// <summary>Nobody reads reports, and the people are not of the demo.</summary>
    internal Task<Stage> ClosedAsync() => closed.Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var stage in new[] { empty, full, longest, reporting, closed }.Where(stage => stage.IsValueCreated))
        {
            await (await stage.Value).DisposeAsync();
        }
    }

    internal static async Task<Stage> StartFullAsync()
    {
        var stage = await Stage.StartAsync();
        await stage.PlanAsync("Fatma", "Bram");
        await Kasbloei.PutEarlierSignalsAsync(stage);
        await LastWeekAsync(stage);
        await TodayAsync(stage);
        await stage.AwayAsync();
        await SuperviseLooks.PutAsync(stage, "Alles over mij vanaf 2024.", "Verzonnen Aanvrager");
        return stage;
    }

    private static async Task LastWeekAsync(Stage stage)
    {
        await stage.ReportAsync("te laat", new Facts
        {
            Title = "Twee jongens slapen achter in de wasstraat",
            Narrative = "Ik breng mijn auto vaak weg en zie steeds dezelfde twee jongens. Zij slapen achter in de hal en krijgen volgens mij geen loon.",
            Forms = ["labour"],
            Municipality = Municipalities.Find("Dordrecht")!.Code,
            Companies = [new Company("Wasstraat De Parel")],
        });
        await stage.ReportAsync("gesloten", Kasbloei.About("Nachtdiensten zonder loon in de champignonkwekerij", "De plukkers werken zes nachten per week en kregen in twee maanden niets."));
        await stage.DecideAsync("gesloten", "De inspectie kan de loonadministratie opvragen.");
        await stage.TakeUpAsync("gesloten");
        await stage.CloseAsync("gesloten", "back_pay", "Elf werknemers kregen hun loon alsnog.");
        await stage.ReportAsync("heropend", Kasbloei.About("Orchideeënkwekerij houdt paspoorten vast", "De voorman bewaart alle paspoorten in een kluis op kantoor."));
        await stage.DecideAsync("heropend", "Documenten afgenomen: een controle ter plaatse ligt voor de hand.");
        await stage.TakeUpAsync("heropend");
        await stage.CloseAsync("heropend", "unfounded", "Tijdens de controle waren de paspoorten bij de werknemers zelf.");
        stage.Pass(TimeSpan.FromDays(7));
    }

    private static async Task TodayAsync(Stage stage)
    {
        await stage.AddAsync("heropend", "Na de controle zijn de paspoorten weer ingenomen. De kluis staat nu in het huis van de voorman.");
        await stage.ReportAsync("kas", Kasbloei.About("Drie mensen slapen in de loods achter de kas", "Drie mensen slapen in de loods achter de kas. Zij werken elke dag veertien uur en de baas heeft hun paspoorten.") with
        {
            Companies = [new Company(Kasbloei.Name, Kasbloei.Kvk)],
            Phones = [Kasbloei.Phone],
            Plates = ["VX-123-B"],
            Persons = [new Person(PersonRole.PossibleVictim, Count: 3), new Person(PersonRole.Suspect, "de baas")],
            Continues = Answer.Yes,
        }, ReporterWish.MayContact, new ReporterContact("Sanne Vermeer", "06 00 98 76 54", "sanne@voorbeeld.example"));
        await stage.CompleteAsync("kas", facts => facts with
        {
            Indicators = [Cited(facts, "ILO-4-01", "elke dag veertien uur"), Cited(facts, "ILO-2-05", "de baas heeft hun paspoorten"), Cited(facts, "ILO-4-04", "slapen in de loods")],
        });
        await stage.ReportAsync("acuut", new Facts
        {
            Title = "Meisje zit opgesloten boven een massagesalon",
            Narrative = "Een meisje riep uit het raam dat zij niet weg mag. Zij is hooguit zestien.",
            Danger = Answer.Yes,
            Forms = ["sexual"],
            Municipality = Municipalities.Find("Rotterdam")!.Code,
            Address = "Havenkade 12",
            Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor)],
        });
        await stage.ReportAsync("wacht", new Facts
        {
            Title = "Advertentie met een meisje dat erg jong lijkt",
            Narrative = "Op een website staat elke dag een nieuwe advertentie met hetzelfde nummer. Zij lijkt vijftien.",
            Forms = ["sexual"],
            Municipality = Municipalities.Find("Leiden")!.Code,
            OnlineNames = ["sterre_x"],
            Persons = [new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor)],
        });
        await stage.DecideAsync("wacht", "Mogelijk minderjarig; de advertenties zijn te herleiden.", Outcome.Criminal, Urgency.High);
        await stage.ReportAsync("voorlopig", new Facts
        {
            Title = "Jongen van zestien moet pakketjes rondbrengen",
            Narrative = "Mijn neef moet 's nachts pakketjes brengen voor mannen die hem bedreigen. Hij is zestien.",
            Danger = Answer.Yes,
            Forms = ["criminal"],
            Municipality = Municipalities.Find("Den Haag")!.Code,
            Persons = [new Person(PersonRole.PossibleVictim, Age: 16)],
        });
        await stage.DecideAsync("voorlopig", "Er is nu gevaar voor een minderjarige.", Outcome.Criminal, Urgency.Acute);
        await stage.ReportAsync("bij team", Kasbloei.About("Chauffeurs wonen in hun vrachtwagen op het veilingterrein", "Zij staan daar al maanden en krijgen per rit betaald.") with
        {
            Sector = "transport",
        });
        await stage.DecideAsync("bij team", "Huisvesting en loon: de inspectie kan controleren.");
        await stage.ReportAsync("opgepakt", Kasbloei.About("Schoonmakers moeten een deel van hun loon teruggeven", "Elke vrijdag halen zij geld en geven dat aan de ploegbaas."), ReporterWish.Anonymous);
        await stage.DecideAsync("opgepakt", "Loon wordt teruggehaald; er zijn namen van de ploegbaas.");
        await stage.TakeUpAsync("opgepakt");
        await stage.ReportAsync("nieuw", new Facts { Title = "Au pair mag het huis niet uit", Narrative = "Zij werkt van zes tot elf en heeft geen vrije dag.", Forms = ["services"], Municipality = Municipalities.Find("Wassenaar")!.Code });
    }

    private static ObservedIndicator Cited(Facts facts, string code, string passage) =>
        new(code, facts.Narrative.IndexOf(passage, StringComparison.Ordinal), passage.Length);
}
