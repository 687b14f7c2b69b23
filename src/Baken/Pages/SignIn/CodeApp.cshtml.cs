using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SignInFace = Baken.Kernel.People.SignIn;

namespace Baken.Pages.SignIn;

/// <summary>Setting up the code app at the first sign-in, and the recovery codes, shown once.</summary>
internal sealed class CodeAppModel(SignInFace signIn, SecondFactors factors, IStringLocalizer<Texts.Account> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret as the form carries it.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Terug { get; set; }

    /// <summary>The secret to put into the app; null only when the database could not be asked.</summary>
    public NewFactor? Factor { get; private set; }

    /// <summary>The recovery codes; null until the app is set up.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await signIn.HalfwayAsync(Entry.Halfway(HttpContext), cancellation) is not { } waiting)
        {
            return Redirect("/inloggen");
        }

        Factor = factors.New(waiting.UserId, waiting.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var halfway = Entry.Halfway(HttpContext);
        if (await signIn.HalfwayAsync(halfway, cancellation) is not { } waiting)
        {
            return Redirect("/inloggen");
        }

        if (await signIn.SetUpAsync(halfway, Sealed, Code, cancellation) is var (secret, codes))
        {
            // Not redirected: the codes exist nowhere else.
            Entry.Complete(HttpContext, signIn, secret, waiting.Email);
            Codes = codes;
            return Page();
        }

        if (await signIn.HalfwayAsync(halfway, cancellation) is null)
        {
            return Redirect("/inloggen?opnieuw=1");
        }

        Factor = factors.Again(waiting.UserId, waiting.Email, Sealed) ?? factors.New(waiting.UserId, waiting.Email);
        ModelState.Clear();
        Code = null;
        ModelState.AddModelError(nameof(Code), texts["App.Wrong"]);
        return Page();
    }
}
