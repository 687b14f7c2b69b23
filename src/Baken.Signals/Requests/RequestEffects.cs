using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Signals.Reference;
using Baken.Signals.Retain;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>
/// What follows from a request that was granted in whole or in part: signals restricted, released, destroyed. On numbers; nothing is read.
/// A signal that is kept for another reason is not destroyed, and its restriction is a step on its timeline only.
/// </summary>
public sealed class RequestEffects(WriteDoor door, KeyStore keys)
{
    /// <summary>Restricts the processing of these signals (art. 18): a hold, and a notice on the signal.</summary>
    public Task<RequestOutcome> RestrictAsync(Actor actor, string number, IReadOnlyCollection<string> signals, string? words, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.restrict", signals, words, [DataRight.Restriction, DataRight.Objection, DataRight.Rectification], cancellation, async (writer, rows, token) =>
        {
            foreach (var row in rows)
            {
                if (await SignalAsync(writer, row, token) is not { } signal)
                {
                    continue;
                }

                var held = signal.Signal.Hold is { } other && other != HoldReasons.Restriction;
                if (!held)
                {
                    signal.Signal.HoldFor(HoldReasons.Restriction);
                }

                Step(signal, SignalEventKind.Held, writer);
                row.Became(held ? RequestEffect.StaysHeld : RequestEffect.Restricted);
            }

            writer.Step(RequestStepKind.Restricted, string.Join(' ', rows.Select(row => row.Number)), words);
        });

    /// <summary>Ends the restriction of these signals; the applicant is told before (art. 18 (3)).</summary>
    public Task<RequestOutcome> ReleaseAsync(Actor actor, string number, IReadOnlyCollection<string> signals, string? words, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.release", signals, words, [DataRight.Restriction, DataRight.Objection, DataRight.Rectification], cancellation, async (writer, rows, token) =>
        {
            var restricted = rows.Where(row => row.Effect == RequestEffect.Restricted).ToList();
            foreach (var row in restricted)
            {
                if (await SignalAsync(writer, row, token) is { Signal.Hold: HoldReasons.Restriction } signal)
                {
                    signal.Signal.HoldFor(null);
                    Step(signal, SignalEventKind.HoldEnded, writer);
                }

                row.Became(RequestEffect.RestrictionEnded);
            }

            writer.Step(RequestStepKind.RestrictionEnded, string.Join(' ', restricted.Select(row => row.Number)), words);
        }, alsoClosed: true);

    /// <summary>Destroys these signals (art. 17), save those that are held or still acted on; what remains is a tombstone with the ground, and this request.</summary>
    public async Task<RequestOutcome> EraseAsync(Actor actor, string number, IReadOnlyCollection<string> signals, string? words, CancellationToken cancellation)
    {
        var gone = new List<Guid>();
        var outcome = await ActAsync(actor, number, "request.erase", signals, words, [DataRight.Erasure, DataRight.Objection], cancellation, async (writer, rows, token) =>
        {
            gone.Clear();
            foreach (var row in rows.Where(row => row.Effect != RequestEffect.Erased))
            {
                if (await RequestWriter.Own(writer.Unit.Db, actor).SingleOrDefaultAsync(s => s.Id == row.SignalId, token) is not { } signal)
                {
                    continue;
                }

                if (signal.Hold is not null)
                {
                    row.Became(RequestEffect.StaysHeld);
                    continue;
                }

                if (signal.State != SignalState.Closed)
                {
                    row.Became(RequestEffect.StaysOpen);
                    continue;
                }

                writer.Unit.Audit("signal.destroy", "signal", signal.Id);
                gone.Add(await Retention.DestroyAsync(writer.Unit, signal, $"erasure on request {writer.Request.Number} (GDPR art. 17)", token));
                row.Became(RequestEffect.Erased);
            }

            writer.Step(RequestStepKind.Erased, string.Join(' ', rows.Where(row => row.Effect == RequestEffect.Erased).Select(row => row.Number)), words);
        });
        if (outcome == RequestOutcome.Done)
        {
            await keys.DestroyAsync(gone, cancellation);
        }

        return outcome;
    }

    private Task<RequestOutcome> ActAsync(
        Actor actor, string number, string action, IReadOnlyCollection<string> signals, string? words, DataRight[] rights, CancellationToken cancellation,
        Func<RequestWriter, List<RequestSignal>, CancellationToken, Task> act, bool alsoClosed = false) =>
        RequestWriter.ActAsync(door, keys, actor, number, action, _ => actor.May(Ability.Supervise), cancellation, async (writer, token) =>
        {
            // A restriction may outlast the request that gave it.
            if (!rights.Contains(writer.Request.Right) || writer.Request.State == RequestState.Closed && !alsoClosed || writer.Request.State == RequestState.Open || writer.Request is not { Decision: RequestDecision.Granted or RequestDecision.Partly })
            {
                return RequestOutcome.NotNow;
            }

            var rows = (await writer.SignalsAsync(token)).Where(row => signals.Contains(row.Number)).ToList();
            var own = await RequestWriter.Own(writer.Unit.Db, actor).Select(s => s.Number).Where(n => signals.Contains(n)).CountAsync(token);
            if (rows.Count == 0 || rows.Count != signals.Distinct().Count() || own != rows.Count)
            {
                return RequestOutcome.ChoiceMissing;
            }

            if (!RequestWriter.AreWords(words))
            {
                return RequestOutcome.WordsMissing;
            }

            await act(writer, rows, token);
            return RequestOutcome.Done;
        });

    private async Task<SignalWriter?> SignalAsync(RequestWriter writer, RequestSignal row, CancellationToken cancellation) =>
        await RequestWriter.Own(writer.Unit.Db, writer.Unit.Actor).SingleOrDefaultAsync(s => s.Id == row.SignalId, cancellation) is { } signal
            ? await SignalWriter.OpenAsync(writer.Unit, keys, signal, cancellation) : null;

    private static void Step(SignalWriter signal, SignalEventKind kind, RequestWriter writer)
    {
        signal.Signal.Corrected();
        signal.Unit.Audit("signal.hold", "signal", signal.Signal.Id);
        signal.Step(signal.New(kind, HoldReasons.Restriction), writer.Request.Number);
    }
}
