using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Pages.Report;
using Baken.Pages.Signals;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>A professional begins a report, or goes on with one.</summary>
internal sealed class NewModel(SubmissionDrafts drafts, IStringLocalizer<Intake> texts) : PageModel
{
    private const int LongestShown = 60;

    /// <summary>Random id of the draft that is begun or removed.</summary>
    [BindProperty]
    public Guid Id { get; set; }

    /// <summary>The drafts, each with its first words.</summary>
    public IReadOnlyList<(SubmissionDraftView Draft, string About)> Begun { get; private set; } = [];

    private Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Begun = [.. (await drafts.ListAsync(Actor, cancellation)).Select(draft => (draft, About(ReportDraft.FromJson(draft.Words))))];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid || Id == Guid.Empty)
        {
            return BadRequest();
        }

        // Pressed twice, it is the same draft, with what was typed in it.
        if (await drafts.ReadAsync(Actor, Id, cancellation) is null && !await drafts.SaveAsync(Actor, Id, new ReportDraft().ToJson(), cancellation))
        {
            return NotFound();
        }

        return Redirect($"/nieuwe-melding/{Id}/1");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (!await drafts.RemoveAsync(Actor, Id, cancellation))
        {
            return NotFound();
        }

        Done.Tell(TempData, texts["Draft.Removed"].Value);
        return Redirect("/nieuwe-melding");
    }

    private string About(ReportDraft draft)
    {
        var words = (draft.Narrative ?? draft.Company ?? draft.Place ?? "").Trim();
        return words.Length == 0 ? texts["Draft.Empty"].Value : words.Length <= LongestShown ? words : words[..(char.IsHighSurrogate(words[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";
    }
}
