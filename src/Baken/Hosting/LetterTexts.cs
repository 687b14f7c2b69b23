using System.Globalization;
using Baken.Kernel.Mail;
using Microsoft.Extensions.Localization;

namespace Baken.Hosting;

/// <summary>The words of mail, in the language of who reads it. Nothing in them says what a notice is about, nor to whom it is sent.</summary>
internal sealed class LetterTexts(IStringLocalizer<Texts.Notices> texts) : ILetterTexts
{
    public (string Subject, string Body) Write(Letter letter)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(letter.Language);
        try
        {
            var kind = $"Mail.{letter.Kind}{(letter.Kind == LetterKind.Waiting && letter.Count > 1 ? "Many" : "")}";
            string?[] parts =
            [
                texts[kind + ".Body", letter.Count].Value,
                letter.Code is { } code ? texts["Mail.Change." + code].Value : null,
                letter.Link,
                texts["Mail.Foot"].Value,
            ];
            return (texts[kind + ".Subject", letter.Count], string.Join("\r\n\r\n", parts.OfType<string>()) + "\r\n");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
