namespace Baken.Demo.Stories;

/// <summary>
/// A stream of choices that is the same for the same seed on every machine and every .NET version.
/// Not for secrets. Source: SplitMix64 (Steele, Lea and Flood, 'Fast splittable pseudorandom number generators', OOPSLA 2014).
/// </summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(ulong seed) => _state = seed;

    /// <summary>A stream of its own for one numbered thing, so that mending one story leaves the throws of the others as they were.</summary>
    public Dice(int seed, int stream) => _state = Mix(Mix((ulong)seed) + (ulong)stream);

    /// <summary>A whole number from 0 up to but not including <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _state += 0x9E3779B97F4A7C15;
        return (int)(Mix(_state) % (ulong)count);
    }

    /// <summary>A whole number from <paramref name="low"/> up to and including <paramref name="high"/>.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in <paramref name="percent"/> of a hundred throws.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of <paramref name="choices"/>, each as often as its weight is part of the sum of weights.</summary>
    public T Weighted<T>(IReadOnlyList<T> choices, Func<T, int> weight)
    {
        int left = Below(choices.Sum(weight));
        foreach (T choice in choices)
        {
            left -= weight(choice);
            if (left < 0)
            {
                return choice;
            }
        }

        return choices[^1];
    }

    public T Weighted<T>(params (T Choice, int Weight)[] choices) => Weighted(choices, c => c.Weight).Choice;

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        List<T> list = [.. items];
        for (int i = list.Count - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
