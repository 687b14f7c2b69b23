using System.Buffers.Binary;
using System.Text;

namespace Baken.Attachments.Tests.Samples;

/// <summary>Writes files by hand, in both orders of bytes.</summary>
internal static class Bytes
{
    /// <summary>What no clean copy may hold: the place and the person planted in every sample.</summary>
    public const string Place = "52.0907N 5.1214E";

    /// <summary>See <see cref="Place"/>.</summary>
    public const string Author = "Jansen, Westland";

    public static byte[] Planted => Ascii($"{Place} {Author}");

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Join(params byte[][] parts)
    {
        var (all, at) = (new byte[parts.Sum(part => part.Length)], 0);
        foreach (var part in parts)
        {
            part.CopyTo(all, at);
            at += part.Length;
        }

        return all;
    }

    public static byte[] Big16(int number) => [(byte)(number >> 8), (byte)number];

    public static byte[] Big32(long number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    public static byte[] Little16(int number) => [(byte)number, (byte)(number >> 8)];

    public static byte[] Little32(long number) => [(byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)(number >> 24)];

    public static byte[] Little64(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return bytes;
    }

    public static bool Contains(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Ascii(text)) >= 0;

    public static byte[] With(this byte[] bytes, int at, params byte[] changed)
    {
        var copy = bytes.ToArray();
        changed.CopyTo(copy, at);
        return copy;
    }

    public static int IndexOf(this byte[] bytes, string text) => bytes.AsSpan().IndexOf(Ascii(text));

    /// <summary>The check of PNG and zip, written anew so that a fault in the library is not repeated here.</summary>
    public static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
