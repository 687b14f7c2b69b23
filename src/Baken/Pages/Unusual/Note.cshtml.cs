using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Audit;
using Baken.Pages.Audit;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Unusual;

/// <summary>What the officer found at one line of unusual use.</summary>
internal sealed class NoteModel(UnusualUse use, UnusualMeasures measures, IStringLocalizer<Supervise> texts) : PageModel
{
    private const int Longest = 2000;

    [BindProperty(SupportsGet = true)]
    public UnusualKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Day { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>What was found.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public UnusualWords Lines { get; } = new(texts, measures);

    /// <summary>The line; null only when the database could not be asked.</summary>
    public UnusualLine? Line { get; private set; }

    private Actor Officer => SessionAuthentication.ActorOf(HttpContext)!;

    private UnusualKey? Key => Kind is { } kind && Enum.IsDefined(kind) && Person is { } person && AuditQuery.Day(Day) is { } day ? new UnusualKey(kind, person, day, Region ?? "") : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Line = Key is { } key ? await use.FindAsync(Officer, key, cancellation) : null;
        return Line is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (Key is not { } key)
        {
            return NotFound();
        }

        switch (await use.NoteAsync(Officer, key, Words, cancellation))
        {
            case UnusualNoteOutcome.NotFound:
                return NotFound();
            case UnusualNoteOutcome.WordsMissing:
                ModelState.AddModelError(nameof(Words), string.IsNullOrWhiteSpace(Words) ? texts["Unusual.NoteMissing"].Value : texts["Unusual.NoteTooLong", Longest].Value);
                Line = await use.FindAsync(Officer, key, cancellation);
                return Page();
            case UnusualNoteOutcome.Noted:
                Done.Tell(TempData, texts["Unusual.NoteDone"].Value);
                return Redirect($"/opvallend?From={Day}&Until={Day}");
            default:
                throw new InvalidOperationException();
        }
    }
}
