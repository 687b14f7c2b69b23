namespace Baken.Matching;

/// <summary>A canonical value or the reason there is none.</summary>
internal readonly record struct Reading(string? Value, IdentifierRefusal Refusal)
{
    public static readonly Reading WrongShape = new(null, IdentifierRefusal.WrongShape);
    public static readonly Reading WrongCheckDigits = new(null, IdentifierRefusal.WrongCheckDigits);
    public static readonly Reading NotInUse = new(null, IdentifierRefusal.NotInUse);

    public static implicit operator Reading(string value) => new(value, IdentifierRefusal.None);
}
