using System.Collections.Frozen;

namespace Baken.Signals.Reference;

/// <summary>An immutable list of named rows, in the order of its file, that can be looked up by code.</summary>
public sealed class Catalogue<T>
    where T : NamedRow
{
    private readonly FrozenDictionary<string, T> byCode;

    internal Catalogue(string file, IReadOnlyList<T> rows)
    {
        byCode = ReferenceFile.ByCode(file, rows, row => row.Code);
        All = [.. rows];
    }

    /// <summary>Every row, in the order in which pages show them.</summary>
    public IReadOnlyList<T> All { get; }

    /// <summary>The row with this code, or null when there is none.</summary>
    public T? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);
}
