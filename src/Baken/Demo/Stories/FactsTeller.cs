using System.Globalization;

namespace Baken.Demo.Stories;

/// <summary>Invents the facts of reports. Numbers lie where none are issued: phones 06 00, KvK below 00100000, plates with 000, postcodes ending in SA, SD or SS.</summary>
internal sealed class FactsTeller
{
    private readonly TextFile _words = TextFile.Read("woorden");
    private readonly List<(string Code, string Name, int Weight, string Postcode)> _places;
    private readonly IReadOnlyList<Scene> _scenes = [.. TextFile.ReadAll("Scenes").Select(f => new Scene(f))];

    public FactsTeller()
    {
        _places = [.. TextFile.Read("gemeenten").Rows("gemeenten", '|').Select(r => (r[0], r[1], Number(r[2]), r[3]))];
        Employers = [.. TextFile.Read("werkgevers").Rows("werkgevers", '|').Select(r =>
            new Employer(r[0], r[1], r[2], Number(r[3]), r[4].Split(';', StringSplitOptions.TrimEntries)))];
    }

    /// <summary>Companies that come back in several reports.</summary>
    public IReadOnlyList<Employer> Employers { get; }

    /// <summary>Facts for one report; with an employer, about that employer.</summary>
    public Facts Tell(Dice dice, int? employerIndex)
    {
        Employer? employer = employerIndex is int index ? Employers[index] : null;
        Scene scene = dice.Weighted(
            [.. _scenes.Where(s => employer is null || (s.Language == "nl" && s.Sectors.Any(x => x.Code == employer.Sector)))], s => s.Weight);
        string sector = employer?.Sector ?? dice.Weighted(scene.Sectors, s => s.Weight).Code;
        (string code, string place, int _, string postcode) = employer is not null && dice.Chance(85)
            ? _places.First(p => p.Code == employer.Municipality)
            : dice.Weighted(_places, p => p.Weight);
        bool placeKnown = employer is not null || dice.Chance(88);
        bool addressKnown = placeKnown && dice.Chance(48);
        Dice steady = new(7, 1000 + (employerIndex ?? 0));
        string street = (employer is not null && dice.Chance(60) ? steady : dice).Of(_words.Section("straat")).Text;
        string address = $"{street} {(employer is null ? dice.Between(1, 180) : steady.Between(1, 180))}, {postcode}{dice.Between(10, 99)} {dice.Of(_words.Section("postcodeletters")).Text} {place.Replace("het ", "", StringComparison.Ordinal)}";
        string[] suspect = dice.Of([.. _words.Rows("verdachte", '|')]);
        bool suspectKnown = dice.Chance(32) && scene.Language == "nl";
        bool female = dice.Chance(scene.PercentWomen);
        return new Facts(
            scene, sector, female, dice.Between(scene.Youngest, scene.Oldest),
            dice.Chance(scene.Group ? 8 : 30) ? dice.Of(_words.Section(female ? "vrouwennaam" : "mannennaam")).Text : null,
            placeKnown ? code : null, placeKnown ? place : null, addressKnown ? street : null, addressKnown ? address : null,
            employer is not null ? Known(employer, dice) : OneOff(scene, sector, dice),
            Phone(scene, dice, employerIndex), Plate(scene, dice, employerIndex),
            dice.Chance(Share(scene, 3, 30, 25, 3)) ? dice.Of(_words.Section("online")).Text + "_" + dice.Between(10, 999) : null,
            dice.Chance(Share(scene, 5, 20, 3, 1)) ? dice.Of(_words.Section("link")).Text + dice.Between(1000, 9999) : null,
            dice.Chance(Share(scene, 6, 3, 2, 1)) ? $"{dice.Of(_words.Section("mail")).Text}{dice.Between(1, 99)}@{dice.Of(["post", "werk", "kantoor"])}.example" : null,
            suspectKnown ? suspect[0] : null, suspect[1], suspect[2].Length > 0 ? suspect[2] : null, employerIndex);
    }

    private static StoryCompany Known(Employer employer, Dice dice) => new(
        dice.Of(employer.Names),
        dice.Chance(70) ? Spaced(employer.Kvk, dice) : null,
        dice.Chance(15) ? "0000000" + employer.Kvk[3..] : null);

    private StoryCompany? OneOff(Scene scene, string sector, Dice dice)
    {
        if (!dice.Chance(Share(scene, 45, 6, 3, 3)) || _words.Section("vak." + sector) is not { Count: > 0 } trades)
        {
            return null;
        }

        string name = $"{dice.Of(_words.Section("handelsnaam")).Text} {dice.Of(trades).Text}{(dice.Chance(60) ? " " + dice.Of(_words.Section("rechtsvorm")).Text : "")}";
        string kvk = dice.Between(30_000, 99_999).ToString("00000000", CultureInfo.InvariantCulture);
        return new StoryCompany(name, dice.Chance(35) ? Spaced(kvk, dice) : null, dice.Chance(6) ? "0000000" + kvk[3..] : null);
    }

    private static string Spaced(string kvk, Dice dice) => dice.Below(5) switch
    {
        0 => $"{kvk[..4]} {kvk[4..]}",
        1 => $"{kvk[..2]} {kvk[2..4]} {kvk[4..6]} {kvk[6..]}",
        _ => kvk,
    };

    private static string? Phone(Scene scene, Dice dice, int? employer)
    {
        if (!dice.Chance(employer is null ? Share(scene, 20, 38, 24, 8) : 55))
        {
            return null;
        }

        // 2…: an employer's own number; 3…: numbers that come back in reports of one form; 4… and up: seen once.
        int number = employer is int index ? 200_000 + (index * 137)
            : dice.Chance(25) ? 300_000 + (scene.Form.Length * 1_000) + (dice.Below(12) * 71)
            : dice.Between(400_000, 999_999);
        string d = number.ToString("000000", CultureInfo.InvariantCulture);
        return dice.Below(4) switch
        {
            0 => "0600" + d,
            1 => $"06-00{d}",
            2 => $"+31 6 00 {d[..2]} {d[2..4]} {d[4..]}",
            _ => $"06 00 {d[..2]} {d[2..4]} {d[4..]}",
        };
    }

    private static string? Plate(Scene scene, Dice dice, int? employer)
    {
        if (!dice.Chance(employer is null ? Share(scene, 20, 20, 24, 8) : 45))
        {
            return null;
        }

        const string letters = "BDFGHJKLNPRSTVXZ";
        Dice own = employer is int index ? new Dice(7, 2000 + index)
            : dice.Chance(20) ? new Dice(7, 3000 + (scene.Form.Length * 20) + dice.Below(8))
            : dice;
        return $"{letters[own.Below(16)]}{letters[own.Below(16)]}-000-{letters[own.Below(16)]}";
    }

    private static int Share(Scene scene, int labour, int sexual, int criminal, int other) => scene.Form switch
    {
        "labour" => labour,
        "sexual" => sexual,
        "criminal" => criminal,
        _ => other,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>
/// <c>Times</c>: How many reports there are about it.
/// <c>Names</c>: The ways in which reporters spell it.
/// </summary>
internal sealed record Employer(string Kvk, string Sector, string Municipality, int Times, IReadOnlyList<string> Names);
