using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Baken.Api;
using Baken.Kernel.Time;
using Baken.Signals;
using Baken.Signals.Report;

namespace Baken.Import;

/// <summary>
/// Reads a file with reports by what it holds: a ZIP of tables, a JSON array of messages, or one message a line (NDJSON). The messages are those of the interface for
/// partners' systems.
/// </summary>
internal sealed class ImportReader(TimeProvider clock) : IImportReader
{
    /// <summary>Most bytes in one message or table row.</summary>
    public const int LongestRow = 256 * 1024;

    public IAsyncEnumerable<ImportRow> ReadAsync(Stream file, string organisation, ICollection<ImportProblem> told, CancellationToken cancellation)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        file.Position = 0;
        return head switch
        {
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => throw new ImportFileException(new ImportProblem(0, "", "encoding-utf16")),
            [(byte)'P', (byte)'K', ..] => new TableReader(file, organisation, DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow())), told).ReadAsync(cancellation),
            _ => MessagesAsync(file, organisation, told, cancellation),
        };
    }

    private static async IAsyncEnumerable<ImportRow> MessagesAsync(Stream file, string organisation, ICollection<ImportProblem> told, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var recoded = false;
        await foreach (var (line, bytes) in new JsonElements(file, LongestRow).ReadAsync(cancellation))
        {
            if (bytes is null)
            {
                yield return Wrong(line, new ImportProblem(line, "", "row-too-long", LongestRow.ToString(System.Globalization.CultureInfo.InvariantCulture)));
                continue;
            }

            var text = bytes.Value;
            if (!System.Text.Unicode.Utf8.IsValid(text.Span))
            {
                text = Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(text.Span));
                if (!recoded)
                {
                    told.Add(new ImportProblem(line, "", "encoding-1252"));
                    recoded = true;
                }
            }

            yield return Message(line, text.Span, organisation);
        }
    }

    private static ImportRow Message(long line, ReadOnlySpan<byte> json, string organisation)
    {
        try
        {
            var form = ReportMessages.ToForm(ReportMessages.Read(json), Channel.File, organisation);
            return new ImportRow(line, form, [], problem => new ImportProblem(line, ReportMessages.PointerOf(problem), problem.Code, problem.Value));
        }
        catch (JsonException error)
        {
            var pointer = ReportMessages.PointerOf(error.Path);
            return Wrong(line, new ImportProblem(line, pointer == "#" ? "" : pointer, pointer == "#" ? "row-unreadable" : "not-expected"));
        }
    }

    private static ImportRow Wrong(long line, ImportProblem problem) => new(line, null, [problem], other => new ImportProblem(line, other.Field, other.Code, other.Value));
}
