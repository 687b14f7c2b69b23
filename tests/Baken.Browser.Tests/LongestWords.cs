using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Microsoft.EntityFrameworkCore;

namespace Baken.Browser.Tests;

/// <summary>A stage on which every text is as long and as unbreakable as people can make it.</summary>
internal static class LongestWords
{
    /// <summary>A word of a hundred characters.</summary>
    public static readonly string Word = string.Concat(Enumerable.Repeat("Aansprakelijkheidswaardevaststelling", 3))[..100];

    /// <summary>More signals than one page of the queue holds.</summary>
    private const int Many = 51;

    public static async Task<Stage> StartAsync()
    {
        var stage = await Stage.StartAsync();
        await LengthenNamesAsync(stage);
        await stage.PlanAsync("Fatma", "Bram");
        await stage.AwayAsync();
        for (var i = 0; i < Many; i++)
        {
            await stage.ReportAsync($"rij {i}", new Facts { Title = Title($"rij{i}"), Narrative = Word, Danger = i % 10 == 0 ? Answer.Yes : null, Municipality = Longest });
        }

        foreach (var name in new[] { "bij team", "opgepakt", "heropend" })
        {
            await stage.ReportAsync(name, Everything(name), ReporterWish.MayContact, new ReporterContact(Word, Word, Word));
            await stage.DecideAsync(name, $"{Word} {Word}");
        }

        await stage.TakeUpAsync("opgepakt");
        await stage.TakeUpAsync("heropend");
        await stage.CloseAsync("heropend", "unfounded", $"{Word} {Word}");
        await stage.AddAsync("heropend", $"{Word} {Word}");
        await stage.ReportAsync("wacht", Everything("wacht") with { Persons = [new Person(PersonRole.PossibleVictim, Word, 16, Description: Word)] });
        await stage.DecideAsync("wacht", $"{Word} {Word}", Outcome.Criminal);
        await stage.ReportAsync("kas", Everything("kas"), ReporterWish.MayContact, new ReporterContact(Word, Word, Word));
        await stage.ReportAsync("nieuw", Everything("nieuw"));
        await SuperviseLooks.PutAsync(stage, $"{Word} {Word}", Word);
        return stage;
    }

    private static string Longest => Municipalities.All.MaxBy(municipality => municipality.Name.Length)!.Code;

    private static string Title(string name) => (name + Word)[..100];

    private static Facts Everything(string name) => new()
    {
        Title = Title(name),
        Narrative = string.Join(' ', Enumerable.Repeat(Word, ReportRules.Items)),
        Danger = Answer.No,
        When = new PartialDate(24, 9, 2026),
        Continues = Answer.Unknown,
        Municipality = Municipalities.Find("Westland")!.Code,
        Address = Word,
        Forms = [.. ExploitationForms.Catalogue.All.Select(form => form.Code)],
        Sector = Sectors.Catalogue.All.MaxBy(sector => sector.Name(CultureInfo.InvariantCulture).Length)!.Code,
        Persons = [.. Twenty(i => new Person(PersonRole.Witness, Word, 40 + i, Description: Word))],
        Companies = [.. Twenty(i => new Company(Word + i, (10_000_000 + i).ToString(CultureInfo.InvariantCulture), (100_000_000_000 + i).ToString(CultureInfo.InvariantCulture)))],
        Phones = [.. Twenty(i => $"06 00 00 01 {i:00}")],
        Emails = [.. Twenty(i => $"{Word}{i}@voorbeeld.example")],
        Plates = [.. Twenty(i => $"VX-1{i:00}-B")],
        OnlineNames = [.. Twenty(i => Word + i)],
        Links = [.. Twenty(i => $"https://voorbeeld.example/{Word}{i}")],
        Indicators = [.. Indicators.Catalogue.All.Take(ReportRules.Items).Select(indicator => new ObservedIndicator(indicator.Code, 0, 100))],
    };

    private static IEnumerable<T> Twenty<T>(Func<int, T> make) => Enumerable.Range(0, ReportRules.Items).Select(make);

    private static Task<bool> LengthenNamesAsync(Stage stage) => stage.Baken.Get<WriteDoor>().WriteAsync(Actor.System("test"), "test", async (unit, token) =>
    {
        unit.NoAudit("A test lengthens names.");
        foreach (var user in await unit.Db.Users.ToListAsync(token))
        {
            user.Name += " van Oldenbarnevelt-Hoogeveensterveldhuizen tot de Achterste Molenbeek";
        }

        foreach (var team in await unit.Db.Set<Team>().ToListAsync(token))
        {
            team.Name += " en Arbeidsmarktdiscriminatiebestrijdingsbeleid";
        }

        foreach (var organisation in await unit.Db.Set<Organisation>().ToListAsync(token))
        {
            organisation.Name += " en Arbeidsomstandighedenverbeteringsautoriteit";
        }

        return true;
    }, default);
}
