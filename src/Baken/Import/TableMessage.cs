using System.Globalization;
using Baken.Api;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;

namespace Baken.Import;

/// <summary>One report of a file of tables: its row, and the rows of other tables that belong to it.</summary>
internal sealed class TableMessage(TableRow row, IReadOnlyList<TableRow> others, DateOnly today)
{
    private const char Between = ';';
    private static readonly Dictionary<string, AnswerCode> Answers = Codes(("yes", "ja", AnswerCode.Yes), ("no", "nee", AnswerCode.No), ("unknown", "onbekend", AnswerCode.Unknown));
    private static readonly Dictionary<string, WishCode> Wishes =
        Codes(("anonymous", "anoniem", WishCode.Anonymous), ("may_contact", "contact-mag", WishCode.MayContact), ("hear_result", "wil-uitslag", WishCode.HearResult));

    private static readonly Dictionary<string, RoleCode> Roles = Codes(
        ("possible_victim", "mogelijk-slachtoffer", RoleCode.PossibleVictim), ("suspect", "verdachte", RoleCode.Suspect), ("witness", "getuige", RoleCode.Witness), ("reporter", "melder", RoleCode.Reporter));

    private static readonly Dictionary<string, AgeGroupCode> AgeGroups = Codes(
        ("adult", "meerderjarig", AgeGroupCode.Adult), ("minor", "minderjarig", AgeGroupCode.Minor), ("possibly_minor", "mogelijk-minderjarig", AgeGroupCode.PossiblyMinor), ("unknown", "onbekend", AgeGroupCode.Unknown));

    private readonly List<ImportProblem> problems = [.. others.Where(other => other.Broken is not null).Select(other => other.Broken!)];
    private readonly List<TableRow> persons = [.. others.Where(other => other.Table == "persons" && other.Broken is null)];
    private readonly List<TableRow> companies = [.. others.Where(other => other.Table == "companies" && other.Broken is null)];

    /// <summary>The report as the import takes it.</summary>
    public ImportRow ToRow(string organisation)
    {
        var message = new ReportMessage
        {
            Narrative = row["narrative"] ?? "",
            Danger = Code(row, "danger", Answers),
            When = When(),
            Continues = Code(row, "continues", Answers),
            Municipality = Municipality(),
            Address = row["address"],
            Forms = Several("forms"),
            Sector = row["sector"],
            Indicators = Several("indicators"),
            Persons = [.. persons.Select(Person)],
            Companies = [.. companies.Select(company => new CompanyMessage { Name = company["name"], Kvk = company["kvk"], Establishment = company["establishment"] })],
            Phones = [.. Values("phones", "phone"), .. OfPersons("prs_HomePhone"), .. OfPersons("prs_MobilePhone")],
            Emails = [.. Values("emails", "email"), .. OfPersons("prs_Email")],
            Plates = Values("plates", "plate"),
            OnlineNames = Values("online_names", "online_name"),
            Links = Values("links", "link"),
            ActionsTaken = row["actions_taken"],
            Pressing = row["pressing"],
            Reporter = new ReporterMessage
            {
                Wish = Code(row, "wish", Wishes),
                Name = row["reporter_name"],
                Phone = row["reporter_phone"],
                Email = row["reporter_email"],
                CallBack = row["call_back"],
                Language = row["language"],
                Interpreter = Code(row, "interpreter", Answers) == AnswerCode.Yes,
            },
            Reference = row.Reference,
        };
        return new ImportRow(row.Line, ReportMessages.ToForm(message, Channel.File, organisation), problems, Locate);
    }

    /// <summary>The cell in which something that a rule found can be mended.</summary>
    private ImportProblem Locate(Problem problem)
    {
        var (at, columns) = problem.Field switch
        {
            nameof(ReportMessage.Persons) => (At(persons), Tables.Others[0].Columns),
            nameof(ReportMessage.Companies) => (At(companies), Tables.Others[1].Columns),
            nameof(ReportMessage.Reference) => (row, new Dictionary<string, string> { [Tables.Reference] = nameof(ReportMessage.Reference) }),
            _ when Tables.Others.FirstOrDefault(table => table.Field == problem.Field) is { } table => (others.FirstOrDefault(other => other.Table == table.Name) ?? row, table.Columns),
            _ => (row, Tables.SignalColumns),
        };
        var wanted = problem.Field is nameof(ReportMessage.Persons) or nameof(ReportMessage.Companies) ? problem.Part : at == row ? problem.Field : "";
        var column = columns.Where(pair => pair.Value == wanted).Select(pair => pair.Key).OrderByDescending(name => at[name] is not null).FirstOrDefault() ?? "";
        return at.Problem(column, problem.Code, problem.Value);

        TableRow At(List<TableRow> rows) => problem.Item is { } item && item < rows.Count ? rows[item] : row;
    }

