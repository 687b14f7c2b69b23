using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace Baken.Kernel.Mail;

/// <summary>Sends one mail: to the mail server, or into the folder. Never called inside a command.</summary>
public sealed class Mailer(MailSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether there is mail at all.</summary>
    public bool IsSet => settings.IsSet;

    /// <summary>Sends; throws when it did not arrive at the server.</summary>
    public async Task SendAsync(string to, string subject, string body, CancellationToken cancellation)
    {
        using var message = Message(to, subject, body);
        if (settings.Way == MailWay.Folder)
        {
            await PutAsync(message, cancellation);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await SendAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server did not answer in time.");
        }
    }

    private async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        var encryption = settings.Way == MailWay.SmtpOverTls ? SecureSocketOptions.SslOnConnect
            : settings.IsLoopback ? SecureSocketOptions.None
            : SecureSocketOptions.StartTls;
        await client.ConnectAsync(settings.Host, settings.Port, encryption, cancellation);
        if (settings.User.Length > 0)
        {
            await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    private async Task PutAsync(MimeMessage message, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(settings.Folder);
        }
        else
        {
            Directory.CreateDirectory(settings.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // Whoever relays takes *.eml, and must never take half a mail.
        var file = Path.Combine(settings.Folder, Guid.NewGuid().ToString("N"));
        await using (var stream = File.Create(file + ".part"))
        {
            await message.WriteToAsync(stream, cancellation);
        }

        File.Move(file + ".part", file + ".eml");
    }

    private MimeMessage Message(string to, string subject, string body)
    {
        var from = MailboxAddress.Parse(settings.From);
        var message = new MimeMessage
        {
            Subject = subject,
            Body = new TextPart("plain") { Text = body },
            Date = clock.GetUtcNow(),
            MessageId = MimeUtils.GenerateMessageId(from.Domain),
        };
        message.From.Add(from);
        message.To.Add(MailboxAddress.Parse(to));
        // RFC 3834: no machine answers this one, an absent colleague's neither.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        return message;
    }
}
