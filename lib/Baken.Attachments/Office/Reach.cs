using System.Text.RegularExpressions;

namespace Baken.Attachments.Office;

/// <summary>Ways in which the text of an office file reaches out when it is opened or computed.</summary>
internal static partial class Reach
{
    /// <summary>Whether the instruction of a field of Word fetches or runs something (ECMA-376-1, 17.16.5), or builds another instruction from numbers.</summary>
    public static bool IsField(string instruction) => Fields().IsMatch(instruction) || Fields().IsMatch(instruction.Replace(Border.ToString(), ""));

    /// <summary>Stands where a field begins, turns to its result, or ends.</summary>
    public const char Border = '\u0001';

    /// <summary>Whether a formula fetches or runs something: DDE in its two notations, and functions that call out.</summary>
    public static bool IsFormula(string formula) => Formulas().IsMatch(formula);

    /// <summary>Whether a link goes elsewhere than into the package.</summary>
    public static bool IsOutside(string link) => Outside().IsMatch(link);

    /// <summary>Whether a link that one must click goes to a page, an address or a telephone number, and not to a program.</summary>
    public static bool IsPlainLink(string link) => Plain().IsMatch(link);

    // Most only where an instruction begins, because an address in it may hold the same words.
    [GeneratedRegex(@"(^|\u0001)\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON|AUTOTEXT|RD)\b|\bDDE(AUTO)?\b|\bQUOTE\s+""?\s*\d", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Fields();

    [GeneratedRegex(@"[\w.']\|\s*('[^']*'|[^!|'"",()\s]+)!|\b(DDE|WEBSERVICE|RTD|CALL|REGISTER|REGISTER\.ID|EXEC|FILTERXML|IMAGE)\s*\(", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Formulas();

    [GeneratedRegex(@"^\s*([a-z][a-z0-9+.\-]*:|//|\\\\|/|\.\./)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Outside();

    [GeneratedRegex(@"^\s*((https?|mailto|tel|sms):[^\\]|#)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
