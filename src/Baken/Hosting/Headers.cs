using System.Security.Cryptography;
using Baken.Design;

namespace Baken.Hosting;

/// <summary>The nonce of this answer.</summary>
internal sealed class CspNonce : ICspNonce
{
    public string Value { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
}

/// <summary>
/// The headers of every answer. Nothing inline, nothing from elsewhere, no framing, no sniffing, no referrer; and what is not
/// a static file is never kept by a browser or proxy.
/// </summary>
internal static class Headers
{
    public static IApplicationBuilder UseHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var exit = context.RequestServices.GetRequiredService<IQuickExit>().Address.GetLeftPart(UriPartial.Authority);
        var nonce = context.RequestServices.GetRequiredService<ICspNonce>().Value;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self' {exit}; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        context.Response.OnStarting(() =>
        {
            // Static files set their own; anything else may be personal.
            if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        await next(context);
    });
}