    private PersonMessage Person(TableRow person)
    {
        var name = string.Join(' ', new[] { person["prs_FirstName"], person["prs_MiddleName"], person["prs_SecondName"] }.OfType<string>());
        if (person["role"] is null)
        {
            problems.Add(person.Problem("role", "cell-empty"));
        }

        return new PersonMessage
        {
            Role = Code(person, "role", Roles) ?? RoleCode.PossibleVictim,
            Name = name.Length == 0 ? null : name,
            Age = Number(person, "age") ?? AgeOf(person),
            AgeGroup = Code(person, "age_group", AgeGroups),
            Description = person["description"],
            Count = Number(person, "count"),
        };
    }

    /// <summary>Whole years on the day of the event or, where that is not known, today: a date of birth itself is not kept.</summary>
    private int? AgeOf(TableRow person)
    {
        if (person["prs_Birthdate"] is not { } typed)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born))
        {
            problems.Add(person.Problem("prs_Birthdate", "date-unreadable", typed));
            return null;
        }

        var (year, month, day) = DateText.Read(row["date"]) is { Year: { } known } then ? (known, then.Month ?? 12, then.Day ?? 31) : (today.Year, today.Month, today.Day);
        return year - born.Year - (month < born.Month || month == born.Month && day < born.Day ? 1 : 0);
    }

    private DayMessage? When()
    {
        if (row["date"] is not { } typed)
        {
            return null;
        }

        if (DateText.Read(typed) is not { IsEmpty: false } read)
        {
            problems.Add(row.Problem("date", "date-unreadable", typed));
            return null;
        }

        return new DayMessage { Day = read.Day, Month = read.Month, Year = read.Year };
    }

    private string? Municipality() => row["municipality"] is not { } typed ? null : Municipalities.Find(typed)?.Code ?? typed;

    private string[]? Several(string column) => row[column]?.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private List<string> Values(string table, string column) => [.. others.Where(other => other.Table == table && other.Broken is null).Select(other => other[column]).OfType<string>()];

    private IEnumerable<string> OfPersons(string column) => persons.Select(person => person[column]).OfType<string>();

    private int? Number(TableRow at, string column)
    {
        if (at[column] is not { } typed)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        problems.Add(at.Problem(column, "not-a-number", typed));
        return null;
    }

    private T? Code<T>(TableRow at, string column, Dictionary<string, T> codes)
        where T : struct
    {
        if (at[column] is not { } typed)
        {
            return null;
        }

        if (codes.TryGetValue(typed, out var code))
        {
            return code;
        }

        problems.Add(at.Problem(column, "unknown-code", typed));
        return null;
    }

    private static Dictionary<string, T> Codes<T>(params (string English, string Dutch, T Code)[] codes) =>
        codes.SelectMany(code => new[] { (code.English, code.Code), (code.Dutch, code.Code) }).ToDictionary(pair => pair.Item1, pair => pair.Code, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A day as tables write it: <c>2026</c>, <c>2026-11</c>, <c>2026-11-30</c>, or <c>30-11-2026</c>.</summary>
internal static class DateText
{
    /// <summary>The day; empty when it is no day of these forms, null when nothing was typed. Whether the day exists is the rules' to say.</summary>
    public static PartialDate? Read(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        var parts = typed.Trim().Split('-', '/');
        var numbers = parts.Select(part => part.Length is > 0 and <= 4 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).ToList();
        return numbers.Contains(null) ? new PartialDate(null, null, null) : parts switch
        {
            [{ Length: 4 }] => new PartialDate(null, null, numbers[0]),
            [{ Length: 4 }, _] => new PartialDate(null, numbers[1], numbers[0]),
            [{ Length: 4 }, _, _] => new PartialDate(numbers[2], numbers[1], numbers[0]),
            [_, _, { Length: 4 }] => new PartialDate(numbers[0], numbers[1], numbers[2]),
            _ => new PartialDate(null, null, null),
        };
    }
}
