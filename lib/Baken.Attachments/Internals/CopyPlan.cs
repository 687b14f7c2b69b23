namespace Baken.Attachments.Internals;

/// <summary>What a copy is made of, in order: parts of the source, bytes of our own, zeroes. Made whole before a byte is written, so that sizes that
/// stand in front are known.</summary>
internal sealed class CopyPlan(ByteSource source)
{
    private const int MostPieces = 500_000;
    private readonly List<Piece> pieces = [];

    public long Length { get; private set; }

    /// <summary>Takes over a part of the source.</summary>
    public void Keep(long from, long length)
    {
        if (length <= 0)
        {
            return;
        }

        if (from < 0 || from + length > source.Length)
        {
            throw Refusal.Damaged("truncated");
        }

        if (pieces is [.., { Own: null } last] && last.From >= 0 && last.From + last.Length == from)
        {
            pieces[^1] = last with { Length = last.Length + length };
            Length += length;
        }
        else
        {
            Add(new(from, length, null));
        }
    }

    /// <summary>Writes bytes of our own.</summary>
    public void Put(byte[] own) => Add(new(-1, own.Length, own));

    /// <summary>Writes zeroes.</summary>
    public void Zero(long length)
    {
        if (length > 0)
        {
            Add(new(-1, length, null));
        }
    }

    public void Write(Stream target)
    {
        var zeroes = new byte[4096];
        foreach (var piece in pieces)
        {
            if (piece.Own is { } own)
            {
                target.Write(own);
                continue;
            }

            for (long done = 0; done < piece.Length;)
            {
                var window = piece.From < 0 ? zeroes : source.Window(piece.From + done);
                var count = (int)Math.Min(window.Length, piece.Length - done);
                source.Step();
                target.Write(window[..count]);
                done += count;
            }
        }
    }

    private void Add(Piece piece)
    {
        if (pieces.Count >= MostPieces)
        {
            throw Refusal.Damaged("too many pieces");
        }

        pieces.Add(piece);
        Length += piece.Length;
    }

    private readonly record struct Piece(long From, long Length, byte[]? Own);
}
