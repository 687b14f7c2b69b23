using System.Globalization;
using Baken.Design;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Decide;

/// <summary>The words for a proposal: its rule, its conditions, its term; and the lists one chooses from.</summary>
internal sealed class DecisionWords(IStringLocalizer<Texts.Decide> words, IStringLocalizer<Codes> codes)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>The outcomes in the two columns of the form.</summary>
    public IReadOnlyList<Choice> Outcomes =>
        [.. Enum.GetValues<Outcome>().Select(outcome => new Choice(outcome.ToString(), Of(outcome), codes[$"Outcome.{outcome}.Hint"]))];

    public static IReadOnlyList<Choice> Urgencies =>
        [.. Enum.GetValues<Urgency>().OrderDescending().Select(urgency => new Choice(urgency.ToString(), Of(urgency)))];

    public static IReadOnlyList<Choice> Answers => [.. ReporterAnswers.Catalogue.All.Select(answer => new Choice(answer.Code, answer.Name(Culture)))];

    public string Of(Outcome outcome) => codes["Outcome." + outcome];

    public static string Of(Urgency urgency) => Capital(Name(urgency));

    /// <summary>The team to be named in a choice, with its organisation.</summary>
    public static IReadOnlyList<Choice> Teams(RouteProposal proposal) =>
        [.. proposal.Teams.Where(team => team != proposal.Team).Select(team => new Choice(team.Code, $"{team.Name} ({team.Organisation})"))];

    /// <summary>What the rule asks: 'Regio is Haaglanden of Zeeland'.</summary>
    public string Asked(ConditionMet condition) => $"{codes["Condition." + condition.Name]} {Joined(condition.Name, condition.Asked, words["Or"])}";

    /// <summary>What the signal has: 'Westland (Haaglanden)'.</summary>
    public string Found(ConditionMet condition, Facts facts)
    {
        var found = condition.Found.Count == 0 ? codes["Answer.Unknown"].Value : Joined(condition.Name, condition.Found, ",");
        return condition.Name == "region" && Municipalities.ByCode(facts.Municipality) is { } place ? $"{place.Name} ({found})" : Capital(found);
    }

    /// <summary>'2 werkdagen', '4 uur'.</summary>
    public string Amount(Term term)
    {
        return words.Counted(term.Unit == TermUnit.ClockHours ? "Term.Hours" : "Term.Days", term.Amount);
    }

    private static string Name(Urgency urgency) => Baken.Signals.Reference.Urgencies.Of(urgency).Name(Culture);

    /// <summary>The urgency as the interface kit names it.</summary>
    public static UrgencyLevel Level(Urgency urgency) => Enum.Parse<UrgencyLevel>(urgency.ToString());

    /// <summary>The strength as the interface kit names it.</summary>
    public static IndicatorStrength Level(Strength strength) => Enum.Parse<IndicatorStrength>(strength.ToString());

    private string Joined(string condition, IReadOnlyList<string> values, string last)
    {
        var named = values.Select(value => Name(condition, value)).ToList();
        return named.Count < 2 ? named[0] : string.Join(", ", named[..^1]) + (last == "," ? ", " : $" {last} ") + named[^1];
    }

    private string Name(string condition, string code) => condition switch
    {
        "outcome" => codes["Outcome." + code].Value.ToLower(Culture),
        "form" => ExploitationForms.Catalogue.Find(code)?.Name(Culture) ?? code,
        "region" => Municipalities.Regions.FirstOrDefault(region => region.Code == code)?.Name ?? code,
        "sector" => Sectors.Catalogue.Find(code)?.Name(Culture) ?? code,
        "minor" => codes[code == "yes" ? "Answer.Yes" : "Answer.No"],
        "urgency" => Name(Enum.Parse<Urgency>(code)),
        _ => code,
    };

    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];
}
