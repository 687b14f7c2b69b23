using Baken.Signals;
using Baken.Signals.Reference;

namespace Baken.Browser.Tests;

/// <summary>The fictional company of the README's example, and what was told about it before.</summary>
internal static class Kasbloei
{
    public const string Name = "Kasbloei Personeel B.V.";
    public const string Kvk = "00012345";
    public const string Phone = "06 00 12 34 56";

    public const string NotTakenUp = "Loon ingehouden bij uitzendkrachten in een kas";
    public const string Fined = "Kaswerkers wonen met veertien in een woning";

    /// <summary>Two earlier signals: one that was not taken up for want of capacity, and a year later one that ended in a fine.</summary>
    public static async Task PutEarlierSignalsAsync(Stage stage)
    {
        await stage.ReportAsync("niet opgepakt", About(NotTakenUp, "Mijn collega's krijgen maar een deel van hun loon en betalen elke week 110 euro voor een bed.") with
        {
            Companies = [new Company("KASBLOEI PERSONEEL BV")],
            Phones = ["0600123456"],
        });
        await stage.DecideAsync("niet opgepakt", "De feiten gaan over loon, uren en huisvesting.");
        await stage.CloseAsync("niet opgepakt", "no_capacity", "Dit kwartaal zijn er geen inspecteurs vrij.");
        stage.Pass(TimeSpan.FromDays(364));
        await stage.ReportAsync("boete", About(Fined, "In het huis naast ons wonen zeker veertien mensen die in een kas werken. Op het busje staat Kasbloei Personeel B.V.") with
        {
            Companies = [new Company(Name, "0001 2345")],
        });
        await stage.DecideAsync("boete", "Te veel bewoners in het pand en inhoudingen op het loon.");
        await stage.TakeUpAsync("boete");
        await stage.CloseAsync("boete", "fine_imposed", "Boete voor onderbetaling en voor de huisvesting.");
        stage.Pass(TimeSpan.FromDays(364));
    }

    public static Facts About(string title, string narrative) => new()
    {
        Title = title,
        Narrative = narrative,
        Forms = ["labour"],
        Sector = "greenhouse",
        Municipality = Municipalities.Find("Westland")!.Code,
    };
}
