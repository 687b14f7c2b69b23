using System.Security.Cryptography;
using Baken.Kernel;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Storage.Sqlite;

/// <summary>Lets <c>dotnet ef migrations add NAME --context BakenDb</c> build the model without a program or a server.</summary>
public sealed class DesignTimeMain : IDesignTimeDbContextFactory<BakenDb>
{
    /// <inheritdoc/>
    public BakenDb CreateDbContext(string[] args) => DesignTime.Services().GetRequiredService<BakenDb>();
}

/// <summary>The same for the key store: <c>--context KeyDb</c>.</summary>
public sealed class DesignTimeKeys : IDesignTimeDbContextFactory<KeyDb>
{
    /// <inheritdoc/>
    public KeyDb CreateDbContext(string[] args) => DesignTime.Services().GetRequiredService<KeyDb>();
}

internal static class DesignTime
{
    public static IServiceProvider Services() => new ServiceCollection()
        .AddKernel(new SqliteStorage("."), MasterKey.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), "design time"))
        .AddSignals()
        .BuildServiceProvider();
}
