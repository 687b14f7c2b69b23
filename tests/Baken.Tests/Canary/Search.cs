using System.Text;

namespace Baken.Tests.Canary;

/// <summary>Looks for texts in bytes, in every form in which a program might have written them down.</summary>
internal static class Search
{
    /// <summary>Which of the texts stand in the bytes, and in what form.</summary>
    public static IEnumerable<string> Find(byte[] bytes, IEnumerable<string> texts) =>
        texts.SelectMany(text => Forms(text).Where(form => bytes.AsSpan().IndexOf(form.Bytes) >= 0).Select(form => $"{text} ({form.Name})"));

    /// <summary>Every file under the folder that can be read now, with its bytes; a file that is in use is read all the same.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Files(string folder, Func<FileInfo, bool>? which = null)
    {
        var files = new DirectoryInfo(folder).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true });
        // A pipe has no length, and reading one would wait for ever.
        foreach (var file in files.Where(file => file is { Exists: true, Length: > 0 } && which?.Invoke(file) != false).Select(file => file.FullName))
        {
            byte[] bytes;
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A file that went while it was looked for, or a socket.
                continue;
            }

            yield return (file, bytes);
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Forms(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        yield return ("UTF-8", utf8);
        yield return ("UTF-16 LE", Encoding.Unicode.GetBytes(text));
        yield return ("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(text));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
        yield return ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        for (var before = 0; before < 3; before++)
        {
            // Of base64 only the middle is the same wherever the text begins.
            var padded = Convert.ToBase64String([.. new byte[before], .. utf8]);
            var first = (before * 8 + 5) / 6;
            var last = (before + utf8.Length) * 8 / 6;
            yield return ($"base64 at {before}", Encoding.ASCII.GetBytes(padded[first..last]));
        }
    }
}
