using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Baken.Kernel.People;

/// <summary>Why a password will not do.</summary>
public enum PasswordProblem
{
    /// <summary>Fewer than <see cref="Passwords.Shortest"/> characters.</summary>
    TooShort,

    /// <summary>More than <see cref="Passwords.Longest"/> characters.</summary>
    TooLong,

    /// <summary>Holds the person's own name or address, or is one piece repeated: the first a guesser tries.</summary>
    TooEasy,

    /// <summary>Stands in the list of leaked passwords.</summary>
    Leaked,
}

/// <summary>
/// The rules for passwords: length, nothing easy, and not in the list of leaked passwords where the installation has one. No rules about
/// kinds of characters (NIST SP 800-63B 3.1.1.2; OWASP ASVS 5.0 V6.2).
/// </summary>
public sealed class Passwords
{
    /// <summary>Shortest password, in characters.</summary>
    public const int Shortest = 12;

    /// <summary>Longest password, in characters.</summary>
    public const int Longest = 128;

    private const int HashDigits = 40;
    private static readonly User Nobody = new("", "nobody@example.invalid", Guid.Empty);
    private readonly PasswordHasher<User> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private readonly string? leakedFile;
    private readonly Lazy<string> nobodysHash;

    /// <summary>The rules; with the list of leaked passwords in this file, or without one when null.</summary>
    /// <param name="leakedFile">
    /// Lines of 40 hexadecimal digits (SHA-1 of a password), a colon and a count, in the order of the digits: the form in which
    /// haveibeenpwned.com gives its list.
    /// </param>
    /// <exception cref="FormatException">The file is not there, or is not such a list.</exception>
    public Passwords(string? leakedFile)
    {
        if (leakedFile is not null)
        {
            Check(leakedFile);
        }

        this.leakedFile = leakedFile;
        nobodysHash = new(() => hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));
    }

    /// <summary>Whether passwords are compared with a list of leaked ones. When not, the page says so.</summary>
    public bool ChecksLeaks => leakedFile is not null;

    /// <summary>What is wrong with a password for this person; null when it will do.</summary>
    public PasswordProblem? Problem(string password, string name, string email) =>
        password.Length < Shortest ? PasswordProblem.TooShort
        : password.Length > Longest ? PasswordProblem.TooLong
        : IsEasy(password, name, email) ? PasswordProblem.TooEasy
        : leakedFile is not null && IsLeaked(password) ? PasswordProblem.Leaked
        : null;

    /// <summary>The hash to store (PBKDF2 with HMAC-SHA-512 and 210,000 rounds, salted).</summary>
    internal string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Whether the password is right. Takes as long when there is no hash.</summary>
    internal bool Verify(string? hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash ?? nobodysHash.Value, password.Length <= Longest ? password : "") != PasswordVerificationResult.Failed
        && hash is not null && password.Length <= Longest;

    private static bool IsEasy(string password, string name, string email)
    {
        var bare = Bare(password);
        var known = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(email.Split('@', '.')).Append("baken").Select(Bare).Where(word => word.Length >= 4);
        var rest = known.Aggregate(bare, (text, word) => text.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < 6 || Enumerable.Range(1, 4).Any(size => bare.Where((c, i) => i >= size && c != bare[i - size]).Any() is false)
            || bare.Zip(bare.Skip(1), (one, next) => next - one).Distinct().Count() == 1;
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Of the whole list only the first lines are looked at; a list in another order would find nothing and say nothing.
    private static void Check(string file)
    {
        if (!File.Exists(file))
        {
            throw new FormatException($"The list of leaked passwords '{file}' does not exist.");
        }

        var first = File.ReadLines(file).Take(1000).Select(line => line.Split(':')[0]).ToList();
        if (first.Count == 0 || first.Any(hash => hash.Length != HashDigits || !hash.All(char.IsAsciiHexDigit)))
        {
            throw new FormatException($"'{file}' is not a list of leaked passwords: each line must be 40 hexadecimal digits (SHA-1), a colon and a count.");
        }

        if (first.Zip(first.Skip(1)).Any(pair => string.Compare(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase) > 0))
        {
            throw new FormatException($"The list of leaked passwords '{file}' is not in the order of its digits. Take the list that is ordered by hash.");
        }
    }

    // The file is some 40 GB: searched on disk, by halves.
    private bool IsLeaked(string password)
    {
#pragma warning disable CA5350 // the published list is of SHA-1; nothing is protected by it here
        var wanted = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var file = new FileStream(leakedFile!, FileMode.Open, FileAccess.Read, FileShare.Read, 512);
        var (low, high) = (0L, file.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            var (start, hash) = LineAt(file, middle);
            if (hash is null)
            {
                high = middle;
                continue;
            }

            var order = string.CompareOrdinal(hash, wanted);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (start + HashDigits, high) : (low, middle);
        }

        return LineAt(file, low).Hash == wanted;
    }

    /// <summary>The first whole line that begins at or after a place in the file; no hash at its end.</summary>
    private static (long Start, string? Hash) LineAt(FileStream file, long place)
    {
        file.Position = Math.Max(0, place - 1);
        if (place > 0)
        {
            int read;
            while ((read = file.ReadByte()) is not '\n' and not -1)
            {
                place++;
            }
        }

        var line = new byte[HashDigits];
        return file.ReadAtLeast(line, HashDigits, throwOnEndOfStream: false) == HashDigits
            ? (place, Encoding.ASCII.GetString(line).ToUpperInvariant())
            : (place, null);
    }
}
