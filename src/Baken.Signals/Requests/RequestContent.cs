using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>What the assessor says of one signal.</summary>
/// <param name="Number">The signal.</param>
/// <param name="Given">Parts that the applicant is given, codes of <see cref="RequestParts"/>.</param>
/// <param name="Ground">Why the other parts are withheld, a code; needed when there are any.</param>
public sealed record PreparedSignal(string Number, IReadOnlyList<string> Given, string? Ground);

/// <summary>
/// The part of a request for which content must be read, by one named assessor of the same organisation: what is given and what is withheld, or the
/// correction of facts. The officer never sees content.
/// </summary>
public sealed class RequestContent(WriteDoor door, Databases databases, KeyStore keys)
{
    /// <summary>Who can be asked: assessors of the own organisation whose account lasts. Empty for anybody else than its officer.</summary>
    public async Task<IReadOnlyList<KeyValuePair<Guid, string>>> AssessorsAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise))
        {
            return [];
        }

        await using var open = databases.Open(actor);
        var found = await Assessors(open.Db, actor).Select(u => new { u.Id, u.Name }).ToListAsync(cancellation);
        return [.. found.OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => KeyValuePair.Create(u.Id, u.Name))];
    }

    /// <summary>Asks an assessor.</summary>
    public Task<RequestOutcome> AssignAsync(Actor actor, string number, Guid? assessor, string? words, CancellationToken cancellation) =>
        RequestWriter.ActAsync(door, keys, actor, number, "request.assign", _ => actor.May(Ability.Supervise), cancellation, async (writer, token) =>
        {
            var signals = await writer.SignalsAsync(token);
            if (writer.Request.State != RequestState.Open || signals.Count == 0)
            {
                return RequestOutcome.NotNow;
            }

            if (assessor is not { } chosen || !await Assessors(writer.Unit.Db, actor).AnyAsync(u => u.Id == chosen, token))
            {
                return RequestOutcome.ChoiceMissing;
            }

            if (words is { Length: > Deciding.ReasonLength })
            {
                return RequestOutcome.WordsMissing;
            }

            var versions = await VersionsAsync(writer, token);
            signals.ForEach(s => s.AskedAt(versions.GetValueOrDefault(s.SignalId)));
            writer.Request.AssignTo(chosen);
            Notices.Raise(writer.Unit, chosen, NoticeKind.TaskDue, "/mijn-werk");
            writer.Step(RequestStepKind.Assigned, null, words);
            return RequestOutcome.Done;
        });

    /// <summary>Open requests on which this assessor is asked to look at contents, the first term first.</summary>
    public async Task<IReadOnlyList<RequestLine>> AskedOfAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Assess))
        {
            return [];
        }

        await using var open = databases.Open(actor);
        var asked = await open.Db.Set<DataRequest>().AsNoTracking()
            .Where(r => r.OrganisationId == actor.OrganisationId && r.AssessorId == actor.UserId && r.State == RequestState.Open && !r.IsPrepared).ToListAsync(cancellation);
        // Without the name: that is opened on the page of the request itself.
        return [.. asked.OrderBy(r => r.DueOn).Select(r => DataRequests.Line(r, new RequestSubject("", "", "")))];
    }

    /// <summary>The request for the assessor who was asked: who asks and what, not where the answer goes; null for anybody else.</summary>
    public async Task<RequestView?> OpenAsync(Actor actor, string number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var open = databases.Open(actor);
        if (await RequestWriter.FindAsync(open.Db, actor, number, cancellation) is not { } request || !IsAsked(actor, request))
        {
            return null;
        }

        await door.WriteAsync(actor, RequestWriter.Purpose, (unit, _) =>
        {
            unit.Audit("request.read", "request", request.Id);
            return Task.FromResult(true);
        }, cancellation);
        var view = await DataRequests.ViewAsync(open.Db, actor, request, await keys.OpenAsync(request.KeyId, cancellation), cancellation);
        return view with { Subject = view.Subject with { Contact = "" }, Steps = [.. view.Steps.Where(step => step.Kind is RequestStepKind.Assigned or RequestStepKind.Prepared)] };
    }

    /// <summary>The assessor is ready: of each signal what is given and what is withheld on what ground; of other rights than access only the advice in words.</summary>
    public Task<RequestOutcome> PrepareAsync(Actor actor, string number, IReadOnlyCollection<PreparedSignal> prepared, string? words, CancellationToken cancellation) =>
        RequestWriter.ActAsync(door, keys, actor, number, "request.prepare", request => IsAsked(actor, request), cancellation, async (writer, token) =>
        {
            if (writer.Request.State != RequestState.Open)
            {
                return RequestOutcome.NotNow;
            }

            var access = writer.Request.Right == DataRight.Access;
            var versions = await VersionsAsync(writer, token);
            foreach (var row in await writer.SignalsAsync(token))
            {
                var said = prepared.FirstOrDefault(p => p.Number == row.Number) ?? new PreparedSignal(row.Number, [], null);
                if (access && !IsSaid(said))
                {
                    return RequestOutcome.ChoiceMissing;
                }

                row.Prepared(versions.GetValueOrDefault(row.SignalId), access ? said.Given : [], access && said.Given.Count < RequestParts.All.Count ? said.Ground : null);
            }

            if (!RequestWriter.AreWords(words))
            {
                return RequestOutcome.WordsMissing;
            }

            writer.Request.Prepared();
            writer.Step(RequestStepKind.Prepared, null, words);
            return RequestOutcome.Done;
        });

    private static bool IsSaid(PreparedSignal said) =>
        said.Given.All(RequestParts.All.Contains)
        && (said.Given.Distinct().Count() == RequestParts.All.Count || RequestGrounds.For(DataRight.Access).Any(ground => ground.Code == said.Ground));

    private static bool IsAsked(Actor actor, DataRequest request) => actor.May(Ability.Assess) && request.AssessorId == actor.UserId;

    private static IQueryable<User> Assessors(BakenDb db, Actor actor) => db.Users.AsNoTracking()
        .Where(u => u.OrganisationId == actor.OrganisationId && u.EndedAt == null && db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && r.Role == Role.Assessor));

    private static async Task<Dictionary<Guid, int>> VersionsAsync(RequestWriter writer, CancellationToken cancellation)
    {
        var ids = (await writer.SignalsAsync(cancellation)).ConvertAll(s => s.SignalId);
        return await RequestWriter.Seen(writer.Unit.Db, writer.Unit.Actor).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.ContentVersion }).ToDictionaryAsync(s => s.Id, s => s.ContentVersion, cancellation);
    }
}
