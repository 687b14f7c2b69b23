using Baken.Hosting;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Account;

/// <summary>New recovery codes, shown once; the old ones work no more.</summary>
internal sealed class RecoveryCodesModel(SecondFactors factors) : PageModel
{
    /// <summary>The codes; null until asked for.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!HttpContext.IsReturned())
        {
            // Not redirected: the codes exist nowhere else.
            Codes = await factors.RenewCodesAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation);
        }

        return Page();
    }
}
