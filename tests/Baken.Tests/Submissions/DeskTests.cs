using System.Net;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Report;
using Baken.Testing;
using Baken.Tests.Staff;

namespace Baken.Tests.Submissions;

public sealed class DeskTests
{
    private static readonly (string, string)[] Call =
    [
        ("Draft.Narrative", "De beller ziet elke nacht mensen slapen in de loods. Kenteken 12-ABC-3."), ("Draft.Phones", "06 12 34 56 78"), ("Draft.Name", "Ilona"), ("Draft.Phone", "0612340000"),
        ("Draft.CallBack", "na zes uur"), ("Draft.Language", "hu"), ("Draft.Interpreter", "true"), ("Draft.Wish", "MayContact"),
    ];

    [Theory, BothDatabases]
    public async Task Nothing_is_saved_without_a_story_and_checking_saves_nothing(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        using var koen = await chain.Baken.VisitAsync("Koen");
        var refused = await koen.SendAsync(await koen.GetAsync("/balie"), [("Draft.Name", "Ilona")], button: "[value=opslaan]");
        Assert.Equal("#Draft_Narrative", refused.Html.QuerySelector(".baken-error-summary a")!.GetAttribute("href"));
        Assert.Equal("Ilona", refused.Html.QuerySelector("[name='Draft.Name']")!.GetAttribute("value"));
        var looked = await koen.SendAsync(refused, Call, button: "main [value=controleer]:not(.baken-hidden)");
        Assert.Contains("Niets gevonden op: telefoonnummer, kenteken", looked.Words, StringComparison.OrdinalIgnoreCase);
        Assert.Empty((await chain.Baken.Get<WorkQueue>().ToAssessAsync(await chain.Baken.ActorAsync("Noor"), new QueueFilter(), default)).Rows);
    }

    [Theory, BothDatabases]
    public async Task What_may_be_double_is_told_by_number_and_day_and_never_by_its_words(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("Zuurbes in de kelder", with: facts => facts with { Phones = ["0612345678"] });
        using var koen = await chain.Baken.VisitAsync("Koen");
        var looked = await koen.SendAsync(await koen.GetAsync("/balie"), Call, button: "main [value=controleer]:not(.baken-hidden)");
        Assert.Contains(number, looked.At("#dubbel")!, StringComparison.Ordinal);
        Assert.DoesNotContain("Zuurbes", looked.Text, StringComparison.Ordinal);
        var live = await koen.PostAsync("/balie/dubbel", [("Draft.Phones", "+31 6 12345678"), ("formulier", looked.Html.QuerySelector("main input[name=formulier]")!.GetAttribute("value")!)]);
        Assert.Contains(number, live.Text, StringComparison.Ordinal);
        // Not without the form's token, and not for who may not take down.
        Assert.Equal(HttpStatusCode.BadRequest, (await koen.PostAsync("/balie/dubbel", [("Draft.Phones", "0612345678")])).Status);
        using var rachid = await chain.Baken.VisitAsync("Rachid");
        Assert.NotEqual(HttpStatusCode.OK, (await rachid.PostAsync("/balie/dubbel", [("Draft.Phones", "0612345678")])).Status);
    }

    [Theory, BothDatabases]
    public async Task A_restricted_signal_is_not_told_to_the_desk(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var number = await chain.ReportAsync("Zuurbes", with: facts => facts with { Phones = ["0612345678"] });
        var tom = await chain.Baken.ActorAsync("Tom");
        Assert.Equal(ReaderOutcome.Done, await chain.Baken.Get<Readers>().RestrictAsync(tom, number, [tom.UserId!.Value, (await chain.Baken.ActorAsync("Noor")).UserId!.Value], "Bron.", default));
        var (found, searched) = await chain.Baken.Get<PossibleDuplicates>().FindAsync(await chain.Baken.ActorAsync("Koen"), new Facts { Phones = ["0612345678"] }, default);
        Assert.Empty(found);
        Assert.Equal(["phone"], searched);
    }

    [Theory, BothDatabases]
    public async Task A_call_is_saved_once_with_language_interpreter_and_a_code_for_the_caller(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        using var koen = await chain.Baken.VisitAsync("Koen");
        var form = await koen.GetAsync("/balie");
        var saved = await koen.SendAsync(form, Call, button: "[value=opslaan]");
        var code = saved.At(".baken-notice .baken-mono")!;
        Assert.Equal("", saved.Html.QuerySelector("[name='Draft.Narrative']")!.TextContent.Trim());
        Assert.Equal(ReportProgress.Received, (await chain.Baken.Get<Reporting>().ReadAsync(code, default))!.Progress);
        // The same form sent again, by going back, makes no second one.
        Assert.DoesNotContain(code, (await koen.SendAsync(form, Call, button: "[value=opslaan]")).Text, StringComparison.Ordinal);
        await chain.Baken.SettleAsync();
        var noor = await chain.Baken.ActorAsync("Noor");
        var row = Assert.Single((await chain.Baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter { Channel = Channel.Desk }, default)).Rows);
        using var assessor = await chain.Baken.VisitAsync("Noor");
        var words = (await assessor.GetAsync("/signalen/" + row.Number)).Words;
        Assert.All(["Ilona", "na zes uur", "Taal: Hongaars", "tolk nodig"], part => Assert.Contains(part, words, StringComparison.Ordinal));
        Assert.DoesNotContain("Koen", words, StringComparison.Ordinal);
    }
}
