using System.Security.Claims;
using System.Text.Encodings.Web;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Baken.Hosting;

/// <summary>Signs a request in by the session row its cookie points to. Roles and teams are read anew at each request.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Sessions sessions, KeptTexts kept, Kernel.Data.Storage storage)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "Session";
    public const string Cookie = "baken-sessie";
    private const string SessionItem = "baken.session";
    private bool isAway;

    public static OpenSession? SessionOf(HttpContext context) => context.Items[SessionItem] as OpenSession;

    public static Actor? ActorOf(HttpContext context) => SessionOf(context)?.Actor;

    public static void SetCookie(HttpContext context, string secret) => context.Response.Cookies.Append(Cookie, secret, CookieOptions(context));

    public static void RemoveCookie(HttpContext context) => context.Response.Cookies.Delete(Cookie, CookieOptions(context));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        OpenSession? session;
        try
        {
            session = await sessions.OpenAsync(secret, Context.RequestAborted);
        }
        catch (Exception error) when (CannotSave.IsUnavailable(error, storage))
        {
            // A public page, the one that says so among them, needs no session; the others answer 503 below.
            isAway = true;
            return AuthenticateResult.Fail("The database is away.");
        }

        if (session is null)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        Context.Items[SessionItem] = session;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, session.Actor.UserId!.Value.ToString())], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (isAway)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        // Only the path, so that no query with search words ends up in the address of the sign-in page.
        var back = "/inloggen?terug=" + Uri.EscapeDataString(Request.Path);
        Response.Redirect(await KeepAsync() ? back + "&bewaard=1" : back);
    }

    // What somebody typed while the session ended. Only who holds its cookie is believed, and only the same person gets it back.
    private async Task<bool> KeepAsync()
    {
        // A post with a handler is a button without text.
        if (Request.Query.ContainsKey("handler") || await sessions.HolderAsync(Request.Cookies[Cookie], Context.RequestAborted) is not { } holder
            || await ReturnedForm.ReadAsync(Request) is not { } form)
        {
            return false;
        }

        await kept.KeepAsync(holder, new KeptForm(Request.Path + Request.QueryString, ReturnedForm.FieldsOf(form)), Context.RequestAborted);
        return true;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        // What is not yours does not exist.
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static CookieOptions CookieOptions(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}

/// <summary>The rule behind every policy: the list of places decides.</summary>
internal sealed class PlaceRequirement(Ability ability) : IAuthorizationRequirement
{
    public Ability Ability => ability;
}

internal sealed class PlaceHandler(IHttpContextAccessor contexts) : AuthorizationHandler<PlaceRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PlaceRequirement requirement)
    {
        var request = contexts.HttpContext!;
        if (requirement.Ability == Ability.UseKey
            ? ApiKeyAuthentication.KeyOf(request)?.Scope.Contains(request.GetEndpoint()?.Metadata.GetMetadata<Place>()?.Route ?? "") == true
            : requirement.Ability.Allows(SessionAuthentication.ActorOf(request)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
