using Baken.Hosting;
using Baken.Signals.Report;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Baken.Import;

/// <summary>
/// Takes a file of the page 'Inlezen'. It goes from the line into sealed parts: nothing of it stands unsealed on a disk, as it would if the form were read as other forms are.
/// </summary>
internal static class ImportUpload
{
    public const string Route = "/inlezen/bestand";

    /// <summary>Most bytes in the body of an upload: the file and the form around it.</summary>
    public const long LargestBody = Importing.MostBytes + 64 * 1024;

    private const int LongestField = 4096;

    public static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery antiforgery, Importing importing, ImportJobs jobs, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
        {
            return Results.BadRequest();
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        try
        {
            // The form's token stands before the file.
            if (await reader.ReadNextSectionAsync(cancellation) is not { } first || first.GetContentDispositionHeader()?.Name.Value != "formulier")
            {
                return Results.BadRequest();
            }

            var token = new byte[LongestField];
            var read = await first.Body.ReadAtLeastAsync(token, token.Length, throwOnEndOfStream: false, cancellation);
            context.Request.Headers["RequestVerificationToken"] = System.Text.Encoding.UTF8.GetString(token, 0, read);
            context.Request.ContentType = null;
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return Results.BadRequest();
            }

            if (await reader.ReadNextSectionAsync(cancellation) is not { } file)
            {
                return Results.LocalRedirect("/inlezen?fout=leeg");
            }

            var actor = SessionAuthentication.ActorOf(context)!;
            var outcome = await importing.StageAsync(actor, file.Body, cancellation);
            return outcome.Match(
                staged =>
                {
                    jobs.Begin(actor, staged.Id, stores: false);
                    return Results.LocalRedirect($"/inlezen/{staged.Id}");
                },
                _ => Results.LocalRedirect("/inlezen?fout=groot"),
                _ => Results.LocalRedirect("/inlezen?fout=leeg"),
                _ => Results.NotFound());
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return Results.LocalRedirect("/inlezen?fout=afgebroken");
        }
    }
}
