using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Assess;
using Baken.Signals.Reference;

namespace Baken.Signals.Route;

/// <summary>What became of a team's act.</summary>
public enum TeamOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>A reason is missing, or too long.</summary>
    ReasonMissing,

    /// <summary>No result was chosen, or not one that fits.</summary>
    ResultMissing,

    /// <summary>A colleague did something meanwhile, so this act no longer fits.</summary>
    ChangedMeanwhile,

    /// <summary>There is no such signal for this person.</summary>
    NotFound,
}

/// <summary>The team to which a signal was routed takes it up, hands it back, does not take it up, or closes it with a result.</summary>
public sealed class TeamWork(WriteDoor door, KeyStore keys)
{
    /// <summary>Takes it up: the actor has it from now.</summary>
    public Task<TeamOutcome> TakeUpAsync(Actor actor, string number, CancellationToken cancellation) =>
        ActAsync(actor, number, "team.take-up", [SignalState.Routed], cancellation, async (writer, token) =>
        {
            writer.Signal.AdditionsSeen();
            writer.Signal.Assign(actor.UserId);
            writer.Signal.MoveTo(SignalState.TakenUp, await writer.DueAsync(TermState.Close, writer.Signal.Urgency, token));
            writer.Step(Step(writer, SignalEventKind.TakenUp));
            return TeamOutcome.Done;
        });

    /// <summary>Hands it back to the intake team: not ours.</summary>
    public Task<TeamOutcome> HandBackAsync(Actor actor, string number, string? reason, CancellationToken cancellation) =>
        ActAsync(actor, number, "team.hand-back", [SignalState.Routed, SignalState.TakenUp], cancellation, async (writer, token) =>
        {
            if (!IsReason(reason))
            {
                return TeamOutcome.ReasonMissing;
            }

            await Returning.ToIntakeAsync(writer, Step(writer, SignalEventKind.HandedBack), reason, token);
            return TeamOutcome.Done;
        });

    /// <summary>Closes it: with a result after taking it up, or with the reason why it is not taken up.</summary>
    public Task<TeamOutcome> CloseAsync(Actor actor, string number, string? result, string? reason, string? answer, CancellationToken cancellation) =>
        ActAsync(actor, number, "team.close", [SignalState.Routed, SignalState.TakenUp], cancellation, (writer, _) =>
        {
            var signal = writer.Signal;
            if (Results.Catalogue.Find(result) is not { } chosen || chosen.TakenUp != (signal.State == SignalState.TakenUp))
            {
                return Task.FromResult(TeamOutcome.ResultMissing);
            }

            if (!IsReason(reason))
            {
                return Task.FromResult(TeamOutcome.ReasonMissing);
            }

            signal.AdditionsSeen();
            signal.ClosedWith(chosen.Code);
            signal.MoveTo(SignalState.Closed, null);
            writer.Step(
                new SignalEvent(signal.Id, chosen.TakenUp ? SignalEventKind.Closed : SignalEventKind.NotTakenUp, writer.Unit.Now, DutchTime.Local(writer.Unit.Now), writer.Unit.Actor)
                {
                    TeamId = signal.LeadTeamId,
                    Outcome = signal.Outcome,
                    Code = chosen.Code,
                },
                reason);
            Closing.Answer(writer, ReporterAnswers.Catalogue.Find(answer)?.Code ?? ReporterAnswers.For(chosen).Code);
            Closing.Retain(writer, signal.Outcome ?? Outcome.RegisterOnly);
            return Task.FromResult(TeamOutcome.Done);
        });

    private Task<TeamOutcome> ActAsync(
        Actor actor, string number, string action, SignalState[] from, CancellationToken cancellation, Func<SignalWriter, CancellationToken, Task<TeamOutcome>> act) =>
        door.WriteAsync(actor, "act", async (unit, token) =>
        {
            if (await SignalWriter.OpenAsync(unit, keys, number, token) is not { } writer)
            {
                unit.Audit(action, "signal");
                return unit.Refuse(TeamOutcome.NotFound);
            }

            unit.Audit(action, "signal", writer.Signal.Id);
            if (!actor.Teams.Contains(writer.Signal.LeadTeamId) || !from.Contains(writer.Signal.State))
            {
                return unit.Refuse(TeamOutcome.ChangedMeanwhile);
            }

            await Notices.SettleAsync(unit, writer.Signal.Id, NoticeGroup.Work, token);
            await Alarms.SeenAsync(unit, writer.Signal.Id, token);
            var outcome = await act(writer, token);
            return outcome == TeamOutcome.Done ? outcome : unit.Refuse(outcome);
        }, cancellation);

    private static SignalEvent Step(SignalWriter writer, SignalEventKind kind) =>
        new(writer.Signal.Id, kind, writer.Unit.Now, DutchTime.Local(writer.Unit.Now), writer.Unit.Actor) { TeamId = writer.Signal.LeadTeamId, Outcome = writer.Signal.Outcome };

    private static bool IsReason(string? reason) => !string.IsNullOrWhiteSpace(reason) && reason.Length <= Deciding.ReasonLength;
}
