using System.Text.Json;
using Baken.Testing;
using Baken.Tests.Commands;

namespace Baken.Tests.Organisations;

public sealed class RegionsCommandTests : IDisposable
{
    private const string Header = "kind;code;name;valid_from;valid_to;municipalities;safety_regions;source\n";
    private readonly TestFolder folder = new();

    [Fact]
    public async Task A_file_with_errors_is_answered_by_a_table_and_imports_nothing_and_a_good_one_is_imported_once()
    {
        var (data, file) = (folder.File("data"), folder.File("regios.csv"));
        await File.WriteAllTextAsync(folder.File("setup.yaml"), SetupText.Small);
        Assert.Equal(0, (await BakenProgram.RunAsync("setup", folder.File("setup.yaml"), "--data", data)).Exit);

        await File.WriteAllTextAsync(file, Header + "care_region;ZR-1;Kust;2015-01-01;;Westland;VR15;eigen keuze\nprovince;;Kust;gisteren;;Delfd;;x\n");
        var refused = await BakenProgram.RunAsync("regions", "import", file, "--data", data);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("Nothing was imported.", refused.Errors, StringComparison.Ordinal);
        foreach (var column in new[] { "kind", "code", "valid_from", "municipalities" })
        {
            Assert.Matches($@"(?m)^ +3  {column} ", refused.Errors);
        }

        await File.WriteAllTextAsync(file, Header + "care_region;ZR-1;Kust;2015-01-01;;Westland|Delft;VR15;eigen keuze\n");
        Assert.Equal("1 added, 0 changed, 0 the same.", (await BakenProgram.RunAsync("regions", "import", file, "--data", data)).Output.Trim());
        var again = await BakenProgram.RunAsync("regions", "import", file, "--data", data, "--json");
        using var json = JsonDocument.Parse(again.Output);
        Assert.Equal((0, 1), (json.RootElement.GetProperty("added").GetInt32(), json.RootElement.GetProperty("same").GetInt32()));
        Assert.Equal(1, (await BakenProgram.RunAsync("regions", "import", folder.File("bestaat-niet.csv"), "--data", data)).Exit);
    }

    public void Dispose() => folder.Dispose();
}
