using System.Text;

namespace Baken.Kernel.Tables;

/// <summary>
/// Rows of a table of separated values, one at a time and of bounded length, as spreadsheets write them: comma, semicolon or tab, after what
/// the first row holds; a cell may stand in quotation marks.
/// </summary>
/// <param name="reader">The text.</param>
/// <param name="longest">Most characters in a row; what is more is read and not kept.</param>
/// <param name="acrossLines">Whether a cell in quotation marks may go on over line ends. Where it may not, a mark that is forgotten spoils one line only.</param>
public sealed class CsvRows(TextReader reader, int longest, bool acrossLines = false)
{
    private readonly StringBuilder line = new();
    private char separator;

    private int lines;

    /// <summary>The line of the file on which the row begins, counted from 1.</summary>
    public int Row { get; private set; }

    /// <summary>Its cells, without the space around them.</summary>
    public List<string> Cells { get; } = [];

    /// <summary>Whether the line could not be cut into cells: too long, or a quotation mark that is not closed.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    public bool Next()
    {
        while (ReadLine())
        {
            Cells.Clear();
            IsBroken = line.Length > longest;
            var text = line.ToString();
            if (Row == 1)
            {
                text = text.TrimStart('\uFEFF');
                separator = text.Contains(';', StringComparison.Ordinal) ? ';' : text.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
            }

            if (IsBroken)
            {
                return true;
            }

            if (!string.IsNullOrWhiteSpace(text))
            {
                IsBroken = !Split(text);
                return true;
            }
        }

        return false;
    }

    // Characters past the longest line are read and not kept.
    private bool ReadLine()
    {
        line.Clear();
        var (any, within, begins, closed) = (false, false, true, false);
        var first = lines + 1;
        for (int next; (next = reader.Read()) >= 0;)
        {
            any = true;
            if (next is '\n' or '\r')
            {
                if (next == '\r' && reader.Peek() == '\n')
                {
                    reader.Read();
                }

                if (!within)
                {
                    break;
                }

                lines++;
                next = '\n';
            }

            // A mark within a cell that does not begin with one is a letter like another.
            within = acrossLines && next == '"' ? !within && (begins || closed) : within;
            closed = acrossLines && next == '"' && !within;
            begins = separator == '\0' ? next is ',' or ';' or '\t' or '\uFEFF' : next == separator;
            if (line.Length <= longest)
            {
                line.Append((char)next);
            }
        }

        if (any)
        {
            Row = first;
            lines++;
        }

        return any;
    }

    private bool Split(string text)
    {
        for (var at = 0; ; at++)
        {
            if (at < text.Length && text[at] == '"')
            {
                var cell = new StringBuilder();
                for (at++; at < text.Length && (text[at] != '"' || at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    at += text[at] == '"' ? 1 : 0;
                    cell.Append(text[at]);
                }

                if (at == text.Length || ++at < text.Length && text[at] != separator)
                {
                    return false;
                }

                Cells.Add(cell.ToString().Trim());
            }
            else
            {
                var end = text.IndexOf(separator, at);
                end = end < 0 ? text.Length : end;
                Cells.Add(text[at..end].Trim());
                at = end;
            }

            if (at >= text.Length)
            {
                return true;
            }
        }
    }
}
