using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Help;

/// <summary>Short help for professionals, a part a task.</summary>
internal sealed class HelpModel : PageModel
{
    /// <summary>The parts: the anchor in the address, and the key of its words.</summary>
    public static IReadOnlyList<(string Anchor, string Key, int Paragraphs)> Parts { get; } =
    [
        ("werkvoorraad", "Queue", 3),
        ("al-bekend", "Known", 3),
        ("besluiten", "Decide", 3),
        ("tweede-persoon", "Second", 3),
        ("team", "Team", 3),
        ("vastgelegd", "Logged", 2),
        ("achtergehouden", "Withheld", 3),
        ("tijden", "Times", 1),
        ("sneltoetsen", "Keys", 2),
    ];
}
