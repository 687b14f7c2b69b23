using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Baken.Kernel.Tables;
using Baken.Signals.Report;

namespace Baken.Import;

/// <summary>
/// Reads a ZIP of tables: <c>signals.csv</c> with a row a report, and others that belong to it by <see cref="Tables.Reference"/>, in any order. The other tables are held in
/// memory, the reports are not. Each row of each table ends in a report or in a problem: none is passed over.
/// </summary>
internal sealed class TableReader(Stream file, string organisation, DateOnly today, ICollection<ImportProblem> told)
{
    /// <summary>Most bytes that all tables together unpack to.</summary>
    public const long MostUnpacked = 512L * 1024 * 1024;

    /// <summary>Most characters that the rows of the other tables may hold together: they are held in memory.</summary>
    public const long MostHeld = 64L * 1024 * 1024;

    private const int MostEntries = 50;
    private readonly Dictionary<string, List<TableRow>> children = new(StringComparer.Ordinal);
    private long unpacked;
    private long held;

    public async IAsyncEnumerable<ImportRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var zip = Open();
        foreach (var table in Tables.Others)
        {
            if (Entry(zip, table.Name) is { } entry)
            {
                await foreach (var row in RowsAsync(entry, table.Name, table.Columns.Keys, cancellation))
                {
                    Hold(row);
                }
            }
        }

        var signals = Entry(zip, Tables.Signals) ?? throw Broken(new ImportProblem(0, "", "table-missing", Tables.Signals + ".csv"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(signals, Tables.Signals, Tables.SignalColumns.Keys, cancellation))
        {
            var reference = row.Broken is null ? row.Reference : "";
            var problem = row.Broken ?? (reference.Length == 0 ? row.Problem(Tables.Reference, "ref-missing") : !seen.Add(reference) ? row.Problem(Tables.Reference, "ref-twice", reference) : null);
            if (problem is not null)
            {
                yield return Wrong(problem);
                continue;
            }

            var own = children.Remove(reference, out var found) ? found : [];
            yield return new TableMessage(row, own, today).ToRow(organisation);
        }

        // Rows of other tables that no report is there for: told, and counted, so that nothing is lost unseen.
        foreach (var orphan in children.Values.SelectMany(rows => rows).OrderBy(row => row.Table, StringComparer.Ordinal).ThenBy(row => row.Line))
        {
            yield return Wrong(orphan.Broken ?? orphan.Problem(Tables.Reference, orphan.Reference.Length == 0 ? "ref-missing" : seen.Contains(orphan.Reference) ? "ref-refused" : "ref-unknown", orphan.Reference));
        }
    }

    private ZipArchive Open()
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries)
            {
                zip.Dispose();
                throw Broken(new ImportProblem(0, "", "zip-many", MostEntries.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            }

            var known = Tables.Others.Select(table => table.Name).Append(Tables.Signals).Select(name => name + ".csv").ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var entry in zip.Entries.Where(entry => !known.Contains(entry.FullName)))
            {
                told.Add(new ImportProblem(0, "", "table-unknown", entry.FullName.Length > 60 ? entry.FullName[..60] + "…" : entry.FullName));
            }

            return zip;
        }
        catch (InvalidDataException)
        {
            throw Broken(new ImportProblem(0, "", "zip-broken"));
        }
    }

    private static ZipArchiveEntry? Entry(ZipArchive zip, string table)
    {
        var entries = zip.Entries.Where(entry => entry.FullName.Equals(table + ".csv", StringComparison.OrdinalIgnoreCase)).ToList();
        return entries.Count > 1 ? throw Broken(new ImportProblem(0, "", "table-twice", table + ".csv")) : entries.Count == 1 ? entries[0] : null;
    }

    private void Hold(TableRow row)
    {
        held += row.Cells.Sum(cell => cell.Length + 40);
        if (held > MostHeld)
        {
            throw Broken(new ImportProblem(row.Line, "", "tables-large") { Table = row.Table });
        }

        (children.TryGetValue(row.Reference, out var own) ? own : children[row.Reference] = []).Add(row);
    }

    private async IAsyncEnumerable<TableRow> RowsAsync(ZipArchiveEntry entry, string table, IEnumerable<string> columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var encoding = await EncodingAsync(entry, table, cancellation);
        await using var content = await OpenAsync(entry, cancellation);
        using var reader = new StreamReader(new Counted(content, this), encoding);
        var rows = new CsvRows(reader, ImportReader.LongestRow, acrossLines: true);
        TableHead? head = null;
        while (Next(rows))
        {
            cancellation.ThrowIfCancellationRequested();
            if (head is null)
            {
                head = TableHead.Read(table, rows, columns, told);
                continue;
            }

            yield return rows.IsBroken ? new TableRow(head, rows.Row, []) { Broken = new ImportProblem(rows.Row, "", "row-broken") { Table = table } }
                : rows.Cells.Count > head.Columns.Count ? new TableRow(head, rows.Row, [.. rows.Cells]) { Broken = new ImportProblem(rows.Row, "", "cells-many") { Table = table } }
                : new TableRow(head, rows.Row, [.. rows.Cells]);
        }

        if (head is null)
        {
            throw Broken(new ImportProblem(0, "", "table-empty", table + ".csv"));
        }
    }

    private static bool Next(CsvRows rows)
    {
        try
        {
            return rows.Next();
        }
        catch (InvalidDataException)
        {
            throw Broken(new ImportProblem(0, "", "zip-broken"));
        }
    }

    /// <summary>UTF-8, or what Dutch spreadsheets write when they do not; which is told.</summary>
    private async Task<Encoding> EncodingAsync(ZipArchiveEntry entry, string table, CancellationToken cancellation)
    {
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
        await using var content = await OpenAsync(entry, cancellation);
        var (buffer, letters, decoder) = (new byte[64 * 1024], new char[64 * 1024 + 16], utf8.GetDecoder());
        try
        {
            var scanned = 0L;
            for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
            {
                scanned += read;
                if (scanned > MostUnpacked)
                {
                    throw Broken(new ImportProblem(0, "", "zip-large"));
                }

                decoder.GetChars(buffer, 0, read, letters, 0, flush: false);
            }

            decoder.GetChars([], letters, flush: true);
            return utf8;
        }
        catch (DecoderFallbackException)
        {
            told.Add(new ImportProblem(0, "", "encoding-1252") { Table = table });
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }
        catch (InvalidDataException)
        {
            throw Broken(new ImportProblem(0, "", "zip-broken"));
        }
    }

    private static async Task<Stream> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        try
        {
            return await entry.OpenAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            throw Broken(new ImportProblem(0, "", "zip-broken"));
        }
    }

    private void Count(int bytes)
    {
        unpacked += bytes;
        if (unpacked > MostUnpacked)
        {
            throw Broken(new ImportProblem(0, "", "zip-large"));
        }
    }

    private static ImportRow Wrong(ImportProblem problem) => new(problem.Row, null, [problem], other => new ImportProblem(problem.Row, other.Field, other.Code, other.Value));

    private static ImportFileException Broken(ImportProblem problem) => new(problem);

    /// <summary>Stops a ZIP that unpacks to more than may be.</summary>
    private sealed class Counted(Stream inner, TableReader owner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            owner.Count(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
