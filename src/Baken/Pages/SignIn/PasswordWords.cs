using Baken.Kernel.People;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.SignIn;

/// <summary>What the pages say of a password that will not do.</summary>
internal sealed class PasswordWords(IStringLocalizer<Texts.SignIn> texts)
{
    /// <summary>Tells at the field what is wrong.</summary>
    public void Tell(ModelStateDictionary state, string field, PasswordProblem problem) => state.AddModelError(field, problem switch
    {
        PasswordProblem.TooShort => texts["Activate.Short", Passwords.Shortest],
        PasswordProblem.TooLong => texts["Activate.Long", Passwords.Longest],
        PasswordProblem.TooEasy => texts["Activate.Easy"],
        PasswordProblem.Leaked => texts["Activate.Leaked"],
    });

    /// <summary>Whether both times the same was typed; tells so when not.</summary>
    public bool Same(ModelStateDictionary state, string field, string? password, string? again)
    {
        // A password that is too short is told first, by whoever sets it.
        if ((password ?? "").Length < Passwords.Shortest || string.Equals(password, again, StringComparison.Ordinal))
        {
            return true;
        }

        state.AddModelError(field, texts["Activate.Differs"]);
        return false;
    }
}
