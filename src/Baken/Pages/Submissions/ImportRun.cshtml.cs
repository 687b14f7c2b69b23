using Baken.Hosting;
using Baken.Import;
using Baken.Kernel.Access;
using Baken.Pages.Signals;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>One import: what it would do, how far it is, what it did.</summary>
internal sealed class ImportRunModel(Importing importing, ImportJobs jobs, ImportWords words, IStringLocalizer<Intake> texts) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ImportView Import { get; private set; } = null!;

    public ImportCheck? Check => jobs.Of(Id)?.Check;

    public bool IsBusy => jobs.Of(Id) is { IsDone: false };

    /// <summary>Which of reading through, storing, waiting and done it is at.</summary>
    public string Phase => IsBusy ? jobs.Of(Id)!.Stores ? "Storing" : "Reading" : Import.State == ImportState.Done ? "Done" : Import.State == ImportState.Running ? "Broken" : "Ready";

    public string Lede => Phase switch
    {
        "Ready" when Check is { Unreadable: null } check => texts.Counted("Import.Would", check.Right, check.Right, check.Wrong),
        "Done" => texts.Counted("Import.Did", Import.Stored, Import.Stored, Import.Refused),
        _ => texts["Import.Lede." + Phase].Value,
    };

    public int Percent => jobs.Of(Id) is not { } job ? 0
        : job.Stores ? Before is { } rows and > 0 ? (int)Math.Min(99, 100L * (Import.Stored + Import.Refused) / rows) : 0
        : (int)Math.Min(99, 100L * job.Read / Math.Max(1, Import.Length));

    public bool MayStore => Check is { Unreadable: null, Right: > 0 } || Import.State == ImportState.Running;

    public string? Failure => Check?.Unreadable is { } unreadable ? words.Line(unreadable).Words : jobs.Of(Id)?.Failure is { } failure ? words.Line(failure).Words : null;

    public IReadOnlyList<ImportLine> Lines => Check is null ? [] : [.. Check.Told.Concat(Check.Problems).Select(words.Line)];

    public bool HasMore => Check is { } check && check.Problems.Count == Importing.MostProblems;

    private Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    // The rows that reading through counted, kept for the bar of storing.
    private int? Before => TempData.Peek("import-" + Id) as int?;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await OpenAsync(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation) => DoAsync(() => jobs.Begin(Actor, Id, stores: false), cancellation);

    public Task<IActionResult> OnPostStoreAsync(CancellationToken cancellation) => DoAsync(() =>
    {
        if (!MayStore)
        {
            return;
        }

        if (Check is { } check)
        {
            TempData["import-" + Id] = check.Right + check.Wrong;
        }

        jobs.Begin(Actor, Id, stores: true);
    }, cancellation);

    public Task<IActionResult> OnPostStopAsync(CancellationToken cancellation) => DoAsync(() => jobs.Of(Id)?.Stop.Cancel(), cancellation);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        if (IsBusy || !await importing.RemoveAsync(Actor, Id, cancellation))
        {
            return NotFound();
        }

        Done.Tell(TempData, texts["Import.Removed"].Value);
        return Redirect("/inlezen");
    }

    private async Task<IActionResult> DoAsync(Action act, CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        act();
        return Redirect($"/inlezen/{Id}");
    }

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await importing.FindAsync(Actor, Id, cancellation) is not { } import)
        {
            return false;
        }

        Import = import;
        return true;
    }
}
