using System.Data.Common;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Hosting;

/// <summary>
/// A form that was sent while the database was full or away comes back with what was typed, says so, and answers 503. Other
/// requests get the calm page.
/// </summary>
internal sealed class CannotSave(Kernel.Data.Storage storage) : IAsyncPageFilter
{
    /// <summary>Key in the view data under which a page finds that it could not save.</summary>
    public const string Key = "CannotSave";

    public static bool IsUnavailable(Exception? error, Kernel.Data.Storage storage) => error switch
    {
        null => false,
        DbException database => storage.IsUnavailable(database),
        TimeoutException => true,
        _ => IsUnavailable(error.InnerException, storage),
    };

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        if (done.Exception is { } error && HttpMethods.IsPost(context.HttpContext.Request.Method) && IsUnavailable(error, storage)
            && context.HandlerInstance is PageModel page)
        {
            done.ExceptionHandled = true;
            page.ViewData[Key] = true;
            var again = page.Page();
            again.StatusCode = StatusCodes.Status503ServiceUnavailable;
            done.Result = again;
        }
    }
}
