using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baken.Signals.Reference;

/// <summary>A reference file that ships with Baken cannot be used. The message names the file and what is wrong with it.</summary>
public sealed class ReferenceDataException : Exception
{
    /// <summary>For a file and what is wrong with it.</summary>
    public ReferenceDataException(string file, string wrong, Exception? inner = null)
        : base($"Reference file {file}: {wrong}", inner)
    {
    }
}

/// <summary>Reads and checks the JSON files that are embedded in this assembly.</summary>
internal static class ReferenceFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Text(string file)
    {
        using var stream = typeof(ReferenceFile).Assembly.GetManifestResourceStream("Baken.Signals.Reference.Data." + file)
            ?? throw new ReferenceDataException(file, "is not embedded in the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static T Parse<T>(string file, string json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new ReferenceDataException(file, "is empty.");
        }
        catch (JsonException exception)
        {
            throw new ReferenceDataException(file, $"cannot be read at {exception.Path ?? "its start"}, line {exception.LineNumber + 1}.", exception);
        }
    }

    /// <summary>The rows by code; refuses an empty list, an empty code, source or status, and a code that occurs twice.</summary>
    public static FrozenDictionary<string, T> ByCode<T>(string file, IEnumerable<T> rows, Func<T, string> code)
        where T : ReferenceRow
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = code(row);
            Require(!string.IsNullOrWhiteSpace(key), file, "a row has no code.");
            Require(!string.IsNullOrWhiteSpace(row.Source) && !string.IsNullOrWhiteSpace(row.Status), file, $"row '{key}' has no source or status.");
            Require(row is not NamedRow named || (named.Nl.Trim().Length > 0 && named.En.Trim().Length > 0), file, $"row '{key}' lacks its Dutch or English name.");
            Require(row is not NamedRow { Others: { } others } || others.Values.All(name => !string.IsNullOrWhiteSpace(name)), file, $"row '{key}' has an empty name.");
            Require(found.TryAdd(key, row), file, $"row '{key}' occurs twice.");
        }

        Require(found.Count > 0, file, "has no rows.");
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static void Require(bool holds, string file, string wrong)
    {
        if (!holds)
        {
            throw new ReferenceDataException(file, wrong);
        }
    }
}
