using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Baken.Hosting;

/// <summary>
/// A form that comes back after its sender had to sign in again, or to give a code first: the fields as they were, under a fresh
/// antiforgery token.
/// </summary>
internal static class ReturnedForm
{
    /// <summary>Field that marks a form as brought back: the page shows it filled in and does nothing yet.</summary>
    public const string Marker = "teruggekomen";

    private const string Item = "baken.returned";

    /// <summary>Whether the page must show the form as it was typed instead of acting on it.</summary>
    public static bool IsReturned(this HttpContext context) => context.Items.ContainsKey(Item);

    internal static void SetReturned(this HttpContext context) => context.Items[Item] = true;

    /// <summary>What was posted; null when it is no form, or one that is refused for its size.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return null;
        }

        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception error) when (error is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>What a form holds, without what belongs to one request.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FieldsOf(IFormCollection form) =>
    [
        .. form.Where(field => field.Key is not ("formulier" or Marker or CodeConfirmation.Field)).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? "")),
    ];
}

/// <summary>Tells the page that a form was brought back; once it stands in the browser again it is kept no longer.</summary>
internal sealed class TakeReturned(KeptTexts kept) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (SessionAuthentication.ActorOf(context.HttpContext) is not { } actor
            || (await ReturnedForm.ReadAsync(context.HttpContext.Request))?.ContainsKey(ReturnedForm.Marker) != true)
        {
            await next();
            return;
        }

        context.HttpContext.SetReturned();
        var done = await next();
        if (done.Exception is null)
        {
            await kept.ForgetAsync(actor, context.HttpContext.RequestAborted);
        }
    }
}
