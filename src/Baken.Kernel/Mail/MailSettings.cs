using System.Net;
using MimeKit;

namespace Baken.Kernel.Mail;

/// <summary>How mail leaves this installation.</summary>
public enum MailWay
{
    /// <summary>Not at all: notices are read in Baken only.</summary>
    None,

    /// <summary>As files in a folder, for an installation whose operator relays mail.</summary>
    Folder,

    /// <summary>Through a mail server, which must offer encryption unless it is on this machine.</summary>
    Smtp,

    /// <summary>Through a mail server that is spoken to encrypted from the first byte.</summary>
    SmtpOverTls,
}

/// <summary>Where mail goes and from which address, checked when it is read. <see cref="Password"/> is never shown.</summary>
public sealed record MailSettings
{
    /// <summary>No mail.</summary>
    public static MailSettings None { get; } = new();

    private MailSettings()
    {
    }

    /// <summary>How it leaves.</summary>
    public MailWay Way { get; private init; }

    /// <summary>The folder, for <see cref="MailWay.Folder"/>.</summary>
    public string Folder { get; private init; } = "";

    /// <summary>The mail server.</summary>
    public string Host { get; private init; } = "";

    /// <summary>Its port.</summary>
    public int Port { get; private init; }

    /// <summary>Name with which Baken signs in there; empty for no sign-in.</summary>
    public string User { get; private init; } = "";

    /// <summary>The password that goes with it.</summary>
    public string Password { get; private init; } = "";

    /// <summary>The sender.</summary>
    public string From { get; private init; } = "";

    /// <summary>Whether there is mail.</summary>
    public bool IsSet => Way != MailWay.None;

    /// <summary>Whether the mail server is on this machine: what is said to it crosses no network.</summary>
    public bool IsLoopback => IsOnThisMachine(Host);

    /// <summary>Whether a host is this machine.</summary>
    public static bool IsOnThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    /// <summary>Reads the settings.</summary>
    /// <param name="mail"><c>smtp://[user@]host[:port]</c>, <c>smtps://[user@]host[:port]</c>, <c>folder:PATH</c>, or empty for no mail.</param>
    /// <param name="from">Address of the sender.</param>
    /// <param name="password">Password at the mail server; empty for none.</param>
    /// <exception cref="FormatException">Something must be changed; the message says what, without any secret.</exception>
    public static MailSettings Parse(string mail, string from, string password)
    {
        if (mail.Length == 0)
        {
            return None;
        }

        if (!MailboxAddress.TryParse(from, out var sender) || !sender.Address.Contains('@', StringComparison.Ordinal))
        {
            throw new FormatException("Mail needs a sender: set 'MailFrom' to an address, for example baken@example.org.");
        }

        return mail.StartsWith("folder:", StringComparison.Ordinal) ? InFolder(mail["folder:".Length..], sender.Address) : OverNetwork(mail, sender.Address, password);
    }

    /// <summary>The settings in words, without secrets.</summary>
    public override string ToString() => Way switch
    {
        MailWay.None => "none: notices are read in Baken only",
        MailWay.Folder => $"as files in {Path.GetFullPath(Folder)}, from {From}",
        MailWay.Smtp => $"through {Host}:{Port}{(IsLoopback ? " on this machine" : ", encryption required")}, from {From}",
        MailWay.SmtpOverTls => $"through {Host}:{Port}, encrypted, from {From}",
    };

    private static MailSettings InFolder(string folder, string from) => string.IsNullOrWhiteSpace(folder)
        ? throw new FormatException("The mail setting names no folder. Write for example folder:/srv/baken/mail.")
        : new MailSettings { Way = MailWay.Folder, Folder = folder, From = from };

    private static MailSettings OverNetwork(string mail, string from, string password)
    {
        // The text itself is not repeated: it may hold a password.
        if (!Uri.TryCreate(mail, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0 || uri.PathAndQuery is not ("/" or ""))
        {
            throw new FormatException("The mail setting is not understood. Write smtp://[user@]host[:port], smtps://[user@]host[:port] or folder:PATH.");
        }

        if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            throw new FormatException("The mail setting holds a password. Remove it there: put it in BAKEN_MAILPASSWORD.");
        }

        if (uri.UserInfo.Length > 0 != password.Length > 0)
        {
            throw new FormatException(password.Length > 0
                ? "BAKEN_MAILPASSWORD is set, but the mail setting names no user. Write smtp://user@host."
                : "The mail setting names a user. Give the password in BAKEN_MAILPASSWORD.");
        }

        var overTls = uri.Scheme == "smtps";
        return new MailSettings
        {
            Way = overTls ? MailWay.SmtpOverTls : MailWay.Smtp,
            Host = uri.Host,
            Port = uri.IsDefaultPort || uri.Port <= 0 ? (overTls ? 465 : MailboxPort(uri.Host)) : uri.Port,
            User = Uri.UnescapeDataString(uri.UserInfo),
            Password = password,
            From = from,
        };
    }

    // A server on this machine takes mail at the classic port, another one at the port for submission.
    private static int MailboxPort(string host) => IsOnThisMachine(host) ? 25 : 587;
}
