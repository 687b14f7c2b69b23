namespace Baken.Architecture.Tests;

public sealed class ProjectReferencesTests
{
    [Theory]
    [InlineData("lib/Baken.Matching/Baken.Matching.csproj", "../../src/Baken.Kernel/Baken.Kernel.csproj", "Baken.Matching may not reference Baken.Kernel")]
    [InlineData("lib/Baken.Matching/Baken.Matching.csproj", "../Baken.Decisions/Baken.Decisions.csproj", "Baken.Matching may not reference Baken.Decisions")]
    [InlineData("src/Baken.Kernel/Baken.Kernel.csproj", "../../lib/Baken.Matching/Baken.Matching.csproj", "Baken.Kernel may not reference Baken.Matching")]
    [InlineData("src/Baken.Sharing/Baken.Sharing.csproj", "../Baken.Signals/Baken.Signals.csproj", "Baken.Sharing may not reference Baken.Signals")]
    [InlineData("src/Baken.Signals/Baken.Signals.csproj", @"..\Baken\Baken.csproj", "Baken.Signals may not reference Baken")]
    [InlineData("src/Baken.Storage.Sqlite/Baken.Storage.Sqlite.csproj", "../Baken/Baken.csproj", "Baken.Storage.Sqlite may not reference Baken")]
    [InlineData("src/Baken/Baken.csproj", "../../tests/Baken.Testing/Baken.Testing.csproj", "Baken may not reference Baken.Testing")]
    public void An_arrow_the_wrong_way_is_found(string project, string reference, string finding) =>
        Assert.EndsWith(finding, Assert.Single(ProjectReferences.Check(Project(project, reference))), StringComparison.Ordinal);

    [Fact]
    public void A_project_that_is_not_in_the_table_is_found() =>
        Assert.Contains(
            "Baken.Extra is not in the table",
            Assert.Single(ProjectReferences.Check(Project("src/Baken.Extra/Baken.Extra.csproj", "../Baken.Kernel/Baken.Kernel.csproj"))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("src/Baken.Screening/Baken.Screening.csproj", "../Baken.Signals/Baken.Signals.csproj")]
    [InlineData("src/Baken.Signals/Baken.Signals.csproj", "../../lib/Baken.Matching/Baken.Matching.csproj")]
    public void An_arrow_the_right_way_is_left_alone(string project, string reference) =>
        Assert.Empty(ProjectReferences.Check(Project(project, reference)));

    [Fact]
    public void Every_project_reference_of_the_repository_is_in_the_table()
    {
        Assert.NotEmpty(Repository.Projects);
        Findings.AssertNone(Repository.Projects.SelectMany(ProjectReferences.Check));
    }

    private static SourceFile Project(string path, string reference) => new(
        path, $"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup><ProjectReference Include="{reference}" /></ItemGroup></Project>""");
}
