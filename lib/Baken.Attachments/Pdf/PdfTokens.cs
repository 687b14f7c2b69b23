using System.Text;

namespace Baken.Attachments.Pdf;

/// <summary>What a piece of PDF is made of (ISO 32000-1, 7.2 and 7.3), as far as one looks for names: strings and comments are stepped over, numbers and
/// delimiters are of no interest.</summary>
internal ref struct PdfTokens(ReadOnlySpan<byte> bytes)
{
    // No name of the specification comes near it; a longer one is cut.
    private const int LongestName = 64;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Where the next token begins, or where the last one ended.</summary>
    public int At { get; private set; }

    /// <summary>The name or the keyword last read; a name without its slash and with <c>#</c> sequences resolved.</summary>
    public string Text { get; private set; } = "";

    public bool IsName { get; private set; }

    /// <summary>Goes to the next name or keyword; false at the end.</summary>
    public bool Next()
    {
        while (At < bytes.Length)
        {
            var one = bytes[At];
            switch (one)
            {
                case (byte)'%':
                    SkipComment();
                    break;
                case (byte)'(':
                    SkipString();
                    break;
                case (byte)'/':
                    At++;
                    (Text, IsName) = (ReadName(bytes, At, out var end), true);
                    At = end;
                    return true;
                case (byte)'[' or (byte)'{':
                    At++;
                    (Text, IsName) = (((char)one).ToString(), false);
                    return true;
                default:
                    if (!IsRegular(one))
                    {
                        At++;
                        break;
                    }

                    var start = At;
                    while (At < bytes.Length && IsRegular(bytes[At]))
                    {
                        At++;
                    }

                    (Text, IsName) = (Encoding.Latin1.GetString(bytes[start..Math.Min(At, start + LongestName)]), false);
                    return true;
            }
        }

        return false;
    }

    /// <summary>A name that begins after a slash.</summary>
    public static string ReadName(ReadOnlySpan<byte> bytes, int at, out int end)
    {
        Span<char> name = stackalloc char[LongestName];
        var length = 0;
        for (; at < bytes.Length && IsRegular(bytes[at]); at++)
        {
            var one = (int)bytes[at];
            if (one == '#' && at + 2 < bytes.Length && Hex(bytes[at + 1]) is >= 0 and var high && Hex(bytes[at + 2]) is >= 0 and var low)
            {
                one = high * 16 + low;
                at += 2;
            }

            if (length < LongestName)
            {
                name[length++] = (char)one;
            }
        }

        end = at;
        return name[..length].ToString();
    }

    public static bool IsSpace(byte one) => one is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte one) =>
        !IsSpace(one) && one is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');

    private static int Hex(byte one) => char.IsAsciiHexDigit((char)one) ? Convert.ToInt32(((char)one).ToString(), 16) : -1;

    private void SkipComment()
    {
        var end = bytes[At..].IndexOfAny((byte)'\r', (byte)'\n');
        At = end < 0 ? bytes.Length : At + end + 1;
    }

    private void SkipString()
    {
        for (var depth = 0; At < bytes.Length; At++)
        {
            switch (bytes[At])
            {
                case (byte)'\\':
                    At++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    At++;
                    return;
            }
        }

        At = bytes.Length;
    }
}
