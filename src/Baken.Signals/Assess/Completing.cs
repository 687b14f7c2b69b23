using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>What became of a correction.</summary>
public abstract record CompleteOutcome
{
    /// <summary>Stored as a new version. <paramref name="Proposed"/> is the urgency the rule proposes now.</summary>
    public sealed record Completed(Urgency Proposed, bool UrgencyChanged) : CompleteOutcome;

    /// <summary>Nothing differs.</summary>
    public sealed record NothingChanged : CompleteOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<Problem> Problems) : CompleteOutcome, IRefusal;

    /// <summary>Somebody stored a newer version meanwhile.</summary>
    public sealed record ChangedMeanwhile(IReadOnlyList<FactChange> Theirs) : CompleteOutcome, IRefusal;

    /// <summary>There is no such signal for this person.</summary>
    public sealed record NotFound : CompleteOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(
        Func<Completed, T> completed, Func<NothingChanged, T> nothing, Func<HasProblems, T> problems, Func<ChangedMeanwhile, T> changed, Func<NotFound, T> notFound) => this switch
        {
            Completed o => completed(o),
            NothingChanged o => nothing(o),
            HasProblems o => problems(o),
            ChangedMeanwhile o => changed(o),
            NotFound o => notFound(o),
            _ => throw new InvalidOperationException(),
        };
}

/// <summary>The assessor adds and corrects facts; each time a new version, after which index, urgency and what is known are computed again.</summary>
public sealed class Completing(WriteDoor door, KeyStore keys, BlindIndexKey indexKey, TimeProvider clock)
{
    private readonly FactsKeeper keeper = new(indexKey);

    /// <summary>Stores the facts as a new version, written beside version <paramref name="seen"/>; and what the reporter wishes now, where that is given.</summary>
    public Task<CompleteOutcome> CompleteAsync(Actor actor, string number, int seen, Facts facts, CancellationToken cancellation, ReporterWish? wish = null)
    {
        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        return door.WriteAsync<CompleteOutcome>(actor, "assess", async (unit, token) =>
        {
            if (!actor.May(Ability.Assess) || await SignalWriter.OpenAsync(unit, keys, number, token) is not { } writer)
            {
                unit.Audit("signal.complete", "signal");
                return new CompleteOutcome.NotFound();
            }

            unit.Audit("signal.complete", "signal", writer.Signal.Id);
            var before = await FactsAsync(writer, writer.Signal.ContentVersion, token);
            // What the reporter told stays as it was told.
            var after = facts with { Narrative = before.Narrative };
            var problems = ReportRules.Check(after, null, today);
            if (problems.Count > 0)
            {
                return new CompleteOutcome.HasProblems(problems);
            }

            if (writer.Signal.ContentVersion != seen)
            {
                return new CompleteOutcome.ChangedMeanwhile(FactChange.Between(await FactsAsync(writer, seen, token), before));
            }

            var was = writer.Signal.Wish;
            var wishes = wish ?? was;
            IReadOnlyList<FactChange> changes =
            [
                .. FactChange.Between(before, after),
                .. wishes == was ? [] : new[] { new FactChange(nameof(SignalView.Wish), was.ToString(), wishes.ToString()) },
            ];
            writer.Signal.Wishes(wishes);
            return changes.Count == 0 ? new CompleteOutcome.NothingChanged() : await KeepAsync(writer, after, changes, token);
        }, cancellation);
    }

    private async Task<CompleteOutcome> KeepAsync(SignalWriter writer, Facts facts, IReadOnlyList<FactChange> changes, CancellationToken cancellation)
    {
        var signal = writer.Signal;
        var proposal = await keeper.KeepAsync(writer, facts, cancellation);
        signal.Corrected();
        writer.Step(
            new SignalEvent(signal.Id, SignalEventKind.FactsCompleted, writer.Unit.Now, DutchTime.Local(writer.Unit.Now), writer.Unit.Actor) { ContentVersion = signal.ContentVersion },
            JsonSerializer.Serialize(changes, SealedJson.Options));
        // A proposal counts until a person decided; after that only a person changes the urgency.
        var changed = signal.Decisions == 0 && proposal.Urgency != signal.Urgency;
        if (changed)
        {
            signal.ProposedUrgency(proposal.Urgency, proposal.RuleId, proposal.RuleVersion);
            signal.MoveTo(signal.State, await writer.DueAsync(TermState.Assess, proposal.Urgency, cancellation, signal.ReceivedAt));
            writer.Step(new SignalEvent(signal.Id, SignalEventKind.UrgencyProposed, writer.Unit.Now, DutchTime.Local(writer.Unit.Now), Actor.System("first urgency"))
            {
                Urgency = proposal.Urgency,
                Rule = proposal.RuleId,
                RuleVersion = proposal.RuleVersion,
                ContentVersion = signal.ContentVersion,
            });
        }

        writer.Unit.Publish(new SignalTold(signal.Id));
        return new CompleteOutcome.Completed(proposal.Urgency, changed);
    }

    private static async Task<Facts> FactsAsync(SignalWriter writer, int version, CancellationToken cancellation)
    {
        var content = await writer.Unit.Db.Set<SignalContent>().AsNoTracking()
            .SingleAsync(c => c.SignalId == writer.Signal.Id && c.Version == version, cancellation);
        return Facts.FromJson(writer.Key.Open(SealedFields.Facts, content.Id, content.Facts));
    }
}
