namespace Baken.Kernel.Mail;

/// <summary>What a mail is for. The text is the same for every notice: it never says what it is about.</summary>
public enum LetterKind
{
    /// <summary>Something waits in Baken.</summary>
    Waiting,

    /// <summary>There is an acute signal.</summary>
    Alarm,

    /// <summary>An account was made: a one-time link.</summary>
    Invitation,

    /// <summary>A new password was asked for: a one-time link.</summary>
    PasswordReset,

    /// <summary>Both factors are set anew: a one-time link.</summary>
    FactorsReset,

    /// <summary>Something changed in the account.</summary>
    SecurityNotice,
}

/// <summary>A mail before it is put in words.</summary>
/// <param name="Kind">What for.</param>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
public sealed record Letter(LetterKind Kind, string Language)
{
    /// <summary>Where it leads; null for nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>What changed in the account, a code; null for other kinds.</summary>
    public string? Code { get; init; }

    /// <summary>How many notices wait; 1 when the mail is about one.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>Puts a mail in words; the program implements it, for it has the texts.</summary>
public interface ILetterTexts
{
    /// <summary>Subject and text, plain.</summary>
    (string Subject, string Body) Write(Letter letter);
}
