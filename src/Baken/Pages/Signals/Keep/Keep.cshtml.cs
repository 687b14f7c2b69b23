using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Retain;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Keep;

/// <summary>Until when a signal is kept, and the decision to keep it longer or no longer.</summary>
internal sealed class KeepModel(SignalFile file, Retention retention, IStringLocalizer<Staff> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    /// <summary>Why it is kept, a code.</summary>
    [BindProperty]
    public string? Why { get; set; }

    /// <summary>The explanation.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether it was held when the reader saw the page: what the button meant.</summary>
    [BindProperty]
    public bool Held { get; set; }

    public string Number { get; private set; } = "";

    /// <summary>The signal; null only when the database could not be asked.</summary>
    public SignalView? Signal { get; private set; }

    public SignalWords Words { get; } = new(texts, codes, clock);

    public string RetentionClass => RetentionClasses.Catalogue.Find(Signal!.RetentionClass)?.Name(CultureInfo.CurrentUICulture) ?? Signal.RetentionClass;

    public string HoldReason => HoldReasons.Catalogue.Find(Signal?.Hold)?.Name(CultureInfo.CurrentUICulture) ?? "";

    /// <summary>Who decided to keep it; null when nobody did.</summary>
    public TimelineStep? HeldBy => Signal?.Hold is null ? null : Signal.Timeline.FirstOrDefault(step => step.Kind == SignalEventKind.Held);

    public static IEnumerable<Choice> Reasons => HoldReasons.Catalogue.All.Where(reason => reason.Code != HoldReasons.Restriction).Select(reason => new Choice(reason.Code, SignalWords.Capital(reason.Name(CultureInfo.CurrentUICulture))));

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        Signal = await file.OpenAsync(Person, number, cancellation);
        return Signal is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        ModelState.ForgetErrors();
        Signal = await file.OpenAsync(Person, number, cancellation);
        if (Signal is null)
        {
            return NotFound();
        }

        if (Held != (Signal.Hold is not null))
        {
            // A colleague was first: the page shows what holds now, and keeps what was typed.
            ModelState.AddModelError(nameof(Reason), texts["Keep.Changed"].Value);
            return Page();
        }

        if (HttpContext.IsReturned())
        {
            return Page();
        }

        if (!Held && HoldReasons.Catalogue.Find(Why) is null)
        {
            ModelState.AddModelError(nameof(Why), texts["Keep.WhyMissing"].Value);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), texts["Team.ReasonMissing"].Value);
        }
        else if (Reason.Length > Deciding.ReasonLength)
        {
            ModelState.AddModelError(nameof(Reason), codes["Problem.text-too-long", Deciding.ReasonLength].Value);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (Signal.Hold == HoldReasons.Restriction)
        {
            ModelState.AddModelError(nameof(Reason), texts["Keep.Restricted"].Value);
            return Page();
        }

        return await retention.HoldAsync(Person, number, Held ? null : Why, Reason, cancellation) switch
        {
            HoldOutcome.Done => Leave(texts[Held ? "Keep.Done.Ended" : "Keep.Done.Held"].Value),
            HoldOutcome.NotHeld => Leave(texts["Keep.Done.Ended"].Value),
            HoldOutcome.NotFound => NotFound(),
            HoldOutcome.ReasonMissing or HoldOutcome.Restricted => Page(),
        };
    }

    private RedirectResult Leave(string done)
    {
        Done.Tell(TempData, done);
        return Redirect($"/signalen/{Number}");
    }
}
