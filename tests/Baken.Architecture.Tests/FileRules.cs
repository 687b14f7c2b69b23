using System.Text.RegularExpressions;

namespace Baken.Architecture.Tests;

/// <summary>What holds for any file: short enough to read, and nothing in it that exists on one machine only.</summary>
internal static partial class FileRules
{
    /// <summary>Lines a C# file may have; generated migrations are exempt.</summary>
    public const int MostLines = 400;

    public static IEnumerable<string> TooLong(SourceFile file)
    {
        var lines = file.Text.AsSpan().Count('\n');
        return file.IsCSharp && !file.IsMigration && lines > MostLines ? [$"{file.Path}: {lines} lines, at most {MostLines}"] : [];
    }

    public static IEnumerable<string> MachinePaths(SourceFile file) =>
        from path in MachinePath().Matches(file.Text)
        select $"{file.Path}: {path.Value} exists on one machine only";

    // Folders by absolute path, and a folder beside the repository. The classes [/] keep this file from finding itself.
    [GeneratedRegex(@"(?<![\w.~-])(?:[/](?:work|tmp|home|root)[/][\w.][\w./-]*|\.\.[/]shared[/]\w*)")]
    private static partial Regex MachinePath();
}
