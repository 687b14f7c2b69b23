using System.Net;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Requests;
using Baken.Signals.Retain;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Tests.Rescue;
using Baken.Tests.Staff;

namespace Baken.Tests.Supervise;

public sealed class ClockTests
{
    private const string Words = "Zo besproken.";
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory, BothDatabases]
    public async Task A_dry_run_names_exactly_what_the_sweep_then_destroys_and_why_the_others_stay(Database database)
    {
        await using var chain = new Chain(await RunningBaken.StartAsync(database));
        var (hanna, noor) = (await chain.Baken.ActorAsync("Hanna"), await chain.Baken.ActorAsync("Noor"));
        var clocks = chain.Baken.Get<RetentionClocks>();
        Assert.Null(await clocks.DryRunAsync(noor, Today, default));
        Assert.Null(await clocks.ListAsync(noor, default));
        var numbers = new Dictionary<string, string>();
        foreach (var name in new[] { "een", "twee", "zaak", "verzoek", "lang", "open" })
        {
            numbers[name] = await chain.ReportAsync(name);
            await (name switch { "open" => Task.CompletedTask, "lang" => chain.DecideAsync(numbers[name], Outcome.RegisterOnly), _ => chain.DecideAsync(numbers[name], Outcome.NotEnoughInformation) });
        }

        foreach (var waiting in (await chain.Baken.Get<WorkQueue>().AwaitsSecondAsync(noor, new QueueFilter(), default)).Rows)
        {
            await chain.Baken.Get<SecondPerson>().AnswerAsync(await chain.Baken.ActorAsync("Tom"), waiting.Number, 1, true, Words, default);
        }

        var foreign = await chain.RoutedAsync("van de inspectie");
        await chain.Baken.Get<Retention>().HoldAsync(noor, numbers["zaak"], "criminal_case", Words, default);
        var request = await RequestTests.RegisterAsync(chain, DataRight.Access);
        await RequestTests.Faces(chain).Signals.AddAsync(hanna, request, numbers["verzoek"], default);

        var date = Today.AddMonths(7);
        Assert.Empty((await clocks.DryRunAsync(hanna, Today, default))!);
        var dry = (await clocks.DryRunAsync(hanna, date, default))!;
        Assert.Equal(new[] { "een", "twee" }.Select(name => numbers[name]).Order(), dry.Where(line => line.IsDestroyed).Select(line => line.Number).Order());
        Assert.Equal("criminal_case", dry.Single(line => line.Number == numbers["zaak"]).Hold);
        Assert.True(dry.Single(line => line.Number == numbers["verzoek"]).InRequest);
        Assert.DoesNotContain(dry, line => line.Number == foreign || line.Number == numbers["lang"] || line.Number == numbers["open"]);
        Assert.Equal(0, await RetentionTests.CountAsync(chain.Baken, "signal_tombstones"));

        using var officer = await chain.Baken.VisitAsync("Hanna");
        var page = await officer.GetAsync("/bewaartermijnen?Date=2027-06-24");
        Assert.Contains("Vernietigd zou worden: 2. Blijft: 2.", page.Words, StringComparison.Ordinal);
        Assert.Contains("blijft: lopend verzoek van een betrokkene", page.At("#proef"), StringComparison.Ordinal);
        Assert.Contains("eigen keuze van Baken, niet bevestigd", page.Words, StringComparison.Ordinal);
        var csv = await officer.GetAsync("/bewaartermijnen/proef.csv?date=2027-06-24");
        Assert.Equal(dry.Count + 1, csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var assessor = await chain.Baken.VisitAsync("Noor");
        Assert.Equal(HttpStatusCode.NotFound, (await assessor.GetAsync("/bewaartermijnen/proef.csv?date=2027-06-24")).Status);

        var before = await RetentionTests.ValuesAsync<string>(chain.Baken, "SELECT \"Number\" AS \"Value\" FROM signals");
        chain.Baken.Clock.Advance(Kernel.Time.DutchTime.Instant(date, new TimeOnly(3, 0)) - chain.Baken.Clock.GetUtcNow());
        await chain.Baken.Get<Retention>().SweepAsync(default);
        var after = await RetentionTests.ValuesAsync<string>(chain.Baken, "SELECT \"Number\" AS \"Value\" FROM signals");
        Assert.Equal(dry.Where(line => line.IsDestroyed).Select(line => line.Number).Order(), before.Except(after).Order());
    }
}
