using System.Net;
using System.Text;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Import;

public sealed class ImportPageTests
{
    [Theory, BothDatabases]
    public async Task An_upload_without_token_without_file_or_by_who_may_not_is_refused(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var noor = await baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.BadRequest, (await UploadAsync(noor, "x", Files.Lines(1))).StatusCode);
        var token = (await noor.GetAsync("/inlezen")).Html.QuerySelector("main [name=formulier]")!.GetAttribute("value")!;
        foreach (var text in new[] { "", null })
        {
            Assert.Contains("Kies een bestand dat niet leeg is", (await noor.GetAsync((await UploadAsync(noor, token, text)).Headers.Location!.ToString())).Words, StringComparison.Ordinal);
        }

        using var rachid = await baken.VisitAsync("Rachid");
        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(rachid, token, Files.Lines(1))).StatusCode);
        using var nobody = baken.Visit();
        Assert.Contains("/inloggen", (await UploadAsync(nobody, token, Files.Lines(1))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(await baken.Get<Importing>().ListAsync(await baken.ActorAsync("Noor"), default));
    }

    [Theory, BothDatabases]
    public async Task A_file_is_read_through_first_then_stored_and_both_are_told_without_a_script(Database database)
    {
        await using var baken = await RunningBaken.StartAsync(database);
        using var noor = await baken.VisitAsync("Noor");
        var token = (await noor.GetAsync("/inlezen")).Html.QuerySelector("main [name=formulier]")!.GetAttribute("value")!;
        var path = (await UploadAsync(noor, token, Files.Lines(20, wrongEach: 5))).Headers.Location!.ToString();
        var page = await SettledAsync(noor, path);
        Assert.Contains("16 meldingen kunnen worden opgeslagen, 4 worden geweigerd", page.Words, StringComparison.Ordinal);
        Assert.Contains("#/sector", page.Words, StringComparison.Ordinal);
        await noor.SendAsync(page, [], form: "form[action*='Store']");
        page = await SettledAsync(noor, path);
        Assert.Contains("16 meldingen zijn opgeslagen, 4 geweigerd", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("form[action*='Store']"));
        using var tom = await baken.VisitAsync("Tom");
        Assert.Equal(HttpStatusCode.NotFound, (await tom.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_file_larger_than_any_form_may_be_is_taken_here_and_nowhere_else()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var noor = await baken.VisitAsync("Noor");
        var token = (await noor.GetAsync("/inlezen")).Html.QuerySelector("main [name=formulier]")!.GetAttribute("value")!;
        var path = (await UploadAsync(noor, token, Files.Lines(40_000))).Headers.Location!.ToString();
        Assert.Contains("40000 meldingen kunnen worden opgeslagen, 0 worden geweigerd", (await SettledAsync(noor, path)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await noor.PostAsync("/nieuwe-melding", [("x", new string('x', 3_000_000))])).Status);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_offers_no_storing_and_can_be_destroyed()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var noor = await baken.VisitAsync("Noor", "en");
        var token = (await noor.GetAsync("/inlezen")).Html.QuerySelector("main [name=formulier]")!.GetAttribute("value")!;
        var path = (await UploadAsync(noor, token, "[{\"verhaal\":\"x\"}")).Headers.Location!.ToString();
        var page = await SettledAsync(noor, path);
        Assert.Contains("The list in the file is not closed well.", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("form[action*='Store']"));
        Assert.Contains("The file was destroyed", (await noor.SendAsync(page, [], form: "form[action*='Remove']")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await noor.GetAsync(path)).Status);
    }

    private static async Task<Page> SettledAsync(Browser browser, string path)
    {
        for (var patience = 200; ; patience--)
        {
            var page = await browser.GetAsync(path);
            if (page.Html.QuerySelector("progress") is null || patience == 0)
            {
                return page;
            }

            await Task.Delay(50);
        }
    }

    private static async Task<HttpResponseMessage> UploadAsync(Browser browser, string token, string? text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "formulier" } };
        if (text is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "bestand", "meldingen.ndjson");
        }

        return await browser.Client.PostAsync("/inlezen/bestand", form);
    }
}
