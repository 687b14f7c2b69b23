using System.Text;

namespace Baken.Attachments.Office;

/// <summary>Text that is gathered until it is full. Space that would follow space is left out.</summary>
internal sealed class BoundedText(int most)
{
    private readonly StringBuilder text = new();
    private int cells;

    public void Add(string piece)
    {
        var room = most - text.Length;
        text.Append(piece, 0, Math.Min(piece.Length, room));
        if (piece.Length > room)
        {
            throw new Full();
        }
    }

    /// <summary>Ends a line, or within a cell a word.</summary>
    public void Line()
    {
        if (cells > 0)
        {
            if (text.Length > 0 && !char.IsWhiteSpace(text[^1]))
            {
                Add(" ");
            }

            return;
        }

        DropSpace();
        if (text.Length > 0 && text[^1] != '\n')
        {
            Add("\n");
        }
    }

    public void Tab() => Add("\t");

    public void BeginCell()
    {
        DropSpace();
        if (text.Length > 0 && text[^1] != '\n')
        {
            Tab();
        }

        cells++;
    }

    public void EndCell() => cells--;

    public override string ToString()
    {
        // Half a character at the end is none.
        var length = text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        return text.ToString(0, length).Trim('\n', ' ');
    }

    private void DropSpace()
    {
        if (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }

    /// <summary>Ends the reading.</summary>
    internal sealed class Full : Exception;
}
