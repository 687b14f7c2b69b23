using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Baken.Api;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Baken.Hosting;

/// <summary>
/// Lets a partner's system in by <c>Authorization: Bearer bkn_…</c>, at the places that its key names and nowhere else. Every key that does not work is
/// answered the same. A cookie opens nothing here, and a key opens no page.
/// </summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ApiKeys keys, ApiLimits limits, IStringLocalizer<Texts.Organisations> texts, Kernel.Data.Storage storage)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "ApiKey";
    private const string KeyItem = "baken.key";
    private const string Bearer = "Bearer ";
    private int refusal = StatusCodes.Status401Unauthorized;

    /// <summary>The key of this request; null when none that works was presented.</summary>
    public static PresentedKey? KeyOf(HttpContext context) => context.Items[KeyItem] as PresentedKey;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        PresentedKey? key;
        try
        {
            key = await keys.PresentAsync(header[Bearer.Length..].Trim(), Context.RequestAborted);
        }
        catch (Exception error) when (CannotSave.IsUnavailable(error, storage))
        {
            refusal = StatusCodes.Status503ServiceUnavailable;
            return AuthenticateResult.Fail("The database is away.");
        }

        // Wrong ones count for who sends them, so that they shut no key out.
        if (!limits.Allows(key?.Id.ToString() ?? "from " + Context.Connection.RemoteIpAddress))
        {
            refusal = StatusCodes.Status429TooManyRequests;
            Response.Headers.RetryAfter = "60";
            return AuthenticateResult.Fail("Too often.");
        }

        if (key is null)
        {
            return AuthenticateResult.Fail("No such key.");
        }

        Context.Items[KeyItem] = key;
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, key.Id.ToString())], Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (refusal == StatusCodes.Status401Unauthorized)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
        }

        return RefuseAsync(refusal);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => RefuseAsync(StatusCodes.Status403Forbidden);

    private Task RefuseAsync(int status)
    {
        Response.StatusCode = status;
        return Response.WriteAsJsonAsync(ApiProblems.MessageOf(status, texts), ReportMessages.Json, ApiProblems.MediaType);
    }
}

/// <summary>How often a system may ask: each key as often a minute as the configuration says, whoever sends wrong keys 20 times.</summary>
internal sealed class ApiLimits(BakenOptions options) : IDisposable
{
    private const int OfStranger = 20;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetSlidingWindowLimiter(
        who,
        _ => new SlidingWindowRateLimiterOptions { PermitLimit = who.StartsWith("from", StringComparison.Ordinal) ? OfStranger : options.ApiPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    public bool Allows(string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
