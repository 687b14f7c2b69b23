using Baken.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages;

/// <summary>
/// What happened, what is kept, one way on. Asks nothing of the database, so it can be shown while that is away, and checks no token,
/// so it can answer any request that failed.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel(IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    private static readonly int[] Known = [400, 404, 413, 429, 503];

    [FromRoute(Name = "code")]
    public int Code { get; set; }

    /// <summary>The status for which there are words: 500 for one that has none.</summary>
    public int Words => Known.Contains(Status) ? Status : StatusCodes.Status500InternalServerError;

    public bool IsStaff => SessionAuthentication.ActorOf(HttpContext) is not null;

    private int Status => Response.StatusCode >= 400 ? Response.StatusCode : Code;

    /// <summary>What was typed in the form that could not be saved, to be sent again as it is; empty when there was none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Typed { get; private set; } = [];

    /// <summary>Where that form was sent to.</summary>
    public string? Action => HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    /// <summary>A system reads no page.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (IsApi)
        {
            Keep();
            context.Result = new JsonResult(Api.ApiProblems.MessageOf(Response.StatusCode, texts), Api.ReportMessages.Json) { StatusCode = Response.StatusCode, ContentType = Api.ApiProblems.MediaType };
        }
    }

    public void OnGet() => Keep();

    public async Task OnPostAsync(CancellationToken cancellation)
    {
        Keep();
        if (Status == StatusCodes.Status503ServiceUnavailable && Action is not null && Request.HasFormContentType)
        {
            var form = await Request.ReadFormAsync(cancellation);
            // A password is typed again: it never stands in a page.
            Typed = [.. form.Where(field => !field.Key.Contains("assword", StringComparison.Ordinal))
                .SelectMany(field => field.Value.OfType<string>().Select(value => KeyValuePair.Create(field.Key, value)))];
        }
    }

    private bool IsApi => new PathString(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? Action).StartsWithSegments("/api");

    private void Keep() => Response.StatusCode = Status is >= 400 and <= 599 ? Status : StatusCodes.Status404NotFound;
}
