using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Baken.Architecture.Tests;

/// <summary>
/// Finds switches over an outcome family that have an arm for 'all others': a case added later would fall into it unseen. An outcome
/// family is an abstract record with a method <c>Match</c>; its cases are the records that derive from it. Only <c>Match</c> itself may
/// have such an arm, because the compiler asks for one, if it throws; in return it must name every case.
/// </summary>
internal static class OutcomeSwitches
{
    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files)
    {
        var cases = CasesByFamily(files);
        return HidingArms(files, cases).Concat(ForgottenByMatch(files, cases));
    }

    private static IEnumerable<string> HidingArms(IEnumerable<SourceFile> files, Dictionary<string, HashSet<string>> cases) =>
        from file in files
        from node in file.Syntax.DescendantNodes()
        where !IsOwnMatch(node, cases)
        let others = OthersOf(node)
        where others is not null
        let family = FamilyOf(node, cases)
        where family is not null
        select $"{file.At(others)}: an arm for all others hides a missing case of {family}; use Match";

    private static IEnumerable<string> ForgottenByMatch(IEnumerable<SourceFile> files, Dictionary<string, HashSet<string>> cases) =>
        from file in files
        from node in file.Syntax.DescendantNodes()
        where IsOwnMatch(node, cases)
        let family = FamilyAround(node)
        from forgotten in cases[family].Where(one => !PatternsOf(node).SelectMany(NamesIn).Any(name => Names(name, family, [one])))
        select $"{file.At(node)}: Match of {family} has no arm for {forgotten}";

    private static bool IsOwnMatch(SyntaxNode node, Dictionary<string, HashSet<string>> cases) =>
        node is SwitchExpressionSyntax { GoverningExpression: ThisExpressionSyntax }
        && node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.Text == "Match"
        && cases.ContainsKey(FamilyAround(node))
        && OthersOf(node) is null or SwitchExpressionArmSyntax { Expression: ThrowExpressionSyntax };

    private static string FamilyAround(SyntaxNode node) => node.FirstAncestorOrSelf<RecordDeclarationSyntax>()?.Identifier.Text ?? "";

    private static Dictionary<string, HashSet<string>> CasesByFamily(IEnumerable<SourceFile> files)
    {
        var records = files.SelectMany(file => file.Syntax.DescendantNodes().OfType<RecordDeclarationSyntax>()).ToList();
        return records
            .Where(record => record.Modifiers.Any(SyntaxKind.AbstractKeyword)
                && record.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.Text == "Match"))
            .Select(record => record.Identifier.Text)
            .Distinct()
            .ToDictionary(
                family => family,
                family => records
                    .Where(record => record.BaseList?.Types.Any(type => SimpleName(type.Type) == family) ?? false)
                    .Select(record => record.Identifier.Text)
                    .ToHashSet());
    }

    private static SyntaxNode? OthersOf(SyntaxNode node) => node switch
    {
        SwitchExpressionSyntax expression => expression.Arms.FirstOrDefault(
            arm => arm.Pattern is DiscardPatternSyntax or VarPatternSyntax),
        SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels).FirstOrDefault(
            label => label is DefaultSwitchLabelSyntax or CasePatternSwitchLabelSyntax { Pattern: VarPatternSyntax or DiscardPatternSyntax }),
        _ => null,
    };

    private static string? FamilyOf(SyntaxNode node, Dictionary<string, HashSet<string>> cases)
    {
        var named = PatternsOf(node).SelectMany(NamesIn).ToList();
        return cases.Keys.FirstOrDefault(family => named.Any(name => Names(name, family, cases[family])));
    }

    private static IEnumerable<SyntaxNode> PatternsOf(SyntaxNode node) => node switch
    {
        SwitchExpressionSyntax expression => expression.Arms.Select(arm => arm.Pattern),
        SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels),
        _ => [],
    };

    // The whole names in a pattern, not their parts: `SignalState.Closed` is one.
    private static IEnumerable<SyntaxNode> NamesIn(SyntaxNode pattern) =>
        pattern.DescendantNodes().Where(node =>
            node is NameSyntax or MemberAccessExpressionSyntax
            && node.Parent is not (QualifiedNameSyntax or MemberAccessExpressionSyntax)
            && node.FirstAncestorOrSelf<WhenClauseSyntax>() is null);

    private static bool Names(SyntaxNode name, string family, HashSet<string> cases)
    {
        var parts = name.ToString().Split('.');
        return cases.Contains(parts[^1]) && (parts.Length == 1 || parts[^2] == family);
    }

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => SimpleName(qualified.Right),
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };
}
