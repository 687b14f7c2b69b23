using Baken.Commands;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Tests.Commands;

public sealed class ModelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Host=db.example;Database=baken")]
    public void Model_has_no_change_without_a_migration(string database)
    {
        using var folder = new TestFolder();
        var options = new BakenOptions { Data = folder.Path, Database = database };
        MasterKey.Create(folder.File("master.key"));
        using var services = Core.Open(options);
        using var main = services.GetRequiredService<Databases>().Open(Actor.System("test"));
        using var keys = services.GetRequiredService<IDbContextFactory<KeyDb>>().CreateDbContext();
        Assert.False(main.Db.Database.HasPendingModelChanges(), "Run tools/add-migration.sh: the main model changed.");
        Assert.False(keys.Database.HasPendingModelChanges(), "Run tools/add-migration.sh: the key store's model changed.");
        Assert.NotEmpty(main.Db.Database.GetMigrations());
        Assert.NotEmpty(keys.Database.GetMigrations());
    }
}
