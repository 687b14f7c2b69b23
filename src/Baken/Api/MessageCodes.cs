using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Baken.Api;

/// <summary>Yes, no, or asked and not known. Not asked is absent.</summary>
[Description("Ja, nee, of gevraagd en niet bekend.")]
public enum AnswerCode
{
    /// <summary>Yes.</summary>
    [JsonStringEnumMemberName("ja")]
    Yes,

    /// <summary>No.</summary>
    [JsonStringEnumMemberName("nee")]
    No,

    /// <summary>Asked; not known.</summary>
    [JsonStringEnumMemberName("onbekend")]
    Unknown,
}

/// <summary>What a person has to do with it.</summary>
[Description("Wat een persoon ermee te maken heeft.")]
public enum RoleCode
{
    /// <summary>May be a victim.</summary>
    [JsonStringEnumMemberName("mogelijk-slachtoffer")]
    PossibleVictim,

    /// <summary>May be an offender.</summary>
    [JsonStringEnumMemberName("verdachte")]
    Suspect,

    /// <summary>Saw or heard it.</summary>
    [JsonStringEnumMemberName("getuige")]
    Witness,

    /// <summary>Told it.</summary>
    [JsonStringEnumMemberName("melder")]
    Reporter,
}

/// <summary>What is known of an age.</summary>
[Description("Wat van een leeftijd bekend is.")]
public enum AgeGroupCode
{
    /// <summary>18 or older.</summary>
    [JsonStringEnumMemberName("meerderjarig")]
    Adult,

    /// <summary>Under 18.</summary>
    [JsonStringEnumMemberName("minderjarig")]
    Minor,

    /// <summary>Age unknown, possibly under 18.</summary>
    [JsonStringEnumMemberName("mogelijk-minderjarig")]
    PossiblyMinor,

    /// <summary>Asked; not known.</summary>
    [JsonStringEnumMemberName("onbekend")]
    Unknown,
}

/// <summary>What the reporter wishes.</summary>
[Description("Wat de melder wil.")]
public enum WishCode
{
    /// <summary>Stays unknown.</summary>
    [JsonStringEnumMemberName("anoniem")]
    Anonymous,

    /// <summary>May be contacted.</summary>
    [JsonStringEnumMemberName("contact-mag")]
    MayContact,

    /// <summary>May be contacted and wants to hear the result.</summary>
    [JsonStringEnumMemberName("wil-uitslag")]
    HearResult,
}

/// <summary>How far a report is.</summary>
[Description("Hoe ver een melding is.")]
public enum StateCode
{
    /// <summary>Received.</summary>
    [JsonStringEnumMemberName("ontvangen")]
    Received,

    /// <summary>In assessment.</summary>
    [JsonStringEnumMemberName("in-beoordeling")]
    InAssessment,

    /// <summary>Routed to a team.</summary>
    [JsonStringEnumMemberName("doorgezet")]
    Routed,

    /// <summary>Closed.</summary>
    [JsonStringEnumMemberName("gesloten")]
    Closed,
}
