using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>How far a report is, for the organisation that sent it. Nothing more of the signal is told.</summary>
public enum SubmissionState
{
    /// <summary>Received.</summary>
    Received,

    /// <summary>An assessor reads or weighs it.</summary>
    InAssessment,

    /// <summary>A team has it.</summary>
    Routed,

    /// <summary>It is dealt with.</summary>
    Closed,
}

/// <summary>A request's <c>Idempotency-Key</c>, and what it came with.</summary>
/// <param name="Client">Whose key it is: the key of the system.</param>
/// <param name="KeyHash">Keyed hash of the key.</param>
/// <param name="BodyHash">Keyed hash of the body.</param>
public sealed record IdempotencyClaim(Guid Client, byte[] KeyHash, byte[] BodyHash);

/// <summary>What who reports is told at once.</summary>
/// <param name="Number">What the reporting side calls it.</param>
/// <param name="At">When it came in.</param>
/// <param name="ReadBy">Until when somebody will have read it.</param>
public sealed record SubmissionReceipt(string Number, DateTimeOffset At, DateTimeOffset ReadBy)
{
    /// <summary>The code with which who told it returns without an account; said once, to the desk only.</summary>
    [JsonIgnore]
    public string? Code { get; init; }
}

/// <summary>A report by somebody with an account, or by a system with a key.</summary>
/// <param name="Report">What is told.</param>
/// <param name="Reference">The reporting side's own reference; null for none.</param>
/// <param name="Once">A random id of the form: the same form is stored once.</param>
public sealed record SubmissionForm(Report Report, string? Reference = null, Guid? Once = null)
{
    /// <summary>The <c>Idempotency-Key</c> it came with.</summary>
    public IdempotencyClaim? Claim { get; init; }
}

