using System.Text;
using System.Xml;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Office;

/// <summary>Reads XML of somebody else (W3C XML 1.0): no document type, nothing fetched, and limits on everything that is kept while reading.</summary>
internal static class BoundedXml
{
    public const int Deepest = 200;

    /// <summary>The most bytes between two angle brackets. A cell of a spreadsheet holds at most 32,767 characters.</summary>
    public const int LongestRun = 2 * 1024 * 1024;

    private const int MostNames = 20_000;

    /// <summary>Shows each node; ends with a refusal where it is not sound.</summary>
    public static void Read(Stream xml, ByteSource source, Action<XmlReader> node)
    {
        try
        {
            using var text = new StreamReader(new ShortRuns(xml), new UTF8Encoding(true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
            using var reader = XmlReader.Create(text, new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                NameTable = new FewNames(),
                CloseInput = false,
            });
            while (reader.Read())
            {
                source.Step();
                if (reader.Depth > Deepest)
                {
                    throw Refusal.Damaged("XML too deep");
                }

                if (reader.NodeType == XmlNodeType.XmlDeclaration && reader.GetAttribute("encoding") is { } encoding && !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                {
                    throw new Refusal(RefusalReason.Unverifiable, "XML in another encoding");
                }

                node(reader);
            }
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException or InvalidDataException or ArgumentException)
        {
            throw Refusal.Damaged("XML that is not sound");
        }
    }

    /// <summary>Ends at a piece without an angle bracket that is too long to keep.</summary>
    private sealed class ShortRuns(Stream inner) : Stream
    {
        private long run;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            var rest = buffer[..count];
            while (!rest.IsEmpty)
            {
                var bracket = rest.IndexOfAny((byte)'<', (byte)'>');
                run = bracket < 0 ? run + rest.Length : 0;
                rest = bracket < 0 ? [] : rest[(bracket + 1)..];
            }

            return run <= LongestRun ? count : throw Refusal.Damaged("XML with too long a piece");
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Keeps each name once, as a reader wants, but not any number of them.</summary>
    private sealed class FewNames : XmlNameTable
    {
        private readonly NameTable names = new();
        private int count;

        public override string Add(char[] array, int offset, int length) => Get(array, offset, length) ?? names.Add(array, Counted(offset), length);

        public override string Add(string array) => Get(array) ?? names.Add(Counted(array));

        public override string? Get(char[] array, int offset, int length) => names.Get(array, offset, length);

        public override string? Get(string array) => names.Get(array);

        private T Counted<T>(T value) => ++count <= MostNames ? value : throw Refusal.Damaged("XML with too many names");
    }
}
