using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baken.Architecture.Tests;

/// <summary>What stays inside a module: its entities, its internals, and the database behind them.</summary>
internal static partial class ModuleBorders
{
    private static readonly string[] EntityUses = ["Set", "Entity"];

    /// <summary>Uses of <c>Set&lt;T&gt;</c> or <c>Entity&lt;T&gt;</c> where <c>T</c> is declared in another module.</summary>
    public static IEnumerable<string> TouchedFromOutside(IReadOnlyCollection<SourceFile> files)
    {
        var homes = files.Where(IsInModule)
            .SelectMany(file => TypesIn(file).Select(type => (Name: type.Identifier.Text, file.Project)))
            .ToLookup(type => type.Name, type => type.Project);
        return
            from file in files
            where !file.IsMigration
            from use in EntitiesUsedIn(file)
            let owners = homes[use.Entity].ToList()
            where owners.Count > 0 && !owners.Any(owner => file.Project == owner || file.Project == $"{owner}.Tests")
            select $"{file.At(use.Node)}: {use.Entity} is an entity of {owners[0]}";
    }

    /// <summary>Entities of a module that are public.</summary>
    public static IEnumerable<string> PublicEntities(IReadOnlyCollection<SourceFile> files)
    {
        var entities = files.Where(IsInModule)
            .SelectMany(file => EntitiesUsedIn(file).Select(use => (file.Project, use.Entity)))
            .ToHashSet();
        return
            from file in files
            where IsInModule(file)
            from type in TypesIn(file)
            where type.Modifiers.Any(SyntaxKind.PublicKeyword) && entities.Contains((file.Project, type.Identifier.Text))
            select $"{file.At(type)}: the entity {type.Identifier.Text} is public";
    }

    /// <summary>Internals opened to anything but the project's own tests; the program's own tests include those in a browser.</summary>
    public static IEnumerable<string> OpenedInternals(SourceFile file)
    {
        var friends = file.IsCSharp
            ? from attribute in file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
              where attribute.Name.ToString().EndsWith("InternalsVisibleTo", StringComparison.Ordinal)
              select attribute.ArgumentList!.Arguments[0].ToString().Trim('"')
            : file.Path.EndsWith(".csproj", StringComparison.Ordinal)
                ? from element in XDocument.Parse(file.Text).Descendants()
                  where element.Name.LocalName == "InternalsVisibleTo"
                  select (string?)element.Attribute("Include") ?? ""
                : [];
        return
            from friend in friends
            where friend != $"{file.Project}.Tests" && !(file.Project == "Baken" && friend is "Baken.Browser.Tests" or "Baken.Testing.Web")
            select $"{file.Path}: opens the internals of {file.Project} to {friend}";
    }

    /// <summary>Pages that name the database: they go through a module's face.</summary>
    public static IEnumerable<string> PagesOnTheDatabase(SourceFile file) =>
        file.Path.StartsWith("src/Baken/Pages/", StringComparison.Ordinal) && DatabaseName().IsMatch(file.Text)
            ? [$"{file.Path}: a page may not use BakenDb"]
            : [];

    /// <summary>Calls of <c>IgnoreQueryFilters</c> that name no filter, and so put aside the organisation's scope as well.</summary>
    public static IEnumerable<string> UnnamedFiltersPutAside(SourceFile file) => file.IsCSharp
        ? from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
          where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "IgnoreQueryFilters" } access
              && call.ArgumentList.Arguments.Count <= (access.Expression.ToString().EndsWith("QueryableExtensions", StringComparison.Ordinal) ? 1 : 0)
          select $"{file.At(call)}: name the filter that is put aside"
        : file.IsRazor && UnnamedFilters().IsMatch(file.Text) ? [$"{file.Path}: name the filter that is put aside"] : [];

    private static bool IsInModule(SourceFile file) =>
        file.IsCSharp && file.Path.StartsWith("src/Baken.", StringComparison.Ordinal)
        && file.Project != "Baken.Kernel" && !file.Project.StartsWith("Baken.Storage.", StringComparison.Ordinal);

    private static IEnumerable<BaseTypeDeclarationSyntax> TypesIn(SourceFile file) =>
        file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>();

    private static IEnumerable<(SyntaxNode Node, string Entity)> EntitiesUsedIn(SourceFile file) =>
        from name in file.Syntax.DescendantNodes().OfType<GenericNameSyntax>()
        where EntityUses.Contains(name.Identifier.Text) || name.Identifier.Text == "IEntityTypeConfiguration"
        select ((SyntaxNode)name, name.TypeArgumentList.Arguments[0].ToString().Split('.')[^1]);

    [GeneratedRegex(@"\bBakenDb\b")]
    private static partial Regex DatabaseName();

    [GeneratedRegex(@"\bIgnoreQueryFilters\s*\(\s*\)")]
    private static partial Regex UnnamedFilters();
}
