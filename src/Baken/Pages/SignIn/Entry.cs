using Baken.Hosting;
using Baken.Kernel.People;
using SignInFace = Baken.Kernel.People.SignIn;

namespace Baken.Pages.SignIn;

/// <summary>The cookies of a sign-in on its way, and where it leads.</summary>
internal static class Entry
{
    private const string HalfwayCookie = "baken-inloggen";
    private const string DeviceCookie = "baken-apparaat";

    public static string? Halfway(HttpContext context) => context.Request.Cookies[HalfwayCookie];

    public static Origin From(HttpContext context) => new(
        context.Connection.RemoteIpAddress?.ToString() ?? "", context.Request.Cookies[DeviceCookie], DeviceWords.Of(context.Request.Headers.UserAgent.ToString()));

    public static void SetHalfway(HttpContext context, string secret) =>
        context.Response.Cookies.Append(HalfwayCookie, secret, Options(context, Sessions.PasswordStageLife));

    /// <summary>Signed in: the cookie of the session, and the one by which this device is known next time.</summary>
    public static void Complete(HttpContext context, SignInFace signIn, string secret, string email)
    {
        context.Response.Cookies.Delete(HalfwayCookie, Options(context, null));
        context.Response.Cookies.Append(DeviceCookie, signIn.KnownDevice(email), Options(context, TimeSpan.FromDays(90)));
        SessionAuthentication.SetCookie(context, secret);
    }

    /// <summary>The page after sign-in: through the page that gives back what was typed, if something was.</summary>
    public static string Next(string? back) => "/bewaard?terug=" + Uri.EscapeDataString(Endpoints.Local(back) ?? "/mijn-werk");

    private static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/inloggen", MaxAge = age, IsEssential = true };
}
