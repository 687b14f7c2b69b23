using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Account;

/// <summary>Puts another code app in the place of the present one, after a code of the present one; every session ends.</summary>
internal sealed class CodeAppModel(Databases databases, Credentials credentials, SecondFactors factors, IStringLocalizer<Texts.Account> texts) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret as the form carries it.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    public NewFactor? Factor { get; private set; }

    /// <summary>The recovery codes; null until the app is replaced.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task OnGetAsync(CancellationToken cancellation) => Factor = factors.New(Person.UserId!.Value, await EmailAsync(cancellation));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var email = await EmailAsync(cancellation);
        Factor = factors.Again(Person.UserId!.Value, email, Sealed) ?? factors.New(Person.UserId.Value, email);
        if (HttpContext.IsReturned())
        {
            return Page();
        }

        if (await credentials.ReplaceFactorAsync(Person, Sealed, Code, cancellation) is { } codes)
        {
            SessionAuthentication.RemoveCookie(HttpContext);
            Codes = codes;
            return Page();
        }

        ModelState.Clear();
        Code = null;
        ModelState.AddModelError(nameof(Code), texts["App.Wrong"]);
        return Page();
    }

    private async Task<string> EmailAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Person);
        return await open.Db.Users.Where(u => u.Id == Person.UserId).Select(u => u.Email!).SingleAsync(cancellation);
    }
}
