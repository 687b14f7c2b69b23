using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>One request: who asks, what it touches, what was decided, and what can be done now.</summary>
internal sealed class RequestModel(DataRequests requests, RequestSignals signals, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock)
    : RequestPage(texts, codes, clock)
{
    private static readonly DataRight[] Restrictable = [DataRight.Restriction, DataRight.Objection, DataRight.Rectification];
    private static readonly DataRight[] Erasable = [DataRight.Erasure, DataRight.Objection];

    /// <summary>The acts that are possible now, codes of <see cref="ActModel"/> and <see cref="EffectModel"/>.</summary>
    public IEnumerable<string> Acts => View!.Line.State switch
    {
        RequestState.Open => [
            "identiteit", "zoeken", "nummer",
            .. View.Signals.Count > 0 ? new[] { "toewijzen" } : [],
            .. !View.IsExtended && Today <= View.Line.DueOn ? new[] { "verlengen" } : []],
        RequestState.Decided or RequestState.Closed => ["heropenen"],
    };

    /// <summary>What can follow from the decision now.</summary>
    public IEnumerable<string> Effects
    {
        get
        {
            var line = View!.Line;
            if (line.State == RequestState.Open || line.Decision == RequestDecision.Refused || View.Signals.Count == 0)
            {
                yield break;
            }

            if (line.State == RequestState.Decided && Restrictable.Contains(line.Right))
            {
                yield return "beperken";
            }

            if (View.Signals.Any(signal => signal.Effect == RequestEffect.Restricted))
            {
                yield return "beeindigen";
            }

            if (line.State == RequestState.Decided && Erasable.Contains(line.Right))
            {
                yield return "vernietigen";
            }
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        View = await requests.OpenAsync(Person, Number, cancellation);
        return View is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? signal, CancellationToken cancellation) =>
        After(await signals.RemoveAsync(Person, Number, signal, cancellation), "Request.Removed");

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellation) =>
        After(await requests.CloseAsync(Person, Number, cancellation), "Request.ClosedNow");

    private IActionResult After(RequestOutcome outcome, string done) =>
        outcome == RequestOutcome.NotFound ? NotFound() : Leave(Texts[outcome == RequestOutcome.Done ? done : "Request.NotNow"].Value);
}
