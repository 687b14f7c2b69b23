using System.Reflection;
using System.Text.RegularExpressions;

namespace Baken.Demo.Stories;

/// <summary>
/// A text file beside this code: 'key: value' lines, then sections '[name]' with one text a line; '#' begins a comment.
/// A line may begin with labels ('buur: …', 'labour,sexual: …', '-zelf: …') that say for whom it is meant.
/// </summary>
internal sealed class TextFile
{
    private const string Root = "Baken.Demo.Stories.";
    private readonly Dictionary<string, List<Line>> _sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _head = new(StringComparer.Ordinal);

    private TextFile(string text)
    {
        List<Line>? section = null;
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#'))
        {
            if (line[0] == '[' && line[^1] == ']')
            {
                _sections[line[1..^1]] = section = [];
            }
            else if (section is null)
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                _head[line[..colon]] = line[(colon + 1)..].Trim();
            }
            else
            {
                section.Add(Line.Parse(line));
            }
        }
    }

    public static TextFile Read(string name) => new(Open(Root + name + ".txt"));

    /// <summary>Every file of a folder, in the order of their names.</summary>
    public static IReadOnlyList<TextFile> ReadAll(string folder) =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Root + folder + ".", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new TextFile(Open(n)))];

    public string Head(string key, string missing = "") => _head.GetValueOrDefault(key, missing);

    public IReadOnlyList<Line> Section(string name) => _sections.TryGetValue(name, out List<Line>? lines) ? lines : [];

    /// <summary>The lines of a section cut at a sign, each part trimmed.</summary>
    public IEnumerable<string[]> Rows(string section, char sign) =>
        Section(section).Select(l => l.Text.Split(sign, StringSplitOptions.TrimEntries));

    private static string Open(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The text file {resource} is not in the program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One text with the labels before it.</summary>
internal sealed partial record Line(string Text, IReadOnlyList<string> For, IReadOnlyList<string> NotFor)
{
    /// <summary>The '{word}' holes of the text, without those that choose by sex.</summary>
    public IReadOnlyList<string> Words { get; } = [.. Holes().Matches(Text).Select(m => m.Groups[1].Value)];

    public static Line Parse(string line)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 1 || line[..colon].Any(c => c is not (',' or '-' or '_' or (>= 'a' and <= 'z'))))
        {
            return new Line(line, [], []);
        }

        string[] labels = line[..colon].Split(',');
        return new Line(
            line[(colon + 2)..],
            [.. labels.Where(l => l[0] != '-')],
            [.. labels.Where(l => l[0] == '-').Select(l => l[1..])]);
    }

    /// <summary>Whether the line is meant for one who carries these labels; a line without labels is meant for all.</summary>
    public bool Suits(IReadOnlyCollection<string> labels) =>
        (For.Count == 0 || For.Any(labels.Contains)) && !NotFor.Any(labels.Contains);

    [GeneratedRegex(@"\{([^{}|]+)\}")]
    private static partial Regex Holes();
}
