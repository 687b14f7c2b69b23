namespace Baken.Architecture.Tests;

public sealed class FileRulesTests
{
    [Fact]
    public void A_file_over_the_limit_is_found() =>
        Assert.Equal("src/A.cs: 401 lines, at most 400", Assert.Single(FileRules.TooLong(new("src/A.cs", new string('\n', 401)))));

    [Theory]
    [InlineData("src/A.cs", 400)]
    [InlineData("src/Baken.Storage.Sqlite/Migrations/First.cs", 4000)]
    [InlineData("data/indicators.json", 4000)]
    public void Other_files_are_left_alone(string path, int lines) => Assert.Empty(FileRules.TooLong(new(path, new string('\n', lines))));

    [Theory]
    [InlineData("work/main/README.md")]
    [InlineData("tmp/baken.db")]
    [InlineData("home/someone/baken")]
    [InlineData("root/.nuget")]
    public void A_path_of_one_machine_is_found(string path) =>
        Assert.Single(FileRules.MachinePaths(new("docs/note.md", $"See `/{path}`.")));

    [Fact]
    public void A_folder_beside_the_repository_is_found() =>
        Assert.Single(FileRules.MachinePaths(new("docs/note.md", "See ../" + "shared/design.")));

    [Theory]
    [InlineData("https://example.org/work/main")]
    [InlineData("/s/2 and /werk/mijn")]
    public void An_address_is_left_alone(string text) => Assert.Empty(FileRules.MachinePaths(new("docs/note.md", text)));

    [Fact]
    public void Every_file_of_the_repository_is_short_enough() => Findings.AssertNone(Repository.Files.SelectMany(FileRules.TooLong));

    [Fact]
    public void No_file_of_the_repository_names_a_path_of_one_machine() => Findings.AssertNone(Repository.Files.SelectMany(FileRules.MachinePaths));
}
