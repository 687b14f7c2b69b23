using System.Text;

namespace Baken.Attachments.Internals;

/// <summary>Looks for the EICAR test string (EICAR, 'Anti-Malware Testfile', 2006) in bytes that pass by.</summary>
internal sealed class VirusTest
{
    // Backwards, so that no scanner takes this program for the test file.
    private static readonly byte[] Sought =
        [.. Encoding.ASCII.GetBytes("""*H+H$!ELIF-TSET-SURIVITNA-DRADNATS-RACIE$}7)CC7)^P(45XZP\4[PA@%P!O5X""").Reverse()];

    private readonly byte[] seam = new byte[2 * (Sought.Length - 1)];
    private int carried;

    /// <summary>The test string itself.</summary>
    public static ReadOnlySpan<byte> Text => Sought;

    /// <summary>Looks at the next bytes, and at the seam with those before.</summary>
    public void Pass(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, Sought.Length - 1)];
        head.CopyTo(seam.AsSpan(carried));
        var joined = seam.AsSpan(0, carried + head.Length);
        if (bytes.IndexOf(Sought) >= 0 || joined.IndexOf(Sought) >= 0)
        {
            throw new Refusal(RefusalReason.VirusTest);
        }

        var tail = bytes.Length >= Sought.Length - 1 ? bytes[^(Sought.Length - 1)..] : joined[Math.Max(0, joined.Length - Sought.Length + 1)..];
        var rest = tail.ToArray();
        rest.CopyTo(seam, 0);
        carried = rest.Length;
    }
}
