using Baken.Kernel.Sealing;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel.Tests.Sealing;

public class Rewrapped_keys
{
    private static readonly SealedField Field = new("signals", "headline");
    private static readonly Guid Row = Guid.NewGuid();
    private static readonly Guid From = Guid.NewGuid();
    private static readonly Guid To = Guid.NewGuid();

    [Theory, BothDatabases]
    public async Task A_key_opens_what_it_sealed_after_its_organisation_s_key_is_gone(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var key = await store.NewAsync(From, default);
        var text = key.Seal(Field, Row, "blijft leesbaar");
        Assert.False(await store.DestroyOrganisationAsync(From, default));

        Assert.Equal(64, await store.RewrapAsync(From, To, default));
        Assert.Equal(0, await store.RewrapAsync(From, To, default));
        Assert.True(await store.DestroyOrganisationAsync(From, default));
        Assert.True(await store.DestroyOrganisationAsync(From, default));

        using var restarted = ActivatorUtilities.CreateInstance<KeyStore>(kernel.Services);
        Assert.Equal("blijft leesbaar", (await restarted.OpenAsync(key.Id, default)).Open(Field, Row, text));
        Assert.Equal(0, await CountAsync(kernel, From));
    }

    [Theory, BothDatabases]
    public async Task Broken_off_half_way_every_key_opens_and_the_next_time_does_the_rest(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var keys = new List<DataKey>();
        for (var i = 0; i < 600; i++)
        {
            keys.Add(await store.NewAsync(From, default));
        }

        // The first batch of 500 is stored; before the next the program ends.
        using var cut = new CancellationTokenSource();
        var watching = WhenSomeMovedAsync(kernel, cut);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RewrapUntilCutAsync(store, cut));
        await watching;

        using var restarted = ActivatorUtilities.CreateInstance<KeyStore>(kernel.Services);
        Assert.Equal(600, (await restarted.OpenAsync([.. keys.Select(k => k.Id)], default)).Count);
        await restarted.RewrapAsync(From, To, default);
        Assert.Equal(0, await CountAsync(kernel, From));
        Assert.Equal(600, (await restarted.OpenAsync([.. keys.Select(k => k.Id)], default)).Count);
    }

    [Theory, BothDatabases]
    public async Task A_destroyed_key_does_not_come_back(Database database)
    {
        await using var kernel = await TestKernel.StartAsync(database);
        var store = kernel.Get<KeyStore>();
        var key = await store.NewAsync(From, default);
        await store.DestroyAsync([key.Id], default);
        await store.RewrapAsync(From, To, default);
        await Assert.ThrowsAsync<KeyDestroyedException>(() => store.OpenAsync(key.Id, default));
        Assert.Equal([key.Id], await store.TombstonesAsync(default));
    }

    // As fast as it is, it is done again for other organisations until the cut falls within one.
    private static async Task RewrapUntilCutAsync(KeyStore store, CancellationTokenSource cut)
    {
        for (var (from, to) = (From, To); ; (from, to) = (to, from))
        {
            await store.RewrapAsync(from, to, cut.Token);
            cut.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task WhenSomeMovedAsync(TestKernel kernel, CancellationTokenSource cut)
    {
        while (await CountAsync(kernel, To) == 0)
        {
            await Task.Yield();
        }

        await cut.CancelAsync();
    }

    private static async Task<int> CountAsync(TestKernel kernel, Guid organisation)
    {
        await using var keys = await kernel.Get<IDbContextFactory<KeyDb>>().CreateDbContextAsync();
        return await keys.Set<DataKeyRow>().CountAsync(k => k.OrganisationId == organisation && k.Wrapped != null);
    }
}
