using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Assess;

/// <summary>What became of a second person's answer.</summary>
public enum SecondOutcome
{
    /// <summary>Confirmed; the decision is in force.</summary>
    Confirmed,

    /// <summary>Put back; the signal must be assessed again.</summary>
    PutBack,

    /// <summary>A reason is missing.</summary>
    ReasonMissing,

    /// <summary>Nothing waits for a second person any more.</summary>
    NothingWaits,

    /// <summary>The one who recorded it cannot be the second person.</summary>
    SamePerson,

    /// <summary>There is no such signal for this person.</summary>
    NotFound,
}

/// <summary>Another assessor than the one who recorded a decision confirms it or puts it back, with a reason.</summary>
public sealed class SecondPerson(WriteDoor door, KeyStore keys)
{
    /// <summary>Answers decision number <paramref name="decision"/> of the signal.</summary>
    public Task<SecondOutcome> AnswerAsync(Actor actor, string number, int decision, bool confirms, string? reason, CancellationToken cancellation) =>
        door.WriteAsync(actor, "assess", async (unit, token) =>
        {
            if (!actor.May(Ability.Assess) || await SignalWriter.OpenAsync(unit, keys, number, token) is not { } writer)
            {
                unit.Audit("decision.second", "signal");
                return unit.Refuse(SecondOutcome.NotFound);
            }

            unit.Audit("decision.second", "signal", writer.Signal.Id);
            var waiting = await unit.Db.Set<Decision>().SingleOrDefaultAsync(
                d => d.SignalId == writer.Signal.Id && d.Sequence == decision && (d.State == DecisionState.Awaits || d.State == DecisionState.Provisional), token);
            if (waiting is null)
            {
                return unit.Refuse(SecondOutcome.NothingWaits);
            }

            if (waiting.ByUserId == actor.UserId)
            {
                return unit.Refuse(SecondOutcome.SamePerson);
            }

            if (string.IsNullOrWhiteSpace(reason) || reason.Length > Deciding.ReasonLength)
            {
                return unit.Refuse(SecondOutcome.ReasonMissing);
            }

            var provisional = waiting.State == DecisionState.Provisional;
            await Notices.SettleAsync(unit, writer.Signal.Id, NoticeGroup.Work, token);
            waiting.SecondSaid(actor.UserId!.Value, unit.Now, confirms, writer.Key.Seal(SealedFields.SecondReason, waiting.Id, reason));
            if (confirms)
            {
                await ConfirmAsync(writer, waiting, provisional, reason, token);
                return SecondOutcome.Confirmed;
            }

            await PutBackAsync(writer, waiting, provisional, reason, token);
            return SecondOutcome.PutBack;
        }, cancellation);

    private static async Task ConfirmAsync(SignalWriter writer, Decision decision, bool provisional, string reason, CancellationToken cancellation)
    {
        writer.Step(Deciding.Step(writer, SignalEventKind.DecisionConfirmed, decision), reason);
        if (provisional)
        {
            writer.Signal.Confirmed();
            writer.Signal.WaitsForSecond(await AnotherWaitsAsync(writer, decision, cancellation));
            writer.Signal.Corrected();
            return;
        }

        await DecisionEffect.ApplyAsync(writer, decision, provisional: false, "", cancellation);
    }

    private static Task<bool> AnotherWaitsAsync(SignalWriter writer, Decision answered, CancellationToken cancellation) =>
        writer.Unit.Db.Set<Decision>().AnyAsync(
            d => d.SignalId == writer.Signal.Id && d.Id != answered.Id && (d.State == DecisionState.Awaits || d.State == DecisionState.Provisional), cancellation);

    private static async Task PutBackAsync(SignalWriter writer, Decision decision, bool provisional, string reason, CancellationToken cancellation)
    {
        var (unit, signal) = (writer.Unit, writer.Signal);
        signal.WaitsForSecond(await AnotherWaitsAsync(writer, decision, cancellation));
        if (!provisional && signal.State != SignalState.AwaitsSecond)
        {
            // Another decision is in effect and stays so; this one never was.
            signal.Corrected();
            writer.Step(Deciding.Step(writer, SignalEventKind.DecisionPutBack, decision), reason);
            return;
        }

        var intakeCode = (await Routing.CurrentAsync(unit.Db, cancellation)).IntakeTeam;
        var intake = await unit.Db.Set<Team>().SingleAsync(t => t.Code == intakeCode, cancellation);
        if (provisional && decision.TeamId is { } team && team != intake.Id)
        {
            await Border.EndAsync(unit, signal.Id, team, cancellation);
        }

        signal.Withdrawn();
        signal.OwnedBy(intake.OrganisationId, intake.Id);
        signal.Assign(decision.ByUserId);
        signal.MoveTo(SignalState.ToAssess, await writer.DueAsync(TermState.Assess, signal.Urgency, cancellation));
        writer.Step(Deciding.Step(writer, SignalEventKind.DecisionPutBack, decision), reason);
    }
}
