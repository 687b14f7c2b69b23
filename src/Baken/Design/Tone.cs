namespace Baken.Design;

/// <summary>The colour family of a tag or notice. Colour never carries meaning alone: a word or a heading says it too.</summary>
public enum Tone
{
    /// <summary>No judgement.</summary>
    Neutral,

    /// <summary>Danger, error, too late; nothing else.</summary>
    Red,

    /// <summary>Caution, nearly due, earlier reported.</summary>
    Amber,

    /// <summary>Done, shown, met.</summary>
    Green,

    /// <summary>Explanation, in progress elsewhere.</summary>
    Blue,

    /// <summary>A minor, a second person.</summary>
    Plum,

    /// <summary>A statement of the platform itself, such as how sure it is.</summary>
    Action,
}
