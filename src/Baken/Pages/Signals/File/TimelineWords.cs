using System.Globalization;
using Baken.Kernel.Access;
using Baken.Kernel.Time;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;

namespace Baken.Pages.Signals.File;

/// <summary>A corrected value in words.</summary>
internal sealed record CorrectedLine(string Field, string? Was, string? Now);

/// <summary>One step of the timeline in words.</summary>
/// <param name="At">When.</param>
/// <param name="When">The part of the day, where no more exact time is known; else null.</param>
/// <param name="ByMachine">Whether Baken did it.</param>
/// <param name="Who">Who, in bold.</param>
/// <param name="Story">What that one did.</param>
/// <param name="Note">Rule and version, or result; empty for none.</param>
/// <param name="Quote">A reason or an addition, as written; empty for none.</param>
/// <param name="Corrections">What was corrected.</param>
internal sealed record TimelineLine(
    DateTimeOffset At, string? When, bool ByMachine, string Who, string Story, string Note, string Quote, IReadOnlyList<CorrectedLine> Corrections);

/// <summary>Every kind of step in the reader's language.</summary>
internal sealed class TimelineWords(SignalWords words)
{
    public TimelineLine Line(TimelineStep step) => new(
        step.At,
        IsBlock(step) ? words.DayPart(step.At) : null,
        step.ActorKind == ActorKind.System,
        Who(step),
        Story(step),
        Note(step),
        step.Words,
        [.. step.Changes.Select(Corrected)]);

    // What a reporter did, and what Baken did with it in the same transaction, is stored as the start of a block of six hours.
    private static bool IsBlock(TimelineStep step) =>
        step.ActorKind == ActorKind.Reporter || step.ActorKind == ActorKind.System && step.At == AnonymityBlock.Start(step.At);

    private string Who(TimelineStep step) => step.ActorKind switch
    {
        ActorKind.Person => step.Who ?? words.Texts["Event.FormerPerson"].Value,
        ActorKind.Reporter => words.Texts[step.Kind == SignalEventKind.InformationAdded ? "Event.ByCode" : "Event.Reporter"].Value,
        ActorKind.System => "Baken",
        ActorKind.Partner => words.Texts["Event.Partner"].Value,
    };

    private string Story(TimelineStep step)
    {
        var key = "Event." + step.Kind;
        if (step.Kind == SignalEventKind.KnownFound)
        {
            key += step.Code switch { "0" => ".None", "1" => "One", _ => "" };
        }

        if (step is { Kind: SignalEventKind.TranslationAsked, Code: not null })
        {
            key += "From";
        }

        if (step.Kind == SignalEventKind.Assigned && step.Code == "freed")
        {
            key += ".Freed";
        }

        return words.Texts[key, About(step)].Value;
    }

    private string About(TimelineStep step) => step.Kind switch
    {
        SignalEventKind.UrgencyProposed => step.Urgency is { } urgency ? SignalWords.Capital(Urgencies.Of(urgency).Name(CultureInfo.CurrentUICulture)) : "",
        SignalEventKind.KnownFound => step.Code ?? "",
        SignalEventKind.DecisionRecorded or SignalEventKind.DecisionTookEffect or SignalEventKind.DecisionProvisional or SignalEventKind.DecisionConfirmed
            or SignalEventKind.DecisionPutBack => step.Outcome is { } outcome ? words.Code("Outcome", outcome) : "",
        SignalEventKind.Routed or SignalEventKind.FollowerAdded or SignalEventKind.TakenUp or SignalEventKind.HandedBack or SignalEventKind.HandedOver => step.Team ?? "",
        SignalEventKind.NotTakenUp or SignalEventKind.Closed => SignalWords.Result(step.Code) ?? "",
        SignalEventKind.Received or SignalEventKind.Opened or SignalEventKind.Assigned or SignalEventKind.FactsCompleted or SignalEventKind.Answered
            or SignalEventKind.InformationAdded or SignalEventKind.Reopened or SignalEventKind.Noted or SignalEventKind.HoldEnded or SignalEventKind.Reassigned
            or SignalEventKind.Restricted or SignalEventKind.RestrictionEnded or SignalEventKind.Recused or SignalEventKind.RecusalEnded => "",
        SignalEventKind.TranslationAsked => step.Code is { } language ? SpokenLanguages.Name(language, CultureInfo.CurrentUICulture) : "",
        SignalEventKind.Held => HoldReasons.Catalogue.Find(step.Code)?.Name(CultureInfo.CurrentUICulture) ?? "",
    };

    private string Note(TimelineStep step) => step.Kind == SignalEventKind.Answered
        ? ReporterAnswers.Catalogue.Find(step.Code)?.Name(CultureInfo.CurrentUICulture) ?? ""
        : step.FactsVersion is { } version ? words.Texts["Event.FactsVersion", version].Value
        : string.IsNullOrEmpty(step.Rule) ? ""
        : words.Texts["Event.Rule", step.Rule, step.RuleVersion ?? ""].Value;

    private CorrectedLine Corrected(FactChange change) =>
        new(words.Changes.Field(change.Field), Value(change.Field, change.Before), Value(change.Field, change.After));

    private string? Value(string field, string text) => text.Length == 0 ? null : words.Changes.Text(field, text);
}
