namespace Baken.Architecture.Tests;

public sealed class BannedSymbolsTests
{
    [Fact]
    public void A_list_that_lost_a_line_is_found() =>
        Assert.Equal(
            ["P:System.DateTime.Now"],
            BannedSymbols.Missing(Repository.File("BannedSymbols.txt").Text.Replace("P:System.DateTime.Now;", "", StringComparison.Ordinal)));

    [Fact]
    public void A_project_without_the_analyser_is_found() =>
        Assert.Single(BannedSymbols.WithoutAnalyser([new("src/Baken.Kernel/packages.lock.json", """{ "dependencies": {} }""")]));

    [Theory]
    [InlineData("A.cs", "#pragma warning disable RS0030\nclass A;")]
    [InlineData("A.cs", "#pragma warning disable\nclass A;")]
    [InlineData("A.cs", """[System.Diagnostics.CodeAnalysis.SuppressMessage("ApiDesign", "RS0030")] class A;""")]
    [InlineData("A.csproj", "<Project><PropertyGroup><NoWarn>$(NoWarn);RS0030</NoWarn></PropertyGroup></Project>")]
    [InlineData("A.csproj", """<Project><ItemGroup><PackageReference Remove="Microsoft.CodeAnalysis.BannedApiAnalyzers" /></ItemGroup></Project>""")]
    [InlineData(".editorconfig", "[*.cs]\ndotnet_diagnostic.RS0030.severity = none")]
    public void Putting_the_rule_aside_is_found(string path, string text) =>
        Assert.Single(BannedSymbols.PutAside(new(path, text)));

    [Theory]
    [InlineData("A.cs", "class A { object Now() => DateTime.Now; }")]
    [InlineData("A.cs", "class A { object Now() => System.DateTimeOffset.UtcNow.Year; }")]
    [InlineData("A.cs", "class A { object Id() => Guid.CreateVersion7(); }")]
    [InlineData("A.cs", "class A { void Wait() => Thread.Sleep(1); }")]
    [InlineData("A.cshtml", "<p>@DateTime.Today</p>")]
    public void A_banned_member_is_found(string path, string text) => Assert.Single(BannedSymbols.Uses(new(path, text)));

    [Theory]
    [InlineData("A.cs", "#pragma warning disable CA1861\nclass A { object Now() => clock.Now; string Text => \"DateTime.Now\"; }")]
    [InlineData("A.cshtml", "<p>@Model.Today</p>")]
    public void What_is_not_banned_is_left_alone(string path, string text)
    {
        var file = new SourceFile(path, text);
        Assert.Empty(BannedSymbols.Uses(file).Concat(BannedSymbols.PutAside(file)));
    }

    [Fact]
    public void The_list_of_the_repository_is_whole() => Findings.AssertNone(BannedSymbols.Missing(Repository.File("BannedSymbols.txt").Text));

    [Fact]
    public void Every_project_is_built_with_the_analyser()
    {
        Assert.Equal(
            Repository.Projects.Count(),
            Repository.Files.Count(file => file.Path.EndsWith("packages.lock.json", StringComparison.Ordinal)));
        Findings.AssertNone(BannedSymbols.WithoutAnalyser(Repository.Files));
    }

    [Fact]
    public void Nothing_in_the_repository_puts_the_rule_aside() => Findings.AssertNone(Repository.Files.SelectMany(BannedSymbols.PutAside));

    [Fact]
    public void Nothing_in_the_repository_uses_a_banned_member() => Findings.AssertNone(Repository.Files.SelectMany(BannedSymbols.Uses));
}
