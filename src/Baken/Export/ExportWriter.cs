using System.Globalization;
using System.Text;
using System.Text.Json;
using Baken.Hosting;
using Baken.Signals;
using Baken.Signals.Export;

namespace Baken.Export;

/// <summary>Writes an export as a file: a table for spreadsheets or JSON. Each row carries the mark of the export.</summary>
internal static class ExportWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The forms there are: the end of the file's name, and its media type.</summary>
    public static readonly IReadOnlyDictionary<string, string> Forms = new Dictionary<string, string> { ["csv"] = Csv.MediaType, ["json"] = "application/json; charset=utf-8" };

    private static readonly (string Name, Func<ExportedSignal, object?> Value)[] Columns =
    [
        ("nummer", row => row.Number),
        ("ontvangen", row => row.Received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("kanaal", row => row.Channel.ToString()),
        ("staat", row => row.State.ToString()),
        ("urgentie", row => row.Urgency.ToString()),
        ("uitkomst", row => row.Outcome?.ToString()),
        ("resultaat", row => row.Result),
        ("vormen", row => string.Join(' ', row.Forms)),
        ("sector", row => row.Sector),
        ("gemeente", row => row.Municipality),
        ("regio", row => row.Region),
        ("minderjarig", row => row.Minor ? "ja" : "nee"),
        ("indicatoren", row => row.Indicators),
        ("sterke_indicatoren", row => row.StrongIndicators),
    ];

    private static readonly (string Name, Func<Facts, string> Value)[] FactColumns =
    [
        ("titel", facts => facts.Title),
        ("verhaal", facts => facts.Narrative),
        ("adres", facts => facts.Address ?? ""),
        ("personen", facts => string.Join("; ", facts.Persons.Select(person => string.Join(", ", new[] { person.Role.ToString(), person.Name, person.Age?.ToString(CultureInfo.InvariantCulture), person.Description }.Where(part => !string.IsNullOrEmpty(part)))))),
        ("bedrijven", facts => string.Join("; ", facts.Companies.Select(company => string.Join(", ", new[] { company.Name, company.Kvk, company.Establishment }.Where(part => !string.IsNullOrEmpty(part)))))),
        .. Facts.Plain.Select(plain => (plain.Name, (Func<Facts, string>)(facts => string.Join("; ", plain.Values(facts))))),
    ];

    /// <summary>Writes the rows as they are read. Returns how many.</summary>
    public static async Task<int> WriteAsync(Stream target, string form, ExportRun run, bool withFacts, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: form == "csv"), leaveOpen: true);
        var count = 0;
        await writer.WriteAsync(form == "csv"
            ? Csv.Line([.. Columns.Select(column => column.Name), .. withFacts ? FactColumns.Select(column => column.Name) : [], "uitvoer"])
            : $"{{\"uitvoer\":{JsonSerializer.Serialize(new { run.Mark, run.By, run.Organisation, run.At }, Json)},\"signalen\":[");
        await foreach (var row in run.Rows.WithCancellation(cancellation))
        {
            await writer.WriteAsync(form == "csv" ? AsCsv(row, run, withFacts) : (count == 0 ? "\n" : ",\n") + JsonSerializer.Serialize(new { row, uitvoer = run.Mark }, Json));
            if (++count % 200 == 0)
            {
                await writer.FlushAsync(cancellation);
            }
        }

        await writer.WriteAsync(form == "csv" ? "" : "\n]}\n");
        return count;
    }

    private static string AsCsv(ExportedSignal row, ExportRun run, bool withFacts) => Csv.Line(
        [.. Columns.Select(column => column.Value(row)), .. withFacts ? FactColumns.Select(column => (object?)(row.Facts is null ? "" : column.Value(row.Facts))) : [], $"{run.Mark} {run.By} {run.Organisation}"]);
}
