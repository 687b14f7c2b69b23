using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baken.Architecture.Tests;

/// <summary>
/// That the analyser of banned symbols stands: its list is whole, it looks at every project, nobody puts it aside. Calls that it
/// cannot see, in code that is not compiled here, are found in the text by <see cref="Uses"/>.
/// </summary>
internal static partial class BannedSymbols
{
    private const string Rule = "RS0030";
    private const string Analyser = "Microsoft.CodeAnalysis.BannedApiAnalyzers";

    private static readonly string[] Required =
    [
        "P:System.DateTime.Now",
        "P:System.DateTime.UtcNow",
        "P:System.DateTime.Today",
        "P:System.DateTimeOffset.Now",
        "P:System.DateTimeOffset.UtcNow",
        "P:System.Threading.Tasks.Task`1.Result",
        "M:System.Threading.Tasks.Task.Wait()",
        "M:System.Threading.Thread.Sleep(System.Int32)",
        "M:System.Guid.CreateVersion7()",
        "M:Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.IgnoreQueryFilters``1(System.Linq.IQueryable{``0})",
    ];

    private static readonly HashSet<string> Members =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Thread.Sleep",
        "Guid.CreateVersion7",
    ];

    /// <summary>Lines that the list of banned symbols lacks.</summary>
    public static IEnumerable<string> Missing(string list)
    {
        var listed = list.Split('\n').Select(line => line.Split(';')[0].Trim()).ToHashSet();
        return Required.Where(symbol => !listed.Contains(symbol));
    }

    /// <summary>Lock files of projects that are built without the analyser.</summary>
    public static IEnumerable<string> WithoutAnalyser(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.EndsWith("packages.lock.json", StringComparison.Ordinal) && !file.Text.Contains($"\"{Analyser}\"", StringComparison.Ordinal)
        select $"{file.Path}: {Analyser} is missing";

    /// <summary>Places where the rule, or every rule, is put aside: in code, in a project, in the settings of the analysers.</summary>
    public static IEnumerable<string> PutAside(SourceFile file) => file.IsCSharp
        ? PragmasIn(file).Concat(SuppressionsIn(file))
        : IsSetting(file.Path) && SettingWithRule().IsMatch(file.Text) ? [$"{file.Path}: puts {Rule} aside"] : [];

    /// <summary>Banned members that the text names, in C# by syntax and in Razor pages by their words.</summary>
    public static IEnumerable<string> Uses(SourceFile file) => file.IsCSharp
        ? from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
          let member = LastTwo(access)
          where Members.Contains(member)
          select $"{file.At(access)}: {member} is banned"
        : from member in file.IsRazor ? Members : []
          where Regex.IsMatch(file.Text, $@"\b{Regex.Escape(member)}\b")
          select $"{file.Path}: {member} is banned";

    private static IEnumerable<string> PragmasIn(SourceFile file) =>
        from pragma in file.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
        where pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
            && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => code.ToString() == Rule))
        select $"{file.At(pragma)}: puts {Rule} aside";

    private static IEnumerable<string> SuppressionsIn(SourceFile file) =>
        from attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
        where attribute.Name.ToString().Contains("SuppressMessage", StringComparison.Ordinal)
            && attribute.ToString().Contains(Rule, StringComparison.Ordinal)
        select $"{file.At(attribute)}: puts {Rule} aside";

    private static string LastTwo(MemberAccessExpressionSyntax access)
    {
        var owner = access.Expression is MemberAccessExpressionSyntax inner ? inner.Name : (SyntaxNode)access.Expression;
        return $"{owner}.{access.Name}";
    }

    private static bool IsSetting(string path) =>
        Path.GetExtension(path) is ".csproj" or ".props" or ".targets" or ".editorconfig" or ".globalconfig";

    [GeneratedRegex(@"NoWarn>[^<]*RS0030|WarningsNotAsErrors>[^<]*RS0030|RS0030\.severity\s*=\s*(?!error|warning)|(Remove|Update)=""Microsoft\.CodeAnalysis\.BannedApiAnalyzers")]
    private static partial Regex SettingWithRule();
}
