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
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, SignIn signIn, Kernel.Data.Storage storage)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "Session";
    public const string Cookie = "baken-sessie";
    private const string ActorItem = "baken.actor";
    private bool isAway;

    public static Actor? ActorOf(HttpContext context) => context.Items[ActorItem] as Actor;

    public static void SetCookie(HttpContext context, string secret) => context.Response.Cookies.Append(Cookie, secret, CookieOptions(context));

    public static void RemoveCookie(HttpContext context) => context.Response.Cookies.Delete(Cookie, CookieOptions(context));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Cookie] is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        Actor? actor;
        try
        {
            actor = await signIn.ActorAsync(secret, Context.RequestAborted);
        }
        catch (Exception error) when (CannotSave.IsUnavailable(error, storage))
        {
            // A public page, the one that says so among them, needs no session; the others answer 503 below.
            isAway = true;
            return AuthenticateResult.Fail("The database is away.");
        }

        if (actor is null)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        Context.Items[ActorItem] = actor;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.UserId!.Value.ToString())], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (isAway)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        // Only the path, so that no query with search words ends up in the address of the sign-in page.
        Response.Redirect("/inloggen?terug=" + Uri.EscapeDataString(Request.Path));
        return Task.CompletedTask;
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
