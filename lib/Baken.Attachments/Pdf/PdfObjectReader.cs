using Baken.Attachments.Internals;

namespace Baken.Attachments.Pdf;

/// <summary>Looks for names that act in the unpacked objects of a stream, which pass by in pieces.</summary>
internal sealed class PdfObjectReader
{
    private const int Overlap = 256;

    private byte[] rest = [];
    private bool hasPages;

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        // A name that is cut at the end of this piece is seen whole in the next, of which the rest is the beginning.
        byte[] piece = [.. rest, .. bytes];
        Look(piece);
        rest = piece[^Math.Min(piece.Length, Overlap)..];
    }

    /// <summary>Whether a page was among them.</summary>
    public bool End()
    {
        Look([.. rest, (byte)' ']);
        return hasPages;
    }

    // Names inside strings are taken as names too: a string in another way of writing is not worth a gap.
    private void Look(ReadOnlySpan<byte> piece)
    {
        for (var slash = piece.IndexOf((byte)'/'); slash >= 0;)
        {
            var name = PdfTokens.ReadName(piece, slash + 1, out var end);
            hasPages |= name == "Page";
            // At the border it may be the beginning of a longer one.
            if (end < piece.Length && (PdfNames.IsActive(name) || name == "Encrypt"))
            {
                throw new Refusal(RefusalReason.ActivePdf, name);
            }

            var next = piece[end..].IndexOf((byte)'/');
            slash = next < 0 ? -1 : end + next;
        }
    }
}
