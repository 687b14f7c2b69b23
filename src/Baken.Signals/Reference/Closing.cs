using System.Text.Json.Serialization;

namespace Baken.Signals.Reference;

/// <summary>What a team reports when it closes a signal.</summary>
public sealed record Result : NamedRow
{
    /// <summary>Whether the team did something; otherwise it is a reason for not taking the signal up.</summary>
    [JsonPropertyName("taken_up")]
    public required bool TakenUp { get; init; }
}

/// <summary>The results with which a team closes a signal.</summary>
public static class Results
{
    private static readonly Lazy<Catalogue<Result>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "results.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<Result> Catalogue => List.Value;

    internal static Catalogue<Result> Parse(string json) => new(File, ReferenceFile.Parse<Document>(File, json).Results);

    private sealed record Document(string Note, IReadOnlyList<Result> Results);
}

/// <summary>A text that a reporter reads with the receipt code.</summary>
public sealed record ReporterAnswer : NamedRow;

/// <summary>The texts that may be given to a reporter. Only these: a text typed by hand might name an organisation, a place or a person.</summary>
public static class ReporterAnswers
{
    private static readonly Lazy<Catalogue<ReporterAnswer>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "reporter-answers.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<ReporterAnswer> Catalogue => List.Value;

    /// <summary>The text that goes with an outcome unless the assessor chooses another.</summary>
    public static ReporterAnswer For(Outcome outcome) => Catalogue.Find(outcome switch
    {
        Outcome.Criminal or Outcome.Administrative or Outcome.Both or Outcome.Forward => "passed_on",
        Outcome.Care => "care",
        Outcome.RegisterOnly or Outcome.Duplicate => "registered",
        Outcome.NotEnoughInformation => "tell_more",
    })!;

    /// <summary>The text that goes with a result unless the team chooses another.</summary>
    public static ReporterAnswer For(Result result) =>
        Catalogue.Find(result.Code is "unfounded" or "no_violation" or "not_traceable" ? "looked_into" : result.TakenUp ? "acted_on" : "not_taken_up")!;

    internal static Catalogue<ReporterAnswer> Parse(string json) => new(File, ReferenceFile.Parse<Document>(File, json).Answers);

    private sealed record Document(string Note, IReadOnlyList<ReporterAnswer> Answers);
}
