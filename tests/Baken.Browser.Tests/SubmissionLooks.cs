using System.Text;
using Baken.Signals;
using Baken.Signals.Report;

namespace Baken.Browser.Tests;

/// <summary>The pages on which professionals and the desk report, and files come in. Rachid reports for a municipality, Koen takes down at the desk, Noor imports.</summary>
internal static class SubmissionLooks
{
    private const string Error = ".baken-error-summary";

    private static readonly string TooLong = string.Join(' ', Enumerable.Repeat(LongestWords.Word, 6));

    public static IReadOnlyList<Look> Staff { get; } =
    [
        new("new report, empty", Reporting, "Fatma", sight => sight.GoAsync("/nieuwe-melding")) { Marks = ".baken-empty" },
        new("new report, with drafts, longest", Reporting, "Rachid", async sight =>
        {
            await DraftAsync(sight, LongestWords.Word);
            await sight.GoAsync("/nieuwe-melding");
        }) { Marks = "main table" },
        new("report step 1, full", Reporting, "Rachid", async sight => await sight.GoAsync($"/nieuwe-melding/{await DraftAsync(sight, "Er slapen mensen in de schuur.")}/1")),
        new("report step 1, all indicators, full", Reporting, "Rachid", async sight => await sight.GoAsync($"/nieuwe-melding/{await DraftAsync(sight, "Er slapen mensen in de schuur.")}/1?All=true")),
        new("report step 2, full", Reporting, "Rachid", async sight => await sight.GoAsync($"/nieuwe-melding/{await DraftAsync(sight, "Er slapen mensen in de schuur.")}/2")),
        new("report step 2, longest, with errors", Reporting, "Rachid", async sight =>
        {
            await sight.GoAsync($"/nieuwe-melding/{await DraftAsync(sight, "")}/2");
            await sight.FillAllAsync(TooLong);
            await sight.SubmitAsync("verder");
        }) { Marks = Error },
        new("report step 3, advice, full", Reporting, "Rachid", async sight => await sight.GoAsync($"/nieuwe-melding/{await DraftAsync(sight, "Er slapen mensen in de schuur.")}/3")) { Marks = ".baken-proposal" },
        new("report step 3, acute, longest", Reporting, "Rachid", async sight => await sight.GoAsync($"/nieuwe-melding/{await DraftAsync(sight, TooLong, danger: true)}/3")) { Marks = ".baken-emergency" },
        new("my reports, empty", Reporting, "Daan", sight => sight.GoAsync("/mijn-meldingen")) { Marks = ".baken-empty" },
        new("my reports, longest", Reporting, "Inge", async sight =>
        {
            await SentAsync(sight);
            await sight.GoAsync("/mijn-meldingen?All=true");
        }) { Marks = "main table" },
        new("report that was sent, full", Reporting, "Inge", async sight => await sight.GoAsync($"/mijn-meldingen/{await SentAsync(sight)}")) { Marks = ".baken-path" },
        new("desk, empty", Full, "Koen", sight => sight.GoAsync("/balie")),
        new("desk, longest, with errors", Full, "Koen", async sight =>
        {
            await sight.GoAsync("/balie");
            await sight.FillAllAsync(TooLong);
            await sight.SubmitAsync("opslaan");
        }) { Marks = Error },
        new("desk, possibly double", Full, "Koen", async sight =>
        {
            await sight.GoAsync("/balie");
            await sight.FillAsync("Draft.Narrative", "Er slapen mensen in de loods.");
            await sight.FillAsync("Draft.Phones", Kasbloei.Phone);
            await sight.SubmitAsync("controleer");
        }) { Marks = "#dubbel .baken-mono" },
        new("desk, saved with a code", Reporting, "Koen", async sight =>
        {
            await sight.GoAsync("/balie");
            await sight.FillAsync("Draft.Narrative", "Er slapen mensen in de loods.");
            await sight.SubmitAsync("opslaan");
        }) { Marks = ".baken-notice--green .baken-mono" },
        new("import, empty", Full, "Tom", sight => sight.GoAsync("/inlezen")) { Marks = ".baken-empty" },
        new("import, no file, with error", Full, "Tom", sight => sight.GoAsync("/inlezen?fout=leeg")) { Marks = ".baken-error" },
        new("import, read through, longest", Reporting, "Noor", sight => ImportAsync(sight, $$"""{"verhaal":"Goed."}""" + "\n" + $$"""{"verhaal":"x","{{LongestWords.Word}}":1}""" + "\n" + """{"verhaal":"x","sector":"zee"}""")) { Marks = "main table" },
        new("import, cannot be read, full", Reporting, "Noor", sight => ImportAsync(sight, "[{")) { Marks = ".baken-notice--red" },
        new("export, full", Full, "Noor", sight => sight.GoAsync("/uitvoer?Facts=ja")) { Marks = "main .baken-button" },
        new("export, empty", Full, "Noor", sight => sight.GoAsync("/uitvoer?Channel=PartnerSystem")) { Marks = ".baken-empty" },
        new("export, a day that is none", Full, "Noor", sight => sight.GoAsync("/uitvoer?From=2026-11-31")) { Marks = ".baken-error" },
        new("imports, full", Reporting, "Noor", async sight =>
        {
            await ImportAsync(sight, "[{");
            await sight.GoAsync("/inlezen");
        }) { Marks = "main table" },
    ];

    /// <summary>The pages people spend their time on.</summary>
    public static readonly string[] Main = ["report step 1, full", "report step 3, advice, full", "desk, possibly double"];

    private static Task<Stage> Full(Stages stages) => stages.FullAsync();

    private static Task<Stage> Reporting(Stages stages) => stages.ReportingAsync();

    private static async Task<Guid> DraftAsync(Sight sight, string words, bool danger = false)
    {
        var (drafts, rachid) = (sight.Stage.Baken.Get<SubmissionDrafts>(), await sight.Stage.Baken.ActorAsync("Rachid"));
        var id = Guid.NewGuid();
        var draft = new Pages.Report.ReportDraft { Narrative = words, Place = "Westland", Danger = danger ? Answer.Yes : null, Indicators = ["NL-14", "UN-20"], ActionsTaken = words.Length > 200 ? words : null };
        await drafts.SaveAsync(rachid, id, draft.ToJson(), default);
        return id;
    }

    private static async Task<string> SentAsync(Sight sight)
    {
        var report = new Report(Channel.Professional, new Facts { Narrative = "Er slapen mensen in de schuur." }, ReporterWish.NotSaid, null);
        var sent = await sight.Stage.Baken.Get<Submitting>().SubmitAsync(await sight.Stage.Baken.ActorAsync("Inge"), new SubmissionForm(report, LongestWords.Word), default);
        return ((SubmitOutcome.Submitted)sent).Receipt.Number;
    }

    private static async Task ImportAsync(Sight sight, string text)
    {
        await sight.GoAsync("/inlezen");
        await sight.Page.Locator("#bestand").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "meldingen.ndjson", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) });
        await sight.SubmitAsync();
        await Microsoft.Playwright.Assertions.Expect(sight.Page.Locator("progress")).ToHaveCountAsync(0);
        await sight.Page.ReloadAsync();
    }
}
