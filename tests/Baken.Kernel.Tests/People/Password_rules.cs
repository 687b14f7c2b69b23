using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.People;
using Baken.Testing;

namespace Baken.Kernel.Tests.People;

public sealed class Password_rules
{
    [Theory]
    [InlineData("kort", PasswordProblem.TooShort)]
    [InlineData("elf-tekens!", PasswordProblem.TooShort)]
    [InlineData("Noor Veldkamp", PasswordProblem.TooEasy)]
    [InlineData("noor.veldkamp@", PasswordProblem.TooEasy)]
    [InlineData("Baken-veldkamp1", PasswordProblem.TooEasy)]
    [InlineData("aaaaaaaaaaaaaaaa", PasswordProblem.TooEasy)]
    [InlineData("abcabcabcabcabc", PasswordProblem.TooEasy)]
    [InlineData("abcdefghijklmnop", PasswordProblem.TooEasy)]
    [InlineData("------------", PasswordProblem.TooEasy)]
    public void Will_not_do(string password, PasswordProblem problem) =>
        Assert.Equal(problem, new Passwords(null).Problem(password, "Noor Veldkamp", "noor.veldkamp@voorbeeld.example"));

    [Theory]
    [InlineData("een zin die ik onthoud")]
    [InlineData("Ωμέγα και άλφα μαζί")]
    [InlineData("veldkamp koopt kaas")]
    public void Will_do(string password) => Assert.Null(new Passwords(null).Problem(password, "Noor Veldkamp", "noor.veldkamp@voorbeeld.example"));

    [Fact]
    public void One_letter_names_make_nothing_easy() => Assert.Null(new Passwords(null).Problem("a en b en c en d", "A B", "a@voorbeeld.example"));

    [Fact]
    public void Each_password_of_the_list_is_found_wherever_it_stands_and_no_other()
    {
        using var folder = new TestFolder();
        var leaked = Enumerable.Range(0, 2000).Select(i => $"gelekt wachtwoord {i}").ToList();
        foreach (var end in new[] { "\r\n", "\n" })
        {
            var file = folder.File("leaked" + end.Length);
            File.WriteAllText(file, string.Concat(leaked.Select(Hash).Order(StringComparer.Ordinal).Select((hash, i) => $"{hash}:{i * i}{end}")));
            var rules = new Passwords(file);
            Assert.True(rules.ChecksLeaks);
            Assert.All(leaked, password => Assert.Equal(PasswordProblem.Leaked, rules.Problem(password, "", "")));
            Assert.All(Enumerable.Range(2000, 2000), i => Assert.Null(rules.Problem($"gelekt wachtwoord {i}", "", "")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("geen lijst\nmaar tekst\n")]
    [InlineData("000000000000000000000000000000000000000B:2\n000000000000000000000000000000000000000A:1\n")]
    public void A_list_that_would_find_nothing_is_refused(string text)
    {
        using var folder = new TestFolder();
        Assert.Throws<FormatException>(() => new Passwords(folder.File("leaked")));
        File.WriteAllText(folder.File("leaked"), text);
        Assert.Throws<FormatException>(() => new Passwords(folder.File("leaked")));
    }

#pragma warning disable CA5350 // the form of the list
    private static string Hash(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
}
