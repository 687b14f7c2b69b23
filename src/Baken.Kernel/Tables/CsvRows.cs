using System.Text;

namespace Baken.Kernel.Tables;

/// <summary>
/// Rows of a table of separated values, one at a time and of bounded length, as spreadsheets write them: comma, semicolon or tab, after what
/// the first row holds; a cell may stand in quotation marks, within one line.
/// </summary>
public sealed class CsvRows(TextReader reader, int longest)
{
    private readonly StringBuilder line = new();
    private char separator;

    /// <summary>The line of the file, counted from 1.</summary>
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
            Row++;
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
        var any = false;
        for (int next; (next = reader.Read()) >= 0;)
        {
            any = true;
            if (next == '\n')
            {
                break;
            }

            if (next == '\r')
            {
                if (reader.Peek() == '\n')
                {
                    reader.Read();
                }

                break;
            }

            if (line.Length <= longest)
            {
                line.Append((char)next);
            }
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
