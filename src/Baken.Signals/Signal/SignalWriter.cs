using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals;

/// <summary>The places in this module where words are sealed.</summary>
internal static class SealedFields
{
    public static readonly SealedField Headline = new("signals", "headline");
    public static readonly SealedField Reporter = new("signals", "reporter");
    public static readonly SealedField Facts = new("signal_contents", "facts");
    public static readonly SealedField Words = new("signal_events", "words");
    public static readonly SealedField Reason = new("decisions", "reason");
    public static readonly SealedField OverrideReason = new("decisions", "override_reason");
    public static readonly SealedField SecondReason = new("decisions", "second_reason");
    public static readonly SealedField Concept = new("decision_concepts", "words");
}

/// <summary>
/// A signal inside a command, with its key: appends steps in order and seals what belongs to it.
/// </summary>
internal sealed class SignalWriter(Unit unit, Signal signal, DataKey key)
{
    private TermTable? terms;

    public Signal Signal => signal;

    public DataKey Key => key;

    public Unit Unit => unit;

    /// <summary>Opens a signal for a command; null when the actor may not see it.</summary>
    public static async Task<SignalWriter?> OpenAsync(Unit unit, KeyStore keys, string number, CancellationToken cancellation)
    {
        var signal = await unit.Db.Set<Signal>().SingleOrDefaultAsync(s => s.Number == number, cancellation);
        return signal is null ? null : await OpenAsync(unit, keys, signal, cancellation);
    }

    /// <summary>Opens a signal that the command already has.</summary>
    public static async Task<SignalWriter> OpenAsync(Unit unit, KeyStore keys, Signal signal, CancellationToken cancellation) =>
        new(unit, signal, await keys.OpenAsync(signal.KeyId, cancellation));

    /// <summary>When a step at this urgency must be done, counted from now or from another moment, by the terms in force.</summary>
    public async Task<DateTimeOffset> DueAsync(TermState step, Urgency urgency, CancellationToken cancellation, DateTimeOffset? from = null)
    {
        terms ??= await TermsInForce.CurrentAsync(unit.Db, cancellation);
        return terms.For(step, urgency).Due(from ?? unit.Now);
    }

    /// <summary>Appends a step by the command's actor, after the signal itself was changed.</summary>
    public void Step(SignalEvent step, string? words = null)
    {
        step.Sequence = signal.NextStep();
        step.State = signal.State;
        step.DueAt = signal.DueAt;
        if (!string.IsNullOrEmpty(words))
        {
            step.Words = key.Seal(SealedFields.Words, step.Id, words);
        }

        unit.Db.Add(step);
    }

    /// <summary>A new step of this signal, now, by the command's actor (or by Baken itself).</summary>
    public SignalEvent New(SignalEventKind kind, Actor? actor = null) =>
        new(signal.Id, kind, unit.Now, DutchTime.Local(unit.Now), actor ?? unit.Actor);

    /// <summary>A new step with a code, now, by the command's actor.</summary>
    public SignalEvent New(SignalEventKind kind, string code) =>
        new(signal.Id, kind, unit.Now, DutchTime.Local(unit.Now), unit.Actor) { Code = code };
}
