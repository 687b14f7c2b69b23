namespace Baken.Testing;

/// <summary>The databases Baken runs on. What is tested on one is tested on the other.</summary>
public enum Database
{
    /// <summary>SQLite, the embedded default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, for production.</summary>
    Postgres,
}
