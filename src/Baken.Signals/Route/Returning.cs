using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Route;

/// <summary>Back to the intake team, which assesses it again.</summary>
internal static class Returning
{
    /// <summary>Whether a team is the intake team.</summary>
    public static async Task<bool> IsIntakeAsync(Unit unit, Guid teamId, CancellationToken cancellation) => (await IntakeAsync(unit, cancellation)).Id == teamId;

    /// <summary>Gives a signal back, with the step that says why.</summary>
    public static async Task ToIntakeAsync(SignalWriter writer, SignalEvent step, string? reason, CancellationToken cancellation)
    {
        var (unit, signal) = (writer.Unit, writer.Signal);
        var intake = await IntakeAsync(unit, cancellation);
        if (signal.LeadTeamId != intake.Id)
        {
            await Border.EndAsync(unit, signal.Id, signal.LeadTeamId, cancellation);
        }

        signal.Withdrawn();
        signal.OwnedBy(intake.OrganisationId, intake.Id);
        signal.MoveTo(SignalState.ToAssess, await writer.DueAsync(TermState.Assess, signal.Urgency, cancellation));
        writer.Step(step, reason);
    }

    private static async Task<Team> IntakeAsync(Unit unit, CancellationToken cancellation)
    {
        var code = (await Routing.CurrentAsync(unit.Db, cancellation)).IntakeTeam;
        return await unit.Db.Set<Team>().SingleAsync(t => t.Code == code, cancellation);
    }
}
