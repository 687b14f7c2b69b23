using System.Globalization;
using Baken.Hosting;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>A file with reports is brought in; imports of the last day.</summary>
internal sealed class ImportModel(Importing importing, IAntiforgery antiforgery, IStringLocalizer<Intake> texts) : PageModel
{
    /// <summary>What was wrong with the file that was sent last.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Fout { get; set; }

    public IReadOnlyList<ImportView> Imports { get; private set; } = [];

    public string Token => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;

    public string? Error => Fout is "leeg" or "groot" or "afgebroken" ? texts["Import.Error." + Fout, Importing.MostBytes / 1024 / 1024].Value : null;

    /// <summary>A size as people say it.</summary>
    public static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.CurrentCulture, $"{Math.Max(1, bytes / 1024)} kB")
        : string.Create(CultureInfo.CurrentCulture, $"{bytes / 1024.0 / 1024.0:0.0} MB");

    public async Task OnGetAsync(CancellationToken cancellation) => Imports = await importing.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation);
}
