using System.Net.Http.Headers;
using Baken.Kernel.People;
using Baken.Testing.Web;

namespace Baken.Tests.Keys;

/// <summary>Keys made through the engine, and what a system asks with them.</summary>
internal static class KeyMaker
{
    public static readonly ApiKeyForm Form = new("Meldsysteem", ["/api/v1/sleutel"], 3);

    /// <summary>A key of the organisation of the administrator with this first name.</summary>
    public static async Task<ApiKeyOutcome.Made> MakeAsync(RunningBaken baken, string who, IReadOnlyList<string>? scope = null) =>
        Assert.IsType<ApiKeyOutcome.Made>(await baken.Get<ApiKeys>().CreateAsync(await baken.ActorAsync(who), scope is null ? Form : Form with { Scope = scope }, Guid.NewGuid().ToString("N"), default));

    /// <summary>Asks as a system does, without cookies; no key when null.</summary>
    public static async Task<HttpResponseMessage> AskAsync(RunningBaken baken, string? key, string path = "/api/v1/sleutel", HttpMethod? method = null, string? cookie = null)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = baken.Address };
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", "baken-sessie=" + cookie);
        }

        return await client.SendAsync(request);
    }
}
