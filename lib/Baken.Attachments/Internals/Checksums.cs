namespace Baken.Attachments.Internals;

/// <summary>The cyclic redundancy checks of PNG and ZIP (reflected), of Ogg and of FLAC.</summary>
internal static class Checksums
{
    private static readonly uint[] Reflected = [.. Enumerable.Range(0, 256).Select(value => Rounds((uint)value, c => (c & 1) != 0 ? (c >> 1) ^ 0xEDB88320u : c >> 1))];
    private static readonly uint[] OggTable = [.. Enumerable.Range(0, 256).Select(value => Rounds((uint)value << 24, c => (c >> 31) != 0 ? (c << 1) ^ 0x04C11DB7u : c << 1))];
    private static readonly uint[] FlacTable = [.. Enumerable.Range(0, 256).Select(value => Rounds((uint)value << 8, c => (c & 0x8000) != 0 ? (c << 1) ^ 0x8005u : c << 1) & 0xFFFF)];

    /// <summary>Begins and continues at 0xFFFFFFFF; the check is the complement of the last.</summary>
    public static uint Crc32(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            state = Reflected[(byte)state ^ one] ^ (state >> 8);
        }

        return state;
    }

    /// <summary>Begins at 0.</summary>
    public static uint Ogg(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            state = OggTable[(state >> 24) ^ one] ^ (state << 8);
        }

        return state;
    }

    /// <summary>Begins at 0, and is 0 again after each frame with its check.</summary>
    public static uint Flac(uint state, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
        {
            state = (FlacTable[(state >> 8) ^ one] ^ (state << 8)) & 0xFFFF;
        }

        return state;
    }

    private static uint Rounds(uint value, Func<uint, uint> round)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = round(value);
        }

        return value;
    }
}
