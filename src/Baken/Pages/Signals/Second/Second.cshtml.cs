using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Pages.Signals.Decide;
using Baken.Signals.Assess;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Second;

/// <summary>Another assessor confirms a decision or puts it back, with a reason of one's own.</summary>
internal sealed class SecondModel(SignalFile file, SecondPerson second, IStringLocalizer<Texts.Decide> words, IStringLocalizer<Codes> codes) : PageModel
{
    [BindProperty]
    public bool? Confirms { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Which decision the reader saw.</summary>
    [BindProperty]
    public int Decision { get; set; }

    public string Number { get; private set; } = "";

    /// <summary>The signal; null only when the database could not be asked.</summary>
    public SignalView? Signal { get; private set; }

    public DecisionWords Words => new(words, codes);

    public bool Waits => Signal?.Decision?.AwaitsSecond == true;

    /// <summary>The reader recorded it, so somebody else must look.</summary>
    public bool IsOwn => Signal?.Decision?.ByUserId == Actor.UserId;

    private Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await OpenAsync(number, cancellation))
        {
            return NotFound();
        }

        Decision = Signal!.Decisions;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        ModelState.ForgetErrors();
        if (!await OpenAsync(number, cancellation))
        {
            return NotFound();
        }

        if (!Waits || IsOwn || Decision != Signal!.Decisions)
        {
            // Somebody was first, or another decision took its place: the page says so and shows what is now.
            return Again(number);
        }

        if (HttpContext.IsReturned() || !IsFilledIn())
        {
            return Page();
        }

        var outcome = await second.AnswerAsync(Actor, number, Decision, Confirms!.Value, Reason, cancellation);
        return outcome switch
        {
            SecondOutcome.Confirmed => Leave(words["Second.Done.Confirmed"]),
            SecondOutcome.PutBack => Leave(words["Second.Done.PutBack", Signal.Decision!.By]),
            SecondOutcome.ReasonMissing => Missing(),
            SecondOutcome.NothingWaits or SecondOutcome.SamePerson => Again(number),
            SecondOutcome.NotFound => NotFound(),
        };
    }

    private async Task<bool> OpenAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        Signal = await file.OpenAsync(Actor, number, cancellation);
        return Signal is not null;
    }

    private bool IsFilledIn()
    {
        if (Confirms is null)
        {
            ModelState.AddModelError(nameof(Confirms), words["Second.Choose"]);
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            ModelState.AddModelError(nameof(Reason), words["Second.ReasonMissing"]);
        }
        else if (Reason.Length > Deciding.ReasonLength)
        {
            ModelState.AddModelError(nameof(Reason), codes["Problem.text-too-long", Deciding.ReasonLength]);
        }

        return ModelState.IsValid;
    }

    private PageResult Missing()
    {
        ModelState.AddModelError(nameof(Reason), words["Second.ReasonMissing"]);
        return Page();
    }

    private PageResult Again(string number)
    {
        ViewData["Changed"] = Waits && !IsOwn;
        Number = number;
        ModelState.Remove(nameof(Decision));
        Decision = Signal!.Decisions;
        return Page();
    }

    private RedirectResult Leave(string done)
    {
        Done.Tell(TempData, done);
        return Redirect($"/signalen/{Number}");
    }
}
