using System.Globalization;
using Baken.Api;
using Baken.Design;
using Baken.Import;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Pages.Audit;
using Baken.Pages.Clocks;
using Baken.Pages.Organisations;
using Baken.Pages.Signals.Export;
using Baken.Pages.Submissions;
using Baken.Signals.Report;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baken.Hosting;

/// <summary>The small actions that have no page: quick exit, language, sign-out, health, security.txt.</summary>
internal static class Endpoints
{
    public const string LanguageCookie = "taal";
    public const string DraftCookie = "baken-melding";
    public const string DensityCookie = "baken-rijen";

    public static void MapEndpoints(this IEndpointRouteBuilder routes)
    {
        Map(routes.MapPost, "/weg", LeaveAsync);
        Map(routes.MapGet, "/taal/{language}", Language);
        Map(routes.MapPost, "/uitloggen", SignOutAsync);
        Map(routes.MapGet, "/weergave/{density}", Density);
        Map(routes.MapGet, AuditExport.Route, AuditExport.WriteAsync);
        Map(routes.MapGet, DryRunExport.Route, DryRunExport.WriteAsync);
        Map(routes.MapGet, LanguageFile.Route, LanguageFile.Write);
        Map(routes.MapGet, ExportModel.FileRoute, ExportModel.WriteAsync);
        Map(routes.MapPost, DeskModel.DoubleRoute, DeskModel.DoubleAsync);
        Map(routes.MapPost, ImportUpload.Route, ImportUpload.TakeAsync).WithMetadata(new RequestSizeLimitAttribute(ImportUpload.LargestBody));
        Map(routes.MapGet, "/health/live", () => Results.Text("live"));
        Map(routes.MapGet, "/health/ready", ReadyAsync);
        Map(routes.MapGet, "/.well-known/security.txt", SecurityText);
        routes.MapApi();
    }

    /// <summary>Maps a place of the list with its policy.</summary>
    public static RouteHandlerBuilder Map(Func<string, Delegate, RouteHandlerBuilder> map, string route, Delegate action)
    {
        var place = Places.Find(route) ?? throw new InvalidOperationException($"The route '{route}' is not in the list of places.");
        var mapped = map(route, action).RequireAuthorization(place.Ability.ToString()).WithMetadata(place);
        if (place.AsksCode)
        {
            mapped.AddEndpointFilter(AskCodeAsync);
        }

        return mapped;
    }

    // What is only fetched, such as an export, goes by way of the page that asks.
    private static async ValueTask<object?> AskCodeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return SessionAuthentication.SessionOf(http) is { } session && !http.RequestServices.GetRequiredService<Sessions>().IsConfirmed(session)
            ? Results.LocalRedirect("/mijn-account/bevestig?terug=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString))
            : await next(context);
    }

    /// <summary>
    /// Quick exit: forgets the draft and everything in the browser, then leaves for a page that nobody minds being seen on. With a script the page
    /// has left already, and <paramref name="stil"/> asks to answer nothing.
    /// </summary>
    private static async Task<IResult> LeaveAsync(HttpContext context, Drafts drafts, IQuickExit exit, string? stil)
    {
        if (DraftKey.Read(context.Request.Cookies[DraftCookie]) is { } key)
        {
            try
            {
                await drafts.WipeAsync(key, CancellationToken.None);
            }
#pragma warning disable CA1031 // leaving must never fail; without the cookie nobody reads the draft
            catch (Exception)
#pragma warning restore CA1031
            {
                context.RequestServices.GetRequiredService<ILogger<Drafts>>().LogWarning("A draft could not be wiped at a quick exit; it will be swept.");
            }
        }

        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        context.Response.Cookies.Delete(DraftCookie);
        if (stil is not null)
        {
            return Results.NoContent();
        }

        context.Response.Headers.Location = exit.Address.ToString();
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Language(HttpContext context, string language, string? terug)
    {
        if (Texts.Languages.Find(language) is null)
        {
            return Results.NotFound();
        }

        SetLanguage(context, language);
        return Results.LocalRedirect(Local(terug) ?? "/");
    }

    /// <summary>Remembers the language until the browser closes.</summary>
    public static void SetLanguage(HttpContext context, string language) => context.Response.Cookies.Append(
        LanguageCookie,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });

    private static IResult Density(HttpContext context, string density, string? terug)
    {
        if (density is not ("ruim" or "compact"))
        {
            return Results.NotFound();
        }

        context.Response.Cookies.Append(DensityCookie, density, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) });
        return Results.LocalRedirect(Local(terug) ?? "/signalen");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, Sessions sessions)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Results.BadRequest();
        }

        if (context.Request.Cookies[SessionAuthentication.Cookie] is { } secret)
        {
            await sessions.EndAsync(secret, context.RequestAborted);
        }

        SessionAuthentication.RemoveCookie(context);
        return Results.LocalRedirect("/inloggen?uit=1");
    }

    private static async Task<IResult> ReadyAsync(Databases databases, CancellationToken cancellation)
    {
        try
        {
            await using var open = databases.Open(Actor.System("health"));
            var stuck = await open.Db.Set<OutboxMessage>().CountAsync(m => !m.IsDone && m.Attempts >= OutboxMessage.MaxAttempts, cancellation);
            return Results.Text(stuck == 0 ? "ready" : string.Create(CultureInfo.InvariantCulture, $"ready; {stuck} messages wait for a person (baken outbox)"));
        }
#pragma warning disable CA1031 // whatever is wrong, the answer is: not ready
        catch (Exception)
#pragma warning restore CA1031
        {
            return Results.Text("not ready: the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult SecurityText(Settings settings, TimeProvider clock) => settings[SettingNames.SecurityContact] is not { } contact
        ? Results.NotFound()
        : Results.Text($"Contact: {contact}\nExpires: {clock.GetUtcNow().AddDays(180):yyyy-MM-dd}T00:00:00Z\nPreferred-Languages: {string.Join(", ", Texts.Languages.OfStaff.Select(language => language.Code))}\n");

    /// <summary>The path if it leads somewhere within Baken.</summary>
    public static string? Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Contains('\\', StringComparison.Ordinal) ? path : null;
}
