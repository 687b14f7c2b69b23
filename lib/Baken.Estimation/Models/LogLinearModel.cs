using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Baken.Estimation;

/// <summary>
/// A hierarchical log-linear model: log μ(c) = Σ θ(e) over the effects e ⊆ c, where a cell c and an effect e are sets of lists (bit masks).
/// Hierarchical: with an effect all its subsets are in the model, and every list has its main effect. Written by its largest effects
/// (generators), <c>[12,23]</c>: digits are positions of lists from 1, letters a to g are lists 10 to 16.
/// </summary>
public sealed class LogLinearModel : IEquatable<LogLinearModel>
{
    private const string Digits = "123456789abcdefg";

    private readonly int[] _effects;

    private LogLinearModel(int lists, IEnumerable<int> effects)
    {
        Lists = lists;
        _effects = [.. effects];
        Array.Sort(_effects, CompareEffects);
        var all = _effects.ToHashSet();
        Generators = Array.AsReadOnly([
            .. _effects
                .Where(effect => effect != 0 && !Enumerable.Range(0, lists).Any(list => (effect >> list & 1) is 0 && all.Contains(effect | 1 << list)))
                .OrderByDescending(effect => BitOperations.PopCount((uint)effect)).ThenBy(Name, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Lists the model is of.</summary>
    public int Lists { get; }

    /// <summary>All effects, the intercept (0) first, then by order and position.</summary>
    public ReadOnlySpan<int> Effects => _effects;

    /// <summary>The effects that are in no other, largest first.</summary>
    public ReadOnlyCollection<int> Generators { get; }

    /// <summary>Lists in the largest effect.</summary>
    public int Order => BitOperations.PopCount((uint)_effects[^1]);

    /// <summary>The model in which lists are independent, <c>[1,2,3]</c>.</summary>
    public static LogLinearModel MainEffects(int lists) => Of(lists, []);

    /// <summary>The smallest hierarchical model with these effects and all main effects.</summary>
    /// <param name="lists">Lists the model is of, 2 to 16.</param>
    /// <param name="effects">Bit masks of lists.</param>
    public static LogLinearModel Of(int lists, IEnumerable<int> effects)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lists, CaptureTable.FewestLists);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, CaptureTable.MostLists);
        ArgumentNullException.ThrowIfNull(effects);
        var all = new HashSet<int>(Enumerable.Range(0, lists).Select(list => 1 << list)) { 0 };
        foreach (var effect in effects)
        {
            if (effect < 0 || effect >> lists != 0)
            {
                throw new ArgumentOutOfRangeException(nameof(effects), $"effect {effect} names a list that does not exist");
            }

            for (var subset = effect; subset > 0; subset = subset - 1 & effect)
            {
                all.Add(subset);
            }
        }

        return new(lists, all);
    }

    /// <summary>Reads <c>[12,23]</c>; generators that are in another are taken in.</summary>
    /// <param name="text">The notation. Every list must be in it.</param>
    /// <param name="lists">Lists the model is of.</param>
    /// <param name="model">The model.</param>
    /// <param name="refusal">What is wrong with the text, in a sentence.</param>
    public static bool TryParse(string? text, int lists, [NotNullWhen(true)] out LogLinearModel? model, [NotNullWhen(false)] out string? refusal)
    {
        model = null;
        if (lists is < CaptureTable.FewestLists or > CaptureTable.MostLists)
        {
            refusal = $"a model is of {CaptureTable.FewestLists} to {CaptureTable.MostLists} lists";
            return false;
        }

        var trimmed = (text ?? "").Trim();
        if (trimmed is not ['[', .. var inner, ']'])
        {
            refusal = "a model is written between brackets, as [12,23]";
            return false;
        }

        var effects = new List<int>();
        foreach (var part in inner.Split(','))
        {
            var effect = 0;
            foreach (var digit in part.Trim())
            {
                var list = Digits.IndexOf(char.ToLowerInvariant(digit), StringComparison.Ordinal);
                if (list < 0 || list >= lists || (effect >> list & 1) is 1)
                {
                    refusal = list < 0 ? $"'{digit}' is no list" : list >= lists ? $"list '{digit}': there are {lists} lists" : $"list '{digit}' occurs twice in '{part.Trim()}'";
                    return false;
                }

                effect |= 1 << list;
            }

            if (effect is 0)
            {
                refusal = "between two commas stands no list";
                return false;
            }

            effects.Add(effect);
        }

        if (effects.Aggregate(0, (all, effect) => all | effect) is var named && named != (1 << lists) - 1)
        {
            refusal = $"list {Digits[BitOperations.TrailingZeroCount(~named)]} is not in the model: without its main effect a list would hold half of all victims";
            return false;
        }

        (model, refusal) = (Of(lists, effects), null);
        return true;
    }

    /// <summary>Whether the effect is in the model.</summary>
    public bool Has(int effect) => Array.BinarySearch(_effects, effect, Comparer<int>.Create(CompareEffects)) >= 0;

    /// <summary>This model with one more effect and its subsets.</summary>
    public LogLinearModel With(int effect) => Of(Lists, _effects.Append(effect));

    /// <summary>The names of the lists in an effect, parted by colons, as R names coefficients; the intercept is <c>(Intercept)</c>.</summary>
    public static string NameOf(int effect, IReadOnlyList<string> lists)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return effect is 0 ? "(Intercept)" : string.Join(':', Enumerable.Range(0, lists.Count).Where(list => (effect >> list & 1) is 1).Select(list => lists[list]));
    }

    /// <summary>The notation, <c>[123,25,34]</c>: largest generators first, then in the order of the digits.</summary>
    public override string ToString() => $"[{string.Join(',', Generators.Select(Name))}]";

    /// <inheritdoc/>
    public bool Equals(LogLinearModel? other) => other is not null && other.Lists == Lists && other.Effects.SequenceEqual(_effects);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LogLinearModel);

    /// <inheritdoc/>
    public override int GetHashCode() => _effects.Aggregate(Lists, HashCode.Combine);

    // By order, then as the digits read: 12 before 13 before 23.
    internal static int CompareEffects(int left, int right) =>
        BitOperations.PopCount((uint)left) - BitOperations.PopCount((uint)right) is not 0 and var byOrder ? byOrder
        : left == right ? 0
        : (left >> BitOperations.TrailingZeroCount(left ^ right) & 1) is 1 ? -1 : 1;

    private static string Name(int effect) => string.Concat(Enumerable.Range(0, Digits.Length).Where(list => (effect >> list & 1) is 1).Select(list => Digits[list]));
}
