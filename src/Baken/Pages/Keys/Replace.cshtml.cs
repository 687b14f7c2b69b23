using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Keys;

/// <summary>Makes a key that takes the place of another; both work for a while.</summary>
internal sealed class ReplaceModel(ApiKeys keys, IStringLocalizer<Texts.Organisations> texts) : KeyPage(texts)
{
    private static readonly int[] DaysOffered = [0, 1, 7, ApiKeys.MostOverlap];
    private readonly IStringLocalizer<Texts.Organisations> words = texts;

    /// <summary>How many days the old one works on.</summary>
    [BindProperty]
    public int? Overlap { get; set; }

    /// <summary>What the key is for.</summary>
    public string Name { get; private set; } = "";

    public IEnumerable<Choice> OverlapChoices => DaysOffered.Select(days => new Choice($"{days}", words[$"Overlap.{days}"].Value));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        Once = Guid.NewGuid().ToString("N");
        return await FindAsync(id, cancellation) is { State: not ApiKeyState.Ended } ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (await FindAsync(id, cancellation) is null)
        {
            return NotFound();
        }

        return Show(await keys.ReplaceAsync(SessionAuthentication.ActorOf(HttpContext)!, id, Overlap, Months, OnceOrNew, cancellation));
    }

    private async Task<ApiKeyLine?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = (await keys.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation))?.FirstOrDefault(key => key.Id == id);
        Name = found?.Name ?? "";
        return found;
    }
}
