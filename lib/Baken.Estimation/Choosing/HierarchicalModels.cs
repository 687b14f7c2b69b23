using System.Numerics;

namespace Baken.Estimation;

/// <summary>
/// All hierarchical models with every main effect, for up to six lists: bit e of a number is set when effect e (a set of lists as a bit
/// mask) is in the model. Of 3, 4, 5 lists there are 9, 114, 6,894 of any order (the inverse binomial transform of Dedekind's numbers).
/// </summary>
internal static class HierarchicalModels
{
    public const int MostLists = 6;

    /// <summary>The models, in an order that is always the same: first the graph of pairs, then what is larger.</summary>
    public static ulong[] All(int lists, int maxOrder)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lists, CaptureTable.FewestLists);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, MostLists);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxOrder, 1);
        var start = 1UL;
        for (var list = 0; list < lists; list++)
        {
            start |= 1UL << (1 << list);
        }

        var models = new List<ulong>();
        Extend(start, 2);
        return [.. models];

        void Extend(ulong model, int order)
        {
            var candidates = order > Math.Min(lists, maxOrder) ? 0 : Candidates(model, lists, order);
            if (candidates is 0)
            {
                models.Add(model);
                return;
            }

            // The subsets of the candidates, the empty one first.
            var added = 0UL;
            do
            {
                Extend(model | added, added is 0 ? int.MaxValue : order + 1);
                added = added - candidates & candidates;
            }
            while (added is not 0);
        }
    }

    /// <summary>Writes the effects of a model, the intercept first, by rising mask; returns how many.</summary>
    public static int Effects(ulong model, Span<int> into)
    {
        var size = 0;
        for (; model is not 0; model &= model - 1)
        {
            into[size++] = BitOperations.TrailingZeroCount(model);
        }

        return size;
    }

    // Effects of an order of which every face (the effect without one list) is in the model.
    private static ulong Candidates(ulong model, int lists, int order)
    {
        var candidates = 0UL;
        for (var effect = 1; effect < 1 << lists; effect++)
        {
            var fits = BitOperations.PopCount((uint)effect) == order;
            for (var left = effect; fits && left > 0; left &= left - 1)
            {
                fits = (model >> (effect & ~(left & -left)) & 1) is 1;
            }

            candidates |= fits ? 1UL << effect : 0;
        }

        return candidates;
    }
}
