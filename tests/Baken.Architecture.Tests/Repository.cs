namespace Baken.Architecture.Tests;

/// <summary>The files of this repository as they are on disk, without what is built or fetched.</summary>
internal static class Repository
{
    private static readonly string[] Beside =
        [".git", ".vs", ".idea", "artifacts", "bin", "obj", "node_modules", "TestResults", "baken-data", "baken-demo"];

    private static readonly string[] TextKinds =
    [
        ".cs", ".cshtml", ".razor", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".yml", ".yaml", ".txt", ".sh", ".css",
        ".js", ".mjs", ".resx", ".csv", ".tsv", ".svg", ".html", ".xml", ".editorconfig", ".gitignore", ".gitattributes", "",
    ];

    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(() => [.. ReadFolder(Root)]);

    public static IReadOnlyList<SourceFile> Files => Read.Value;

    public static IEnumerable<SourceFile> CSharp => Files.Where(file => file.IsCSharp);

    public static IEnumerable<SourceFile> Projects => Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal));

    public static SourceFile File(string path) => Files.Single(file => file.Path == path);

    private static IEnumerable<SourceFile> ReadFolder(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(inner => !Beside.Contains(Path.GetFileName(inner)))
            .SelectMany(ReadFolder)
            .Concat(Directory.EnumerateFiles(folder)
                .Where(file => TextKinds.Contains(Path.GetExtension(file)))
                .Select(file => new SourceFile(Path.GetRelativePath(Root, file), System.IO.File.ReadAllText(file))));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(folder, "Baken.slnx")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("No folder above the test program holds Baken.slnx.");
        }

        return folder;
    }
}
