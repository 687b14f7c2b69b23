using Baken.Attachments.Internals;

namespace Baken.Attachments.Office;

/// <summary>An office file: a zip in which everything is unpacked, counted and looked at.</summary>
internal static class OfficeFile
{
    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var entries = ZipDirectory.Read(source, limits);
        var isOpenDocument = OpenDocument.TypeOf(source, entries) is not null;
        var isPackage = entries.Exists(entry => entry.Name.Equals(OpenXml.ContentTypes, StringComparison.OrdinalIgnoreCase));
        if (!isOpenDocument && !isPackage)
        {
            throw new Refusal(RefusalReason.Archive, entries.Exists(entry => entry.Name.Equals("META-INF/MANIFEST.MF", StringComparison.OrdinalIgnoreCase)) ? "a program of Java" : "zip");
        }

        if (isOpenDocument && isPackage)
        {
            throw Refusal.Polyglot("two office files in one");
        }

        // First everything by its name, then everything unpacked: what is told is the chief fault.
        entries.FindAll(entry => !entry.Name.EndsWith('/') || entry.Unpacked > 0).ForEach(entry => CheckName(entry.Name));
        Unpack(source, limits, entries);
        return isOpenDocument ? OpenDocument.Inspect(source, entries) : OpenXml.Inspect(source, entries);
    }

    private static void CheckName(string name)
    {
        var small = name.ToLowerInvariant();
        if (small.Contains("vbaproject") || small.Contains("vbadata") || small.Contains("/macrosheets/") || small.StartsWith("basic/", StringComparison.Ordinal) || small.StartsWith("scripts/", StringComparison.Ordinal))
        {
            throw new Refusal(RefusalReason.Macros, "by a name inside");
        }

        if (small.Contains("/activex/") || small.Contains("/embeddings/") || small.EndsWith("oleobject.bin", StringComparison.Ordinal))
        {
            throw new Refusal(RefusalReason.EmbeddedContent, "by a name inside");
        }

        // Settings of printers are kept as '.bin'; what they are is looked at when they are unpacked.
        var extension = FileNames.Extension(small);
        if (FileNames.IsProgram(extension) && extension is not ("xml" or "svg" or "vml" or "bin"))
        {
            throw new Refusal(extension is "htm" or "html" or "xhtml" or "mht" or "mhtml" ? RefusalReason.EmbeddedContent : RefusalReason.Executable, "by a name inside");
        }
    }

    private static void Unpack(ByteSource source, AttachmentLimits limits, List<ZipEntry> entries)
    {
        long total = 0;
        foreach (var entry in entries)
        {
            var (test, check, length, isFirst) = (new VirusTest(), uint.MaxValue, 0L, true);
            using (var unpacked = entry.Open(source))
            {
                Unpacking.Read(unpacked, entry.Unpacked, bytes =>
                {
                    if (isFirst)
                    {
                        CheckBeginning(bytes);
                    }

                    isFirst = false;
                    test.Pass(bytes);
                    check = Checksums.Crc32(check, bytes);
                    length += bytes.Length;
                });
            }

            total += length;
            if (length > entry.Unpacked || total > limits.UnpackedBytes || ZipDirectory.IsBomb(entry.Packed, length, limits))
            {
                throw new Refusal(RefusalReason.ArchiveBomb, "an entry that becomes more than it says");
            }

            if (length < entry.Unpacked || ~check != entry.Check)
            {
                throw Refusal.Damaged("check of an entry");
            }
        }
    }

    private static void CheckBeginning(ReadOnlySpan<byte> bytes)
    {
        if (Signatures.OldOffice(bytes))
        {
            throw new Refusal(RefusalReason.EmbeddedContent, "an OLE object");
        }

        if (Signatures.Archive(bytes) is not null)
        {
            throw new Refusal(RefusalReason.ArchiveBomb, "an archive in the archive");
        }

        if (Signatures.Program(bytes) is not null)
        {
            throw new Refusal(RefusalReason.Executable, "inside");
        }
    }
}
