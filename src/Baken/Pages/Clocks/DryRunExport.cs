using Baken.Hosting;
using Baken.Pages.Audit;
using Baken.Signals.Retain;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Clocks;

/// <summary>A dry run as a file.</summary>
internal static class DryRunExport
{
    public const string Route = "/bewaartermijnen/proef.csv";

    public static async Task<IResult> WriteAsync(HttpContext context, RetentionClocks clocks, IStringLocalizer<Supervise> texts, IStringLocalizer<Codes> codes, TimeProvider clock, string? date, CancellationToken cancellation)
    {
        var actor = SessionAuthentication.ActorOf(context)!;
        if (AuditQuery.Day(date) is not { } day || await clocks.DryRunAsync(actor, day, cancellation) is not { } lines)
        {
            return Results.NotFound();
        }

        var words = new ClocksModel(clocks, texts, clock);
        var csv = string.Concat(lines.Select(line => Csv.Line(line.Number, ClocksModel.Name(line.Class), AuditQuery.Text(line.RetainUntil), codes[line.IsDestroyed ? "Answer.Yes" : "Answer.No"].Value, words.Why(line)))
            .Prepend(Csv.Line(texts["Request.Number"].Value, texts["Clocks.Class"].Value, texts["Clocks.Until"].Value, texts["Clocks.Destroyed"].Value, texts["Clocks.Why"].Value)));
        return Results.Text("\uFEFF" + csv, Csv.MediaType);
    }
}
