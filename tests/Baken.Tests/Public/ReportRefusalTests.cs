using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Baken.Signals;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Testing.Web;

namespace Baken.Tests.Public;

public sealed class ReportRefusalTests : IAsyncLifetime
{
    private RunningBaken baken = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        baken = await RunningBaken.StartAsync(Database.Sqlite);
        browser = baken.Visit();
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await baken.DisposeAsync();
    }

    [Fact]
    public async Task A_report_without_a_word_is_sent_back_and_what_else_was_typed_stays()
    {
        await browser.BeginAsync();
        var page = await browser.StepAsync(2, ("Narrative", "  "), ("When.Month", "11"));
        Assert.Equal("/s/2", page.Path);
        Assert.Equal("Nog één ding", page.At("#baken-errors"));
        Assert.Contains("Vertel wat u heeft gezien. Eén zin is genoeg.", page.At("#Draft_Narrative-error"), StringComparison.Ordinal);
        Assert.StartsWith("Fout: Stap 2 van 5", page.Html.Title, StringComparison.Ordinal);
        Assert.Equal("11", page.Html.QuerySelector("#Draft_When_Month")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("nl", "31", "11", "31 november bestaat niet. Kies een andere dag, of laat de dag leeg.", "Draft_When_Day")]
    [InlineData("en", "31", "11", "31 November does not exist.", "Draft_When_Day")]
    [InlineData("nl", "1", "13", "Maand 13 bestaat niet.", "Draft_When_Month")]
    [InlineData("nl", "dinsdag", "", "Dag dinsdag bestaat niet.", "Draft_When_Day")]
    [InlineData("nl", "3", "", "Vul ook de maand in", "Draft_When_Month")]
    public async Task A_day_that_does_not_exist_is_named(string language, string day, string month, string words, string firstWrong)
    {
        using var reader = baken.Visit(language);
        await reader.BeginAsync();
        var page = await reader.StepAsync(2, ("Narrative", Reporter.Narrative), ("When.Day", day), ("When.Month", month), ("When.Year", "2026"));
        Assert.Contains(words, page.At(".baken-error-summary a"), StringComparison.Ordinal);
        Assert.Equal("#" + firstWrong, page.Html.QuerySelector(".baken-error-summary a")!.GetAttribute("href"));
        Assert.Equal(Reporter.Narrative, page.At("#Draft_Narrative"));
        Assert.Equal(day, page.Html.QuerySelector("#Draft_When_Day")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Too_long_a_text_is_sent_back_whole()
    {
        var text = new string('a', ReportRules.NarrativeLength + 1);
        await browser.BeginAsync();
        var page = await browser.StepAsync(2, ("Narrative", text));
        Assert.Contains("Dit is te lang. Gebruik hoogstens 20000 tekens.", page.Words, StringComparison.Ordinal);
        Assert.Equal(text, page.At("#Draft_Narrative"));
    }

    [Fact]
    public async Task What_is_wrong_is_shown_in_its_own_step_when_somebody_sends_from_the_last()
    {
        await browser.BeginAsync();
        var step = await browser.GetAsync("/s/4");
        await browser.SendAsync(step, [("Draft.People", "0")], button: "button[value=einde]");
        var refused = await browser.StepAsync(5);
        Assert.Equal("/s/2", refused.Path);
        Assert.Contains("Eén zin is genoeg", refused.At(".baken-error-summary"), StringComparison.Ordinal);
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        Assert.Contains("Vul 1 tot en met 999 in", (await browser.StepAsync(5)).At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal(0, await baken.SignalsAsync());
    }

    [Theory]
    [InlineData("veel")]
    [InlineData("tien of meer")]
    [InlineData("99999999999")]
    public async Task A_number_of_people_told_in_words_stops_nobody_and_stays_in_those_words(string told)
    {
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        Assert.Equal("/s/5", (await browser.StepAsync(4, ("People", told), ("Minors", "Maybe"), ("Kvk", "12"))).Path);
        Assert.Equal("/ontvangen", (await browser.StepAsync(5)).Path);
        var person = Assert.Single((await baken.OnlySignalAsync()).Facts.Persons);
        Assert.Equal(new Person(PersonRole.PossibleVictim, AgeGroup: AgeGroup.PossiblyMinor, Description: told), person);
    }

    [Fact]
    public async Task A_question_that_was_skipped_is_not_taken_for_a_wish_to_stay_anonymous()
    {
        await browser.ReportAsync();
        Assert.Equal(ReporterWish.NotSaid, (await baken.OnlySignalAsync()).Wish);
    }

    [Fact]
    public async Task A_telephone_number_without_a_word_on_calling_is_kept_and_no_wish_is_guessed_at()
    {
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        Assert.Contains("Dan hoort u alleen iets met uw code.", (await browser.GetAsync("/s/5")).Words, StringComparison.Ordinal);
        Assert.Equal("/ontvangen", (await browser.StepAsync(5, ("Phone", "06 12345678"))).Path);
        var signal = await baken.OnlySignalAsync();
        Assert.Equal((ReporterWish.NotSaid, "06 12345678"), (signal.Wish, signal.Reporter?.Phone));
    }

    [Fact]
    public async Task A_draft_of_half_an_hour_ago_is_gone_and_the_page_says_why()
    {
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", Reporter.Narrative));
        baken.Clock.Advance(TimeSpan.FromMinutes(31));
        var page = await browser.GetAsync("/s/3");
        Assert.Contains("Na 30 minuten zonder actie wissen wij het.", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("kas", page.Text, StringComparison.Ordinal);
        Assert.Equal("/s/1", (await browser.SendAsync(page, [])).Path);
    }

    [Fact]
    public async Task What_is_posted_to_a_draft_that_has_ended_begins_a_new_one()
    {
        await browser.BeginAsync();
        var step = await browser.GetAsync("/s/2");
        baken.Clock.Advance(TimeSpan.FromMinutes(31));
        var page = await browser.SendAsync(step, [("Draft.Narrative", Reporter.Narrative)]);
        Assert.Contains("Wat u net typte, staat er nog.", page.Words, StringComparison.Ordinal);
        Assert.Equal(Reporter.Narrative, page.At("#Draft_Narrative"));
        Assert.Equal("/s/3", (await browser.SendAsync(page, [])).Path);
        Assert.Equal("/ontvangen", (await browser.StepAsync(5)).Path);
    }

    [Fact]
    public async Task A_body_of_a_hundred_megabytes_is_refused_with_a_page()
    {
        using var body = new StreamContent(new Repeated(100_000_000));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        body.Headers.ContentLength = 100_000_000;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/s/2") { Content = body };
        request.Headers.ExpectContinue = true;
        var answer = await browser.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("Dit is te groot om te versturen", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_very_many_fields_is_refused_with_a_page()
    {
        await browser.BeginAsync();
        var page = await browser.PostAsync("/s/2", Enumerable.Range(0, 150_000).Select(i => ($"a{i}", "1")));
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Dit formulier konden wij niet lezen", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await browser.BeginAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/s/2", [("Draft.Narrative", Reporter.Narrative)])).Status);
    }

    [Fact]
    public async Task A_text_far_too_long_is_refused_at_its_field_and_kept()
    {
        await browser.BeginAsync();
        var narrative = string.Concat(Enumerable.Repeat("Er wordt gewerkt. ", 20_000));
        var page = await browser.StepAsync(2, ("Narrative", narrative));
        Assert.Contains("Dit is te lang.", page.At(".baken-error-summary"), StringComparison.Ordinal);
        Assert.Equal(narrative.Trim(), page.At("#Draft_Narrative"));
    }

    [Theory]
    [InlineData("een%00kas", "een\uFFFDkas")]
    [InlineData("een%FF%C3kas", "een%FF%C3kas")]
    [InlineData("een\u00FF\u00C3kas", "een\uFFFD\uFFFDkas")]
    public async Task Broken_characters_break_nothing_and_stay_visible(string sent, string kept)
    {
        await browser.BeginAsync();
        var token = (await browser.GetAsync("/s/2")).Html.QuerySelector("main input[name=formulier]")!.GetAttribute("value")!;
        // In Latin-1 each character above is one byte, which no UTF-8 text can hold at that place.
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes($"formulier={Uri.EscapeDataString(token)}&Draft.Narrative={sent}"));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        var answer = await browser.Client.PostAsync("/s/2", body, TestContext.Current.CancellationToken);
        Assert.Equal("/s/3", answer.Headers.Location!.ToString());
        Assert.Equal(kept, (await browser.GetAsync("/s/2")).At("#Draft_Narrative"));
    }

    [Theory]
    [InlineData("Een\u200Bkas\u200D met \u202Eomgekeerde\u202C woorden \u05E9\u05DC\u05D5\u05DD")]
    [InlineData("<script>alert(1)</script> & 'aanhaling' {0}")]
    [InlineData("\U0001F6A8 drie mensen\r\nregel twee")]
    public async Task Unusual_characters_reach_the_assessor_as_they_were_typed(string narrative)
    {
        Assert.Equal("/ontvangen", (await browser.ReportAsync(narrative)).Path);
        Assert.Equal(narrative, (await baken.OnlySignalAsync()).Facts.Narrative);
    }

    [Fact]
    public async Task A_made_up_choice_counts_as_no_answer()
    {
        await browser.BeginAsync();
        Assert.Equal("/s/2", (await browser.StepAsync(1, ("Danger", "Perhaps"))).Path);
    }

    [Fact]
    public async Task A_step_that_does_not_exist_is_not_there() => Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/s/6")).Status);

    private sealed class Repeated(long length) : Stream
    {
        private long left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, left);
            Array.Fill(buffer, (byte)'a', offset, read);
            left -= read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
