using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Baken.Api;

/// <summary>A report as the side that sent it follows it.</summary>
public sealed record FollowMessage
{
    /// <summary>What the reporting side calls it.</summary>
    [JsonPropertyName("meldnummer")]
    [Description("Het nummer van de melding.")]
    public required string Number { get; init; }

    /// <summary>The own reference.</summary>
    [JsonPropertyName("kenmerk")]
    [Description("Het eigen kenmerk.")]
    public string? Reference { get; init; }

    /// <summary>When it came in.</summary>
    [JsonPropertyName("ontvangen")]
    [Description("Wanneer zij binnenkwam.")]
    public required DateTimeOffset Received { get; init; }

    /// <summary>How far it is.</summary>
    [JsonPropertyName("stand")]
    [Description("Hoe ver zij is.")]
    public required StateCode State { get; init; }

    /// <summary>Until when it will have been read; absent once it was.</summary>
    [JsonPropertyName("gelezenUiterlijk")]
    [Description("Wanneer zij uiterlijk gelezen is; ontbreekt zodra dat zo is.")]
    public DateTimeOffset? ReadBy { get; init; }
}

/// <summary>A page of reports, the newest first.</summary>
public sealed record FollowListMessage
{
    /// <summary>The reports.</summary>
    [JsonPropertyName("signalen")]
    [Description("De meldingen.")]
    public required IReadOnlyList<FollowMessage> Signals { get; init; }

    /// <summary>Address of the next page; absent on the last one.</summary>
    [JsonPropertyName("volgende")]
    [Description("Adres van de volgende bladzijde; ontbreekt op de laatste.")]
    public string? Next { get; init; }
}

/// <summary>A problem, after RFC 9457.</summary>
public sealed record ProblemMessage
{
    /// <summary>Kind of problem, a URI.</summary>
    [JsonPropertyName("type")]
    [Description("Soort probleem, een URI.")]
    public required string Type { get; init; }

    /// <summary>The problem in a few words.</summary>
    [JsonPropertyName("title")]
    [Description("Het probleem in een paar woorden.")]
    public required string Title { get; init; }

    /// <summary>The status of the answer.</summary>
    [JsonPropertyName("status")]
    [Description("De status van het antwoord.")]
    public required int Status { get; init; }

    /// <summary>What is wrong here, and what to do.</summary>
    [JsonPropertyName("detail")]
    [Description("Wat hier mis is, en wat te doen.")]
    public required string Detail { get; init; }

    /// <summary>What is wrong, field by field.</summary>
    [JsonPropertyName("errors")]
    [Description("Wat er per veld mis is.")]
    public IReadOnlyList<FieldProblemMessage>? Errors { get; init; }
}

/// <summary>What is wrong with one field.</summary>
public sealed record FieldProblemMessage
{
    /// <summary>The field, a JSON pointer as a URI fragment (RFC 6901).</summary>
    [JsonPropertyName("pointer")]
    [Description("Het veld, een JSON-pointer als URI-fragment (RFC 6901).")]
    public required string Place { get; init; }

    /// <summary>What is wrong, a lasting code.</summary>
    [JsonPropertyName("code")]
    [Description("Wat er mis is, een blijvende code.")]
    public required string Code { get; init; }

    /// <summary>What is wrong, in words.</summary>
    [JsonPropertyName("detail")]
    [Description("Wat er mis is, in woorden.")]
    public required string Detail { get; init; }
}
