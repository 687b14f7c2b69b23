using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Baken.Commands;
using Baken.Hosting;
using Baken.Tests.Design;
using Baken.Texts;

namespace Baken.Tests.Supervise;

/// <summary>What the audit log shows are codes; each needs its words. The codes are looked up in the source, so that a new one cannot be forgotten.</summary>
public sealed partial class AuditWordsTests
{
    // Literals of the same shape that are no actions: names of files, cookies and the parts of a backup.
    private static readonly HashSet<string> Ends = ["json", "db", "key", "txt", "csv", "backup", "fingerprint"];
    private static readonly ResourceManager[] Words = [new(typeof(Codes)), new(typeof(Texts.Staff))];
    private static readonly string Source = string.Join('\n', Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    public static TheoryData<string> Languages => ["nl", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_action_that_can_be_recorded_has_words(string language)
    {
        var actions = Dotted().Matches(Source).Select(match => match.Groups[1].Value).Where(code => !Ends.Contains(code.Split('.')[1]) && !code.StartsWith("baken.", StringComparison.Ordinal))
            .Concat(Verbs.All.Where(verb => verb.Ability is not null).Select(verb => "command." + verb.Line.Replace(' ', '-'))).Distinct().ToList();
        Assert.Contains("account.end", actions);
        Assert.Contains("outbox.hold", actions);
        Assert.Contains("command.users-list", actions);
        Assert.Empty(Lacking("Action", actions, language));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_purpose_has_words(string language)
    {
        var purposes = Written().Matches(Source).Concat(Constants().Matches(Source)).Concat(Either().Matches(Source)).SelectMany(match => match.Groups.Values.Skip(1)).Select(group => group.Value)
            .Concat(Places.All.Select(place => place.Purpose)).Concat(Verbs.All.Select(verb => verb.Purpose)).Where(code => code.Length > 0 && code != "data-protection").Distinct().ToList();
        Assert.Contains("manage", purposes);
        Assert.Contains("notify", purposes);
        Assert.Contains("data-request", purposes);
        Assert.Contains("act", purposes);
        Assert.Empty(Lacking("Purpose", purposes, language));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_kind_of_object_has_words(string language)
    {
        var kinds = Kinds().Matches(Source).Select(match => match.Groups[1].Value)
            .Concat(Verbs.All.Where(verb => verb.Ability is not null).Select(verb => verb.ObjectKind)).Where(kind => kind.Length > 0).Distinct().ToList();
        Assert.Contains("message", kinds);
        Assert.Contains("grant", kinds);
        Assert.Empty(Lacking("Kind", kinds, language));
    }

    private static IEnumerable<string> Lacking(string what, IEnumerable<string> codes, string language) => codes
        .Where(code => Words.All(words => string.IsNullOrEmpty(words.GetResourceSet(CultureInfo.GetCultureInfo(language == "nl" ? "" : language), true, false)?.GetString($"Audit.{what}.{code}"))))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex Dotted();

    [GeneratedRegex("(?:(?:door|store)\\.WriteAsync(?:<[^>]*>+\\??>?)?|RecordAsync|NoteAsync)\\(\\s*(?:Actor\\.System\\(\"[a-z-]+\"\\)|[A-Za-z.]+),\\s*\"([a-z-]+)\"")]
    private static partial Regex Written();

    [GeneratedRegex("const string Purpose = \"([a-z-]+)\"")]
    private static partial Regex Constants();

    [GeneratedRegex("May\\([A-Za-z.]+\\) \\? \"([a-z-]+)\" : \"([a-z-]+)\"")]
    private static partial Regex Either();

    [GeneratedRegex("\\.Audit\\([^,\\n]+, \"([a-z-]+)\"")]
    private static partial Regex Kinds();
}
