using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>A request inside a command, with its key: appends steps and seals their words.</summary>
internal sealed class RequestWriter(Unit unit, DataRequest request, DataKey key)
{
    public const string Purpose = "data-request";
    public static readonly SealedField SubjectField = new("data_requests", "subject");
    public static readonly SealedField WordsField = new("data_request_steps", "words");

    public Unit Unit => unit;

    public DataRequest Request => request;

    /// <summary>The signals it touches, tracked.</summary>
    public Task<List<RequestSignal>> SignalsAsync(CancellationToken cancellation) =>
        unit.Db.Set<RequestSignal>().Where(s => s.RequestId == request.Id).OrderBy(s => s.SignalId).ToListAsync(cancellation);

    public void Step(RequestStepKind kind, string? code = null, string? words = null)
    {
        var step = new RequestStep(request.Id, request.NextStep(), kind, unit.Now, unit.Actor.UserId!.Value, code);
        if (!string.IsNullOrWhiteSpace(words))
        {
            step.Says(key.Seal(WordsField, step.Id, words.Trim()));
        }

        unit.Db.Add(step);
    }

    /// <summary>The request of the actor's own organisation with this number; null when there is none.</summary>
    public static Task<DataRequest?> FindAsync(BakenDb db, Actor actor, string number, CancellationToken cancellation) =>
        DataRequest.Parse(number) is not var (year, sequence)
            ? Task.FromResult<DataRequest?>(null)
            : db.Set<DataRequest>().SingleOrDefaultAsync(r => r.OrganisationId == actor.OrganisationId && r.Year == year && r.Sequence == sequence, cancellation);

    /// <summary>Signals that the actor's organisation owns now, whoever may read them: for numbers and codes only.</summary>
    public static IQueryable<Signal> Own(BakenDb db, Actor actor) =>
        // The officer has no grant on signals and opens none.
        db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.LeadOrganisationId == actor.OrganisationId);

    /// <summary>Signals that the actor's organisation owns or reads along with now: what it has about somebody is more than what it owns.</summary>
    public static IQueryable<Signal> Seen(BakenDb db, Actor actor) => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.LeadOrganisationId == actor.OrganisationId
        || db.Set<Grant>().Any(g => g.ObjectId == s.Id && g.OrganisationId == actor.OrganisationId && g.Until == null));

    /// <summary>Whether words were given and fit.</summary>
    public static bool AreWords(string? words) => !string.IsNullOrWhiteSpace(words) && words.Length <= Deciding.ReasonLength;

    /// <summary>One act on a request: by its officer, or by whom <paramref name="may"/> lets.</summary>
    public static Task<RequestOutcome> ActAsync(
        WriteDoor door, KeyStore keys, Actor actor, string number, string action, Func<DataRequest, bool> may, CancellationToken cancellation, Func<RequestWriter, CancellationToken, Task<RequestOutcome>> act) =>
        door.WriteAsync(actor, Purpose, async (unit, token) =>
        {
            var request = await FindAsync(unit.Db, actor, number, token);
            if (request is null || !may(request))
            {
                unit.Audit(action, "request");
                return unit.Refuse(RequestOutcome.NotFound);
            }

            unit.Audit(action, "request", request.Id);
            var outcome = await act(new RequestWriter(unit, request, await keys.OpenAsync(request.KeyId, token)), token);
            return outcome == RequestOutcome.Done ? outcome : unit.Refuse(outcome);
        }, cancellation);
}
