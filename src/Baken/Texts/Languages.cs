using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Baken.Texts;

/// <summary>A language in which pages can be read.</summary>
/// <param name="Code">The two letters of ISO 639.</param>
/// <param name="Name">What its speakers call it.</param>
/// <param name="Direction">Which way it is written: <c>ltr</c> or <c>rtl</c>.</param>
/// <param name="Staff">Whether the pages for staff speak it too; otherwise only those for the public do.</param>
/// <param name="CheckedBy">Which native speaker read the texts over; <see cref="Languages.Founders"/> for those who write them; null for nobody yet.</param>
/// <param name="CheckedOn">When; null when that was not noted.</param>
/// <param name="Day">How a day and its month are said, with <c>{day}</c> and <c>{month}</c> where they go.</param>
/// <param name="LongDay">The same with <c>{weekday}</c>.</param>
public sealed record Language(string Code, string Name, string Direction, bool Staff, string? CheckedBy, DateOnly? CheckedOn, string Day, string LongDay)
{
    /// <summary>Its names of days and months.</summary>
    [JsonIgnore]
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Code);

    /// <summary>A day of a month as people say it, possible or not: '31 november'.</summary>
    public string Said(string day, int month) => Day.Replace("{day}", day, StringComparison.Ordinal).Replace("{month}", MonthOf(month), StringComparison.Ordinal);

    /// <summary>'dinsdag 24 november'.</summary>
    public string Said(DateTimeOffset local) => LongDay.Replace("{weekday}", Culture.DateTimeFormat.GetDayName(local.DayOfWeek), StringComparison.Ordinal)
        .Replace("{day}", local.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", MonthOf(local.Month), StringComparison.Ordinal);

    // Beside a day many languages bend the name of the month.
    private string MonthOf(int month) => Culture.DateTimeFormat.MonthGenitiveNames[month - 1];
}

/// <summary>The languages of Baken: the rows of <c>languages.json</c>, the first by default. A language more is a row, and the texts beside the Dutch ones.</summary>
public static class Languages
{
    /// <summary>Who checked the texts of the languages in which they are written.</summary>
    public const string Founders = "founders";

    private const string File = "Baken.Texts.languages.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Every language, in the order in which they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = Read();

    /// <summary>Those in which staff can work.</summary>
    public static IReadOnlyList<Language> OfStaff { get; } = [.. All.Where(language => language.Staff)];

    /// <summary>The language of who asks for none.</summary>
    public static Language Default => All[0];

    /// <summary>The language of staff pages for who reads none of theirs: the second row.</summary>
    public static Language OfStrangers => OfStaff[1];

    /// <summary>The language in which the present page is written.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Default;

    /// <summary>The language with this code; null when there is none.</summary>
    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    private static IReadOnlyList<Language> Read()
    {
        using var stream = typeof(Languages).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is not embedded in the program.");
        return JsonSerializer.Deserialize<IReadOnlyList<Language>>(stream, Strict)!;
    }
}
