using System.Text;
using System.Globalization;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Tests.Design;

namespace Baken.Tests.Docs;

/// <summary>The page about roles is made from the table of roles and the list of places: when they differ the page is out of date.</summary>
public sealed class RolesTests
{
    private static readonly System.Resources.ResourceManager Words = new(typeof(Texts.Codes));

    [Fact]
    public void The_page_about_roles_says_what_the_table_says()
    {
        var file = Repository.At("docs", "roles.md");
        if (Environment.GetEnvironmentVariable("BAKEN_WRITE_DOCS") is not null)
        {
            File.WriteAllText(file, Text());
        }

        Assert.Equal(Text(), File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_role_and_every_ability_has_words_in_both_languages() => Assert.All(
        Enum.GetNames<Role>().Select(name => "Role." + name).Concat(Enum.GetNames<Ability>().Select(name => "Ability." + name)),
        key => Assert.All(["nl", "en"], language => Assert.False(string.IsNullOrEmpty(Words.GetString(key, CultureInfo.GetCultureInfo(language))), key)));

    private static string Text()
    {
        var text = new StringBuilder("# Who may do what\n\nMade from `src/Baken.Kernel/Access/Roles.cs`, `src/Baken/Hosting/Places.cs` and `src/Baken/Commands/Verbs.cs`; a test compares them.\n\n"
            + "| role | rol | reads content | may besides what everybody may |\n|---|---|---|---|\n");
        foreach (var row in RoleTable.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Word("Role." + row.Role, "en")} | {Word("Role." + row.Role, "nl")} | {(row.ReadsContent ? "yes: needs a second person" : row.AsksSecond ? "never; needs a second person" : row.GuardsContent ? "never" : "no")} | {string.Join("; ", row.Abilities.Select(a => Word("Ability." + a, "en")))} |\n");
        }

        text.Append("\n| ability | pages and endpoints | commands |\n|---|---|---|\n");
        foreach (var ability in Enum.GetValues<Ability>())
        {
            var places = Places.All.Where(p => p.Ability == ability).Select(p => $"`{p.Route}`{(p.AsksCode ? " (asks for a code)" : "")}");
            var verbs = global::Baken.Commands.Verbs.All.Where(v => v.Ability == ability).Select(v => $"`{v.Line}`{(v.AsksCode ? " (asks for a code)" : "")}");
            text.Append(CultureInfo.InvariantCulture, $"| {Word("Ability." + ability, "en")} | {string.Join(", ", places)} | {string.Join(", ", verbs)} |\n");
        }

        return text.Append("\nCommands of the host's operator, who sees no content: " + string.Join(", ", global::Baken.Commands.Verbs.All.Where(v => v.Ability is null).Select(v => $"`{v.Line}`")) + ".\n").ToString();
    }

    private static string Word(string key, string language) => Words.GetString(key, CultureInfo.GetCultureInfo(language))!;
}
