using Baken.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages;

/// <summary>
/// What happened, what is kept, one way on. Asks nothing of the database, so it can be shown while that is away, and checks no token,
/// so it can answer any request that failed.
/// </summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel : PageModel
{
    private static readonly int[] Known = [400, 404, 413, 429, 503];

    [FromRoute(Name = "code")]
    public int Code { get; set; }

    /// <summary>The status for which there are words: 500 for one that has none.</summary>
    public int Words => Known.Contains(Status) ? Status : StatusCodes.Status500InternalServerError;

    public bool IsStaff => SessionAuthentication.ActorOf(HttpContext) is not null;

    private int Status => Response.StatusCode >= 400 ? Response.StatusCode : Code;

    public void OnGet() => Keep();

    public void OnPost() => Keep();

    private void Keep() => Response.StatusCode = Status is >= 400 and <= 599 ? Status : StatusCodes.Status404NotFound;
}
