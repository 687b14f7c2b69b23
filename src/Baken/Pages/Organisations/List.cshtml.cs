using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.People;
using Baken.Signals.Reference;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Engine = Baken.Kernel.People.Organisations;

namespace Baken.Pages.Organisations;

/// <summary>Who takes part, and who did.</summary>
internal sealed class ListModel(Engine organisations, IStringLocalizer<Texts.Organisations> texts) : PageModel
{
    /// <summary>Part of a name or code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Zoek { get; set; }

    /// <summary>Only of this kind.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Soort { get; set; }

    /// <summary>The code after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Na { get; set; }

    public OrganisationList List { get; private set; } = null!;

    public IReadOnlyList<ActiveFilter> Active =>
    [
        .. Zoek is null ? [] : new[] { new ActiveFilter($"{texts["List.Search"].Value}: {Zoek}", Address(null, Soort, null)) },
        .. Soort is null ? [] : new[] { new ActiveFilter($"{texts["Kind"].Value}: {OrganisationWords.Kind(Soort)}", Address(Zoek, null, null)) },
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Zoek = string.IsNullOrWhiteSpace(Zoek) ? null : Zoek.Trim();
        Soort = PartnerKinds.Catalogue.Find(Soort)?.Code;
        if (await organisations.ListAsync(SessionAuthentication.ActorOf(HttpContext)!, Zoek, Soort, Na, cancellation) is not { } list)
        {
            return NotFound();
        }

        List = list;
        return Page();
    }

    /// <summary>This page with these filters.</summary>
    public static string Address(string? words, string? kind, string? after)
    {
        string?[] parts = [words is null ? null : "zoek=" + Uri.EscapeDataString(words), kind is null ? null : "soort=" + kind, after is null ? null : "na=" + after];
        var query = string.Join('&', parts.Where(part => part is not null));
        return query.Length == 0 ? "/organisaties" : "/organisaties?" + query;
    }
}
