using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Decide;

/// <summary>
/// Deciding in two posts: outcome, urgency and reason first, then beside the proposal. Whatever happens meanwhile, what was typed
/// comes back; a proposal that no longer holds is never recorded.
/// </summary>
internal sealed class DecideModel(
    SignalFile file, Proposing proposing, Deciding deciding, DeskWork desk, TimeProvider clock, IStringLocalizer<Texts.Decide> words, IStringLocalizer<Codes> codes)
    : PageModel
{
    [BindProperty]
    public DecisionInput Form { get; set; } = new();

    /// <summary>Which button was pressed: propose, record, keep, settle.</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>What must hold after a colleague's decision: mine, theirs, confer.</summary>
    [BindProperty]
    public string? Settle { get; set; }

    public string Number { get; private set; } = "";

    /// <summary>The signal; null only when the database could not be asked.</summary>
    public SignalView? Signal { get; private set; }

    public RouteProposal? Proposal { get; private set; }

    public DateTimeOffset? ConceptAt { get; private set; }

    /// <summary>A colleague decided meanwhile: the page asks what must hold.</summary>
    public bool MetAnother { get; private set; }

    /// <summary>The proposal that was shown no longer holds.</summary>
    public bool Withdrawn { get; private set; }

    /// <summary>What changed in the facts while the reader wrote.</summary>
    public IReadOnlyList<FactChange> Changes { get; private set; } = [];

    public Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    public DecisionWords Words => new(words, codes);

    public ChangeWords Facts => new(codes);

    /// <summary>Name of the team that was chosen; null while none was, or none is needed.</summary>
    public string? ChosenTeam { get; private set; }

    /// <summary>'10:06' today, else with the day.</summary>
    public string When(DateTimeOffset at)
    {
        var now = clock.GetUtcNow();
        return Moments.Local(at).Date == Moments.Local(now).Date ? Moments.Hour(at) : $"{Moments.Day(at, now)} {Moments.Hour(at)}";
    }

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await OpenAsync(number, cancellation))
        {
            return NotFound();
        }

        (Form.SeenDecisions, Form.SeenContent, Form.Once) = (Signal!.Decisions, Signal.ContentVersion, Guid.NewGuid().ToString("N"));
        if (await desk.ConceptAsync(Actor, number, cancellation) is { } concept)
        {
            Form.Take(concept);
            ConceptAt = concept.SavedAt;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        // What cannot be read is not answered; the checks below say so in words.
        ModelState.ForgetErrors();
        if (!await OpenAsync(number, cancellation))
        {
            return NotFound();
        }

        if (HttpContext.IsReturned())
        {
            return Page();
        }

        return Act switch
        {
            "keep" => await KeepAsync(cancellation),
            "settle" => await SettleAsync(cancellation),
            "record" => await RecordAsync(cancellation),
            _ => await ProposeAsync(cancellation),
        };
    }

    private async Task<bool> OpenAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        Signal = await file.OpenAsync(Actor, number, cancellation);
        return Signal is not null;
    }

    /// <summary>The first post: nothing is recorded.</summary>
    private async Task<IActionResult> ProposeAsync(CancellationToken cancellation)
    {
        if (!IsFilledIn())
        {
            return Page();
        }

        return Signal!.Decisions != Form.SeenDecisions ? await ConflictAsync(cancellation) : await ShowProposalAsync(cancellation);
    }

    /// <summary>The second post: records, unless what was shown no longer holds.</summary>
    private async Task<IActionResult> RecordAsync(CancellationToken cancellation)
    {
        if (!IsFilledIn())
        {
            return Page();
        }

        if (Signal!.Decisions != Form.SeenDecisions)
        {
            return await ConflictAsync(cancellation);
        }

        if (Signal.ContentVersion != Form.SeenContent)
        {
            return await ShowProposalAsync(cancellation);
        }

        Proposal = await ProposalAsync(cancellation);
        if (Proposal is null)
        {
            return NotFound();
        }

        if (Form.Shown != Mark())
        {
            return await ShowProposalAsync(cancellation);
        }

        var outcome = await deciding.DecideAsync(Actor, Number, Form.ToForm(), Form.Once, cancellation);
        return await outcome.Match<Task<IActionResult>>(
            inForce => LeaveAsync(inForce.Team is null ? words["Done.Ended"] : words["Done.InForce", inForce.Team]),
            provisional => LeaveAsync(provisional.Team is null ? words["Done.ProvisionalEnded"] : words["Done.Provisional", provisional.Team]),
            _ => LeaveAsync(words["Done.AwaitsSecond"]),
            problems => Task.FromResult<IActionResult>(Wrong(problems.Problems)),
            async _ => await OpenAsync(Number, cancellation) ? await ConflictAsync(cancellation) : NotFound(),
            async _ => await OpenAsync(Number, cancellation) ? await ShowProposalAsync(cancellation) : NotFound(),
            _ => Task.FromResult<IActionResult>(NotFound()));
    }

    private async Task<IActionResult> KeepAsync(CancellationToken cancellation) =>
        await desk.KeepConceptAsync(Actor, Number, Form.ToConcept(), cancellation) ? Redirect($"/signalen/{Number}/besluit") : NotFound();

    /// <summary>The three ways on after a colleague decided.</summary>
    private async Task<IActionResult> SettleAsync(CancellationToken cancellation)
    {
        if (Signal!.Decisions != Form.SeenDecisions)
        {
            return await ConflictAsync(cancellation);
        }

        switch (Settle)
        {
            case "mine":
                return string.IsNullOrEmpty(Form.Shown) ? await ProposeAsync(cancellation) : await RecordAsync(cancellation);
            case "theirs":
                if (!string.IsNullOrWhiteSpace(Form.Reason) && !await desk.NoteAsync(Actor, Number, Form.Reason, cancellation))
                {
                    return NotFound();
                }

                return await LeaveAsync(words["Done.Theirs"]);
            case "confer":
                return await desk.KeepConceptAsync(Actor, Number, Form.ToConcept(), cancellation) ? await LeaveAsync(words["Done.Confer"]) : NotFound();
            default:
                ModelState.AddModelError(nameof(Settle), words["Settle.Missing"]);
                return await ConflictAsync(cancellation);
        }
    }

    private async Task<IActionResult> ShowProposalAsync(CancellationToken cancellation)
    {
        Proposal ??= await ProposalAsync(cancellation);
        if (Proposal is null)
        {
            return NotFound();
        }

        var newer = Signal!.ContentVersion - Form.SeenContent;
        Changes = newer <= 0 ? [] : [.. Signal.Timeline.Where(step => step.Kind == SignalEventKind.FactsCompleted).Take(newer).SelectMany(step => step.Changes)];
        Form.SeenContent = Signal.ContentVersion;
        Withdrawn = !string.IsNullOrEmpty(Form.Shown) && Form.Shown != Mark();
        if (Withdrawn)
        {
            Form.ProposalWithdrawn();
            ModelState.Clear();
        }

        Form.Shown = Mark();
        return Page();
    }

    private Task<RouteProposal?> ProposalAsync(CancellationToken cancellation) =>
        proposing.ProposeAsync(Actor, Number, Form.Outcome!.Value, Form.Urgency!.Value, clock.GetUtcNow(), cancellation);

    private string Mark() => DecisionInput.Mark(Proposal!, Form.Outcome!.Value, Form.Urgency!.Value);

    private bool IsFilledIn()
    {
        if (Form.Outcome is null)
        {
            ModelState.AddModelError("Form.Outcome", words["Outcome.Missing"]);
        }

        if (Form.Urgency is null)
        {
            ModelState.AddModelError("Form.Urgency", words["Urgency.Missing"]);
        }

        if (string.IsNullOrWhiteSpace(Form.Reason))
        {
            ModelState.AddModelError("Form.Reason", codes["Problem.reason-missing"]);
        }
        else if (Form.Reason.Length > Deciding.ReasonLength)
        {
            ModelState.AddModelError("Form.Reason", codes["Problem.text-too-long", Deciding.ReasonLength]);
        }

        return ModelState.IsValid;
    }

    private PageResult Wrong(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems)
        {
            ModelState.AddModelError("Form." + problem.Field, codes["Problem." + problem.Code, problem.Value ?? ""]);
        }

        return Page();
    }

    private async Task<IActionResult> ConflictAsync(CancellationToken cancellation)
    {
        MetAnother = true;
        Form.SeenDecisions = Signal!.Decisions;
        if (Form is { Outcome: not null, Urgency: not null, FollowsProposal: { } follows } && await ProposalAsync(cancellation) is { } proposal)
        {
            ChosenTeam = (follows ? proposal.Team : proposal.Teams.FirstOrDefault(team => team.Code == Form.OtherTeam))?.Name;
        }

        return Page();
    }

    private Task<IActionResult> LeaveAsync(string done)
    {
        Done.Tell(TempData, done);
        return Task.FromResult<IActionResult>(Redirect($"/signalen/{Number}"));
    }
}