/// <summary>What became of it.</summary>
public abstract record SubmitOutcome
{
    /// <summary>It is stored and synced; when it was stored before, this is the first answer again.</summary>
    public sealed record Submitted(SubmissionReceipt Receipt, bool Again = false) : SubmitOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<Problem> Problems) : SubmitOutcome, IRefusal;

    /// <summary>Nobody would read it: there is no active assessor in the intake team.</summary>
    public sealed record Closed : SubmitOutcome, IRefusal;

    /// <summary>The <c>Idempotency-Key</c> was used for another body.</summary>
    public sealed record OtherBody : SubmitOutcome, IRefusal;

    /// <summary>Who asks may not report this way.</summary>
    public sealed record NotAllowed : SubmitOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Submitted, T> submitted, Func<HasProblems, T> problems, Func<Closed, T> closed, Func<OtherBody, T> otherBody, Func<NotAllowed, T> notAllowed) => this switch
    {
        Submitted o => submitted(o),
        HasProblems o => problems(o),
        Closed o => closed(o),
        OtherBody o => otherBody(o),
        NotAllowed o => notAllowed(o),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>
/// Reports by professionals, the desk and partners' systems. The same rules as for the public; besides the signal there is a <see cref="Submission"/> by which the
/// reporting side follows it.
/// </summary>
public sealed class Submitting(WriteDoor door, Databases databases, KeyStore keys, MasterKey master, ReceiptCode codes, BlindIndexKey indexKey, TimeProvider clock)
{
    /// <summary>Most characters in the own reference.</summary>
    public const int ReferenceLength = 100;

    /// <summary>How long the first answer to an <c>Idempotency-Key</c> is kept.</summary>
    public static readonly TimeSpan AnswerLife = TimeSpan.FromHours(24);

    internal const string Purpose = "report";
    private static readonly SealedField AnswerField = new("first_answers", "answer");
    private readonly Receiving receiving = new(indexKey);
    private readonly byte[] hashing = master.Derive("idempotency");

    /// <summary>The claim of a request: hashes that say nothing without Baken's key.</summary>
    public IdempotencyClaim Claim(Guid client, string key, ReadOnlySpan<byte> body) =>
        new(client, HMACSHA256.HashData(hashing, Encoding.UTF8.GetBytes($"key|{client:N}|{key}")), HMACSHA256.HashData(hashing, body));

    /// <summary>Stores a report.</summary>
    /// <param name="actor">Who reports.</param>
    /// <param name="form">What, and by which channel.</param>
    /// <param name="cancellation">Until the commit.</param>
    public async Task<SubmitOutcome> SubmitAsync(Actor actor, SubmissionForm form, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(form);
        if (!MayBy(actor, form.Report.Channel))
        {
            return new SubmitOutcome.NotAllowed();
        }

        var problems = Check(form, DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow())));
        if (problems.Count > 0)
        {
            return new SubmitOutcome.HasProblems(problems);
        }

        Team? intake;
        await using (var open = databases.Open(Actor.Reporter))
        {
            intake = await Receiving.IntakeAsync(open.Db, cancellation);
        }

        if (intake is null)
        {
            return new SubmitOutcome.Closed();
        }

        var key = await keys.NewAsync(intake.OrganisationId, cancellation);
        return await door.WriteAsync<SubmitOutcome>(actor, Purpose, async (unit, token) =>
            await BeforeAsync(unit, form, token) ?? new SubmitOutcome.Submitted(await StoreAsync(unit, form, null, intake, key, token)), cancellation);
    }

    /// <summary>Everything that must be changed first.</summary>
    public static IReadOnlyList<Problem> Check(SubmissionForm form, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        var problems = ReportRules.Check(form.Report.Facts, form.Report.Contact, today);
        return form.Reference?.Length > ReferenceLength
            ? [.. problems, new Problem(nameof(SubmissionForm.Reference), "text-too-long", ReferenceLength.ToString(System.Globalization.CultureInfo.InvariantCulture))]
            : problems;
    }

    /// <summary>Whether the actor may report by this channel.</summary>
    internal static bool MayBy(Actor actor, Channel channel) => channel switch
    {
        Channel.Form => false,
        Channel.Professional => actor.May(Ability.Report),
        Channel.Desk => actor.May(Ability.TakeDown),
        Channel.PartnerSystem => actor.May(Ability.UseKey),
        Channel.File => actor.May(Ability.Import),
    };

    /// <summary>Removes first answers that are too old. Returns how many.</summary>
    public Task<int> SweepAsync(CancellationToken cancellation) => door.WriteAsync(Actor.System("sweep"), "retention", (unit, token) =>
    {
        unit.NoAudit("The answer to a request is about the request, not about anybody's record.");
        var before = clock.GetUtcNow() - AnswerLife;
        return unit.Db.Set<FirstAnswer>().Where(a => a.At < before).ExecuteDeleteAsync(token);
    }, cancellation);

    /// <summary>Stores one report inside a command that may store several.</summary>
    internal async Task<SubmissionReceipt> StoreAsync(Unit unit, SubmissionForm form, Guid? import, Team intake, DataKey key, CancellationToken cancellation)
    {
        var code = form.Report.Channel == Channel.Desk ? ReceiptCode.New() : null;
        var stored = await receiving.StoreAsync(unit, form.Report, intake, key, code is null ? null : codes.Hash(code), cancellation);
        var submission = new Submission(RandomNumberGenerator.GetString(Submission.Letters, Submission.NumberLength), stored.Signal, unit.Actor.OrganisationId!.Value, unit.Actor.UserId, unit.Now)
        {
            Once = form.Once,
            ImportId = import,
        };
        if (!string.IsNullOrWhiteSpace(form.Reference))
        {
            submission.Reference = key.Seal(Submissions.ReferenceField, submission.Id, form.Reference.Trim());
        }

        unit.Db.Add(submission);
        unit.Audit("submission.send", "submission", submission.Id);
        var receipt = new SubmissionReceipt(submission.Number, unit.Now, stored.DueAt) { Code = code };
        if (form.Claim is { } claim)
        {
            var answer = new FirstAnswer(claim, stored.Signal.Id, unit.Now);
            answer.Answer = key.Seal(AnswerField, answer.Id, JsonSerializer.Serialize(receipt));
            unit.Db.Add(answer);
        }

        return receipt;
    }

    /// <summary>What was answered before; null when this is the first time. A simultaneous twin meets the unique index, and comes here after the other's commit.</summary>
    private async Task<SubmitOutcome?> BeforeAsync(Unit unit, SubmissionForm form, CancellationToken cancellation)
    {
        if (form.Claim is { } claim
            && await unit.Db.Set<FirstAnswer>().SingleOrDefaultAsync(a => a.ClientId == claim.Client && a.KeyHash == claim.KeyHash, cancellation) is { } first)
        {
            if (first.At > unit.Now - AnswerLife)
            {
                unit.Audit("submission.send", "submission");
                return CryptographicOperations.FixedTimeEquals(first.BodyHash, claim.BodyHash)
                    ? new SubmitOutcome.Submitted(await AnswerAsync(unit.Db, first, cancellation), Again: true)
                    : new SubmitOutcome.OtherBody();
            }

            unit.Db.Remove(first);
            await unit.Db.SaveChangesAsync(cancellation);
        }

        if (form.Once is { } once
            && await unit.Db.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(s => s.Once == once && s.OrganisationId == unit.Actor.OrganisationId && s.UserId == unit.Actor.UserId, cancellation) is { } sent)
        {
            unit.NoAudit("Nothing is done: the form was sent before.");
            // Which signal it became is not the sender's to read; when it is to be read by, the sender was told.
            var due = await unit.Db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.Id == sent.SignalId).Select(s => s.DueAt).SingleAsync(cancellation);
            return new SubmitOutcome.Submitted(new SubmissionReceipt(sent.Number, sent.At, due ?? sent.At), Again: true);
        }

        return null;
    }

    private async Task<SubmissionReceipt> AnswerAsync(BakenDb db, FirstAnswer first, CancellationToken cancellation)
    {
        // The client has no grant on the signal; its key opens this one answer.
        var keyId = await db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.Id == first.SignalId).Select(s => s.KeyId).SingleAsync(cancellation);
        return JsonSerializer.Deserialize<SubmissionReceipt>((await keys.OpenAsync(keyId, cancellation)).Open(AnswerField, first.Id, first.Answer))!;
    }
}
