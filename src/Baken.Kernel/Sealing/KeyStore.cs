using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Baken.Kernel.Data;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Sealing;

/// <summary>
/// Gives each record a data key, opens it, destroys it. A data key is wrapped by its organisation's key, and that one by a key
/// derived from the master key (AES-256-GCM both). Keys are made ahead in batches and stored before anything is sealed with
/// them: a record never exists without its key. A key that is made and never used is swept after a day, by whichever program on
/// this database sweeps: so a key that waited half a day is not given out any more.
/// </summary>
public sealed class KeyStore(IDbContextFactory<KeyDb> databases, Storage storage, MasterKey master, TimeProvider clock) : IDisposable
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Batch = 64;
    private const int RewrapBatch = 500;
    private readonly byte[] wrapping = master.Derive("wrap");
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<(DataKey Key, long MadeAt)>> ready = new();
    private readonly ConcurrentDictionary<(Guid Organisation, int Version), byte[]> organisationKeys = new();
    private readonly SemaphoreSlim making = new(1, 1);

    /// <summary>A fresh data key of the organisation, already stored.</summary>
    public async ValueTask<DataKey> NewAsync(Guid organisationId, CancellationToken cancellation)
    {
        var queue = ready.GetOrAdd(organisationId, _ => new());
        while (true)
        {
            while (queue.TryDequeue(out var waiting))
            {
                if (clock.GetElapsedTime(waiting.MadeAt) < Fresh)
                {
                    return waiting.Key;
                }
            }

            await making.WaitAsync(cancellation);
            try
            {
                if (queue.IsEmpty)
                {
                    await MakeBatchAsync(organisationId, queue, cancellation);
                }
            }
            finally
            {
                making.Release();
            }
        }
    }

    /// <summary>The data key with this id.</summary>
    /// <exception cref="KeyDestroyedException">It was destroyed.</exception>
    public async Task<DataKey> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var keys = await OpenAsync([id], cancellation);
        return keys.TryGetValue(id, out var key) ? key : throw new KeyDestroyedException(id);
    }

    /// <summary>The data keys with these ids; destroyed ones are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, DataKey>> OpenAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.DataKeys.AsNoTracking().Where(k => ids.Contains(k.Id) && k.Wrapped != null).ToListAsync(cancellation);
        var keys = new Dictionary<Guid, DataKey>(rows.Count);
        foreach (var row in rows)
        {
            var organisationKey = await OrganisationKeyAsync(db, row.OrganisationId, row.OrganisationKeyVersion, cancellation);
            keys[row.Id] = new DataKey(row.Id, Unwrap(organisationKey, row.Id.ToByteArray(), row.Wrapped!));
        }

        return keys;
    }

    /// <summary>Destroys the keys for good and leaves their tombstones. Destroying twice is no error.</summary>
    public async Task DestroyAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var today = Today();
        await db.DataKeys.Where(k => ids.Contains(k.Id) && k.Wrapped != null).ExecuteUpdateAsync(
            row => row.SetProperty(k => k.Wrapped, (byte[]?)null).SetProperty(k => k.DestroyedDay, today),
            cancellation);
        // The sweep of unused keys may have come between the rows and this: an older backup must not bring them back all the same.
        var kept = await db.DataKeys.Where(k => ids.Contains(k.Id)).Select(k => k.Id).ToListAsync(cancellation);
        db.DataKeys.AddRange(ids.Distinct().Except(kept).Select(id => new DataKeyRow { Id = id, MadeDay = today, DestroyedDay = today }));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another process was first; whatever else it was is told.
            db.ChangeTracker.Clear();
            if (await db.DataKeys.CountAsync(k => ids.Contains(k.Id), cancellation) < ids.Distinct().Count())
            {
                throw;
            }
        }

        await storage.ScrubKeysAsync(db, cancellation);
    }

    /// <summary>
    /// Wraps the data keys of one organisation with the key of another: what is sealed with them stays as it is. Broken off half-way every key
    /// still opens, and a next call does the rest. Returns how many it wrapped.
    /// </summary>
    public async Task<int> RewrapAsync(Guid from, Guid to, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(to, from);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var done = 0;
        while (true)
        {
            var rows = await db.DataKeys.AsNoTracking().Where(k => k.OrganisationId == from && k.Wrapped != null).OrderBy(k => k.Id).Take(RewrapBatch).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                return done;
            }

            var (version, key) = await NewestAsync(db, to, cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            foreach (var row in rows)
            {
                var old = await OrganisationKeyAsync(db, from, row.OrganisationKeyVersion, cancellation);
                var wrapped = Wrap(key, row.Id.ToByteArray(), Unwrap(old, row.Id.ToByteArray(), row.Wrapped!));
                // One that was destroyed meanwhile stays destroyed.
                done += await db.DataKeys.Where(k => k.Id == row.Id && k.OrganisationId == from && k.Wrapped != null).ExecuteUpdateAsync(
                    found => found.SetProperty(k => k.OrganisationId, to).SetProperty(k => k.OrganisationKeyVersion, version).SetProperty(k => k.Wrapped, wrapped),
                    cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Destroys the key of an organisation whose data keys were all wrapped anew. Returns whether there is none any more.</summary>
    public async Task<bool> DestroyOrganisationAsync(Guid organisationId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.DataKeys.AnyAsync(k => k.OrganisationId == organisationId && k.Wrapped != null, cancellation))
        {
            return false;
        }

        if (await db.OrganisationKeys.Where(k => k.OrganisationId == organisationId).ExecuteDeleteAsync(cancellation) > 0)
        {
            await storage.ScrubKeysAsync(db, cancellation);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => making.Dispose();

    /// <summary>The ids of all destroyed keys: what a restore must destroy again.</summary>
    public async Task<IReadOnlyList<Guid>> TombstonesAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.DataKeys.Where(k => k.DestroyedDay != null).Select(k => k.Id).ToListAsync(cancellation);
    }

    /// <summary>Removes keys made before yesterday that <paramref name="used"/> does not know. Returns how many.</summary>
    public async Task<int> SweepAsync(Func<IReadOnlyCollection<Guid>, Task<IReadOnlySet<Guid>>> used, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var before = Day(clock.GetUtcNow().AddDays(-1));
        var swept = 0;
        foreach (var day in await db.DataKeys.Where(k => k.MadeDay < before).Select(k => k.MadeDay).Distinct().ToListAsync(cancellation))
        {
            var ids = await db.DataKeys.Where(k => k.MadeDay == day && k.Wrapped != null).Select(k => k.Id).ToListAsync(cancellation);
            foreach (var some in ids.Chunk(500))
            {
                var known = await used(some);
                var orphans = some.Where(id => !known.Contains(id)).ToList();
                swept += await db.DataKeys.Where(k => orphans.Contains(k.Id)).ExecuteDeleteAsync(cancellation);
            }
        }

        return swept;
    }

    private async Task MakeBatchAsync(Guid organisationId, ConcurrentQueue<(DataKey Key, long MadeAt)> queue, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (version, organisationKey) = await NewestAsync(db, organisationId, cancellation);
        var made = new List<DataKey>(Batch);
        for (var i = 0; i < Batch; i++)
        {
            var id = Guid.NewGuid();
            var key = RandomNumberGenerator.GetBytes(KeySize);
            made.Add(new DataKey(id, key));
            db.DataKeys.Add(new DataKeyRow
            {
                Id = id,
                OrganisationId = organisationId,
                OrganisationKeyVersion = version,
                Wrapped = Wrap(organisationKey, id.ToByteArray(), key),
                MadeDay = Today(),
            });
        }

        var madeAt = clock.GetTimestamp();
        await db.SaveChangesAsync(cancellation);
        made.ForEach(key => queue.Enqueue((key, madeAt)));
    }

    private async Task<(int Version, byte[] Key)> NewestAsync(KeyDb db, Guid organisationId, CancellationToken cancellation)
    {
        var version = await db.OrganisationKeys.Where(k => k.OrganisationId == organisationId).MaxAsync(k => (int?)k.Version, cancellation) ?? 0;
        if (version == 0)
        {
            version = 1;
            await MakeFirstAsync(db, organisationId, version, cancellation);
        }

        return (version, await OrganisationKeyAsync(db, organisationId, version, cancellation));
    }

    private async Task MakeFirstAsync(KeyDb db, Guid organisationId, int version, CancellationToken cancellation)
    {
        db.OrganisationKeys.Add(new OrganisationKeyRow
        {
            OrganisationId = organisationId,
            Version = version,
            Wrapped = Wrap(wrapping, Name(organisationId, version), RandomNumberGenerator.GetBytes(KeySize)),
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error) when (error.InnerException is DbException refused && storage.MetAnother(refused))
        {
            // Another program on this database made it first: that one counts.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<byte[]> OrganisationKeyAsync(KeyDb db, Guid organisationId, int version, CancellationToken cancellation)
    {
        if (organisationKeys.TryGetValue((organisationId, version), out var known))
        {
            return known;
        }

        var row = await db.OrganisationKeys.AsNoTracking().SingleAsync(k => k.OrganisationId == organisationId && k.Version == version, cancellation);
        return organisationKeys[(organisationId, version)] = Unwrap(wrapping, Name(organisationId, version), row.Wrapped);
    }

    private static byte[] Wrap(byte[] with, byte[] name, byte[] key)
    {
        var wrapped = new byte[NonceSize + TagSize + KeySize];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, NonceSize));
        using var aes = new AesGcm(with, TagSize);
        aes.Encrypt(wrapped.AsSpan(0, NonceSize), key, wrapped.AsSpan(NonceSize + TagSize), wrapped.AsSpan(NonceSize, TagSize), name);
        return wrapped;
    }

    private static byte[] Unwrap(byte[] with, byte[] name, byte[] wrapped)
    {
        var key = new byte[KeySize];
        using var aes = new AesGcm(with, TagSize);
        aes.Decrypt(wrapped.AsSpan(0, NonceSize), wrapped.AsSpan(NonceSize + TagSize), wrapped.AsSpan(NonceSize, TagSize), key, name);
        return key;
    }

    private static byte[] Name(Guid organisationId, int version) => Encoding.UTF8.GetBytes($"{organisationId:N}|{version}");

    private int Today() => Day(clock.GetUtcNow());

    private static int Day(DateTimeOffset at) => (at.Year * 10000) + (at.Month * 100) + at.Day;
}

/// <summary>The record's key was destroyed, so its content is gone for good.</summary>
public sealed class KeyDestroyedException(Guid id) : Exception($"Data key {id:N} was destroyed.");
