using Baken.Kernel.People;
using Baken.Pages.Signals;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Organisations;

/// <summary>What is typed about an organisation.</summary>
public sealed class OrganisationInput
{
    /// <summary>Short lasting name.</summary>
    public string? Code { get; set; }

    /// <summary>Name as people know it.</summary>
    public string? Name { get; set; }

    /// <summary>Kind, a code.</summary>
    public string? Kind { get; set; }

    /// <summary>Safety regions, codes.</summary>
    public List<string> Regions { get; set; } = [];

    /// <summary>Name of the first administrator.</summary>
    public string? AdministratorName { get; set; }

    /// <summary>Address of the first administrator.</summary>
    public string? AdministratorEmail { get; set; }

    internal OrganisationForm ToForm() => new()
    {
        Code = Code,
        Name = Name,
        Kind = Kind,
        Regions = Regions,
        AdministratorName = AdministratorName,
        AdministratorEmail = AdministratorEmail,
    };

    internal static void Tell(ModelStateDictionary state, IReadOnlyList<FormProblem> problems, IStringLocalizer<Texts.Organisations> texts, string prefix = "Form.")
    {
        state.ForgetErrors();
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field.Length == 0 ? "" : prefix + problem.Field, texts["Wrong." + problem.Code].Value);
        }
    }
}
