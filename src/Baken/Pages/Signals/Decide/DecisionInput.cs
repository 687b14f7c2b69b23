using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;

namespace Baken.Pages.Signals.Decide;

/// <summary>What the decision form holds, as typed; every choice may still be open.</summary>
internal sealed class DecisionInput
{
    public Outcome? Outcome { get; set; }

    public Urgency? Urgency { get; set; }

    public string? Reason { get; set; }

    public bool? FollowsProposal { get; set; }

    public string? OtherTeam { get; set; }

    public string? OverrideReason { get; set; }

    public bool AddFollower { get; set; }

    public bool ShareReporter { get; set; }

    public string? DuplicateOf { get; set; }

    public string? ReporterAnswer { get; set; }

    /// <summary>How many decisions there were when the form was opened.</summary>
    public int SeenDecisions { get; set; }

    /// <summary>The version of the facts beside which it was written.</summary>
    public int SeenContent { get; set; }

    /// <summary>Mark of the proposal that was shown; empty while none was.</summary>
    public string? Shown { get; set; }

    public string? Once { get; set; }

    /// <summary>What a proposal turns on: another mark means that what was shown no longer holds.</summary>
    public static string Mark(RouteProposal proposal, Outcome outcome, Urgency urgency) => string.Join(
        '/', outcome, urgency, proposal.Rule, proposal.RuleVersion, proposal.Team?.Code, proposal.Follower?.Code, proposal.Second, proposal.AtOnce);

    /// <summary>Forgets what was chosen beside a proposal that no longer holds; typed text stays.</summary>
    public void ProposalWithdrawn()
    {
        FollowsProposal = null;
        OtherTeam = null;
        AddFollower = false;
        ShareReporter = false;
        ReporterAnswer = null;
    }

    public DecisionForm ToForm() => new()
    {
        Outcome = Outcome!.Value,
        Urgency = Urgency!.Value,
        Reason = Reason ?? "",
        FollowsProposal = FollowsProposal,
        OtherTeam = OtherTeam,
        OverrideReason = OverrideReason,
        AddFollower = AddFollower,
        ShareReporter = ShareReporter,
        DuplicateOf = DuplicateOf,
        ReporterAnswer = ReporterAnswer is "" ? null : ReporterAnswer,
        SeenDecisions = SeenDecisions,
        SeenContent = SeenContent,
    };

    public Concept ToConcept() => new()
    {
        Outcome = Outcome,
        Urgency = Urgency,
        Reason = Reason ?? "",
        OverrideReason = OverrideReason ?? "",
        DuplicateOf = DuplicateOf ?? "",
    };

    public void Take(Concept concept)
    {
        Outcome = concept.Outcome;
        Urgency = concept.Urgency;
        Reason = concept.Reason;
        OverrideReason = concept.OverrideReason;
        DuplicateOf = concept.DuplicateOf;
    }
}
