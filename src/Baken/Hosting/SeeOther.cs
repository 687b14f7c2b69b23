using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Hosting;

internal static class SeeOther
{
    /// <summary>The answer to a post that did something: another page, which a reload only reads again.</summary>
    public static IActionResult GoOn(this PageModel page, string path)
    {
        page.Response.Headers.Location = path;
        return page.StatusCode(StatusCodes.Status303SeeOther);
    }
}
