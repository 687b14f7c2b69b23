using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Baken.Architecture.Tests;

/// <summary>One text file of the repository; its path is relative to the root, with forward slashes.</summary>
internal sealed class SourceFile(string path, string text)
{
    private SyntaxNode? _syntax;

    public string Path { get; } = path;

    public string Text { get; } = text;

    public bool IsCSharp => Path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsRazor => Path.EndsWith(".cshtml", StringComparison.Ordinal);

    public bool IsMigration => Path.Contains("/Migrations/", StringComparison.Ordinal);

    /// <summary>The parsed file. Only for C#.</summary>
    public SyntaxNode Syntax => _syntax ??= CSharpSyntaxTree.ParseText(Text, path: Path).GetRoot();

    /// <summary>The project the file belongs to, by its folder: <c>Baken.Signals</c> for <c>src/Baken.Signals/Assess/Assess.cs</c>.</summary>
    public string Project => Path.Split('/') is [_, var project, _, ..] ? project : "";

    /// <summary>How a finding about <paramref name="node"/> names its place: path and line, counted from one.</summary>
    public string At(SyntaxNodeOrToken node) => $"{Path}:{node.GetLocation()!.GetLineSpan().StartLinePosition.Line + 1}";
}
