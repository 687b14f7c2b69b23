using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Sealing;

/// <summary>A part of a file, sealed under the file's data key.</summary>
public sealed class SealedPart
{
    private SealedPart()
    {
    }

    internal SealedPart(Guid fileId, int index, byte[] sealedBytes)
    {
        FileId = fileId;
        Index = index;
        Sealed = sealedBytes;
    }

    /// <summary>The file.</summary>
    public Guid FileId { get; private set; }

    /// <summary>Place in the file, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>The part, sealed.</summary>
    public byte[] Sealed { get; private set; } = [];
}

/// <summary>
/// Files in the database, in sealed parts of 64 KiB: written and read without ever being whole in memory. Whoever keeps a file keeps its id, its length and its key;
/// without the key nothing opens, and a part that was changed, moved or cut off is noticed.
/// </summary>
public sealed class SealedFiles(WriteDoor door, Databases databases)
{
    /// <summary>Bytes in a part; the last one may hold fewer.</summary>
    public const int PartSize = 64 * 1024;

    private const int PartsTogether = 16;

    /// <summary>Seals a stream. Returns how many bytes it held; null, and nothing is kept, when it holds more than <paramref name="most"/>.</summary>
    public async Task<long?> WriteAsync(Actor actor, string purpose, Guid fileId, DataKey key, Stream source, long most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(source);
        var (length, index) = (0L, 0);
        var next = await ReadPartAsync(source, cancellation);
        var parts = new List<SealedPart>(PartsTogether);
        do
        {
            var part = next;
            length += part.Length;
            if (length > most)
            {
                await RemoveAsync(actor, purpose, fileId, cancellation);
                return null;
            }

            next = part.Length == PartSize ? await ReadPartAsync(source, cancellation) : [];
            parts.Add(new SealedPart(fileId, index, key.SealPart(fileId, index, next.Length == 0, part)));
            index++;
            if (parts.Count == PartsTogether || next.Length == 0)
            {
                var written = parts.ToList();
                await DoAsync(actor, purpose, (unit, _) =>
                {
                    unit.Db.AddRange(written);
                    return Task.FromResult(written.Count);
                }, cancellation);
                parts.Clear();
            }
        }
        while (next.Length > 0);
        return length;
    }

    /// <summary>Opens a file for reading; it can be read from any place.</summary>
    public Stream Open(Guid fileId, DataKey key, long length) => new SealedFileStream(databases, fileId, key, length);

    /// <summary>Removes the parts of a file.</summary>
    public Task<int> RemoveAsync(Actor actor, string purpose, Guid fileId, CancellationToken cancellation) => DoAsync(actor, purpose, (unit, token) => RemoveAsync(unit, fileId, token), cancellation);

    /// <summary>Removes the parts of a file, in a command.</summary>
    public static Task<int> RemoveAsync(Unit unit, Guid fileId, CancellationToken cancellation) => unit.Db.Set<SealedPart>().Where(p => p.FileId == fileId).ExecuteDeleteAsync(cancellation);

    private Task<int> DoAsync(Actor actor, string purpose, Func<Unit, CancellationToken, Task<int>> change, CancellationToken cancellation) => door.WriteAsync(actor, purpose, (unit, token) =>
    {
        unit.NoAudit("The part of a file is nobody's record: what the file belongs to is.");
        return change(unit, token);
    }, cancellation);

    private static async Task<byte[]> ReadPartAsync(Stream source, CancellationToken cancellation)
    {
        var part = new byte[PartSize];
        var read = await source.ReadAtLeastAsync(part, PartSize, throwOnEndOfStream: false, cancellation);
        return read == PartSize ? part : part[..read];
    }
}

/// <summary>Reads a sealed file, a megabyte of parts at a time.</summary>
internal sealed class SealedFileStream(Databases databases, Guid fileId, DataKey key, long length) : Stream
{
    private const int Ahead = 16;
    private readonly Dictionary<int, byte[]> parts = [];

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    private int LastIndex => (int)Math.Max(0, (length - 1) / SealedFiles.PartSize);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (AtEnd(buffer.Length))
        {
            return 0;
        }

        if (!parts.ContainsKey(Index))
        {
            using var open = databases.Open(Actor.System("file"));
            Take(Query(open.Db).ToList());
        }

        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (AtEnd(buffer.Length))
        {
            return 0;
        }

        if (!parts.ContainsKey(Index))
        {
            await using var open = databases.Open(Actor.System("file"));
            Take(await Query(open.Db).ToListAsync(cancellationToken));
        }

        return Copy(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        SeekOrigin.End => length + offset,
        _ => throw new ArgumentOutOfRangeException(nameof(origin)),
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Index => (int)(Position / SealedFiles.PartSize);

    private bool AtEnd(int wanted) => wanted == 0 || Position >= length;

    private IQueryable<SealedPart> Query(BakenDb db)
    {
        var (from, until) = (Index, Index + Ahead);
        return db.Set<SealedPart>().AsNoTracking().Where(p => p.FileId == fileId && p.Index >= from && p.Index < until).OrderBy(p => p.Index);
    }

    private void Take(List<SealedPart> read)
    {
        parts.Clear();
        read.ForEach(part => parts[part.Index] = key.OpenPart(fileId, part.Index, part.Index == LastIndex, part.Sealed));
        if (!parts.ContainsKey(Index))
        {
            throw new EndOfStreamException("A part of the file is missing.");
        }
    }

    private int Copy(Span<byte> buffer)
    {
        var part = parts[Index];
        var at = (int)(Position % SealedFiles.PartSize);
        var count = Math.Min(buffer.Length, part.Length - at);
        part.AsSpan(at, count).CopyTo(buffer);
        Position += count;
        return count;
    }
}
