using Baken.Kernel.Access;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Baken.Signals.Assess;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>
/// Which signals that the own organisation has a request touches, those that another organisation owns among them. The officer looks by identifier through the blind index and gets numbers, nothing else;
/// what was looked for is not kept. Names of persons are not in that index.
/// </summary>
public sealed class RequestSignals(WriteDoor door, KeyStore keys, BlindIndexKey indexKey)
{
    /// <summary>Most signals that one search adds.</summary>
    public const int Most = 200;

    /// <summary>Kinds of identifier that can be looked for.</summary>
    public static IReadOnlyList<string> Kinds { get; } = IndexedIdentifiers.Kinds;

    /// <summary>Adds every signal that the own organisation has and that holds the identifier. <see cref="RequestOutcome.NothingFound"/> when it is none, or no signal holds it.</summary>
    public Task<RequestOutcome> SearchAsync(Actor actor, string number, string? kind, string? text, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.search", cancellation, async (writer, token) =>
        {
            if (kind is null || !Kinds.Contains(kind))
            {
                return RequestOutcome.ChoiceMissing;
            }

            if (string.IsNullOrWhiteSpace(text) || text.Length > DataRequests.LongestLine)
            {
                return RequestOutcome.WordsMissing;
            }

            var tokens = IndexedIdentifiers.Of(Asked(kind, text.Trim())).Where(identifier => identifier.Kind == kind).Select(identifier => indexKey.Token(kind, identifier.Value)).ToList();
            var found = new Dictionary<Guid, string>();
            foreach (var sought in tokens)
            {
                foreach (var hit in await writer.Unit.Db.Set<IndexEntry>().Where(e => e.Kind == kind && e.Token == sought)
                    .Join(RequestWriter.Seen(writer.Unit.Db, actor), e => e.SignalId, s => s.Id, (_, s) => new { s.Id, s.Number }).Take(Most).ToListAsync(token))
                {
                    found[hit.Id] = hit.Number;
                }
            }

            // Looked for and found is on record by number, the identifier is not.
            writer.Unit.Audit("signal.search", "signal", found.Keys);
            writer.Step(RequestStepKind.Searched, kind);
            await AddAsync(writer, found, kind, token);
            return found.Count == 0 ? RequestOutcome.NothingFound : RequestOutcome.Done;
        }, keepsEmpty: true);

    /// <summary>Adds a signal by its number. One that the own organisation does not have does not exist.</summary>
    public Task<RequestOutcome> AddAsync(Actor actor, string number, string? signal, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.add-signal", cancellation, async (writer, token) =>
        {
            var wanted = signal?.Trim() ?? "";
            if (await RequestWriter.Seen(writer.Unit.Db, actor).Where(s => s.Number == wanted).Select(s => new { s.Id, s.Number }).SingleOrDefaultAsync(token) is not { } found)
            {
                return RequestOutcome.NothingFound;
            }

            writer.Step(RequestStepKind.SignalAdded, found.Number);
            await AddAsync(writer, new Dictionary<Guid, string> { [found.Id] = found.Number }, "", token);
            return RequestOutcome.Done;
        });

    /// <summary>Takes a signal off that turned out not to be about the applicant; not once something was done to it.</summary>
    public Task<RequestOutcome> RemoveAsync(Actor actor, string number, string? signal, CancellationToken cancellation) =>
        ActAsync(actor, number, "request.remove-signal", cancellation, async (writer, token) =>
        {
            if ((await writer.SignalsAsync(token)).Find(s => s.Number == signal) is not { } row)
            {
                return RequestOutcome.NothingFound;
            }

            if (row.Effect != RequestEffect.None)
            {
                return RequestOutcome.NotNow;
            }

            writer.Unit.Db.Remove(row);
            writer.Step(RequestStepKind.SignalRemoved, row.Number);
            return RequestOutcome.Done;
        });

    private static async Task AddAsync(RequestWriter writer, Dictionary<Guid, string> found, string kind, CancellationToken cancellation)
    {
        var known = (await writer.SignalsAsync(cancellation)).Select(s => s.SignalId).ToHashSet();
        writer.Unit.Db.AddRange(found.Where(one => !known.Contains(one.Key)).Select(one => new RequestSignal(writer.Request.Id, one.Key, one.Value, kind)));
    }

    // An identifier is normalised as the same field of a signal is.
    private static Facts Asked(string kind, string text) => kind switch
    {
        "kvk" => new Facts { Companies = [new Company(Kvk: text)] },
        "establishment" => new Facts { Companies = [new Company(Establishment: text)] },
        "company" => new Facts { Companies = [new Company(text)] },
        "phone" => new Facts { Phones = [text] },
        "email" => new Facts { Emails = [text] },
        "plate" => new Facts { Plates = [text] },
        "online" => new Facts { OnlineNames = [text] },
        "link" => new Facts { Links = [text] },
        "address" => new Facts { Address = text },
        // An account number has no field of its own: it is found in the narrative.
        _ => new Facts { Narrative = text },
    };

    private async Task<RequestOutcome> ActAsync(
        Actor actor, string number, string action, CancellationToken cancellation, Func<RequestWriter, CancellationToken, Task<RequestOutcome>> act, bool keepsEmpty = false)
    {
        var nothing = false;
        var outcome = await RequestWriter.ActAsync(door, keys, actor, number, action, _ => actor.May(Ability.Supervise), cancellation, async (writer, token) =>
        {
            nothing = false;
            if (writer.Request.State != RequestState.Open)
            {
                return RequestOutcome.NotNow;
            }

            var found = await act(writer, token);
            // That nothing was found is a step too.
            nothing = keepsEmpty && found == RequestOutcome.NothingFound;
            return nothing ? RequestOutcome.Done : found;
        });
        return nothing && outcome == RequestOutcome.Done ? RequestOutcome.NothingFound : outcome;
    }
}
