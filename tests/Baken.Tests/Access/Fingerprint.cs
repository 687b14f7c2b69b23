using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Access;

/// <summary>Everything that is in the database but for what each request may leave behind: records of it, its session, what was being typed.</summary>
internal static class Fingerprint
{
    private static readonly HashSet<string> Left = ["audit", "sessions", "done_once", "kept_texts"];

    /// <summary>Of each table a number that is another when a row was added, changed or removed.</summary>
    public static Task<Dictionary<string, long>> OfAsync(World world) => world.ReadAsync(async db =>
    {
        var found = new Dictionary<string, long>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Where(table => !Left.Contains(table)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names of the model's own tables
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            var sum = 0L;
            while (await rows.ReadAsync())
            {
                sum = unchecked(sum + Of(rows));
            }

            found[table] = sum;
        }

        return found;
    });

    /// <summary>The tables in which something is another.</summary>
    public static string Difference(Dictionary<string, long> before, Dictionary<string, long> after) => string.Join(", ", before.Keys.Where(table => before[table] != after[table]));

    // The order in which rows come is the database's affair, so what is added up must not cancel out.
    private static long Of(IDataRecord row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < row.FieldCount; i++)
        {
            var value = row.GetValue(i);
            hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes(value is Array many ? string.Join('|', many.Cast<object>()) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            hash.AppendData([0xFF]);
        }

        return BitConverter.ToInt64(hash.GetHashAndReset());
    }
}
