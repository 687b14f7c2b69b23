using Baken.Design;
using Baken.Pages.Signals;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>What follows from the decision, once more looked at before it is done: restricting, releasing, destroying signals.</summary>
internal sealed class EffectModel(DataRequests requests, RequestEffects effects, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : RequestPage(texts, codes, clock)
{
    private static readonly HashSet<string> Acts = ["beperken", "beeindigen", "vernietigen"];

    /// <summary>Which act.</summary>
    [BindProperty(SupportsGet = true)]
    public string Doe { get; set; } = "";

    /// <summary>Numbers of the signals.</summary>
    [BindProperty]
    public List<string> Signals { get; set; } = [];

    /// <summary>The explanation.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>The signals to which it can be done, with what holds now.</summary>
    public IEnumerable<Choice> Choices => View!.Signals.Where(Fits).Select(signal => new Choice(
        signal.Number,
        signal.Number,
        Doe == "vernietigen" && signal is { Hold: null, IsOpen: true } ? Texts["Effect.WillStayOpen"].Value : signal.Hold is null ? Texts["Effect.NotHeld"].Value : Texts[Doe == "vernietigen" ? "Effect.WillStay" : "Effect.Held", RequestWords.Hold(signal.Hold) ?? signal.Hold].Value));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        var outcome = Doe switch
        {
            "beperken" => await effects.RestrictAsync(Person, Number, Signals, Words, cancellation),
            "beeindigen" => await effects.ReleaseAsync(Person, Number, Signals, Words, cancellation),
            _ => await effects.EraseAsync(Person, Number, Signals, Words, cancellation),
        };
        return After(outcome, "Effect.Done." + Doe, nameof(Words), nameof(Signals), typed: Words);
    }

    private bool Fits(RequestSignalView signal) => signal is { IsThere: true, OwnedBy: null } && Doe switch
    {
        "beperken" => signal.Effect is RequestEffect.None or RequestEffect.RestrictionEnded,
        "beeindigen" => signal.Effect == RequestEffect.Restricted,
        _ => signal.Effect != RequestEffect.Erased,
    };

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        View = Acts.Contains(Doe) ? await requests.OpenAsync(Person, Number, cancellation) : null;
        return View is not null;
    }
}
