using System.Globalization;

namespace Baken.Demo.Stories;

/// <summary>A kind of situation, read from one file of the folder Scenes: who may be the victim, who may report it, what may be seen.</summary>
internal sealed class Scene
{
    public Scene(TextFile file)
    {
        Language = file.Head("taal", "nl");
        Form = file.Head("vorm");
        Weight = Number(file.Head("gewicht"));
        PercentWomen = Number(file.Head("vrouwen"));
        Group = file.Head("slachtoffer") == "groep";
        int[] ages = [.. file.Head("leeftijd").Split('-').Select(Number)];
        (Youngest, Oldest) = (ages[0], ages[1]);
        Indicators = file.Head("aanwijzingen").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Sectors = [.. file.Head("sector").Split(',', StringSplitOptions.TrimEntries).Select(s => s.Split(' ')).Select(s => (s[0], s.Length > 1 ? Number(s[1]) : 1))];
        Titles = file.Section("titel");
        Openings = file.Section("begin");
        Observations = file.Section("gezien");
        Endings = file.Section("slot");
    }

    public string Language { get; }
    public string Form { get; }
    public int Weight { get; }
    public int PercentWomen { get; }

    /// <summary>The victims are several people; else one.</summary>
    public bool Group { get; }

    public int Youngest { get; }
    public int Oldest { get; }
    public IReadOnlyList<string> Indicators { get; }
    public IReadOnlyList<(string Code, int Weight)> Sectors { get; }
    public IReadOnlyList<Line> Titles { get; }
    public IReadOnlyList<Line> Openings { get; }
    public IReadOnlyList<Line> Observations { get; }
    public IReadOnlyList<Line> Endings { get; }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
