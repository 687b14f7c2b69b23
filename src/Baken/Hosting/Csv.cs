using System.Buffers;
using System.Globalization;

namespace Baken.Hosting;

/// <summary>
/// Lines of comma-separated values (RFC 4180, with a semicolon, as Dutch spreadsheets read them). A value that a spreadsheet would take for a
/// formula begins with an apostrophe.
/// </summary>
internal static class Csv
{
    /// <summary>The media type of a file.</summary>
    public const string MediaType = "text/csv; charset=utf-8";

    // Whole characters at the start by which Excel and LibreOffice begin a formula or run on into one.
    private static readonly SearchValues<char> Formula = SearchValues.Create('=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20');

    /// <summary>One line, with its end.</summary>
    public static string Line(params IEnumerable<object?> values) => string.Join(';', values.Select(Value)) + "\r\n";

    private static string Value(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        var safe = value is string && text.AsSpan().TrimStart(' ').IndexOfAny(Formula) == 0 ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
