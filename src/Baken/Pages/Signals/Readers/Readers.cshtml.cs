using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Signals.Assess;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ReadersFace = Baken.Signals.Assess.Readers;

namespace Baken.Pages.Signals.Readers;

/// <summary>Who may read a signal, and the acts that narrow it: named readers only, or somebody kept from it.</summary>
internal sealed class ReadersModel(ReadersFace readers, SignalFile file, IStringLocalizer<Admin> texts) : PageModel
{
    private const string Restrict = "besloten";
    private const string Lift = "open";
    private const string Recuse = "betrokken";
    private const string Readmit = "terug";

    [FromRoute]
    public string Number { get; set; } = "";

    /// <summary>What to do.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>The named readers.</summary>
    [BindProperty]
    public List<string> Named { get; set; } = [];

    /// <summary>Whom it is about.</summary>
    [BindProperty]
    public string? Who { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ReaderView? View { get; private set; }

    public bool MayRestrict { get; private set; }

    public IReadOnlyList<Choice> Acts { get; private set; } = [];

    public IEnumerable<Choice> Colleagues => View!.Colleagues.Select(c => new Choice(c.Id.ToString(), c.Name));

    public IEnumerable<Choice> People =>
    [
        new Choice(Person.UserId!.Value.ToString(), texts["Readers.Myself"]),
        .. View!.Colleagues.Where(c => c.Id != Person.UserId).Select(c => new Choice(c.Id.ToString(), c.Name)),
        .. View.Recused.Select(r => new Choice(r.UserId.ToString(), r.Name, texts["Readers.IsRecused"])),
    ];

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (HttpContext.IsReturned())
        {
            return Page();
        }

        if (Acts.All(act => act.Value != Act))
        {
            ModelState.AddModelError(nameof(Act), texts["Readers.Act.Missing"]);
            return Page();
        }

        if (Act is Recuse or Readmit && People.All(person => person.Value != Who))
        {
            ModelState.AddModelError(nameof(Who), texts["Readers.Who.Missing"]);
            return Page();
        }

        var outcome = Act switch
        {
            Restrict => await readers.RestrictAsync(Person, Number, [.. Named.Select(id => Guid.TryParse(id, out var parsed) ? parsed : Guid.Empty)], Reason, cancellation),
            Lift => await readers.LiftAsync(Person, Number, Reason, cancellation),
            Recuse => await readers.RecuseAsync(Person, Number, Guid.Parse(Who!), Reason, cancellation),
            _ => await readers.EndRecusalAsync(Person, Number, Guid.Parse(Who!), Reason, cancellation),
        };
        return outcome switch
        {
            ReaderOutcome.Done => await LeaveAsync(cancellation),
            ReaderOutcome.NotFound => NotFound(),
            ReaderOutcome.ReadersMissing => Again(nameof(Named), "Readers.Named.Missing"),
            ReaderOutcome.ReasonMissing => Again(nameof(Reason), "Readers.Reason.Missing"),
            ReaderOutcome.LastReader => Again(nameof(Who), "Readers.Last"),
            ReaderOutcome.NotOneself => Again(nameof(Who), "Readers.NotOneself"),
        };
    }

    private PageResult Again(string field, string text)
    {
        ModelState.AddModelError(field, texts[text]);
        return Page();
    }

    // Whoever kept himself from it, or is no named reader, does not see it any more.
    private async Task<IActionResult> LeaveAsync(CancellationToken cancellation)
    {
        Done.Tell(TempData, texts["Readers.Done." + Act]);
        return Redirect(await readers.OfAsync(Person, Number, cancellation) is null ? "/mijn-werk" : $"/signalen/{Number}/lezers");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await file.OpenAsync(Person, Number, cancellation) is not { } signal || await readers.OfAsync(Person, Number, cancellation) is not { } view)
        {
            return false;
        }

        View = view;
        MayRestrict = Person.Teams.Contains(signal.LeadTeamId) && (Person.May(Ability.Assess) || Person.Is(Role.TeamLead));
        Acts =
        [
            .. new[] { (Recuse, true), (Restrict, MayRestrict && !view.IsRestricted), (Lift, MayRestrict && view.IsRestricted), (Readmit, view.Recused.Count > 0) }
                .Where(act => act.Item2).Select(act => new Choice(act.Item1, texts["Readers.Act." + act.Item1], texts["Readers.Act." + act.Item1 + ".Hint"])),
        ];
        return true;
    }
}
