using System.Globalization;
using System.Text.Json;

namespace Baken.Estimation.Tests;

/// <summary>What R packages answered, in the folder of reference data that stands beside a checkout. Tests that need it are skipped without.</summary>
internal static class Reference
{
    private const string Missing = "The reference data (shared/data/mse) do not stand beside this checkout.";

    private static readonly string? Folder = Find();

    public static JsonElement Expected(string data, string kind)
    {
        Assert.SkipWhen(Folder is null, Missing);
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "expected", $"{data}__{kind}.json")));
        return document.RootElement.Clone();
    }

    public static IEnumerable<string> Cases(string kind)
    {
        Assert.SkipWhen(Folder is null, Missing);
        return Directory.EnumerateFiles(Path.Combine(Folder!, "expected"), $"*__{kind}.json").Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileNameWithoutExtension(file)[..^(kind.Length + 2)]);
    }

    public static CaptureTable Table(string data, CaptureColumns? columns = null)
    {
        Assert.SkipWhen(Folder is null, Missing);
        using var reader = new StreamReader(Path.Combine(Folder!, "data", data + ".csv"));
        var reading = CaptureReader.Read(reader, columns);
        Assert.Empty(reading.Problems);
        return reading.Table!;
    }

    /// <summary>R's estimate for each of its own draws, and the draw as counts by pattern.</summary>
    public static IEnumerable<(double Estimate, long[] Counts)> Replay(string data, int lists)
    {
        Assert.SkipWhen(Folder is null, Missing);
        foreach (var line in File.ReadLines(Path.Combine(Folder!, "expected", "replay", data + ".txt")).Where(line => line.Length > 0))
        {
            var parts = line.Split(',');
            var counts = new long[1 << lists];
            foreach (var pair in parts[1..].Select(part => part.Trim().Split(' ')))
            {
                counts[int.Parse(pair[0], CultureInfo.InvariantCulture)] = long.Parse(pair[1], CultureInfo.InvariantCulture);
            }

            yield return (double.Parse(parts[0], CultureInfo.InvariantCulture), counts);
        }
    }

    public static void Close(double expected, double actual, string what, double relative = 1e-6) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1e-3), $"{what}: expected {expected:R}, was {actual:R}");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", "mse");
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return null;
    }
}
