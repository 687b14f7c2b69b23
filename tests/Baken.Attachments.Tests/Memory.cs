using System.Diagnostics;
using Baken.Attachments.Tests.Samples;
using static Baken.Attachments.Tests.Samples.Bytes;

namespace Baken.Attachments.Tests;

/// <summary>What the library needs while it looks, over what the files themselves need. Alone, because others would be counted.</summary>
[Collection(nameof(Memory))]
[CollectionDefinition(nameof(Memory), DisableParallelization = true)]
public class Memory
{
    private const long Most = 100 * 1024 * 1024;

    [Fact]
    public void An_archive_of_100_000_entries_needs_little()
    {
        var zip = Entries(100_000);
        Assert.InRange(Growth(() => Assert.Equal(RefusalReason.TooManyEntries, Sample.Refusal(zip))), 0, Most);
        var allowed = Entries(65_000);
        // Allowed by the limits it is one archive, and still bounded.
        Assert.InRange(Growth(() => Assert.Equal(RefusalReason.Archive, Sample.Refusal(allowed, limits: new() { ArchiveEntries = 65_000 }))), 0, Most);
    }

    [Fact]
    public void A_bomb_needs_little()
    {
        var bomb = Documents.Docx("<w:p/>", [.. Enumerable.Range(0, 8).Select(number => ($"word/media/{number}.bmp", new byte[64 * 1024 * 1024]))]);
        var wide = new AttachmentLimits { Ratio = 100_000, UnpackedBytes = 400L * 1024 * 1024 };
        Assert.InRange(Growth(() => Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(bomb))), 0, Most);
        Assert.InRange(Growth(() => Assert.Equal(RefusalReason.ArchiveBomb, Sample.Refusal(bomb, limits: wide))), 0, Most);
        Assert.InRange(Growth(() => Assert.Equal(FileType.Docx, Sample.Accepted(bomb, limits: wide with { UnpackedBytes = 600L * 1024 * 1024 }))), 0, Most);
    }

    [Fact]
    public void A_sheet_of_much_text_needs_little()
    {
        var cells = string.Concat(Enumerable.Range(0, 300_000).Select(number => $"<si><t>tekst van cel {number} en nog iets</t></si>"));
        var sheet = Documents.Xlsx(extra: ("xl/extra.xml", Documents.Xml($"<sst>{cells}</sst>")));
        Assert.InRange(Growth(() => Assert.Equal(FileType.Xlsx, Sample.Accepted(sheet))), 0, Most);
    }

    [Fact]
    public void A_picture_of_25_MB_needs_little_to_be_looked_at_and_copied()
    {
        var noise = new byte[24 * 1024 * 1024];
        new Random(1).NextBytes(noise);
        var png = Pictures.Png(extra: Pictures.Chunk("IDAT", noise));
        var jpeg = Pictures.Jpeg();
        var scan = noise.Select(one => one == 0xFF ? (byte)0xFE : one).ToArray();
        jpeg = Join(jpeg[..^2], scan, jpeg[^2..]);
        foreach (var (type, picture) in new[] { (FileType.Png, png), (FileType.Jpeg, jpeg) })
        {
            Assert.InRange(Growth(() =>
            {
                Assert.Equal(type, Sample.Accepted(picture));
                CleanCopy.Write(new MemoryStream(picture), type, Stream.Null, TestContext.Current.CancellationToken);
            }), 0, Most);
        }
    }

    [Fact]
    public void A_pdf_of_many_objects_needs_little()
    {
        var objects = Ascii(string.Concat(Enumerable.Range(10, 400_000).Select(number => $"{number} 0 obj<</A[1 2]>>endobj\n")));
        var pdf = Documents.Pdf(extra: objects);
        Assert.InRange(Growth(() => Assert.Equal(FileType.Pdf, Sample.Accepted(pdf))), 0, Most);
    }

    private static byte[] Entries(int count)
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var entry = 0; entry < count; entry++)
            {
                zip.CreateEntry($"map/{entry:D8}.txt", System.IO.Compression.CompressionLevel.NoCompression);
            }
        }

        return file.ToArray();
    }

    // The larger of what lives in the heap and what the process holds, at its highest, over what it was before.
    private static long Growth(Action look)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var (heap, working) = (GC.GetTotalMemory(false), process.WorkingSet64);
        var (highHeap, highWorking) = (heap, working);
        using var done = new ManualResetEventSlim();
        var watch = new Thread(() =>
        {
            using var own = Process.GetCurrentProcess();
            while (!done.Wait(2))
            {
                own.Refresh();
                highHeap = Math.Max(highHeap, GC.GetTotalMemory(false));
                highWorking = Math.Max(highWorking, own.WorkingSet64);
            }
        });
        watch.Start();
        try
        {
            look();
        }
        finally
        {
            done.Set();
            watch.Join();
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"heap +{(highHeap - heap) / 1024:N0} KB, process +{(highWorking - working) / 1024:N0} KB");
        return Math.Max(highHeap - heap, highWorking - working);
    }
}
