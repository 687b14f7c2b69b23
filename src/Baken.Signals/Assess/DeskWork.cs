using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>A decision that was not recorded yet, as its author left it.</summary>
public sealed record Concept
{
    /// <summary>Outcome chosen so far.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Urgency chosen so far.</summary>
    public Reference.Urgency? Urgency { get; init; }

    /// <summary>Reason so far.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Why another team, so far.</summary>
    public string OverrideReason { get; init; } = "";

    /// <summary>Number of the signal of which it is a duplicate, so far.</summary>
    public string DuplicateOf { get; init; } = "";

    /// <summary>When it was kept.</summary>
    public DateTimeOffset SavedAt { get; init; }
}

/// <summary>Small acts of an assessor at a signal: take it, keep a concept, leave a remark.</summary>
public sealed class DeskWork(WriteDoor door, Databases databases, KeyStore keys)
{
    /// <summary>Takes the signal to assess, or gives it free again. Returns false when there is none for this person.</summary>
    public Task<bool> AssignAsync(Actor actor, string number, bool take, CancellationToken cancellation) =>
        ActAsync(actor, number, "signal.assign", cancellation, (writer, _) =>
        {
            writer.Signal.Assign(take ? actor.UserId : null);
            var now = writer.Unit.Now;
            writer.Step(new SignalEvent(writer.Signal.Id, SignalEventKind.Assigned, now, DutchTime.Local(now), actor) { Code = take ? "taken" : "freed" });
            return Task.CompletedTask;
        });

    /// <summary>Leaves a remark on the timeline.</summary>
    public Task<bool> NoteAsync(Actor actor, string number, string words, CancellationToken cancellation) =>
        ActAsync(actor, number, "signal.note", cancellation, (writer, _) =>
        {
            writer.Step(writer.New(SignalEventKind.Noted), words);
            return Task.CompletedTask;
        });

    /// <summary>Puts on the timeline that a translation is needed, from the language that was guessed. The text itself goes nowhere.</summary>
    public Task<bool> AskTranslationAsync(Actor actor, string number, string? language, CancellationToken cancellation) =>
        ActAsync(actor, number, "signal.translation", cancellation, (writer, _) =>
        {
            var now = writer.Unit.Now;
            writer.Step(new SignalEvent(writer.Signal.Id, SignalEventKind.TranslationAsked, now, DutchTime.Local(now), actor) { Code = language });
            return Task.CompletedTask;
        });

    /// <summary>Keeps a decision that is being written; only its author sees it.</summary>
    public Task<bool> KeepConceptAsync(Actor actor, string number, Concept concept, CancellationToken cancellation) =>
        ActAsync(actor, number, "decision.concept", cancellation, async (writer, token) =>
        {
            var kept = await writer.Unit.Db.Set<DecisionConcept>().SingleOrDefaultAsync(c => c.SignalId == writer.Signal.Id && c.UserId == actor.UserId, token);
            if (kept is null)
            {
                kept = new DecisionConcept(writer.Signal.Id, actor.UserId!.Value);
                writer.Unit.Db.Add(kept);
            }

            kept.SavedAt = writer.Unit.Now;
            kept.Words = writer.Key.Seal(SealedFields.Concept, kept.Id, JsonSerializer.Serialize(concept with { SavedAt = writer.Unit.Now }, SealedJson.Options));
        });

    /// <summary>The concept the actor left; null when there is none.</summary>
    public async Task<Concept?> ConceptAsync(Actor actor, string number, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        var found = await open.Db.Set<DecisionConcept>().AsNoTracking().Where(c => c.UserId == actor.UserId)
            .Join(open.Db.Set<Signal>().Where(s => s.Number == number), c => c.SignalId, s => s.Id, (c, s) => new { Concept = c, s.KeyId })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var key = await keys.OpenAsync(found.KeyId, cancellation);
        return JsonSerializer.Deserialize<Concept>(key.Open(SealedFields.Concept, found.Concept.Id, found.Concept.Words), SealedJson.Options);
    }

    private Task<bool> ActAsync(Actor actor, string number, string action, CancellationToken cancellation, Func<SignalWriter, CancellationToken, Task> act) =>
        door.WriteAsync(actor, "assess", async (unit, token) =>
        {
            if (!actor.May(Ability.Assess) || await SignalWriter.OpenAsync(unit, keys, number, token) is not { } writer)
            {
                unit.NoAudit("Nothing is done: no such signal for this person.");
                return false;
            }

            unit.Audit(action, "signal", writer.Signal.Id);
            await act(writer, token);
            return true;
        }, cancellation);
}
