using Baken.Hosting;
using Baken.Signals.Report;

namespace Baken.Pages.Report;

/// <summary>The key of a draft in the reporter's browser: gone when the browser closes, never sent along from another site.</summary>
internal static class DraftCookie
{
    public static DraftKey? Read(HttpContext context) => DraftKey.Read(context.Request.Cookies[Endpoints.DraftCookie]);

    public static void Set(HttpContext context, DraftKey key) => context.Response.Cookies.Append(Endpoints.DraftCookie, key.Text, Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Endpoints.DraftCookie, Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
