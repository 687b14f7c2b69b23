using System.Globalization;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Requests;

/// <summary>
/// A request of a data subject to one organisation. Who asks and what was written is sealed under a key of its own; what it touches stands as
/// numbers and codes. Invariant: decided and closed requests have a decision; a closed one has a day until which it is kept.
/// </summary>
internal sealed class DataRequest
{
    public const int TermMonths = 1;
    public const int ExtendedMonths = 3;

    private DataRequest()
    {
    }

    public DataRequest(Guid organisationId, int year, int sequence, DataRight right, DateOnly receivedOn, Guid keyId)
    {
        Id = Guid.NewGuid();
        OrganisationId = organisationId;
        Year = year;
        Sequence = sequence;
        Right = right;
        ReceivedOn = receivedOn;
        DueOn = receivedOn.AddMonths(TermMonths);
        KeyId = keyId;
        State = RequestState.Open;
        Version = 1;
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public int Year { get; private set; }

    public int Sequence { get; private set; }

    public string Number => string.Create(CultureInfo.InvariantCulture, $"V{Year % 100:00}-{Sequence:0000}");

    public DataRight Right { get; private set; }

    public DateOnly ReceivedOn { get; private set; }

    public DateOnly DueOn { get; private set; }

    public bool IsExtended { get; private set; }

    public Guid KeyId { get; private set; }

    public SealedText Subject { get; private set; }

    public RequestState State { get; private set; }

    public IdentityCheck? Identity { get; private set; }

    public Guid? AssessorId { get; private set; }

    public bool IsPrepared { get; private set; }

    public RequestDecision? Decision { get; private set; }

    /// <summary>Grounds of the decision, codes with a space between.</summary>
    public string Grounds { get; private set; } = "";

    public DateOnly? AnsweredOn { get; private set; }

    public DateOnly? RetainUntil { get; private set; }

    public int Steps { get; private set; }

    public int Version { get; private set; }

    public void About(SealedText subject) => Subject = subject;

    public int NextStep()
    {
        Version++;
        return ++Steps;
    }

    public void Identified(IdentityCheck how) => Identity = how;

    /// <summary>Another organisation goes on with it, under a number of its own; its assessor stayed behind.</summary>
    public void GoesTo(Guid organisationId, int sequence) => (OrganisationId, Sequence, AssessorId, Version) = (organisationId, sequence, null, Version + 1);

    public void Extend()
    {
        IsExtended = true;
        DueOn = ReceivedOn.AddMonths(ExtendedMonths);
    }

    public void AssignTo(Guid assessorId)
    {
        AssessorId = assessorId;
        IsPrepared = false;
    }

    public void Prepared() => IsPrepared = true;

    public void Decide(RequestDecision decision, IEnumerable<string> grounds, DateOnly answeredOn)
    {
        Decision = decision;
        Grounds = string.Join(' ', grounds);
        AnsweredOn = answeredOn;
        State = RequestState.Decided;
    }

    public void Close(DateOnly today)
    {
        State = Decision is null ? throw new InvalidOperationException("A request is closed with a decision.") : RequestState.Closed;
        RetainUntil = today.AddMonths(DataRequestTerm.Months);
    }

    public void Reopen()
    {
        State = RequestState.Open;
        RetainUntil = null;
    }

    /// <summary>Year and sequence of a number as people write it; null when it is none.</summary>
    public static (int Year, int Sequence)? Parse(string? number) =>
        number is ['V' or 'v', _, _, '-', .. { Length: >= 4 and <= 8 } rest]
        && int.TryParse(number.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? (2000 + year, sequence) : null;

    public static void Build(ModelBuilder model)
    {
        model.Entity<DataRequest>(request =>
        {
            request.ToTable("data_requests");
            request.Ignore(r => r.Number);
            request.Property(r => r.Version).IsConcurrencyToken();
            request.HasIndex(r => new { r.OrganisationId, r.Year, r.Sequence }).IsUnique();
            request.HasIndex(r => r.AssessorId);
            request.HasIndex(r => r.KeyId);
        });
        model.Entity<RequestSignal>(signal =>
        {
            signal.ToTable("data_request_signals");
            signal.HasKey(s => new { s.RequestId, s.SignalId });
            signal.HasIndex(s => s.SignalId);
        });
        model.Entity<RequestStep>(step =>
        {
            step.ToTable("data_request_steps");
            step.HasIndex(s => new { s.RequestId, s.Sequence }).IsUnique();
        });
    }
}

/// <summary>A signal that a request touches. Its number stays when the signal is destroyed: it says what was erased.</summary>
internal sealed class RequestSignal
{
    private RequestSignal()
    {
    }

    public RequestSignal(Guid requestId, Guid signalId, string number, string foundBy)
    {
        RequestId = requestId;
        SignalId = signalId;
        Number = number;
        FoundBy = foundBy;
    }

    public Guid RequestId { get; private set; }

    public Guid SignalId { get; private set; }

    public string Number { get; private set; } = "";

    public string FoundBy { get; private set; } = "";

    /// <summary>Parts that are given, codes with a space between; null while the assessor has not said.</summary>
    public string? Given { get; private set; }

    public string? Ground { get; private set; }

    public int? VersionBefore { get; private set; }

    public int? VersionAfter { get; private set; }

    public RequestEffect Effect { get; private set; }

    public void AskedAt(int version)
    {
        VersionBefore = version;
        (VersionAfter, Given, Ground) = (null, null, null);
    }

    public void Prepared(int version, IEnumerable<string> given, string? ground)
    {
        VersionAfter = version;
        Given = string.Join(' ', given);
        Ground = ground;
    }

    public void Became(RequestEffect effect) => Effect = effect;
}

/// <summary>One step of a request; appended, never changed.</summary>
internal sealed class RequestStep
{
    private RequestStep()
    {
    }

    public RequestStep(Guid requestId, int sequence, RequestStepKind kind, DateTimeOffset at, Guid by, string? code)
    {
        Id = Guid.NewGuid();
        RequestId = requestId;
        Sequence = sequence;
        Kind = kind;
        At = at;
        By = by;
        Code = code;
    }

    public Guid Id { get; private set; }

    public Guid RequestId { get; private set; }

    public int Sequence { get; private set; }

    public RequestStepKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    public Guid By { get; private set; }

    public string? Code { get; private set; }

    public SealedText Words { get; private set; }

    public void Says(SealedText words) => Words = words;
}
