using Baken.Attachments.Tests.Samples;
using CsCheck;

namespace Baken.Attachments.Tests;

/// <summary>
/// Files that nobody wrote. The normal run tries 130,000: 10,000 of random bytes behind the beginning of a known format, 80,000 samples with changes, 30,000 splices of two samples, 10,000
/// office files with changed parts inside. <c>BAKEN_FUZZ_TIMES</c> multiplies them.
/// </summary>
public class Any_bytes
{
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("BAKEN_FUZZ_TIMES"), out var times) ? times : 1;

    private static readonly Gen<byte[]> Known = Gen.Int[0, Sample.All.Count - 1].Select(index => Sample.All[index].Bytes);

    // Numbers at the edges find more than others.
    private static readonly Gen<byte> Edgy = Gen.OneOf(Gen.Byte, Gen.Int[0, 5].Select(index => (byte)"\0\x01\x7F\x80\xFF\xFE"[index]));

    private static readonly Gen<byte[]> Random =
        Gen.Select(Known, Gen.Int[0, 40], Edgy.Array[0, 400]).Select((known, keep, rest) => (byte[])[.. known[..Math.Min(keep, known.Length)], .. rest]);

    private static readonly Gen<byte[]> Changed =
        Gen.Select(Known, Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1_000_000], Edgy.Array[1, 8]).Array[1, 6]).Select((known, changes) => changes.Aggregate(known, Change));

    private static readonly Gen<byte[]> Spliced =
        Gen.Select(Known, Gen.Int[0, 1_000_000], Known, Gen.Int[0, 1_000_000])
            .Select((one, end, other, begin) => (byte[])[.. one[..(end % (one.Length + 1))], .. other[(begin % (other.Length + 1))..]]);

    private static readonly Gen<byte[]> Repacked =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1_000_000], Edgy.Array[1, 4], Gen.Int[0, 4]).Select((part, at, bytes, kind) =>
        {
            var parts = Documents.DocxParts("<w:p><w:r><w:t>tekst</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>");
            parts[part].Content = Change(parts[part].Content, (kind, at, bytes));
            return Documents.Zip(parts);
        });

    [Fact]
    public void Random_bytes_are_accepted_or_refused() => Random.Sample(Try, iter: 10_000 * Times);

    [Fact]
    public void Changed_samples_are_accepted_or_refused() => Changed.Sample(Try, iter: 80_000 * Times);

    [Fact]
    public void Spliced_samples_are_accepted_or_refused() => Spliced.Sample(Try, iter: 30_000 * Times);

    [Fact]
    public void Office_files_with_changed_parts_are_accepted_or_refused() => Repacked.Sample(Try, iter: 10_000 * Times);

    private static byte[] Change(byte[] file, (int Kind, int At, byte[] Bytes) change)
    {
        var at = change.At % (file.Length + 1);
        var rest = Math.Min(file.Length, at + change.Bytes.Length);
        return change.Kind switch
        {
            0 => [.. file[..at], .. change.Bytes, .. file[at..]],
            1 => [.. file[..at], .. file[rest..]],
            2 => file[..at],
            _ => [.. file[..at], .. change.Bytes[..(rest - at)], .. file[rest..]],
        };
    }

    // No exception, and whatever is accepted has a clean copy, or says why not, that is accepted as the same; a document gives its text.
    private static void Try(byte[] bytes)
    {
        foreach (var name in new[] { null, "a.txt" })
        {
            var type = AttachmentInspector.Inspect(new MemoryStream(bytes), name).Match<FileType?>(accepted => accepted.Type, _ => null);
            if (type is not null)
            {
                TryAccepted(bytes, type, name);
            }
        }

        // Nobody should ask for the copy of what was refused; when somebody does, it ends well.
        var asked = FileType.All[bytes.Length % FileType.All.Count];
        CleanCopy.Write(new MemoryStream(bytes), asked, Stream.Null);
    }

    private static void TryAccepted(byte[] bytes, FileType type, string? name)
    {
        if (type.Kind == FileKind.Office)
        {
            Assert.IsType<OfficeReading.Text>(OfficeText.Read(new MemoryStream(bytes), type, 1000));
        }

        using var copy = new MemoryStream();
        var isWritten = CleanCopy.Write(new MemoryStream(bytes), type, copy).Match(_ => true, _ => false, unreadable => throw new Xunit.Sdk.XunitException($"{type}: {unreadable.Detail}"));
        if (isWritten)
        {
            Assert.Equal(type, AttachmentInspector.Inspect(copy, name).Match(accepted => accepted.Type, refused => throw new Xunit.Sdk.XunitException($"copy of {type}: {refused.Reason}, {refused.Detail}")));
        }
    }
}
