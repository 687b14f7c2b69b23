using System.Buffers.Binary;

namespace Baken.Attachments.Images;

/// <summary>The one thing of Exif (CIPA DC-008) that a picture needs to be seen: which way is up.</summary>
internal static class Orientation
{
    /// <summary>1 to 8, read from the TIFF structure of Exif; 1 (upright) when it is not said or not well said.</summary>
    public static ushort Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8 || !(tiff.StartsWith("II*\0"u8) || tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var little = tiff[0] == 'I';
        var at = (long)U32(tiff[4..], little);
        if (at + 2 > tiff.Length)
        {
            return 1;
        }

        var entries = U16(tiff[(int)at..], little);
        at += 2;
        for (var entry = 0; entry < entries && at + 12 <= tiff.Length; entry++, at += 12)
        {
            var bytes = tiff.Slice((int)at, 12);
            if (U16(bytes, little) == 0x112)
            {
                return U16(bytes[2..], little) == 3 && U16(bytes[8..], little) is var value and >= 1 and <= 8 ? value : (ushort)1;
            }
        }

        return 1;
    }

    /// <summary>A TIFF structure that says the orientation and nothing else.</summary>
    public static byte[] Minimal(ushort orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1,
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
