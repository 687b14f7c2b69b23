namespace Baken.Attachments.Internals;

/// <summary>A part of the file as a stream that only goes forward, for those who unpack.</summary>
internal sealed class SliceStream(ByteSource source, long from, long to) : Stream
{
    private long at = from;

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
        if (at >= to || buffer.IsEmpty)
        {
            return 0;
        }

        var window = source.Window(at);
        var count = (int)Math.Min(Math.Min(window.Length, buffer.Length), to - at);
        window[..count].CopyTo(buffer);
        at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
