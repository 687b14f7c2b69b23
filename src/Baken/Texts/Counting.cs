using Microsoft.Extensions.Localization;

namespace Baken.Texts;

/// <summary>Words that follow a number: one thing, or more.</summary>
internal static class Counting
{
    /// <summary>The text <paramref name="key"/>, or its form for one: the same key with <c>One</c> behind it.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="key">The text for none and for more than one.</param>
    /// <param name="count">How many.</param>
    /// <param name="values">What is filled in; the number itself when nothing is given.</param>
    public static string Counted(this IStringLocalizer texts, string key, int count, params object[] values) =>
        texts[count == 1 ? key + "One" : key, values.Length == 0 ? [count] : values].Value;
}
