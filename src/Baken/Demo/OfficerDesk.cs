using Baken.Kernel.Time;
using Baken.Signals.Assess;
using Baken.Signals.Requests;

namespace Baken.Demo;

/// <summary>
/// What lies on the desk of the demo's data protection officer: an evening on which an assessor worked late, and requests of fictional data subjects,
/// one asked of an assessor, one too late, one refused. Done through the product's own commands.
/// </summary>
internal sealed class OfficerDesk(IServiceProvider services, SimulatedClock clock, DemoPeople people)
{
    private readonly SignalFile files = services.GetRequiredService<SignalFile>();
    private readonly DataRequests requests = services.GetRequiredService<DataRequests>();

    public async Task PlayAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (assessor, late) = (people.AssessorActors[0], people.AssessorActors[^1]);
        var today = DateOnly.FromDateTime(DutchTime.Local(now));
        clock.Set(now);
        var waiting = (await services.GetRequiredService<WorkQueue>().ToAssessAsync(assessor, new QueueFilter(), cancellation)).Rows.Select(row => row.Number).Take(4).ToList();
        clock.Set(DutchTime.Instant(today.AddDays(-1), new TimeOnly(23, 20)));
        foreach (var number in waiting)
        {
            await files.OpenAsync(late, number, cancellation);
        }

        clock.Set(now);
        var access = await RegisterAsync(DataRight.Access, today.AddDays(-12), "Milena Verzonnen", "Alles wat u over mij heeft.", cancellation);
        await requests.IdentifyAsync(people.Officer, access, IdentityCheck.InPerson, "Aan de balie gezien. Geen kopie gemaakt.", cancellation);
        foreach (var number in waiting.Take(1))
        {
            await services.GetRequiredService<RequestSignals>().AddAsync(people.Officer, access, number, cancellation);
            await services.GetRequiredService<RequestContent>().AssignAsync(people.Officer, access, assessor.UserId, "Let op wat over anderen gaat.", cancellation);
        }

        await RegisterAsync(DataRight.Rectification, today.AddDays(-40), "Joris Verzonnen", "Mijn bedrijf zit niet meer op dat adres.", cancellation);
        var refused = await RegisterAsync(DataRight.Erasure, today.AddDays(-20), "Anna Verzonnen", "Haal alles weg.", cancellation);
        await requests.IdentifyAsync(people.Officer, refused, IdentityCheck.NotEstablished, "Reageerde niet op twee brieven.", cancellation);
        await requests.DecideAsync(people.Officer, refused, RequestDecision.Refused, ["identity_not_established"], "Wij weten niet wie u bent. Meldt u zich, dan openen wij het verzoek weer.", today, cancellation);
        await requests.CloseAsync(people.Officer, refused, cancellation);
    }

    private async Task<string> RegisterAsync(DataRight right, DateOnly received, string name, string note, CancellationToken cancellation) =>
        (await requests.RegisterAsync(people.Officer, right, received, new RequestSubject(name, "post@voorbeeld.example", note), cancellation)).Number
        ?? throw new InvalidOperationException("A request of the demo was refused.");
}
