using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Baken.Pages.Signals;

/// <summary>What was just done, told on the next page and only there. Carried in a sealed cookie: nothing of it stands in an address.</summary>
internal static class Done
{
    private const string Key = "Done";

    /// <summary>Leaves a sentence for the next page.</summary>
    public static void Tell(ITempDataDictionary pages, string words) => pages[Key] = words;

    /// <summary>The sentence that was left; null when there is none. Taking it removes it.</summary>
    public static string? Take(ITempDataDictionary pages) => pages[Key] as string;
}

/// <summary>The model state of a form whose page checks everything itself.</summary>
internal static class FormState
{
    /// <summary>Forgets what the binder complained of, in its own words; what was typed stays.</summary>
    public static void ForgetErrors(this ModelStateDictionary state)
    {
        foreach (var entry in state.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
    }
}
