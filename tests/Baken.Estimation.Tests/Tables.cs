using CsCheck;

namespace Baken.Estimation.Tests;

/// <summary>Random tables of four lists, sparse ones among them; no list is empty.</summary>
internal static class Tables
{
    public static readonly Gen<CaptureTable> Any = Gen.Select(Gen.Int[1, 40].Array[4], Gen.Frequency((3, Gen.Const(0)), (2, Gen.Int[1, 4]), (2, Gen.Int[1, 60])).Array[11], Make);

    /// <summary>All cells filled: every model but the saturated ones exists.</summary>
    public static readonly Gen<CaptureTable> Full = Gen.Select(Gen.Int[1, 90].Array[4], Gen.Int[1, 30].Array[11], Make);

    private static CaptureTable Make(int[] alone, int[] together)
    {
        var rest = 0;
        return CaptureTable.Of(["A", "B", "C", "D"],
            Enumerable.Range(1, 15).Select(pattern => (pattern, (long)(int.IsPow2(pattern) ? alone[int.Log2(pattern)] : together[rest++]))));
    }
}
