using System.Text;
using System.Text.Json;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Audit;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Audit;

/// <summary>The filtered audit log as a file, written while it is read: whatever its length, a few hundred lines are in memory.</summary>
internal static class AuditExport
{
    public const string Route = "/inzage/export/{form}";
    public const string Path = "/inzage/export/";
    private const int Together = 200;

    /// <summary>Writes the file; the export is on record before its first line leaves.</summary>
    public static async Task WriteAsync(
        HttpContext context, AuditTrail trail, IStringLocalizer<Staff> staff, IStringLocalizer<Codes> codes, IStringLocalizer<Supervise> texts, [AsParameters] AuditQuery query, string form)
    {
        var (actor, cancellation) = (SessionAuthentication.ActorOf(context)!, context.RequestAborted);
        if (form is not ("csv" or "json") || await trail.ExportAsync(actor, await query.Tidy().FilterAsync(trail, actor, cancellation), cancellation) is not { } lines)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = form == "csv" ? Csv.MediaType : "application/json; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"inzage.{form}\"";
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: form == "csv"), leaveOpen: true);
        var words = new AuditWords(staff, codes);
        await writer.WriteAsync(form == "json" ? "[" : Csv.Line(
            staff["Audit.When"].Value, staff["Audit.Who"].Value, staff["Audit.Action"].Value, staff["Audit.Purpose"].Value, texts["Audit.KindOfObject"].Value, staff["Audit.Object"].Value, staff["Audit.Refused"].Value));
        var first = true;
        await foreach (var chunk in Chunks(lines, Together, cancellation))
        {
            var numbers = await trail.NumbersAsync(actor, [.. chunk.Where(line => line.ObjectKind == "signal").SelectMany(line => line.Objects).Distinct()], cancellation);
            foreach (var line in chunk)
            {
                await writer.WriteAsync(form == "csv" ? AsCsv(line, words, numbers)
                    : (first ? "\n" : ",\n") + AsJson(line, line.Objects.Select(id => numbers.GetValueOrDefault(id, id.ToString()))));
                first = false;
            }

            await writer.FlushAsync(cancellation);
        }

        await writer.WriteAsync(form == "json" ? "\n]\n" : "");
    }

    // For people: words as on the page. The ids and codes are in the other form, for machines.
    private static string AsCsv(AuditLine line, AuditWords words, IReadOnlyDictionary<Guid, string> numbers) => Csv.Line(
        Moments.Exact(line.At), line.Who, words.Action(line.Action), words.Purpose(line.Purpose), words.Kind(line.ObjectKind), words.AllObjects(line, numbers), words.YesNo(line.Refused));

    private static string AsJson(AuditLine line, IEnumerable<string> objects) => JsonSerializer.Serialize(
        new { line.At, line.Who, line.Action, line.Purpose, line.ObjectKind, Objects = objects, line.Refused }, JsonSerializerOptions.Web);

    private static async IAsyncEnumerable<List<AuditLine>> Chunks(
        IAsyncEnumerable<AuditLine> lines, int size, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var chunk = new List<AuditLine>(size);
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            chunk.Add(line);
            if (chunk.Count == size)
            {
                yield return chunk;
                chunk = new(size);
            }
        }

        yield return chunk;
    }
}
