using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>Something in a list of people that must be changed first, by row and column.</summary>
internal sealed record RowProblem(int Row, string Column, string Words);

/// <summary>Invites everybody of a list, or nobody: first looked at, then done.</summary>
internal sealed class ImportModel(Accounts accounts, PeopleWords words, IStringLocalizer<Admin> texts) : PageModel
{
    /// <summary>Problems on the page at once.</summary>
    public const int MostShown = 100;

    [BindProperty]
    public IFormFile? List { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    public IReadOnlyList<ListedPerson> Rows { get; private set; } = [];

    public IReadOnlyList<RowProblem> Problems { get; private set; } = [];

    public PeopleWords Words => words;

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    /// <summary>The first look: nothing is made.</summary>
    [AsksNoCode]
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (HttpContext.IsReturned())
        {
            return Page();
        }

        if (List is { Length: > 0 })
        {
            Text = await PeopleList.TextOfAsync(List, cancellation);
            ModelState.Remove(nameof(Text));
            if (Text is null)
            {
                ModelState.AddModelError(nameof(List), texts["Import.NotText"]);
                return Page();
            }
        }

        ModelState.Remove(nameof(Text));
        if (await ReadAsync(cancellation) is { } rows)
        {
            Rows = rows;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken cancellation)
    {
        if (HttpContext.IsReturned() || await ReadAsync(cancellation) is not { } rows)
        {
            return Page();
        }

        if (await accounts.InviteAllAsync(Person, [.. rows.Select(row => row.Form)], cancellation) is not { } problems)
        {
            return NotFound();
        }

        if (problems.Count > 0)
        {
            Problems = PeopleList.Together(rows, [], problems, words, texts);
            return Page();
        }

        Done.Tell(TempData, texts.Counted("Import.Done", rows.Count));
        return Redirect("/gebruikers");
    }

    /// <summary>The list as meant; null when something must be changed first, which is then told.</summary>
    private async Task<IReadOnlyList<ListedPerson>?> ReadAsync(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            ModelState.AddModelError(nameof(Text), texts["Import.Empty"]);
            return null;
        }

        var list = PeopleList.Read(Text, await accounts.TeamsAsync(Person, cancellation), texts);
        Problems = PeopleList.Together(list.People, list.Problems, await accounts.CheckAllAsync(Person, [.. list.People.Select(p => p.Form)], cancellation), words, texts);
        return Problems.Count > 0 ? null : list.People;
    }
}
