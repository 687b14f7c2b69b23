using Baken.Design;
using Baken.Pages.Signals;
using Baken.Signals.Requests;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Requests;

/// <summary>One act on a request: note the identity check, extend, look for signals, add one by number, ask an assessor, open again.</summary>
internal sealed class ActModel(
    DataRequests requests, RequestSignals signals, RequestContent content, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : RequestPage(texts, codes, clock)
{
    private static readonly HashSet<string> Acts = ["identiteit", "verlengen", "zoeken", "nummer", "toewijzen", "heropenen"];

    /// <summary>Which act.</summary>
    [BindProperty(SupportsGet = true)]
    public string Doe { get; set; } = "";

    /// <summary>How identity was established.</summary>
    [BindProperty]
    public IdentityCheck? How { get; set; }

    /// <summary>Kind of identifier.</summary>
    [BindProperty]
    public string? Kind { get; set; }

    /// <summary>The assessor.</summary>
    [BindProperty]
    public Guid? Assessor { get; set; }

    /// <summary>Identifier or number of a signal; never sent back in an address.</summary>
    [BindProperty]
    public string? Sought { get; set; }

    /// <summary>The explanation.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public IEnumerable<Choice> Choices => Doe switch
    {
        "identiteit" => Enum.GetValues<IdentityCheck>().Select(how => new Choice(how.ToString(), Say.Identity(how))),
        "zoeken" => RequestSignals.Kinds.Select(kind => new Choice(kind, SignalWords.Capital(Say.Kind(kind)))),
        "toewijzen" => assessors.Select(one => new Choice(one.Key.ToString(), one.Value)),
        _ => [],
    };

    private IReadOnlyList<KeyValuePair<Guid, string>> assessors = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await ReadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await ReadAsync(cancellation))
        {
            return NotFound();
        }

        return Doe switch
        {
            "identiteit" => After(await requests.IdentifyAsync(Person, Number, How, Words, cancellation), "Act.Done.identiteit", nameof(Words), nameof(How), typed: Words),
            "verlengen" => After(await requests.ExtendAsync(Person, Number, Words, cancellation), "Act.Done.verlengen", nameof(Words), nameof(Words), typed: Words),
            "zoeken" => After(await signals.SearchAsync(Person, Number, Kind, Sought, cancellation), "Act.Done.zoeken", nameof(Sought), nameof(Kind), typed: Sought),
            "nummer" => After(await signals.AddAsync(Person, Number, Sought, cancellation), "Act.Done.nummer", nameof(Sought), nameof(Sought), typed: Sought),
            "toewijzen" => After(await content.AssignAsync(Person, Number, Assessor, Words, cancellation), "Act.Done.toewijzen", nameof(Words), nameof(Assessor), typed: Words),
            _ => After(await requests.ReopenAsync(Person, Number, Words, cancellation), "Act.Done.heropenen", nameof(Words), nameof(Words), typed: Words),
        };
    }

    private async Task<bool> ReadAsync(CancellationToken cancellation)
    {
        View = Acts.Contains(Doe) ? await requests.OpenAsync(Person, Number, cancellation) : null;
        assessors = View is not null && Doe == "toewijzen" ? await content.AssessorsAsync(Person, cancellation) : [];
        return View is not null;
    }
}
