using Baken.Design;
using Baken.Pages.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>A request that came in is written down.</summary>
internal sealed class NewModel(DataRequests requests, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : RequestPage(texts, codes, clock)
{
    private readonly IStringLocalizer<Codes> codes = codes;

    [BindProperty]
    public DataRight? Right { get; set; }

    [BindProperty]
    public DateParts ReceivedOn { get; set; } = new();

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Contact { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public void OnGet() => ReceivedOn = RequestWords.Parts(Today);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        Require(nameof(Name), Name, "Request.NameMissing");
        Require(nameof(Contact), Contact, "Request.ContactMissing");
        if (Right is null)
        {
            ModelState.AddModelError(nameof(Right), Texts["Request.RightMissing"].Value);
        }

        if (Note is { Length: > Deciding.ReasonLength })
        {
            ModelState.AddModelError(nameof(Note), codes["Problem.text-too-long", Deciding.ReasonLength].Value);
        }

        if (RequestWords.IsNoDay(ReceivedOn))
        {
            ModelState.AddModelError(nameof(ReceivedOn), Texts["Request.DateNone", ReceivedOn.Said].Value);
        }
        else if (RequestWords.Day(ReceivedOn) is not { } day || day > Today || day < Today.AddYears(-1))
        {
            ModelState.AddModelError(nameof(ReceivedOn), Texts["Request.DateImpossible"].Value);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var (outcome, number) = await requests.RegisterAsync(Person, Right, RequestWords.Day(ReceivedOn), new RequestSubject(Name!.Trim(), Contact!.Trim(), Note?.Trim() ?? ""), cancellation);
        Number = number ?? "";
        return After(outcome, "Request.Registered", nameof(Name), nameof(Right), nameof(ReceivedOn), Name);
    }

    private void Require(string field, string? text, string missing)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            ModelState.AddModelError(field, Texts[missing].Value);
        }
        else if (text.Length > DataRequests.LongestLine)
        {
            ModelState.AddModelError(field, codes["Problem.text-too-long", DataRequests.LongestLine].Value);
        }
    }
}
