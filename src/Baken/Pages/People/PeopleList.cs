using System.Text;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Kernel.Tables;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>One row of a list of people.</summary>
/// <param name="Row">Its line, counted from 1.</param>
/// <param name="Form">What it asks for.</param>
/// <param name="Teams">Names of the teams, as shown.</param>
internal sealed record ListedPerson(int Row, AccountForm Form, IReadOnlyList<string> Teams);

/// <summary>
/// Reads a list of people as spreadsheets write them: columns naam, e-mail, rollen, teams (or name, email, roles, teams) in any order; several roles
/// or teams in a cell are separated by a comma or a stroke. Roles by their Dutch or English name, teams by name or code.
/// </summary>
internal static class PeopleList
{
    /// <summary>Most rows.</summary>
    public const int MostRows = 1000;

    private const int LongestLine = 2000;
    private static readonly string[][] Columns = [["naam", "name"], ["e-mail", "email", "e-mailadres", "mail"], ["rollen", "rol", "roles", "role"], ["teams", "team"]];
    private static readonly string[] Fields = ["Name", "Email", "Roles", "Teams"];

    /// <summary>The text of an uploaded file: UTF-8, UTF-16 that says so, or what Dutch spreadsheets write; null when it is no text.</summary>
    public static async Task<string?> TextOfAsync(IFormFile file, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellation);
        return Text(memory.ToArray());
    }

    /// <summary>The text of such a file; null when it is no text.</summary>
    public static string? Text(byte[] bytes)
    {
        var text = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes),
            _ => Narrow(bytes),
        };
        return text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) ? null : text.TrimStart('\uFEFF');
    }

    private static string Narrow(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    /// <summary>The people of a list, and what must be changed first.</summary>
    public static (IReadOnlyList<ListedPerson> People, IReadOnlyList<RowProblem> Problems) Read(string text, IReadOnlyList<TeamName> teams, IStringLocalizer<Admin> texts)
    {
        var people = new List<ListedPerson>();
        var problems = new List<RowProblem>();
        var rows = new CsvRows(new StringReader(text), LongestLine);
        if (!rows.Next() || Heads(rows.Cells) is not { } places)
        {
            return ([], [new RowProblem(1, "", texts["Import.NoHeads"])]);
        }

        while (rows.Next())
        {
            if (people.Count + problems.Count >= MostRows)
            {
                problems.Add(new RowProblem(rows.Row, "", texts["Import.TooMany", MostRows]));
                break;
            }

            if (rows.IsBroken)
            {
                problems.Add(new RowProblem(rows.Row, "", texts["Import.Broken"]));
                continue;
            }

            var cells = places.Select(place => place >= 0 && place < rows.Cells.Count ? rows.Cells[place] : "").ToArray();
            var roles = Several(cells[2]).Select(word => (Word: word, Role: RoleOf(word))).ToList();
            problems.AddRange(roles.Where(r => r.Role is null).Select(r => new RowProblem(rows.Row, texts["Column.Roles"], texts["Import.NoRole", r.Word])));
            var chosen = Several(cells[3]).Select(word => (Word: word, Team: teams.FirstOrDefault(t => string.Equals(t.Name, word, StringComparison.OrdinalIgnoreCase)))).ToList();
            problems.AddRange(chosen.Where(c => c.Team is null).Select(c => new RowProblem(rows.Row, texts["Column.Teams"], texts["Import.NoTeam", c.Word])));
            people.Add(new ListedPerson(
                rows.Row,
                new AccountForm(cells[0], cells[1], [.. roles.Where(r => r.Role is not null).Select(r => r.Role!.Value)], [.. chosen.Where(c => c.Team is not null).Select(c => c.Team!.Id)]),
                [.. chosen.Where(c => c.Team is not null).Select(c => c.Team!.Name)]));
        }

        if (people.Count == 0 && problems.Count == 0)
        {
            problems.Add(new RowProblem(2, "", texts["Import.NoRows"]));
        }

        return (people, problems);
    }

    /// <summary>What is wrong in the list and what only the database knows, in the order of the list, once a cell.</summary>
    public static IReadOnlyList<RowProblem> Together(
        IReadOnlyList<ListedPerson> people, IReadOnlyList<RowProblem> problems, IEnumerable<(int Index, AccountProblem Problem)> known, PeopleWords words, IStringLocalizer<Admin> texts)
    {
        var told = known.Select(p => new RowProblem(people[p.Index].Row, texts["Column." + p.Problem.Field], words.Problem(p.Problem)));
        return [.. problems.Concat(told.Where(k => !problems.Any(p => p.Row == k.Row && p.Column == k.Column))).OrderBy(p => p.Row)];
    }

    /// <summary>Where each column stands; null unless name, address and roles are there.</summary>
    private static int[]? Heads(List<string> cells)
    {
        var places = Columns.Select(names => cells.FindIndex(cell => names.Contains(cell.ToLowerInvariant()))).ToArray();
        return places.Take(3).All(place => place >= 0) ? places : null;
    }

    private static string[] Several(string cell) => cell.Split([',', '/', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Role? RoleOf(string word)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (Names(role).Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return role;
            }
        }

        return null;
    }

    private static IEnumerable<string> Names(Role role)
    {
        yield return role.ToString();
        foreach (var language in Texts.Languages.OfStaff)
        {
            yield return RoleNames.GetString("Role." + role, language.Culture) ?? "";
        }
    }

    // Both languages, whatever the reader's: the list may come from a colleague.
    private static readonly System.Resources.ResourceManager RoleNames = new(typeof(Codes));
}
