using Baken.Kernel.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Kernel.Data;

/// <summary>Opens the database for reading, seen as one actor may see it.</summary>
public sealed class Databases(IServiceScopeFactory scopes, Storage storage)
{
    /// <summary>A database of its own; dispose it after the question.</summary>
    public OpenDatabase Open(Actor actor)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Scope>().Enter(actor);
        var db = scope.ServiceProvider.GetRequiredService<BakenDb>();
        if (storage.OneWriter)
        {
            // Opening an embedded database costs more than a query and waits for nobody: once, not once a query.
            db.Database.OpenConnection();
        }

        return new OpenDatabase(scope, db);
    }
}

/// <summary>A database that was opened for one actor.</summary>
public sealed class OpenDatabase : IAsyncDisposable, IDisposable
{
    private readonly AsyncServiceScope scope;

    internal OpenDatabase(AsyncServiceScope scope, BakenDb db)
    {
        this.scope = scope;
        Db = db;
    }

    /// <summary>The database.</summary>
    public BakenDb Db { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => scope.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => scope.Dispose();
}
