using Baken.Design;
using Baken.Kernel.People;
using Baken.Pages.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Keys;

/// <summary>
/// A page that makes a key. The answer to the form itself shows it, once: it is stored nowhere, so there is no page after to lead to. The form sent
/// again makes no second key and shows none.
/// </summary>
internal abstract class KeyPage(IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    private static readonly int[] MonthsOffered = [1, 3, 6, 12];

    /// <summary>How many months it works.</summary>
    [BindProperty]
    public int? Months { get; set; }

    /// <summary>A random key of this form.</summary>
    [BindProperty]
    public string? Once { get; set; }

    /// <summary>The key that was made just now; null before, and when the form is sent again.</summary>
    public ApiKeyOutcome.Made? Made { get; private set; }

    /// <summary>Whether this form made its key before.</summary>
    public bool WasMade { get; private set; }

    public IEnumerable<Choice> MonthChoices => MonthsOffered.Select(months => new Choice($"{months}", texts[$"Months.{months}"].Value));

    /// <summary>What a route is for, in words.</summary>
    public string ScopeWords(string route) => ScopeWords(route, texts);

    /// <summary>What a route is for, in words.</summary>
    public static string ScopeWords(string route, IStringLocalizer<Texts.Organisations> texts) => texts["Scope." + route].Value;

    /// <summary>A form sent without its random key is a form of its own.</summary>
    protected string OnceOrNew => string.IsNullOrEmpty(Once) || Once.Length > 40 ? Guid.NewGuid().ToString("N") : Once;

    protected IActionResult Show(ApiKeyOutcome outcome) => outcome.Match<IActionResult>(
        made =>
        {
            Made = made;
            return Page();
        },
        () =>
        {
            WasMade = true;
            return Page();
        },
        problems =>
        {
            OrganisationInput.Tell(ModelState, problems, texts, prefix: "");
            return Page();
        },
        NotFound);
}
