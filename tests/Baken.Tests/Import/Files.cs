using System.IO.Compression;
using System.Text;
using Baken.Import;
using Baken.Signals.Report;
using Microsoft.Extensions.Time.Testing;

namespace Baken.Tests.Import;

/// <summary>Files with reports, and how they are read.</summary>
internal static class Files
{
    public static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>As many messages, one a line; each <paramref name="wrongEach"/>th of them wrong.</summary>
    public static string Lines(int count, int wrongEach = 0) => string.Concat(Enumerable.Range(1, count).Select(i =>
        wrongEach > 0 && i % wrongEach == 0 ? $$"""{"verhaal":"Melding {{i}}.","sector":"zee"}""" + "\n" : $$"""{"verhaal":"Melding {{i}}.","telefoonnummers":["06{{10000000 + i}}"],"kenmerk":"{{i}}"}""" + "\n"));

    public static byte[] Zip(params (string Name, string Text)[] tables) => Zip([.. tables.Select(table => (table.Name, Encoding.UTF8.GetBytes(table.Text)))]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    public static Task<(List<ImportRow> Rows, List<ImportProblem> Told, ImportProblem? Unreadable)> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads to the end, or to where it cannot be read.</summary>
    public static async Task<(List<ImportRow> Rows, List<ImportProblem> Told, ImportProblem? Unreadable)> ReadAsync(byte[] bytes)
    {
        var (rows, told) = (new List<ImportRow>(), new List<ImportProblem>());
        try
        {
            await foreach (var row in new ImportReader(new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero))).ReadAsync(new MemoryStream(bytes), "Inspectie", told, default))
            {
                rows.Add(row);
            }

            return (rows, told, null);
        }
        catch (ImportFileException error)
        {
            return (rows, told, error.Problem);
        }
    }
}
