using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Baken.Testing;

/// <summary>
/// Runs one test body on every <see cref="Database"/>: <c>[Theory, BothDatabases]</c> on a method whose only parameter is a
/// <see cref="Database"/>. With <c>BAKEN_SKIP_POSTGRES=1</c> the row for PostgreSQL is skipped and counted as skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            new TheoryDataRow<Database>(Database.Sqlite),
            new TheoryDataRow<Database>(Database.Postgres) { Skip = PostgresCluster.ReasonToSkip },
        ]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
