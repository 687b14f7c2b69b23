using Baken.Design;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>The words for people, their roles and what is wrong with a form about them.</summary>
internal sealed class PeopleWords(IStringLocalizer<Admin> texts, IStringLocalizer<Codes> codes)
{
    private static readonly string[] Reviewed = ["Name", "Email", "State", "Roles", "Teams", "LastSignIn", "CodeApp"];

    /// <summary>The roles an administrator can choose from, with what each may do.</summary>
    public IEnumerable<Choice> RoleChoices(bool platform) => RoleTable.All.Where(row => platform || row.Role != Kernel.Access.Role.PlatformAdministrator)
        .Select(row => new Choice(row.Role.ToString(), Role(row.Role), RoleHint(row)));

    public string Role(Role role) => codes["Role." + role];

    public string Roles(AccountView account) => string.Join(", ", account.Roles.Select(held => Role(held.Role)));

    public string State(AccountState state) => texts["State." + state];

    public string YesNo(bool answer) => codes[answer ? "Answer.Yes" : "Answer.No"];

    /// <summary>The heads of the columns of the list that is reviewed.</summary>
    public IEnumerable<string> ReviewColumns => Reviewed.Select(column => texts["Column." + column].Value);

    /// <summary>What a problem says, to stand at its field.</summary>
    public string Problem(AccountProblem problem)
    {
        var value = problem.Code switch
        {
            "roles-clash" => string.Join("|", problem.Value!.Split(' ').Select(role => codes["Role." + role].Value)),
            "role-not-here" => codes["Role." + problem.Value],
            _ => problem.Value ?? "",
        };
        return texts["Problem." + problem.Code, [.. value.Split('|')]];
    }

    /// <summary>Puts problems at their fields.</summary>
    public void Tell(ModelStateDictionary state, IEnumerable<AccountProblem> problems, string prefix = "")
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field.Length == 0 ? "" : prefix + problem.Field, Problem(problem));
        }
    }

    public static Tone ToneOf(AccountState state) => state switch
    {
        AccountState.Active => Tone.Green,
        AccountState.Invited => Tone.Blue,
        AccountState.Lapsed => Tone.Amber,
        AccountState.Ended => Tone.Neutral,
    };

    private string RoleHint(RoleRow row) => string.Join(". ", row.Abilities.Select(ability => codes["Ability." + ability].Value).DefaultIfEmpty(texts["Role.Nothing"].Value))
        + (row.AsksSecond ? ". " + texts["Role.NeedsSecond"].Value : ".");
}
