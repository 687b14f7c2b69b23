using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Baken.Tests.Access;

/// <summary>What came back: status, where to, headers and body as they are.</summary>
internal sealed record Answer(int Status, string Location, string Headers, string Body)
{
    public bool IsRedirect => Status is 302 or 303;

    public bool GoesToSignIn => IsRedirect && Location.StartsWith("/inloggen?terug=", StringComparison.Ordinal);

    /// <summary>Whether it did, or showed, what was asked.</summary>
    public bool Succeeds => Status == 200 || (IsRedirect && !GoesToSignIn);
}

/// <summary>Requests byte by byte: no cookie, form field or redirect but what a test says.</summary>
internal sealed partial class Wire(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
    private readonly ConcurrentDictionary<string, Task<(string Cookie, string Token)>> tokens = new();
    private int count;

    /// <summary>How many requests were sent.</summary>
    public int Count => count;

    public Task<Answer> GetAsync(string? session, string path, string? accept = null, bool head = false, string? key = null) =>
        SendAsync(new HttpRequestMessage(head ? HttpMethod.Head : HttpMethod.Get, path), session is null ? null : "baken-sessie=" + session, accept, key);

    /// <summary>Posts, with the anti-forgery token of the session; without when <paramref name="isForged"/>.</summary>
    public async Task<Answer> PostAsync(string? session, string path, IEnumerable<(string Name, string Value)> fields, string? accept = null, bool isForged = false)
    {
        var (cookie, token) = isForged ? ("", "") : await TokenAsync(session);
        var sent = fields.Where(f => f.Name != "formulier").Append(("formulier", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent) }, (session is null ? "" : $"baken-sessie={session}; ") + cookie, accept, null);
    }

    /// <summary>Posts in the session what another session sent, its anti-forgery token and cookie included.</summary>
    public async Task<Answer> ReplayAsync(string? session, string recorded, string path, IEnumerable<(string Name, string Value)> fields)
    {
        var (cookie, token) = await TokenAsync(recorded);
        var sent = fields.Where(f => f.Name != "formulier").Append(("formulier", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(sent) }, (session is null ? "" : $"baken-sessie={session}; ") + cookie, null, null);
    }

    /// <summary>The anti-forgery token of a session, asked once.</summary>
    public Task<(string Cookie, string Token)> TokenAsync(string? session) => tokens.GetOrAdd(session ?? "", async _ =>
    {
        foreach (var path in new[] { "/mijn-account", "/inloggen" })
        {
            var page = await GetAsync(session, path);
            if (page.Status == 200)
            {
                return (FormCookie().Match(page.Headers).Value, Token().Match(page.Body).Groups[1].Value);
            }
        }

        throw new InvalidOperationException("No page gives a form.");
    });

    /// <summary>The body without what differs between two visits to one page: the address typed, tokens, nonces.</summary>
    public static string Bare(Answer answer, string path, string id)
    {
        var body = Token().Replace(Nonce().Replace(answer.Body, "nonce"), "token");
        foreach (var typed in new[] { path, path.Split('?')[0], id })
        {
            if (typed.Length > 1)
            {
                body = body.Replace(typed, "?", StringComparison.Ordinal).Replace(Uri.EscapeDataString(typed), "?", StringComparison.Ordinal)
                    .Replace(WebUtility.HtmlEncode(typed), "?", StringComparison.Ordinal);
            }
        }

        return body;
    }

    public void Dispose() => client.Dispose();

    private async Task<Answer> SendAsync(HttpRequestMessage request, string? cookie, string? accept, string? key)
    {
        Interlocked.Increment(ref count);
        if (!string.IsNullOrEmpty(cookie))
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var response = await client.SendAsync(request);
        var location = response.Headers.Location is { } to ? (to.IsAbsoluteUri && to.Authority == client.BaseAddress!.Authority ? to.PathAndQuery : to.OriginalString) : "";
        var headers = string.Join('\n', response.Headers.Concat(response.Content.Headers).SelectMany(h => h.Value.Select(value => $"{h.Key}: {value}")));
        return new Answer((int)response.StatusCode, location, headers, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("name=\"formulier\"[^>]*value=\"([^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("baken-formulier=[^;]+")]
    private static partial Regex FormCookie();

    [GeneratedRegex("nonce=\"[^\"]*\"")]
    private static partial Regex Nonce();
}
