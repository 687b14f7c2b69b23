using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Reference;
using Baken.Signals.Route;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>What became of a report.</summary>
public abstract record ReportOutcome
{
    /// <summary>
    /// It is stored and synced. Code and number are null when it was sent before: the draft has the receipt. The number is for
    /// staff and is never shown to the reporter.
    /// </summary>
    public sealed record Received(string? Code, string? Number) : ReportOutcome;

    /// <summary>Something must be changed first.</summary>
    public sealed record HasProblems(IReadOnlyList<Problem> Problems) : ReportOutcome, IRefusal;

    /// <summary>Nobody would read it: there is no active assessor in the intake team.</summary>
    public sealed record FormClosed : ReportOutcome, IRefusal;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Received, T> received, Func<HasProblems, T> problems, Func<FormClosed, T> closed) => this switch
    {
        Received r => received(r),
        HasProblems p => problems(p),
        FormClosed c => closed(c),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>How far a report is, as much as the holder of its code may know.</summary>
public enum ReportProgress
{
    /// <summary>Received.</summary>
    Received,

    /// <summary>Somebody reads it.</summary>
    BeingRead,

    /// <summary>There is an answer.</summary>
    AnswerReady,
}

/// <summary>
/// What the holder of a code sees. Never what was reported: the holder may be the abuser.
/// </summary>
/// <param name="Progress">How far it is.</param>
/// <param name="Answer">Code of the answer text; null while there is none.</param>
/// <param name="DueAt">Until when an answer is to be expected; null once there is one and no addition waits.</param>
/// <param name="Sent">Day of receipt.</param>
/// <param name="AdditionBeingRead">Whether something was added that nobody has dealt with yet. The answer stays: nobody can hide it by adding something.</param>
public sealed record ReportStatus(ReportProgress Progress, string? Answer, DateTimeOffset? DueAt, DateTimeOffset Sent, bool AdditionBeingRead = false);

/// <summary>What the holder of a code tells afterwards.</summary>
/// <param name="Text">In own words.</param>
/// <param name="Danger">Whether somebody is in danger now; null when not asked or not said.</param>
/// <param name="Minor">Whether somebody under 18 is involved; null when not said.</param>
public sealed record Addition(string? Text, Answer? Danger = null, AgeGroup? Minor = null)
{
    /// <summary>Whether it asks for more haste.</summary>
    internal bool IsAlarming => Danger == Answer.Yes || Minor is AgeGroup.Minor or AgeGroup.PossiblyMinor;
}

/// <summary>What became of an addition by code.</summary>
public enum AdditionOutcome
{
    /// <summary>It is stored, and an assessor sees it.</summary>
    Added,

    /// <summary>There is no such code.</summary>
    NoSuchCode,

    /// <summary>Nothing was typed.</summary>
    Empty,

    /// <summary>It is too long.</summary>
    TooLong,
}

/// <summary>A report came in, or was added to.</summary>
public sealed record SignalTold(Guid SignalId);

/// <summary>
/// Reports of the public come in here, and the holders of their codes come back here. Every time stored for a report without sign-in is the
/// start of an anonymity block of six hours.
/// </summary>
public sealed class Reporting(
    WriteDoor door,
    Databases databases,
    Drafts drafts,
    KeyStore keys,
    ReceiptCode codes,
    BlindIndexKey indexKey,
    TimeProvider clock)
{
    private const string Purpose = "report";
    private readonly FactsKeeper keeper = new(indexKey);
    private readonly Receiving receiving = new(indexKey);

    /// <summary>Whether somebody would read a report: the intake team has an active assessor.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.Reporter);
        return await Receiving.IntakeAsync(open.Db, cancellation) is not null;
    }

    /// <summary>How many working days a normal report may wait to be read.</summary>
    public async Task<int> WorkingDaysToReadAsync(CancellationToken cancellation)
    {
        await using var open = databases.Open(Actor.Reporter);
        return (await TermsInForce.CurrentAsync(open.Db, cancellation)).For(TermState.Assess, Urgency.Normal).Amount;
    }

    /// <summary>Stores a report. With a draft the receipt takes the draft's place, in the same transaction; the same draft is stored once.</summary>
    public async Task<ReportOutcome> ReceiveAsync(Report report, DraftKey? draft, CancellationToken cancellation)
    {
        var at = AnonymityBlock.Start(clock.GetUtcNow());
        var problems = ReportRules.Check(report.Facts, report.Contact, DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow())));
        if (problems.Count > 0)
        {
            return new ReportOutcome.HasProblems(problems);
        }

        Team? intake;
        await using (var open = databases.Open(Actor.Reporter))
        {
            intake = await Receiving.IntakeAsync(open.Db, cancellation);
        }

        if (intake is null)
        {
            return new ReportOutcome.FormClosed();
        }

        var key = await keys.NewAsync(intake.OrganisationId, cancellation);
        return await door.WriteAsync<ReportOutcome>(
            Actor.Reporter,
            Purpose,
            (unit, token) => StoreAsync(unit, report, intake, key, draft, token),
            cancellation,
            at,
            once: draft?.Key.Id.ToString("N"),
            again: (unit, _) =>
            {
                unit.NoAudit("Nothing is done: the report was stored before.");
                return Task.FromResult<ReportOutcome>(new ReportOutcome.Received(null, null));
            });
    }

    /// <summary>What the holder of a code may know; null when there is no such code.</summary>
    public async Task<ReportStatus?> ReadAsync(string? typed, CancellationToken cancellation)
    {
        // A text that cannot be a code is looked up all the same: wrong and unknown take the same.
        var hash = codes.Hash(ReceiptCode.Read(typed) ?? "");
        await using var open = databases.Open(Actor.Reporter);
        var found = await ByCode(open.Db, hash)
            .Select(s => new { s.FirstOpenedAt, s.State, s.ReporterAnswer, s.DueAt, s.ReceivedAt, s.HasNewInformation })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return null;
        }

        var progress = found.ReporterAnswer is not null ? ReportProgress.AnswerReady
            : found.FirstOpenedAt is not null ? ReportProgress.BeingRead
            : ReportProgress.Received;
        return new ReportStatus(progress, found.ReporterAnswer, progress == ReportProgress.AnswerReady ? null : found.DueAt, found.ReceivedAt, found.HasNewInformation);
    }

    /// <summary>Adds what the holder of a code tells, marked as such; a signal that was closed opens again.</summary>
    public Task<AdditionOutcome> AddAsync(string? typed, Addition addition, string once, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(addition.Text))
        {
            return Task.FromResult(AdditionOutcome.Empty);
        }

        if (addition.Text.Length > ReportRules.NarrativeLength)
        {
            return Task.FromResult(AdditionOutcome.TooLong);
        }

        var hash = codes.Hash(ReceiptCode.Read(typed) ?? "");
        return door.WriteAsync(Actor.Reporter, Purpose, async (unit, token) =>
        {
            var signal = await ByCode(unit.Db, hash).SingleOrDefaultAsync(token);
            if (signal is null)
            {
                unit.NoAudit("There is nothing to note: no such code.");
                return unit.Refuse(AdditionOutcome.NoSuchCode);
            }

            var writer = await SignalWriter.OpenAsync(unit, keys, signal, token);
            await TakeAdditionAsync(writer, addition, token);
            return AdditionOutcome.Added;
        }, cancellation, AnonymityBlock.Start(clock.GetUtcNow()), once, (unit, _) =>
        {
            unit.NoAudit("Nothing is done: it was added before.");
            return Task.FromResult(AdditionOutcome.Added);
        });
    }

    private async Task TakeAdditionAsync(SignalWriter writer, Addition addition, CancellationToken cancellation)
    {
        var (signal, unit) = (writer.Signal, writer.Unit);
        signal.Added();
        writer.Step(writer.New(SignalEventKind.InformationAdded), addition.Text);
        if (addition.IsAlarming)
        {
            await HeedAsync(writer, addition, cancellation);
        }

        // Only what was finished opens again. A team that has it keeps it: the holder of the code may be the abuser, and must not take it away.
        if (signal.State == SignalState.Closed)
        {
            if (await Receiving.IntakeAsync(unit.Db, cancellation) is { } intake)
            {
                signal.OwnedBy(intake.OrganisationId, intake.Id);
            }

            signal.MoveTo(SignalState.ToAssess, await writer.DueAsync(TermState.Assess, signal.Urgency, cancellation));
            writer.Step(writer.New(SignalEventKind.Reopened, Actor.System("reopen")));
        }
        else
        {
            signal.Corrected();
        }

        unit.Audit("signal.add", "signal", signal.Id);
        unit.Publish(new SignalTold(signal.Id));
    }

    /// <summary>Danger now, or a minor: a new version of the facts, and the urgency the rule proposes for it if that is higher; the term only shortens.</summary>
    private async Task HeedAsync(SignalWriter writer, Addition addition, CancellationToken cancellation)
    {
        var (signal, unit) = (writer.Signal, writer.Unit);
        var content = await unit.Db.Set<SignalContent>().IgnoreQueryFilters([BakenDb.GrantFilter]).AsNoTracking()
            .SingleAsync(c => c.SignalId == signal.Id && c.Version == signal.ContentVersion, cancellation);
        var before = Facts.FromJson(writer.Key.Open(SealedFields.Facts, content.Id, content.Facts));
        var after = before with
        {
            Danger = addition.Danger == Answer.Yes ? Answer.Yes : before.Danger,
            Persons = addition.Minor is AgeGroup.Minor or AgeGroup.PossiblyMinor
                ? [.. before.Persons, new Person(PersonRole.PossibleVictim, AgeGroup: addition.Minor)]
                : before.Persons,
        };
        var proposal = await keeper.KeepAsync(writer, after, cancellation);
        var step = new SignalEvent(signal.Id, SignalEventKind.FactsCompleted, unit.Now, DutchTime.Local(unit.Now), unit.Actor) { ContentVersion = signal.ContentVersion };
        writer.Step(step, System.Text.Json.JsonSerializer.Serialize(Assess.FactChange.Between(before, after), SealedJson.Options));
        if (proposal.Urgency <= signal.Urgency)
        {
            return;
        }

        signal.ProposedUrgency(proposal.Urgency, proposal.RuleId, proposal.RuleVersion);
        if (proposal.Urgency == Urgency.Acute)
        {
            Alarms.Raise(unit, signal.Id, signal.LeadTeamId, always: true);
        }

        if (signal.DueAt is { } due)
        {
            var term = signal.State switch
            {
                SignalState.ToAssess => TermState.Assess,
                SignalState.AwaitsSecond => TermState.Second,
                SignalState.Routed => TermState.TakeUp,
                SignalState.TakenUp or SignalState.Closed => TermState.Close,
            };
            var sooner = await writer.DueAsync(term, proposal.Urgency, cancellation);
            signal.MoveTo(signal.State, sooner < due ? sooner : due);
        }

        writer.Step(new SignalEvent(signal.Id, SignalEventKind.UrgencyProposed, unit.Now, DutchTime.Local(unit.Now), Actor.System("first urgency"))
        {
            Urgency = proposal.Urgency,
            Rule = proposal.RuleId,
            RuleVersion = proposal.RuleVersion,
            ContentVersion = signal.ContentVersion,
        });
    }

    private async Task<ReportOutcome> StoreAsync(Unit unit, Report report, Team intake, DataKey key, DraftKey? draft, CancellationToken cancellation)
    {
        var code = ReceiptCode.New();
        var received = await receiving.StoreAsync(unit, report, intake, key, codes.Hash(code), cancellation);
        if (draft is not null)
        {
            await drafts.ReplaceByReceiptAsync(unit, draft, code, received.DueAt, cancellation);
        }

        return new ReportOutcome.Received(code, received.Signal.Number);
    }

    private static IQueryable<Signal> ByCode(BakenDb db, byte[] hash) =>
        // The holder of a code has no account and no grant; the code itself opens this one row and nothing else.
        db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Where(s => s.CodeHash == hash);
}
