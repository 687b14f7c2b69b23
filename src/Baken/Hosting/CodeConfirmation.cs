using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Baken.Hosting;

/// <summary>What the page that asks for the code shows.</summary>
/// <param name="Path">Where the form goes.</param>
/// <param name="Fields">The form that waits.</param>
/// <param name="WasWrong">Whether a code was given and was wrong.</param>
/// <param name="IsDemo">Whether a fictional person acts, who has no code.</param>
internal sealed record CodeQuestion(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool WasWrong, bool IsDemo);

/// <summary>On a handler of a page that asks for a code: it only looks, and changes nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AsksNoCodeAttribute : Attribute;

/// <summary>
/// Asks for a code before an act that a stolen session must not do: exports, roles, keys. What was sent waits in the page that asks, and goes on when the
/// code is right.
/// </summary>
internal sealed class CodeConfirmation(SignIn signIn, Sessions sessions, IModelMetadataProvider metadata) : IAsyncPageFilter
{
    /// <summary>Field in which the code comes back.</summary>
    public const string Field = "bevestigcode";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<Place>() is not { AsksCode: true } || !HttpMethods.IsPost(http.Request.Method)
            || SessionAuthentication.SessionOf(http) is not { } session || sessions.IsConfirmed(session) || http.IsReturned()
            || context.HandlerMethod?.MethodInfo.IsDefined(typeof(AsksNoCodeAttribute), false) == true)
        {
            await next();
            return;
        }

        var form = await ReturnedForm.ReadAsync(http.Request) ?? FormCollection.Empty;
        var code = form.ContainsKey(Field) ? form[Field].ToString() : null;
        if (code is not null && await signIn.ConfirmAsync(session, code, http.RequestAborted))
        {
            await next();
            return;
        }

        var question = new CodeQuestion(http.Request.Path + http.Request.QueryString, ReturnedForm.FieldsOf(form), code is not null, session.IsDemo);
        context.Result = new ViewResult
        {
            ViewName = "/Pages/SignIn/AskCode.cshtml",
            ViewData = new ViewDataDictionary<CodeQuestion>(metadata, new ModelStateDictionary()) { Model = question },
        };
    }
}
