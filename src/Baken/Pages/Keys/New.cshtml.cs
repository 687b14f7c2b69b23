using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Keys;

/// <summary>Makes a key for a system.</summary>
internal sealed class NewModel(ApiKeys keys, ApiScopes scopes, IStringLocalizer<Texts.Organisations> texts) : KeyPage(texts)
{
    /// <summary>What it is for.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Routes it opens.</summary>
    [BindProperty]
    public List<string> Scope { get; set; } = [];

    public IEnumerable<Choice> Scopes => scopes.All.Select(route => new Choice(route, ScopeWords(route), route));

    public void OnGet() => Once = Guid.NewGuid().ToString("N");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        Show(await keys.CreateAsync(SessionAuthentication.ActorOf(HttpContext)!, new ApiKeyForm(Name, Scope, Months), OnceOrNew, cancellation));
}
