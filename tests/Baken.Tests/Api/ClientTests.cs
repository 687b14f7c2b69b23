using System.Net.Http.Headers;
using Baken.Api;
using Baken.Client;
using Baken.Client.Models;
using Baken.Testing;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

namespace Baken.Tests.Api;

/// <summary>A client that was made from the document, by a program that knows nothing of Baken, asks the running program.</summary>
public sealed class ClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_made_from_the_document_is_told_what_is_wrong_at_which_field()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        using var adapter = Adapter(system);
        var problem = await Assert.ThrowsAsync<Probleem>(() => new BakenClient(adapter).Api.V1.Signalen.PostAsync(new Melding { Verhaal = "Iets.", Sector = "zee" }, cancellationToken: Cancellation));
        Assert.Equal(("#/sector", "unknown-code"), (Assert.Single(problem.Errors!).Pointer, problem.Errors![0].Code));
    }

    [Fact]
    public async Task A_client_made_from_the_document_reports_and_follows()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        using var adapter = Adapter(system);
        var api = new BakenClient(adapter).Api.V1;
        var codes = await api.Codelijsten["sectoren"].GetAsync(cancellationToken: Cancellation);
        var message = new Melding
        {
            Verhaal = "In de kas wordt dag en nacht gewerkt.",
            Gevaar = Antwoord.Nee,
            Sector = codes!.Codes![0].Code,
            Personen = [new Persoon { Rol = Rol.MogelijkSlachtoffer, Leeftijdsgroep = Leeftijdsgroep.MogelijkMinderjarig, Aantal = 3 }],
            Kenmerk = "K-1",
        };
        var sent = await api.Signalen.PostAsync(message, request => request.Headers.Add(SignalsEndpoint.IdempotencyHeader, "een"), Cancellation);
        var again = await api.Signalen.PostAsync(message, request => request.Headers.Add(SignalsEndpoint.IdempotencyHeader, "een"), Cancellation);
        Assert.Equal(sent!.Meldnummer, again!.Meldnummer);
        Assert.Equal((Stand.Ontvangen, "K-1"), ((await api.Signalen[sent.Meldnummer!].GetAsync(cancellationToken: Cancellation))!.Stand, sent.Kenmerk));
        Assert.Single((await api.Signalen.GetAsync(request => request.QueryParameters.Stand = "ontvangen", Cancellation))!.Signalen!);
        Assert.Equal("Inspectie Arbeid", (await api.Sleutel.GetAsync(cancellationToken: Cancellation))!.Organisatie);
        Assert.True(Assert.Single(await system.QueueAsync()).Minor);
    }

    // The client's own providers of keys want https; this Baken is on the machine itself.
    private static HttpClientRequestAdapter Adapter(PartnerSystem system)
    {
        var http = KiotaClientFactory.Create();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", system.Key);
        return new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = system.Baken.Address.ToString().TrimEnd('/') };
    }
}
