using System.Buffers;
using System.IO.Compression;

namespace Baken.Attachments.Internals;

/// <summary>Unpacks without keeping.</summary>
internal static class Unpacking
{
    /// <summary>How many bytes a part becomes, at most a little over <paramref name="most"/>; what is damaged counts as far as it goes.</summary>
    public static long CountZlib(ByteSource source, long from, long to, long most)
    {
        using var unpacked = new ZLibStream(new SliceStream(source, from, to), CompressionMode.Decompress);
        return Read(unpacked, most, _ => { });
    }

    /// <summary>Shows each piece of what unpacks; ends at damage, and after <paramref name="most"/> bytes.</summary>
    public static long Read(Stream unpacked, long most, Piece piece)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        long total = 0;
        try
        {
            for (int count; total <= most && (count = unpacked.Read(buffer)) > 0;)
            {
                total += count;
                piece(buffer.AsSpan(0, count));
            }
        }
        catch (InvalidDataException)
        {
            // As far as it goes.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return total;
    }

    internal delegate void Piece(ReadOnlySpan<byte> bytes);
}
