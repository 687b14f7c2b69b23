using Baken.Testing;

namespace Baken.Tests.Access;

/// <summary>What somebody else's browser sent, sent again in another's name.</summary>
public sealed class ReplayTests
{
    [Theory, BothDatabases]
    public async Task Recorded_traffic_of_an_assessor_gives_nobody_else_anything_and_changes_nothing(Database database)
    {
        await using var world = await World.StartAsync(database);
        var noor = world.Live["Noor"];
        string Number(string name) => world.Find("signal", name).Id;
        var recorded = new List<(string Path, IReadOnlyList<(string Name, string Value)>? Fields)>();

        // A short morning: work, the queue, one signal assigned, completed, thought about, one refused to be destroyed.
        foreach (var path in new[] { "/mijn-werk", "/signalen", $"/signalen/{Number("intake")}", $"/signalen/{Number("intake")}/lezers", "/mijn-raadplegingen", "/berichten" })
        {
            await LookAsync(path);
        }

        await SendAsync($"/signalen/{Number("file")}?handler=Assign", [], form: null);
        await SendAsync($"/signalen/{Number("complete")}/feiten", [("Form.Title", "Kas met duizendblad"), ("Act", "save")]);
        await SendAsync($"/signalen/{Number("decide")}/besluit", [("Form.Outcome", "Administrative"), ("Form.Urgency", "Normal"), ("Form.Reason", "Zo is het."), ("Act", "keep")]);
        await SendAsync($"/signalen/{Number("keep")}/bewaren", [("Why", "*"), ("Reason", "Rechter vraagt.")]);
        await LookAsync($"/signalen/{Number("complete")}");
        await world.Baken.SettleAsync();
        var before = await Fingerprint.OfAsync(world);
        Assert.All(recorded, request => Assert.DoesNotContain("{", request.Path, StringComparison.Ordinal));

        // A colleague in another team, an officer, two administrators, the platform, and nobody; with the token that was recorded, and with one's own.
        string[] own = ["/mijn-werk", "/mijn-raadplegingen", "/berichten"];
        foreach (var (who, session) in new[] { "Inge", "Fatma", "Hanna", "Gerda", "Esther", "Wout" }.Select(name => (name, (string?)world.Live[name])).Append(("nobody", null)).Append(("Noor, signed out", world.Dead.First(dead => dead.Why == "signed out" && dead.Who?.Name == "Noor").Secret)))
        {
            foreach (var (path, fields) in recorded)
            {
                var answers = fields is null
                    ? [await world.Wire.GetAsync(session, path)]
                    : new[] { await world.Wire.ReplayAsync(session, noor, path, fields), await world.Wire.PostAsync(session, path, fields) };
                foreach (var answer in answers)
                {
                    Assert.True(
                        session is null || who.StartsWith("Noor", StringComparison.Ordinal) ? answer.GoesToSignIn : own.Contains(path) ? answer.Status == 200 : answer.Status is 404 or 400,
                        $"{who} {path}: {answer.Status} {answer.Location}");
                    foreach (var word in new[] { "moerbei", "twinfile", "twincomplete", "twindecide", "twinkeep", "duizendblad", "Rechter vraagt" })
                    {
                        Assert.DoesNotContain(word, answer.Body + answer.Headers, StringComparison.OrdinalIgnoreCase);
                    }
                }
            }
        }

        Assert.Equal("", Fingerprint.Difference(before, await Fingerprint.OfAsync(world)));

        // In her own name it works: the kept reason is a conflict by now, and the pages open.
        foreach (var (path, fields) in recorded)
        {
            Assert.True((fields is null ? await world.Wire.GetAsync(noor, path) : await world.Wire.PostAsync(noor, path, fields)).Succeeds, path);
        }

        async Task LookAsync(string path)
        {
            Assert.True((await world.Wire.GetAsync(noor, path)).Succeeds, path);
            recorded.Add((path, null));
        }

        async Task SendAsync(string path, (string Name, string Value)[] given, string? form = "")
        {
            var fields = form is null ? [] : Forms.Fill((await world.Wire.GetAsync(noor, path)).Body, given);
            var answer = await world.Wire.PostAsync(noor, path, fields);
            Assert.True(answer.IsRedirect && !answer.GoesToSignIn, $"{path}: {answer.Status} {Forms.Problems(answer.Body)}");
            recorded.Add((path, fields));
        }
    }
}
