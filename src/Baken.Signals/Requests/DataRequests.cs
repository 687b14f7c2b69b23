using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>
/// Requests of data subjects (GDPR art. 15-18 and 21) as the data protection officer of an organisation handles them: registered, identity noted, extended,
/// decided, closed, opened again. Term: one month, extendable by two with the reason told (art. 12 (3)).
/// </summary>
public sealed class DataRequests(WriteDoor door, Databases databases, KeyStore keys, TimeProvider clock)
{
    /// <summary>Longest name or contact.</summary>
    public const int LongestLine = 200;

    private DateOnly Today => DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));

    /// <summary>Registers a request; its number when that was done.</summary>
    public async Task<(RequestOutcome Outcome, string? Number)> RegisterAsync(Actor actor, DataRight? right, DateOnly? receivedOn, RequestSubject subject, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(subject);
        if (!actor.May(Ability.Supervise) || actor.OrganisationId is not { } organisation)
        {
            return (RequestOutcome.NotFound, null);
        }

        if (right is not { } chosen || !Enum.IsDefined(chosen))
        {
            return (RequestOutcome.ChoiceMissing, null);
        }

        if (receivedOn is not { } received || received > Today || received < Today.AddYears(-1))
        {
            return (RequestOutcome.DateImpossible, null);
        }

        if (!IsLine(subject.Name) || !IsLine(subject.Contact) || subject.Note.Length > Deciding.ReasonLength)
        {
            return (RequestOutcome.WordsMissing, null);
        }

        var key = await keys.NewAsync(organisation, cancellation);
        var number = await door.WriteAsync(actor, RequestWriter.Purpose, async (unit, token) =>
        {
            var year = DutchTime.Local(unit.Now).Year;
            var last = await unit.Db.Set<DataRequest>().Where(r => r.OrganisationId == organisation && r.Year == year).MaxAsync(r => (int?)r.Sequence, token) ?? 0;
            var request = new DataRequest(organisation, year, last + 1, chosen, received, key.Id);
            request.About(key.Seal(RequestWriter.SubjectField, request.Id, JsonSerializer.Serialize(subject, SealedJson.Options)));
            unit.Db.Add(request);
            new RequestWriter(unit, request, key).Step(RequestStepKind.Received);
            unit.Audit("request.register", "request", request.Id);
            return request.Number;
        }, cancellation);
        return (RequestOutcome.Done, number);
    }

    /// <summary>The requests of the own organisation, what must be answered first on top, closed ones last; null for anybody else than its officer.</summary>
    public async Task<IReadOnlyList<RequestLine>?> ListAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var requests = await open.Db.Set<DataRequest>().AsNoTracking().Where(r => r.OrganisationId == actor.OrganisationId).ToListAsync(cancellation);
        await NoteAsync(actor, "request.list", requests.Select(r => r.Id), cancellation);
        var opened = await keys.OpenAsync([.. requests.Select(r => r.KeyId)], cancellation);
        return [.. requests.OrderBy(r => r.State).ThenBy(r => r.DueOn).ThenBy(r => r.Sequence).Select(r => Line(r, Subject(r, opened.GetValueOrDefault(r.KeyId))))];
    }

    /// <summary>One request of the own organisation; null when there is none for this officer.</summary>
    public async Task<RequestView?> OpenAsync(Actor actor, string number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Supervise))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var request = await RequestWriter.FindAsync(open.Db, actor, number, cancellation);
        if (request is null)
        {
            return null;
        }

        await NoteAsync(actor, "request.read", [request.Id], cancellation);
        return await ViewAsync(open.Db, actor, request, await keys.OpenAsync(request.KeyId, cancellation), cancellation);
    }

    /// <summary>Notes how it was established who asks, and by what; never a copy of a document.</summary>
    public Task<RequestOutcome> IdentifyAsync(Actor actor, string number, IdentityCheck? how, string? words, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.identify", RequestState.Open, cancellation, (writer, _) =>
        {
            if (how is not { } chosen || !Enum.IsDefined(chosen))
            {
                return Task.FromResult(RequestOutcome.ChoiceMissing);
            }

            if (!RequestWriter.AreWords(words))
            {
                return Task.FromResult(RequestOutcome.WordsMissing);
            }

            writer.Request.Identified(chosen);
            writer.Step(RequestStepKind.IdentityChecked, chosen.ToString(), words);
            return Task.FromResult(RequestOutcome.Done);
        });

    /// <summary>Extends the term by two months, once and within the first month, with the reason that the applicant is told.</summary>
    public Task<RequestOutcome> ExtendAsync(Actor actor, string number, string? words, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.extend", RequestState.Open, cancellation, (writer, _) =>
        {
            if (writer.Request.IsExtended || Today > writer.Request.DueOn)
            {
                return Task.FromResult(RequestOutcome.NotNow);
            }

            if (!RequestWriter.AreWords(words))
            {
                return Task.FromResult(RequestOutcome.WordsMissing);
            }

            writer.Request.Extend();
            writer.Step(RequestStepKind.Extended, null, words);
            return Task.FromResult(RequestOutcome.Done);
        });

    /// <summary>Decides: granted, in part or refused; with grounds when something is kept back; with the day on which it was answered.</summary>
    public Task<RequestOutcome> DecideAsync(
        Actor actor, string number, RequestDecision? decision, IReadOnlyCollection<string> grounds, string? words, DateOnly? answeredOn, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.decide", RequestState.Open, cancellation, async (writer, token) =>
        {
            var request = writer.Request;
            var valid = RequestGrounds.For(request.Right).Select(ground => ground.Code).ToHashSet();
            var withheld = decision is RequestDecision.Partly or RequestDecision.Refused;
            if (decision is not { } chosen || !Enum.IsDefined(chosen) || !grounds.All(valid.Contains) || withheld != grounds.Count > 0)
            {
                return RequestOutcome.ChoiceMissing;
            }

            if (request.Identity is null || request.Identity == IdentityCheck.NotEstablished && chosen != RequestDecision.Refused)
            {
                return RequestOutcome.IdentityMissing;
            }

            if (request.Right == DataRight.Access && chosen != RequestDecision.Refused && !request.IsPrepared && (await writer.SignalsAsync(token)).Count > 0)
            {
                return RequestOutcome.ContentMissing;
            }

            if (!RequestWriter.AreWords(words))
            {
                return RequestOutcome.WordsMissing;
            }

            if (answeredOn is not { } answered || answered > Today || answered < request.ReceivedOn)
            {
                return RequestOutcome.DateImpossible;
            }

            request.Decide(chosen, grounds, answered);
            writer.Step(RequestStepKind.Decided, chosen.ToString(), words);
            return RequestOutcome.Done;
        });

    /// <summary>Closes a decided request; it is kept two years from then.</summary>
    public Task<RequestOutcome> CloseAsync(Actor actor, string number, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.close", RequestState.Decided, cancellation, (writer, _) =>
        {
            writer.Request.Close(Today);
            writer.Step(RequestStepKind.Closed);
            return Task.FromResult(RequestOutcome.Done);
        });

    /// <summary>Opens a decided or closed request again: something new was told, or a court or authority said so.</summary>
    public Task<RequestOutcome> ReopenAsync(Actor actor, string number, string? words, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.reopen", null, cancellation, (writer, _) =>
        {
            if (writer.Request.State == RequestState.Open)
            {
                return Task.FromResult(RequestOutcome.NotNow);
            }

            if (!RequestWriter.AreWords(words))
            {
                return Task.FromResult(RequestOutcome.WordsMissing);
            }

            writer.Request.Reopen();
            writer.Step(RequestStepKind.Reopened, null, words);
            return Task.FromResult(RequestOutcome.Done);
        });

    internal static async Task<RequestView> ViewAsync(BakenDb db, Actor actor, DataRequest request, DataKey key, CancellationToken cancellation)
    {
        var signals = await db.Set<RequestSignal>().AsNoTracking().Where(s => s.RequestId == request.Id).ToListAsync(cancellation);
        var ids = signals.Select(s => s.SignalId).ToList();
        var there = await RequestWriter.Seen(db, actor).Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Hold, IsOpen = s.State != SignalState.Closed, s.LeadOrganisationId })
            .ToDictionaryAsync(s => s.Id, cancellation);
        var owners = there.Values.Select(s => s.LeadOrganisationId).Distinct().ToList();
        var names = await db.Set<Organisation>().Where(o => owners.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var steps = await db.Set<RequestStep>().AsNoTracking().Where(s => s.RequestId == request.Id).OrderByDescending(s => s.Sequence).ToListAsync(cancellation);
        var people = await db.Users.AsNoTracking().Where(u => u.OrganisationId == request.OrganisationId).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancellation);
        return new RequestView
        {
            Line = Line(request, Subject(request, key)),
            Subject = Subject(request, key),
            IsExtended = request.IsExtended,
            Identity = request.Identity,
            Assessor = request.AssessorId is { } assessor ? people.GetValueOrDefault(assessor) : null,
            IsPrepared = request.IsPrepared,
            Grounds = Codes(request.Grounds),
            AnsweredOn = request.AnsweredOn,
            RetainUntil = request.RetainUntil,
            Signals =
            [
                .. signals.OrderBy(s => s.Number, StringComparer.Ordinal).Select(s => new RequestSignalView(
                    s.Number, s.FoundBy, Codes(s.Given ?? ""), s.Ground, s.Given is not null, s.VersionBefore, s.VersionAfter, s.Effect, there.GetValueOrDefault(s.SignalId)?.Hold, there.ContainsKey(s.SignalId))
                {
                    IsOpen = there.GetValueOrDefault(s.SignalId)?.IsOpen == true,
                    OwnedBy = there.GetValueOrDefault(s.SignalId) is { } signal && signal.LeadOrganisationId != request.OrganisationId ? names[signal.LeadOrganisationId] : null,
                }),
            ],
            Steps = [.. steps.Select(s => new RequestStepView(s.Kind, s.At, people.GetValueOrDefault(s.By, "–"), s.Code, key.Open(RequestWriter.WordsField, s.Id, s.Words)))],
        };
    }

    internal static RequestLine Line(DataRequest r, RequestSubject subject) => new(r.Number, r.Right, subject.Name, r.ReceivedOn, r.DueOn, r.State, r.Decision);

    internal static RequestSubject Subject(DataRequest request, DataKey? key) => key is null
        ? new RequestSubject("–", "–", "")
        : JsonSerializer.Deserialize<RequestSubject>(key.Open(RequestWriter.SubjectField, request.Id, request.Subject), SealedJson.Options)!;

    private static string[] Codes(string joined) => joined.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsLine(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestLine;

    private Task<RequestOutcome> ActAsync(
        Actor actor, string number, string action, RequestState? state, CancellationToken cancellation, Func<RequestWriter, CancellationToken, Task<RequestOutcome>> act) =>
        RequestWriter.ActAsync(door, keys, actor, number, action, _ => actor.May(Ability.Supervise), cancellation, (writer, token) =>
            state is { } needed && writer.Request.State != needed ? Task.FromResult(RequestOutcome.NotNow) : act(writer, token));

    private Task<bool> NoteAsync(Actor actor, string action, IEnumerable<Guid> ids, CancellationToken cancellation) => door.WriteAsync(actor, RequestWriter.Purpose, (unit, _) =>
    {
        unit.Audit(action, "request", ids);
        return Task.FromResult(true);
    }, cancellation);
}
