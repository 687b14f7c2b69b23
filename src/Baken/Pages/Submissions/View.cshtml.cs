using System.Globalization;
using Baken.Hosting;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Submissions;

/// <summary>How far one report is.</summary>
internal sealed class ViewModel(Baken.Signals.Report.Submissions submissions) : PageModel
{
    public SubmissionLine Line { get; private set; } = null!;

    public string? Answer => ReporterAnswers.Catalogue.Find(Line.Answer)?.Name(CultureInfo.CurrentUICulture);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (await submissions.FindAsync(SessionAuthentication.ActorOf(HttpContext)!, number, cancellation) is not { } line)
        {
            return NotFound();
        }

        Line = line;
        return Page();
    }
}
