using System.Text.Json;
using Baken.Hosting;
using Baken.Signals;
using Baken.Signals.Report;
using Microsoft.Net.Http.Headers;

namespace Baken.Api;

/// <summary>Partners' systems report here, and follow what their organisation reported.</summary>
internal static class SignalsEndpoint
{
    public const string Route = "/api/v1/signalen";
    public const string OneRoute = "/api/v1/signalen/{meldnummer}";
    public const string IdempotencyHeader = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotent-Replayed";
    private const int LongestKey = 255;

    /// <summary>Takes a report.</summary>
    public static async Task<IResult> SendAsync(HttpContext context, Submitting submitting, ApiProblems problems, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return problems.Of(StatusCodes.Status415UnsupportedMediaType);
        }

        var key = context.Request.Headers[IdempotencyHeader];
        if (key.Count > 1 || key is [{ } given] && (given.Length is 0 or > LongestKey || given.Any(letter => letter is < '!' or > '~')))
        {
            return problems.Of(StatusCodes.Status400BadRequest, "idempotency-key");
        }

        // At most the largest body: the server stops reading there.
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellation);
        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        ReportMessage message;
        try
        {
            message = ReportMessages.Read(bytes);
        }
        catch (JsonException error)
        {
            return problems.Unreadable(error);
        }

        var client = ApiKeyAuthentication.KeyOf(context)!;
        var form = ReportMessages.ToForm(message, Channel.PartnerSystem, client.Organisation) with { Claim = key is [{ } named] ? submitting.Claim(client.Id, named, bytes) : null };
        var outcome = await submitting.SubmitAsync(client.Actor, form, cancellation);
        return outcome.Match(
            sent =>
            {
                if (sent.Again)
                {
                    context.Response.Headers[ReplayedHeader] = "true";
                }

                return Results.Created($"{Route}/{sent.Receipt.Number}", new FollowMessage
                {
                    Number = sent.Receipt.Number,
                    Reference = form.Reference,
                    Received = sent.Receipt.At.ToUniversalTime(),
                    State = StateCode.Received,
                    ReadBy = sent.Receipt.ReadBy.ToUniversalTime(),
                });
            },
            wrong => problems.Wrong(wrong.Problems),
            _ => problems.Of(StatusCodes.Status503ServiceUnavailable, "closed"),
            _ => problems.Of(StatusCodes.Status422UnprocessableEntity, "other-body"),
            _ => problems.Of(StatusCodes.Status403Forbidden));
    }

    /// <summary>What the organisation reported, the newest first.</summary>
    public static async Task<IResult> ListAsync(HttpContext context, Submissions submissions, ApiProblems problems, string? stand, string? na, CancellationToken cancellation)
    {
        StateCode? state = null;
        if (stand is not null)
        {
            if (!States.TryGetValue(stand, out var known))
            {
                return problems.Of(StatusCodes.Status400BadRequest, "stand");
            }

            state = known;
        }

        var page = await submissions.ListAsync(ApiKeyAuthentication.KeyOf(context)!.Actor, new SubmissionFilter(false, state is { } wanted ? (SubmissionState)wanted : null, na), cancellation);
        return Results.Ok(new FollowListMessage
        {
            Signals = [.. page.Lines.Select(Message)],
            Next = page.Next is null ? null : Route + QueryString.Create(new Dictionary<string, string?> { ["stand"] = stand, ["na"] = page.Next }.Where(part => part.Value is not null)),
        });
    }

    /// <summary>How far one report is.</summary>
    public static async Task<IResult> ReadAsync(HttpContext context, Submissions submissions, ApiProblems problems, string meldnummer, CancellationToken cancellation) =>
        await submissions.FindAsync(ApiKeyAuthentication.KeyOf(context)!.Actor, meldnummer, cancellation) is { } line
            ? Results.Ok(Message(line))
            : problems.Of(StatusCodes.Status404NotFound);

    private static readonly Dictionary<string, StateCode> States =
        Enum.GetValues<StateCode>().ToDictionary(state => JsonSerializer.SerializeToElement(state, ReportMessages.Json).GetString()!, StringComparer.Ordinal);

    private static FollowMessage Message(SubmissionLine line) => new()
    {
        Number = line.Number,
        Reference = line.Reference,
        Received = line.At.ToUniversalTime(),
        State = (StateCode)line.State,
        ReadBy = line.ReadBy?.ToUniversalTime(),
    };
}
