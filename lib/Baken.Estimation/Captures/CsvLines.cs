using System.Text;

namespace Baken.Estimation;

/// <summary>Lines of separated values, one at a time and of bounded length. A cell may stand in quotation marks, within one line.</summary>
internal sealed class CsvLines(TextReader reader, int longest)
{
    private readonly StringBuilder _line = new();
    private char _separator;

    /// <summary>The line, counted from 1.</summary>
    public long Row { get; private set; }

    public List<string> Cells { get; } = [];

    /// <summary>Why the line could not be cut into cells; null when it could.</summary>
    public string? Fault { get; private set; }

    /// <summary>Goes to the next line that is not blank.</summary>
    public bool Next()
    {
        while (ReadLine())
        {
            Row++;
            Fault = _line.Length > longest ? $"more than {longest} characters" : null;
            var line = _line.ToString();
            if (Row is 1)
            {
                line = line.TrimStart('\ufeff');
                _separator = line.Contains(';', StringComparison.Ordinal) ? ';' : line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
            }

            if (Fault is not null)
            {
                return true;
            }

            if (!string.IsNullOrWhiteSpace(line) || Row is 1)
            {
                Split(line);
                return true;
            }
        }

        return false;
    }

    // Characters past the longest line are read and not kept.
    private bool ReadLine()
    {
        _line.Clear();
        var any = false;
        for (int next; (next = reader.Read()) >= 0;)
        {
            any = true;
            if (next is '\n')
            {
                break;
            }

            if (next is '\r')
            {
                if (reader.Peek() is '\n')
                {
                    reader.Read();
                }

                break;
            }

            if (_line.Length <= longest)
            {
                _line.Append((char)next);
            }
        }

        return any;
    }

    private void Split(string line)
    {
        Cells.Clear();
        var at = 0;
        while (true)
        {
            if (at < line.Length && line[at] is '"')
            {
                var cell = new StringBuilder();
                at++;
                while (at < line.Length && (line[at] is not '"' || (at + 1 < line.Length && line[at + 1] is '"')))
                {
                    at += line[at] is '"' ? 1 : 0;
                    cell.Append(line[at++]);
                }

                if (at == line.Length || (++at < line.Length && line[at] != _separator))
                {
                    Fault = "a quotation mark is not closed at the end of its cell";
                    return;
                }

                Cells.Add(cell.ToString());
            }
            else
            {
                var end = line.IndexOf(_separator, at);
                end = end < 0 ? line.Length : end;
                Cells.Add(line[at..end]);
                at = end;
            }

            if (at >= line.Length)
            {
                return;
            }

            at++;
        }
    }
}
