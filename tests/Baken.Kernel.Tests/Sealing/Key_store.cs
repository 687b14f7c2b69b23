using System.Security.Cryptography;
using Baken.Kernel.Sealing;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel.Tests.Sealing;

public class Key_store
{
    private static readonly SealedField Field = new("signals", "headline");
    private static readonly Guid Row = Guid.NewGuid();
    private static readonly Guid Organisation = Guid.NewGuid();

    [Theory, BothDatabases]
    public async Task Destroyed_key_opens_no_more_and_leaves_a_tombstone(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var key = await store.NewAsync(Organisation, default);
        await store.DestroyAsync([key.Id], default);
        await store.DestroyAsync([key.Id], default);
        await Assert.ThrowsAsync<KeyDestroyedException>(() => store.OpenAsync(key.Id, default));
        Assert.DoesNotContain(key.Id, (await store.OpenAsync([key.Id], default)).Keys);
        Assert.Equal([key.Id], await store.TombstonesAsync(default));
        kernel.Clock.Advance(TimeSpan.FromDays(30));
        await store.SweepAsync(_ => Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>()), default);
        Assert.Equal([key.Id], await store.TombstonesAsync(default));
    }

    [Theory, BothDatabases]
    public async Task Key_that_was_swept_just_before_it_is_destroyed_leaves_a_tombstone_all_the_same(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var key = await store.NewAsync(Organisation, default);
        kernel.Clock.Advance(TimeSpan.FromDays(3));
        await store.SweepAsync(_ => Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>()), default);
        await Task.WhenAll(store.DestroyAsync([key.Id], default), store.DestroyAsync([key.Id, key.Id], default));
        Assert.Equal([key.Id], await store.TombstonesAsync(default));
    }

    [Fact]
    public async Task Destroyed_key_lingers_in_no_file()
    {
        await using var kernel = await TestKernel.StartAsync(Database.Sqlite);
        var store = kernel.Get<KeyStore>();
        var key = await store.NewAsync(Organisation, default);
        var wrapped = await RowAsync(kernel, key.Id);
        Assert.Contains(Files(), bytes => Contains(bytes, wrapped.Wrapped!));
        await store.DestroyAsync([key.Id], default);
        Assert.DoesNotContain(Files(), bytes => Contains(bytes, wrapped.Wrapped!));

        IEnumerable<byte[]> Files()
        {
            foreach (var file in Directory.GetFiles(kernel.Folder.Path, "keys.db*"))
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                yield return bytes;
            }
        }

        static bool Contains(byte[] all, byte[] part) => all.AsSpan().IndexOf(part) >= 0;
    }

    [Theory, BothDatabases]
    public async Task Two_programs_that_need_the_first_key_of_an_organisation_at_once_both_get_one_that_the_other_opens(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        for (var round = 0; round < 5; round++)
        {
            var organisation = Guid.NewGuid();
            var programs = Enumerable.Range(0, 6).Select(_ => ActivatorUtilities.CreateInstance<KeyStore>(kernel.Services)).ToList();
            var keys = await Task.WhenAll(programs.Select(store => Task.Run(async () => await store.NewAsync(organisation, default))));
            foreach (var key in keys)
            {
                var text = key.Seal(Field, Row, "van beide");
                Assert.All(programs, store => Assert.Equal("van beide", store.OpenAsync(key.Id, default).GetAwaiter().GetResult().Open(Field, Row, text)));
            }

            programs.ForEach(store => store.Dispose());
        }
    }

    [Theory, BothDatabases]
    public async Task Key_opens_after_a_restart_under_the_same_master_key_and_not_under_another(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var key = await kernel.Get<KeyStore>().NewAsync(Organisation, default);
        var text = key.Seal(Field, Row, "blijft leesbaar");
        using var restarted = Another(MasterKey.Read(kernel.Folder.File("master.key")));
        Assert.Equal("blijft leesbaar", (await restarted.OpenAsync(key.Id, default)).Open(Field, Row, text));
        using var stranger = Another(MasterKey.Create(kernel.Folder.File("other.key")));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => stranger.OpenAsync(key.Id, default));

        KeyStore Another(MasterKey master) => new(kernel.Get<IDbContextFactory<KeyDb>>(), kernel.Get<Data.Storage>(), master, kernel.Clock);
    }

    [Theory, BothDatabases]
    public async Task Wrapped_key_of_another_row_does_not_open(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var (one, other) = (await store.NewAsync(Organisation, default), await store.NewAsync(Organisation, default));
        var taken = await RowAsync(kernel, other.Id);
        await using var db = await kernel.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync();
        await db.DataKeys.Where(k => k.Id == one.Id).ExecuteUpdateAsync(row => row.SetProperty(k => k.Wrapped, taken.Wrapped));
        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.OpenAsync(one.Id, default));
    }

    [Theory, BothDatabases]
    public async Task Sweep_removes_only_unused_keys_older_than_a_day(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var used = await store.NewAsync(Organisation, default);
        kernel.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(0, await SweepAsync());
        kernel.Clock.Advance(TimeSpan.FromDays(2));
        var young = await store.NewAsync(Organisation, default);
        Assert.Equal(63, await SweepAsync());
        Assert.Equal(used.Id, (await store.OpenAsync(used.Id, default)).Id);
        Assert.Equal(young.Id, (await store.OpenAsync(young.Id, default)).Id);

        Task<int> SweepAsync() => store.SweepAsync(_ => Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid> { used.Id }), default);
    }

    [Theory, BothDatabases]
    public async Task Key_that_waited_until_another_program_swept_it_is_not_given_out(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        await store.NewAsync(Organisation, default);
        kernel.Clock.Advance(TimeSpan.FromDays(3));
        using var sweeper = new KeyStore(kernel.Get<IDbContextFactory<KeyDb>>(), kernel.Get<Data.Storage>(), kernel.Get<MasterKey>(), kernel.Clock);
        Assert.Equal(64, await sweeper.SweepAsync(_ => Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>()), default));
        var later = await store.NewAsync(Organisation, default);
        Assert.Equal(later.Id, (await store.OpenAsync(later.Id, default)).Id);
    }

    [Theory, BothDatabases]
    public async Task Keys_are_made_ahead_and_stored_before_they_are_given_out(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var given = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.NewAsync(Organisation, default).AsTask()));
        Assert.Equal(20, given.Select(key => key.Id).Distinct().Count());
        await using var db = await kernel.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync();
        Assert.Equal(64, await db.DataKeys.CountAsync());
        Assert.Equal(1, await db.OrganisationKeys.CountAsync());
        Assert.Equal(20, (await store.OpenAsync([.. given.Select(key => key.Id)], default)).Count);
    }

    [Theory, BothDatabases]
    public async Task Row_holds_no_key_in_the_open_and_no_moment_finer_than_a_day(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var key = await kernel.Get<KeyStore>().NewAsync(Organisation, default);
        var row = await RowAsync(kernel, key.Id);
        Assert.Equal(12 + 16 + 32, row.Wrapped!.Length);
        // A key in the open would open what was sealed with it.
        var text = key.Seal(Field, Row, "geheim");
        Assert.ThrowsAny<CryptographicException>(() => new DataKey(key.Id, row.Wrapped[28..]).Open(Field, Row, text));
        Assert.Equal(20261124, row.MadeDay);
    }

    private static async Task<DataKeyRow> RowAsync(TestKernel kernel, Guid id)
    {
        await using var db = await kernel.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync();
        return await db.DataKeys.AsNoTracking().SingleAsync(k => k.Id == id);
    }
}
