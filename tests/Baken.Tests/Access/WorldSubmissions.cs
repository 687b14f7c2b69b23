using Baken.Signals;
using Baken.Signals.Report;

namespace Baken.Tests.Access;

/// <summary>What professionals reported, and their drafts.</summary>
internal sealed partial class World
{
    private async Task AddSubmissionsAsync()
    {
        await SubmitAsync("municipality", "Rachid", "kornoelje");
        await SubmitAsync("inspection", "Inge", "meidoorn");
        await SubmitAsync("police", "Fatma", "lijsterbes");
        foreach (var (name, listed) in new[] { ("own", true), ("remove", false) })
        {
            var id = Guid.NewGuid();
            Assert.True(await Baken.Get<SubmissionDrafts>().SaveAsync(await Baken.ActorAsync("Rachid"), id, """{"Narrative":"Concept bosbes"}""", default));
            Add("submission-draft", name, id.ToString(), listed ? "bosbes" : "", person => person.Name == "Rachid", listed: listed);
        }
    }

    private async Task AddImportsAsync()
    {
        foreach (var (name, who, listed) in new[] { ("intake", "Noor", true), ("inspection", "Ruben", true), ("store", "Noor", false), ("remove", "Noor", false) })
        {
            using var file = new MemoryStream("""{"verhaal":"Er klopt iets niet."}"""u8.ToArray());
            var staged = Assert.IsType<StageOutcome.Staged>(await Baken.Get<Importing>().StageAsync(await Baken.ActorAsync(who), file, default));
            Add("import", name, staged.Id.ToString(), "", person => person.Name == who, listed: listed);
        }
    }

    private async Task SubmitAsync(string name, string who, string word)
    {
        var report = new Report(Channel.Professional, new Facts { Narrative = "Er wordt geslapen in de schuur." }, ReporterWish.NotSaid, null);
        var sent = Assert.IsType<SubmitOutcome.Submitted>(await Baken.Get<Submitting>().SubmitAsync(await Baken.ActorAsync(who), new SubmissionForm(report, word), default));
        Add("submission", name, sent.Receipt.Number, word, person => person.Organisation == Who(who).Organisation);
    }
}
