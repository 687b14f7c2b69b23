using System.Buffers;
using System.Security.Cryptography;
using Baken.Design;
using Microsoft.AspNetCore.Diagnostics;

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
        // As the answer starts: the page that tells of an error begins with all headers cleared.
        context.Response.OnStarting(() =>
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

            // Static files set their own; anything else may be personal.
            if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        await next(context);
    });

    /// <summary>
    /// Refuses a body by its announced size, before anything reads it: the antiforgery check would read it first and call the failure a bad token.
    /// </summary>
    public static IApplicationBuilder UseRefusalOfLargeBodies(this IApplicationBuilder app, long largest) => app.Use((context, next) =>
    {
        var most = context.Request.Path == Import.ImportUpload.Route ? Import.ImportUpload.LargestBody : largest;
        // The page that says so answers the same request, body and all.
        if (context.Request.ContentLength > most && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>
    /// A character 0 that was pasted into a form becomes the sign for a character that cannot be shown: the reader of forms would refuse the
    /// whole form, and what was typed would be lost.
    /// </summary>
    public static IApplicationBuilder UseReplacementOfNul(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.HasFormContentType && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            // At most the largest body: the server itself stops reading there.
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            context.Request.Body = new MemoryStream(WithoutNul(body.GetBuffer().AsSpan(0, (int)body.Length)));
        }

        await next(context);
    });

    private static byte[] WithoutNul(ReadOnlySpan<byte> form)
    {
        var kept = new ArrayBufferWriter<byte>(Math.Max(1, form.Length));
        for (int at; (at = form.IndexOf("%00"u8)) >= 0; form = form[(at + 3)..])
        {
            kept.Write(form[..at]);
            kept.Write("%EF%BF%BD"u8);
        }

        kept.Write(form);
        return kept.WrittenSpan.ToArray();
    }
}
