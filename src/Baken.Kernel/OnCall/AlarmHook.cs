using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Mail;
using Baken.Kernel.Outbox;

namespace Baken.Kernel.OnCall;

/// <summary>What happened to an alarm, for another system.</summary>
public enum AlarmHookEvent
{
    /// <summary>It began.</summary>
    Raised,

    /// <summary>Nobody acknowledged it in time; the next one was called.</summary>
    NextCalled,

    /// <summary>Everybody was called, and nobody acknowledged it.</summary>
    Unanswered,
}

/// <summary>The other system that hears of alarms: a pager, a telephone exchange.</summary>
public sealed record AlarmHookSettings
{
    private const int ShortestSecret = 16;

    /// <summary>None.</summary>
    public static AlarmHookSettings None { get; } = new();

    private AlarmHookSettings()
    {
    }

    /// <summary>Where it listens; null for none.</summary>
    public Uri? Address { get; private init; }

    /// <summary>The secret with which each message is signed.</summary>
    public string Secret { get; private init; } = "";

    /// <summary>Whether there is one.</summary>
    public bool IsSet => Address is not null;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="FormatException">Something must be changed; the message says what, without any secret.</exception>
    public static AlarmHookSettings Parse(string address, string secret)
    {
        if (address.Length == 0)
        {
            return None;
        }

        // The text itself is not repeated: such addresses often hold a secret.
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && MailSettings.IsOnThisMachine(uri.Host))))
        {
            throw new FormatException("The address for alarms must be https://…, without user or password; http:// is for this machine only.");
        }

        return secret.Length >= ShortestSecret
            ? new AlarmHookSettings { Address = uri, Secret = secret }
            : throw new FormatException($"Alarms are signed: give a secret of at least {ShortestSecret} characters in BAKEN_ALARMSECRET.");
    }

    /// <summary>The settings in words, without secrets: only the host, for the rest of an address often is one.</summary>
    public override string ToString() => Address is null ? "none: by mail and in Baken only" : $"signed, to {Address.GetLeftPart(UriPartial.Authority)}";
}

/// <summary>Another system must hear of an alarm.</summary>
internal sealed record AlarmHookDue(Guid AlarmId, AlarmHookEvent Event);

/// <summary>
/// Posts what happened, signed: header <c>Baken-Signature: t=SECONDS,v1=HEX</c>, the HMAC-SHA256 of <c>SECONDS.BODY</c> under the secret. The body has
/// the event, the alarm's own id and a link; nothing of the signal.
/// </summary>
internal sealed class AlarmHook(AlarmHookSettings settings, Databases databases, TimeProvider clock) : IDeliver<AlarmHookDue>, IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public async Task<Delivered> DeliverAsync(AlarmHookDue message, CancellationToken cancellation)
    {
        if (settings.Address is null)
        {
            return Delivered.Done;
        }

        string link;
        await using (var open = databases.Open(Actor.System("alarm")))
        {
            link = await BaseAddress.LinkAsync(open.Db, $"/alarmen/{message.AlarmId}", cancellation);
        }

        var body = JsonSerializer.Serialize(new { kind = message.Event.ToString(), alarm = message.AlarmId, link });
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.Secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Baken-Signature", $"t={seconds},v1={signature}");
        using var response = await client.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
        return Delivered.Done;
    }

    public void Dispose() => client.Dispose();
}
