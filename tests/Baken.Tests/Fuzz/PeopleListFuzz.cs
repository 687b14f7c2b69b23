using System.Text;
using Baken.Kernel.People;
using Baken.Pages.People;
using Baken.Texts;
using CsCheck;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Baken.Tests.Fuzz;

public sealed class PeopleListFuzz
{
    private const string Sound = "naam;e-mail;rollen;teams\r\nAnna Een;anna@zwolle.example;teamlid;Toezicht\r\n\"O'Brien; de\";x@zwolle.example;analist, programmamanager;\r\n";
    private static readonly StringLocalizer<Admin> Texts = new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
    private static readonly TeamName[] Teams = [new(Guid.NewGuid(), "Toezicht")];

    [Fact]
    public void A_sound_list_has_people_and_no_problems()
    {
        var (people, problems) = PeopleList.Read(Sound, Teams, Texts);
        Assert.Equal(2, people.Count);
        Assert.Empty(problems);
    }

    [Fact]
    public void Whatever_is_changed_in_a_list_each_row_is_a_person_or_a_problem() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 40], Gen.OneOf(Gen.String[0, 20], Gen.OneOf(";", "\"", "\r\n", "\n", ",", "\t", "\0", "\uFEFF", "\u202E", "=cmd()"))).Sample(
            (at, cut, put) => AssertAnswered(Sound[..at] + put + Sound[Math.Min(at + cut, Sound.Length)..]), iter: 3000);

    [Fact]
    public void Whatever_bytes_it_is_it_is_answered() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        if (PeopleList.Text(bytes) is { } text)
        {
            AssertAnswered(text);
        }
    }, iter: 2000);

    [Fact]
    public void A_list_of_a_million_rows_is_refused_after_the_most_there_may_be()
    {
        var text = new StringBuilder("naam;e-mail;rollen\n");
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append("a;a@b.example;analist\n");
        }

        var (people, problems) = PeopleList.Read(text.ToString(), Teams, Texts);
        Assert.Equal((PeopleList.MostRows, 1), (people.Count, problems.Count));
    }

    private static void AssertAnswered(string text)
    {
        var (people, problems) = PeopleList.Read(text, Teams, Texts);
        Assert.True(people.Count + problems.Count > 0);
        Assert.All(problems, problem => Assert.True(problem.Row >= 1 && problem.Words.Length > 0));
        Assert.All(people, person => Assert.All(person.Form.Teams, team => Assert.Equal(Teams[0].Id, team)));
    }
}
