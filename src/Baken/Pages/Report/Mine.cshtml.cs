using System.Globalization;
using System.Security.Cryptography;
using Baken.Design;
using Baken.Kernel.Time;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Report;

/// <summary>
/// What the holder of a code may see: how far it is, and the answer. Never what was reported, nor when: the holder may be the abuser.
/// The code travels in posted forms only, so it stands in no address, history or cookie.
/// </summary>
internal sealed class MineModel(Reporting reporting, TimeProvider clock, IStringLocalizer<Public> texts, IStringLocalizer<Codes> codes) : PageModel
{
    /// <summary>Value of the button that adds.</summary>
    public const string Add = "toevoegen";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Whether somebody is in danger now; may be left open.</summary>
    [BindProperty]
    public Baken.Signals.Answer? Danger { get; set; }

    /// <summary>Whether somebody under 18 is involved; may be left open.</summary>
    [BindProperty]
    public AgeGroup? Minor { get; set; }

    public IReadOnlyList<Choice> DangerOptions => [new(nameof(Baken.Signals.Answer.Yes), texts["Mine.Danger.Yes"].Value), new(nameof(Baken.Signals.Answer.No), texts["Mine.Danger.No"].Value)];

    public IReadOnlyList<Choice> MinorOptions =>
    [
        new(nameof(AgeGroup.Minor), texts["Mine.Minor.Yes"].Value), new(nameof(AgeGroup.PossiblyMinor), texts["Mine.Minor.Maybe"].Value), new(nameof(AgeGroup.Adult), texts["Mine.Minor.No"].Value),
    ];

    /// <summary>Random; the same addition is stored once, however often its form is sent.</summary>
    [BindProperty]
    public string? Once { get; set; }

    [BindProperty]
    public string? Act { get; set; }

    /// <summary>What the code opens; null while none was given or it opens nothing.</summary>
    public ReportStatus? Status { get; private set; }

    public bool WasAdded { get; private set; }

    public string? Answer => Status is { Progress: ReportProgress.AnswerReady } ready
        ? ReporterAnswers.Catalogue.Find(ready.Answer)?.Name(CultureInfo.CurrentUICulture)
        : null;

    public string? Expected => Status?.DueAt is { } due ? DueWords.Of(due, clock.GetUtcNow(), texts) : null;

    /// <summary>Whether it is later than it should be. The term counts from the start of a block of hours, so within that block nothing is late.</summary>
    public bool IsLate => Status is { DueAt: { } due, Sent: var sent } && due <= clock.GetUtcNow() && AnonymityBlock.End(sent) <= clock.GetUtcNow();

    public IReadOnlyList<PathStep> Path =>
    [
        .. Enum.GetValues<ReportProgress>().Select(progress => new PathStep(
            texts["Progress." + progress],
            progress < Status!.Progress || Status.Progress == ReportProgress.AnswerReady ? PathState.Done : progress == Status.Progress ? PathState.Now : PathState.Later)),
    ];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), texts["Mine.Code.Missing"]);
            return Page();
        }

        if (Act == Add)
        {
            await AddAsync(cancellation);
        }

        Status = await reporting.ReadAsync(Code, cancellation);
        if (Status is null)
        {
            ModelState.AddModelError(nameof(Code), texts["Mine.Code.Unknown"]);
        }
        else if (ModelState.IsValid)
        {
            NewForm();
        }

        Once ??= Random();

        return Page();
    }

    private async Task AddAsync(CancellationToken cancellation)
    {
        var once = Once is { Length: > 0 and <= 64 } ? Once : Random();
        var outcome = await reporting.AddAsync(Code, new Addition(Text, Danger, Minor), once, cancellation);
        var wrong = outcome switch
        {
            AdditionOutcome.Added or AdditionOutcome.NoSuchCode => null,
            AdditionOutcome.Empty => texts["Mine.Text.Missing"].Value,
            AdditionOutcome.TooLong => codes["Problem.text-too-long", ReportRules.NarrativeLength].Value,
        };
        WasAdded = outcome == AdditionOutcome.Added;
        if (wrong is not null)
        {
            ModelState.AddModelError(nameof(Text), wrong);
        }
    }

    private void NewForm()
    {
        ModelState.Remove(nameof(Text));
        ModelState.Remove(nameof(Once));
        ModelState.Remove(nameof(Danger));
        ModelState.Remove(nameof(Minor));
        (Text, Once, Danger, Minor) = (null, Random(), null, null);
    }

    private static string Random() => RandomNumberGenerator.GetHexString(32);
}
