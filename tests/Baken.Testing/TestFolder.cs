namespace Baken.Testing;

/// <summary>
/// A fresh, empty folder for one test, readable by its owner only. Disposing deletes it with all it holds.
/// </summary>
public sealed class TestFolder : IDisposable
{
    /// <summary>Makes the folder under the system's folder for temporary files.</summary>
    public TestFolder() => Path = Directory.CreateTempSubdirectory("baken-test-").FullName;

    /// <summary>The absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>The absolute path of <paramref name="relative"/> inside the folder; nothing is created.</summary>
    public string File(string relative) => System.IO.Path.Combine(Path, relative);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
