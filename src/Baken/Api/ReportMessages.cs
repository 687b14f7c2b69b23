using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Signals;
using Baken.Signals.Report;

namespace Baken.Api;

/// <summary>From what a system or a file sends to a report, and from what is wrong in that back to the place where it was sent.</summary>
public static class ReportMessages
{
    /// <summary>How messages are written and read: no unknown names, no name twice, numbers as numbers, what is required is there.</summary>
    public static readonly JsonSerializerOptions Json = Strict(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Makes options as strict as <see cref="Json"/>.</summary>
    public static JsonSerializerOptions Strict(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MaxDepth = 16;
        options.Converters.Add(new JsonStringEnumConverter(null, allowIntegerValues: false));
        return options;
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="JsonException">It is no such message; its path says where.</exception>
    public static ReportMessage Read(ReadOnlySpan<byte> json)
    {
        var message = JsonSerializer.Deserialize<ReportMessage>(json, Json) ?? throw new JsonException();
        // The reader of JSON takes null for an item of a list, whatever the list is of.
        foreach (var property in typeof(ReportMessage).GetProperties())
        {
            if (property.GetValue(message) is System.Collections.IEnumerable items and not string)
            {
                var at = items.Cast<object?>().ToList().IndexOf(null);
                if (at >= 0)
                {
                    throw new JsonException(null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"$.{NameOf(typeof(ReportMessage), property.Name)}[{at}]"), null, null);
                }
            }
        }

        return message;
    }

    /// <summary>The report that a message makes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="channel">How it came in.</param>
    /// <param name="organisation">For which organisation it was sent.</param>
    public static SubmissionForm ToForm(ReportMessage message, Channel channel, string organisation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var reporter = message.Reporter ?? new ReporterMessage();
        var wish = reporter.Wish is not { } said ? ReporterWish.NotSaid : said switch
        {
            WishCode.Anonymous => ReporterWish.Anonymous,
            WishCode.MayContact => ReporterWish.MayContact,
            WishCode.HearResult => ReporterWish.HearResult,
        };
        var contact = wish == ReporterWish.Anonymous ? new ReporterContact() : new ReporterContact(Text(reporter.Name), Text(reporter.Phone), Text(reporter.Email))
        {
            CallBack = Text(reporter.CallBack),
            Language = Text(reporter.Language),
            Interpreter = reporter.Interpreter == true,
        };
        return new SubmissionForm(new Report(channel, ToFacts(message), wish, contact with { Organisation = organisation }), Text(message.Reference));
    }

    /// <summary>The place in a message where a problem can be mended: a JSON pointer as a URI fragment.</summary>
    public static string PointerOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var top = NameOf(typeof(ReportMessage), problem.Field);
        if (top is null)
        {
            return "#/" + NameOf(typeof(ReportMessage), nameof(ReportMessage.Reporter)) + "/" + (NameOf(typeof(ReporterMessage), problem.Field) ?? throw new InvalidOperationException($"A message does not hold {problem.Field}."));
        }

        var item = problem.Item is { } at ? "/" + at.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        var part = problem.Part is null ? null : problem.Field switch
        {
            nameof(ReportMessage.When) => NameOf(typeof(DayMessage), problem.Part),
            nameof(ReportMessage.Persons) => NameOf(typeof(PersonMessage), problem.Part),
            nameof(ReportMessage.Companies) => NameOf(typeof(CompanyMessage), problem.Part),
            _ => null,
        };
        return "#/" + top + item + (part is null ? "" : "/" + part);
    }

    /// <summary>A path as the reader of JSON gives it (<c>$.personen[0].leeftijd</c>), as a pointer.</summary>
    public static string PointerOf(string? path)
    {
        if (path is null or "$" or "")
        {
            return "#";
        }

        var pointer = path.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal).Replace('[', '.').Replace("]", "", StringComparison.Ordinal);
        return "#" + string.Concat(pointer.Split('.').Skip(1).Where(part => part.Length > 0).Select(part => "/" + Uri.EscapeDataString(part.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))));
    }

    private static string? NameOf(Type message, string property) => message.GetProperty(property)?.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    private static Facts ToFacts(ReportMessage message) => new()
    {
        Narrative = message.Narrative,
        Danger = Answer(message.Danger),
        When = new PartialDate(message.When?.Day, message.When?.Month, message.When?.Year),
        Continues = Answer(message.Continues),
        Municipality = Text(message.Municipality),
        Address = Text(message.Address),
        Forms = message.Forms ?? [],
        Sector = Text(message.Sector),
        Persons = [.. (message.Persons ?? []).Select(Person)],
        Companies = [.. (message.Companies ?? []).Select(company => new Company(Text(company.Name), Text(company.Kvk), Text(company.Establishment)))],
        Phones = message.Phones ?? [],
        Emails = message.Emails ?? [],
        Plates = message.Plates ?? [],
        OnlineNames = message.OnlineNames ?? [],
        Links = message.Links ?? [],
        Indicators = [.. (message.Indicators ?? []).Select(code => new ObservedIndicator(code))],
        ActionsTaken = Text(message.ActionsTaken),
        Pressing = Text(message.Pressing),
    };

    private static Person Person(PersonMessage person) => new(
        person.Role switch
        {
            RoleCode.PossibleVictim => PersonRole.PossibleVictim,
            RoleCode.Suspect => PersonRole.Suspect,
            RoleCode.Witness => PersonRole.Witness,
            RoleCode.Reporter => PersonRole.Reporter,
        },
        Text(person.Name),
        person.Age,
        person.AgeGroup is not { } age ? null : age switch
        {
            AgeGroupCode.Adult => AgeGroup.Adult,
            AgeGroupCode.Minor => AgeGroup.Minor,
            AgeGroupCode.PossiblyMinor => AgeGroup.PossiblyMinor,
            AgeGroupCode.Unknown => AgeGroup.Unknown,
        },
        Text(person.Description),
        person.Count ?? 1);

    private static Answer? Answer(AnswerCode? code) => code is not { } given ? null : given switch
    {
        AnswerCode.Yes => Signals.Answer.Yes,
        AnswerCode.No => Signals.Answer.No,
        AnswerCode.Unknown => Signals.Answer.Unknown,
    };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
