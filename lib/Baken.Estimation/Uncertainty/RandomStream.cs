namespace Baken.Estimation;

/// <summary>
/// Philox 4×32 with 10 rounds (Salmon, Moraes, Dror, Shaw 2011, 'Parallel random numbers: as easy as 1, 2, 3'): number k of stream s
/// depends on seed, s and k alone, so that a replicate draws the same whichever thread runs it, and when.
/// </summary>
internal struct RandomStream(ulong seed, ulong stream)
{
    private ulong _block;
    private UInt128 _numbers;
    private int _left;

    /// <summary>32 random bits.</summary>
    public uint Next()
    {
        if (_left is 0)
        {
            _numbers = Block((uint)_block, (uint)(_block >> 32), (uint)stream, (uint)(stream >> 32), (uint)seed, (uint)(seed >> 32));
            _block++;
            _left = 4;
        }

        _left--;
        var number = (uint)_numbers;
        _numbers >>= 32;
        return number;
    }

    /// <summary>A number below <paramref name="bound"/>, all equally likely (Lemire 2019).</summary>
    public uint Next(uint bound)
    {
        while (true)
        {
            var product = (ulong)Next() * bound;
            if ((uint)product >= bound || (uint)product >= unchecked(0u - bound) % bound)
            {
                return (uint)(product >> 32);
            }
        }
    }

    /// <summary>A number below <paramref name="bound"/>, all equally likely.</summary>
    public ulong Next(ulong bound)
    {
        while (true)
        {
            var high = Math.BigMul((ulong)Next() << 32 | Next(), bound, out var low);
            if (low >= bound || low >= unchecked(0UL - bound) % bound)
            {
                return high;
            }
        }
    }

    /// <summary>Four numbers from a counter and a key; the first is in the lowest bits.</summary>
    internal static UInt128 Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var (first, second) = (0xD2511F53UL * c0, 0xCD9E8D57UL * c2);
            (c0, c1, c2, c3) = ((uint)(second >> 32) ^ c1 ^ k0, (uint)second, (uint)(first >> 32) ^ c3 ^ k1, (uint)first);
            unchecked
            {
                k0 += 0x9E3779B9;
                k1 += 0xBB67AE85;
            }
        }

        return new UInt128((ulong)c3 << 32 | c2, (ulong)c1 << 32 | c0);
    }
}
