using System.Globalization;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Mail;
using Baken.Kernel.OnCall;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Baken.Setup;

/// <summary>
/// Reads a setup file (YAML) into a plan. Every problem names its line; there is a plan only when there is no problem. See
/// <c>docs/setup.md</c> for the form.
/// </summary>
internal sealed class SetupFile
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const int DeepestNesting = 20;
    private static readonly string[] WeekDays = ["zo", "ma", "di", "wo", "do", "vr", "za"];
    private readonly List<SetupProblem> problems = [];
    private readonly Dictionary<string, int> teams = [];
    private readonly Dictionary<string, int> organisations = [];
    private readonly Dictionary<string, int> addresses = [];

    private SetupFile()
    {
    }

    /// <summary>The plan, or the problems in order of their lines.</summary>
    public static (SetupPlan? Plan, IReadOnlyList<SetupProblem> Problems) Read(string text)
    {
        if (text.Length > LargestFile)
        {
            return (null, [new SetupProblem(1, "The file is larger than 4 MB.")]);
        }

        if (Unreadable(text) is { } problem)
        {
            return (null, [problem]);
        }

        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            return (null, [NotYaml(e)]);
        }
        catch (Exception e) when (IsFailureOfReader(e))
        {
            return (null, [new SetupProblem(1, "This is not valid YAML.")]);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            return (null, [new SetupProblem(1, "The file must hold one list of settings, such as 'organisations:'.")]);
        }

        var file = new SetupFile();
        var plan = file.Plan(root);
        return file.problems.Count == 0 ? (plan, []) : (null, [.. file.problems.OrderBy(p => p.Line)]);
    }

    /// <summary>
    /// What keeps the text from being read as YAML at all; null when nothing does. Nesting is bounded here: the reader of nodes runs out
    /// of stack on it.
    /// </summary>
    private static SetupProblem? Unreadable(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            for (var depth = 0; parser.MoveNext();)
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > DeepestNesting)
                {
                    return new SetupProblem((int)parser.Current.Start.Line, "Lists stand too deep within lists here.");
                }
            }

            return null;
        }
        catch (YamlException e)
        {
            return NotYaml(e);
        }
        catch (Exception e) when (IsFailureOfReader(e))
        {
            return new SetupProblem((int)Math.Max(parser.Current?.End.Line ?? 1, 1), "This is not valid YAML, from here on.");
        }
    }

    // On some broken texts the reader fails itself instead of saying what is wrong.
    private static bool IsFailureOfReader(Exception e) => e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or NullReferenceException;

    private static SetupProblem NotYaml(YamlException e) => new((int)Math.Max(e.Start.Line, 1), "This is not valid YAML: " + e.Message);

    private SetupPlan Plan(YamlMappingNode root)
    {
        Known(root, "address", "exit", "security contact", "ask elsewhere", "duty", "alarm minutes", "organisations", "routing rules", "terms");
        var planned = Items(root, "organisations", required: true).Select(Organisation).ToList();
        foreach (var (user, team) in planned.SelectMany(o => o.Users).SelectMany(u => u.Teams.Select(team => (u, team))))
        {
            Check(teams.ContainsKey(team), user.Line, $"There is no team '{team}'.");
        }

        var rules = Items(root, "routing rules", required: true).Select(Rule).ToList();
        Check(rules.Count == 0 || rules[^1].CatchesAll, Line(root, "routing rules"), "The last routing rule must have no 'when': it catches everything, and its team is the intake team.");
        var settings = new Dictionary<string, string>
        {
            [BaseAddress.Setting] = Address(root, "address", required: true).TrimEnd('/'),
            [SettingNames.Exit] = Address(root, "exit", required: true),
        };
        List<PlannedUser> desk = rules.Count == 0 ? [] : [.. planned.SelectMany(o => o.Users).Where(user => user.Teams.Contains(rules[^1].Team))];
        var duty = Items(root, "duty", required: false).Select(node => DutyRow(node, desk)).ToList();
        if (Find(root, "alarm minutes") is not null)
        {
            settings[Alarms.MinutesSetting] = Minutes(root);
        }

        Optional(root, "security contact", SettingNames.SecurityContact, settings);
        Optional(root, "ask elsewhere", SettingNames.AskElsewhere, settings);
        return new SetupPlan { Organisations = planned, Rules = rules, Terms = [.. Items(root, "terms", required: false).Select(TermRow)], Duty = duty, Settings = settings, Address = settings[BaseAddress.Setting] };
    }

    private PlannedOrganisation Organisation(YamlMappingNode node)
    {
        Known(node, "code", "name", "kind", "regions", "domains", "teams", "users");
        var code = Code(node, organisations, "organisation");
        var kind = Text(node, "kind");
        Check(PartnerKinds.Catalogue.Find(kind) is not null, Line(node, "kind"), $"'{kind}' is not a kind of organisation. Kinds are: {string.Join(", ", PartnerKinds.Catalogue.All.Select(k => k.Code))}.");
        return new PlannedOrganisation(
            code,
            Text(node, "name"),
            kind,
            Codes(node, "regions", code => Municipalities.Regions.Any(region => region.Code == code)) ?? [],
            [.. Items(node, "teams", required: false).Select(team =>
            {
                Known(team, "code", "name");
                return new PlannedTeam(Code(team, teams, "team"), Text(team, "name"));
            })],
            [.. Items(node, "users", required: false).Select(User)])
        {
            Domains = Find(node, "domains") is null ? null : [.. Words(node, "domains").Select(domain => Domain(node, domain))],
        };
    }

    private string Domain(YamlMappingNode node, string domain)
    {
        Check(Uri.CheckHostName(domain) == UriHostNameType.Dns && domain.Contains('.', StringComparison.Ordinal), Line(node, "domains"), $"'{domain}' is not a domain of mail addresses. Write example.org.");
        return domain;
    }

    private PlannedUser User(YamlMappingNode node)
    {
        Known(node, "name", "email", "roles", "teams");
        var email = Text(node, "email");
        Check(System.Net.Mail.MailAddress.TryCreate(email, out _), Line(node, "email"), $"'{email}' is not an e-mail address.");
        Check(addresses.TryAdd(Kernel.People.User.Normalise(email), Line(node)), Line(node, "email"), $"'{email}' occurs twice; the first is on line {addresses.GetValueOrDefault(Kernel.People.User.Normalise(email))}.");
        List<Role> roles = [.. Words(node, "roles").Select(word => Choice<Role>(word, Line(node, "roles")))];
        var clash = RoleTable.Clash(roles);
        Check(clash is null, Line(node, "roles"), $"'{Spelt(clash?.Guards.ToString() ?? "")}' and '{Spelt(clash?.Reads.ToString() ?? "")}' do not go together: who guards access to signals never reads them.");
        return new PlannedUser(Text(node, "name"), email, roles, [.. Words(node, "teams")], Line(node));
    }

    private RoutingRule Rule(YamlMappingNode node)
    {
        Known(node, "id", "when", "team", "follower", "legal basis");
        var team = Text(node, "team");
        Check(teams.ContainsKey(team), Line(node, "team"), $"There is no team '{team}'.");
        return new RoutingRule
        {
            Id = Text(node, "id"),
            Team = team,
            LegalBasis = Find(node, "legal basis") is null ? "" : Text(node, "legal basis"),
            When = Find(node, "when") is YamlMappingNode when ? Conditions(when) : new RuleConditions(),
            Follower = Find(node, "follower") is YamlMappingNode follower ? Follower(follower) : null,
        };
    }

    private RuleConditions Conditions(YamlMappingNode node)
    {
        Known(node, "outcome", "form", "region", "sector", "minor", "urgency");
        return new RuleConditions
        {
            Outcome = Choices<Outcome>(node, "outcome"),
            Urgency = Choices<Urgency>(node, "urgency"),
            Form = Codes(node, "form", code => ExploitationForms.Catalogue.Find(code) is not null),
            Region = Codes(node, "region", code => Municipalities.Regions.Any(region => region.Code == code)),
            Sector = Codes(node, "sector", code => Sectors.Catalogue.Find(code) is not null),
            Minor = Find(node, "minor") is null ? null : Text(node, "minor") is "yes" or "true",
        };
    }

    private ProposedFollower Follower(YamlMappingNode node)
    {
        Known(node, "team", "only minor", "why");
        var team = Text(node, "team");
        Check(teams.ContainsKey(team), Line(node, "team"), $"There is no team '{team}'.");
        return new ProposedFollower { Team = team, Why = Text(node, "why"), OnlyMinor = Find(node, "only minor") is not null && Text(node, "only minor") is "yes" or "true" };
    }

    private string Minutes(YamlMappingNode root)
    {
        var text = Text(root, "alarm minutes");
        Check(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 240, Line(root, "alarm minutes"), $"'{text}' is not a number of minutes from 1 to 240.");
        return text;
    }

    private PlannedDuty DutyRow(YamlMappingNode node, IReadOnlyList<PlannedUser> desk)
    {
        Known(node, "who", "days", "from", "until");
        var who = Text(node, "who");
        var named = desk.Where(user => user.Name == who || Kernel.People.User.Normalise(user.Email) == Kernel.People.User.Normalise(who)).ToList();
        Check(named.Count > 0, Line(node, "who"), $"'{who}' is no user of the intake team in this file. Write the name or the e-mail address of one.");
        Check(named.Count < 2, Line(node, "who"), $"Two users of the intake team are called '{who}'. Write the e-mail address.");
        var row = new PlannedDuty(
            named.Count > 0 ? named[0].Email : "",
            [.. Words(node, "days").SelectMany(words => words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)).Select(day =>
            {
                var index = Array.IndexOf(WeekDays, day);
                Check(index >= 0, Line(node, "days"), $"'{day}' is not a day. Days are: {string.Join(", ", WeekDays)}.");
                return (DayOfWeek)Math.Max(index, 0);
            })],
            Time(node, "from"),
            Time(node, "until"));
        Check(row.Days.Count > 0, Line(node, "days"), "'days' is missing.");
        Check(row.Until > row.From || row.Until == TimeOnly.MinValue, Line(node, "until"), "'until' lies before 'from'. Write two lines for a night: until 24:00, and from 00:00.");
        return row;
    }

    private Term TermRow(YamlMappingNode node)
    {
        Known(node, "step", "urgency", "hours", "working days");
        var urgency = Choice<Urgency>(Text(node, "urgency"), Line(node, "urgency"));
        var name = urgency == Urgency.Acute ? "hours" : "working days";
        var text = Text(node, name);
        Check(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is >= 1 and <= 1000, Line(node, name), $"'{text}' is not a number from 1 to 1000. Acute terms count hours, others working days.");
        return new Term
        {
            State = Choice<TermState>(Text(node, "step"), Line(node, "step")),
            Urgency = urgency,
            Amount = amount,
            Unit = urgency == Urgency.Acute ? TermUnit.ClockHours : TermUnit.WorkingDays,
            Source = "setup file",
            Status = "own choice",
        };
    }

    private TimeOnly Time(YamlMappingNode node, string name)
    {
        var text = Text(node, name);
        if (text == "24:00")
        {
            return TimeOnly.MinValue;
        }

        Check(TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time), Line(node, name), $"'{text}' is not a time. Write 08:30.");
        return time;
    }

    private string Address(YamlMappingNode node, string name, bool required)
    {
        if (!required && Find(node, name) is null)
        {
            return "";
        }

        var text = Text(node, name);
        Check(Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", Line(node, name), $"'{text}' is not a web address. Write https://….");
        return text;
    }

    private void Optional(YamlMappingNode node, string name, string setting, Dictionary<string, string> settings)
    {
        if (Find(node, name) is not null)
        {
            settings[setting] = Text(node, name);
        }
    }

    private string Code(YamlMappingNode node, Dictionary<string, int> seen, string what)
    {
        var code = Text(node, "code");
        Check(code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'), Line(node, "code"), $"'{code}' is not a code: use small letters, digits and hyphens.");
        Check(seen.TryAdd(code, Line(node)), Line(node, "code"), $"The {what} '{code}' occurs twice; the first is on line {seen.GetValueOrDefault(code)}.");
        return code;
    }

    private List<T>? Choices<T>(YamlMappingNode node, string name)
        where T : struct, Enum => Find(node, name) is null ? null : [.. Words(node, name).Select(word => Choice<T>(word, Line(node, name)))];

    private T Choice<T>(string word, int line)
        where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        var index = Array.FindIndex(names, name => Spelt(name) == word);
        Check(index >= 0, line, $"'{word}' is not known here. Choose from: {string.Join(", ", names.Select(Spelt))}.");
        return Enum.GetValues<T>()[Math.Max(index, 0)];
    }

    // TeamLead is written 'team lead'.
    private static string Spelt(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private List<string>? Codes(YamlMappingNode node, string name, Func<string, bool> known)
    {
        if (Find(node, name) is null)
        {
            return null;
        }

        var codes = Words(node, name).ToList();
        codes.ForEach(code => Check(known(code), Line(node, name), $"'{code}' is not in the list of codes for '{name}'."));
        return codes;
    }

    private IEnumerable<YamlMappingNode> Items(YamlMappingNode node, string name, bool required)
    {
        var found = Find(node, name);
        if (found is null)
        {
            Check(!required, Line(node), $"'{name}' is missing.");
            return [];
        }

        if (found is not YamlSequenceNode list)
        {
            Check(false, Line(node, name), $"'{name}' must be a list: lines that begin with a hyphen.");
            return [];
        }

        foreach (var item in list.Where(item => item is not YamlMappingNode))
        {
            Check(false, (int)item.Start.Line, $"Each item of '{name}' must have named parts.");
        }

        return list.OfType<YamlMappingNode>();
    }

    private static IEnumerable<string> Words(YamlMappingNode node, string name) => Find(node, name) switch
    {
        null => [],
        YamlScalarNode { Value: { } one } => [one],
        YamlSequenceNode many => many.OfType<YamlScalarNode>().Select(word => word.Value ?? ""),
        _ => [],
    };

    private string Text(YamlMappingNode node, string name)
    {
        var value = (Find(node, name) as YamlScalarNode)?.Value?.Trim();
        Check(!string.IsNullOrEmpty(value), Line(node), $"'{name}' is missing.");
        return value ?? "";
    }

    private void Known(YamlMappingNode node, params string[] names)
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !names.Contains(key.Value)))
        {
            Check(false, (int)key.Start.Line, $"'{key.Value}' is not known here. Known are: {string.Join(", ", names)}.");
        }
    }

    private void Check(bool holds, int line, string text)
    {
        if (!holds)
        {
            problems.Add(new SetupProblem(line, text));
        }
    }

    private static YamlNode? Find(YamlMappingNode node, string name) =>
        node.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode key && key.Value == name).Value;

    private static int Line(YamlMappingNode node, string? name = null) =>
        (int)(node.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(key => key.Value == name)?.Start.Line ?? node.Start.Line);
}
