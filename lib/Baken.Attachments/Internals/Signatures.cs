namespace Baken.Attachments.Internals;

/// <summary>Formats that are refused, by how they begin.</summary>
internal static class Signatures
{
    private static readonly (string Name, byte[] Begin)[] Programs =
    [
        ("Windows", "MZ"u8.ToArray()), ("ELF", [0x7F, .. "ELF"u8]), ("Mach-O", [0xFE, 0xED, 0xFA, 0xCE]), ("Mach-O", [0xFE, 0xED, 0xFA, 0xCF]), ("Mach-O", [0xCE, 0xFA, 0xED, 0xFE]),
        ("Mach-O", [0xCF, 0xFA, 0xED, 0xFE]), ("Java or Mach-O", [0xCA, 0xFE, 0xBA, 0xBE]), ("WebAssembly", [0, .. "asm"u8]), ("Dalvik", "dex\n"u8.ToArray()),
        ("shortcut", [0x4C, 0, 0, 0, 1, 0x14, 2, 0]), ("help", "ITSF"u8.ToArray()), ("Flash", "FWS"u8.ToArray()), ("Flash", "CWS"u8.ToArray()), ("Flash", "ZWS"u8.ToArray()),
        ("script", "#!"u8.ToArray()), ("script", "<?php"u8.ToArray()), ("script", "@echo off"u8.ToArray()),
    ];

    private static readonly (string Name, byte[] Begin)[] Archives =
    [
        ("zip", "PK\x03\x04"u8.ToArray()), ("zip", "PK\x05\x06"u8.ToArray()), ("rar", "Rar!\x1a\x07"u8.ToArray()), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), ("gz", [0x1F, 0x8B, 8]),
        ("bz2", "BZh"u8.ToArray()), ("xz", [0xFD, .. "7zXZ"u8, 0]), ("zst", [0x28, 0xB5, 0x2F, 0xFD]), ("cab", "MSCF\0\0\0\0"u8.ToArray()), ("ar", "!<arch>\n"u8.ToArray()),
        ("compress", [0x1F, 0x9D]), ("arj", [0x60, 0xEA]), ("cpio", "07070"u8.ToArray()), ("squashfs", "hsqs"u8.ToArray()), ("xar", "xar!"u8.ToArray()),
    ];

    public static string? Program(ReadOnlySpan<byte> bytes) => Find(Programs, bytes);

    public static string? Archive(ReadOnlySpan<byte> bytes) =>
        Find(Archives, bytes) ?? (bytes.Length > 262 && bytes[257..].StartsWith("ustar"u8) ? "tar" : bytes.Length > 14 && bytes[7..].StartsWith("**ACE**"u8) ? "ace" : null);

    /// <summary>The compound files of Word 97 and others (Microsoft, [MS-CFB]).</summary>
    public static bool OldOffice(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static string? Find((string Name, byte[] Begin)[] signatures, ReadOnlySpan<byte> bytes)
    {
        foreach (var (name, begin) in signatures)
        {
            if (bytes.StartsWith(begin))
            {
                return name;
            }
        }

        return null;
    }
}
