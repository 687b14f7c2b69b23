using System.Xml.Linq;

namespace Baken.Architecture.Tests;

/// <summary>
/// The arrows of the house: the one table of which project may stand on which, and the check of a project file against it.
/// </summary>
internal static class ProjectReferences
{
    /// <summary>Stands in the table for every project under <c>lib/</c>.</summary>
    private const string AnyLibrary = "lib";

    private static readonly string[] Modules =
    [
        "Baken.Sharing", "Baken.Signals", "Baken.Screening", "Baken.Cases", "Baken.Care", "Baken.Statistics", "Baken.Programme",
    ];

    // A module may use the modules above it; a project that is in no row has no place in the house.
    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["Baken.Attachments"] = [],
        ["Baken.Estimation"] = [],
        ["Baken.Matching"] = [],
        ["Baken.Decisions"] = [],
        ["Baken.Clustering"] = [],
        ["Baken.RedFlags"] = [],
        ["Baken.Kernel"] = [],
        ["Baken.Sharing"] = [AnyLibrary, "Baken.Kernel"],
        ["Baken.Signals"] = [AnyLibrary, "Baken.Kernel", .. Modules[..1]],
        ["Baken.Screening"] = [AnyLibrary, "Baken.Kernel", .. Modules[..2]],
        ["Baken.Cases"] = [AnyLibrary, "Baken.Kernel", .. Modules[..3]],
        ["Baken.Care"] = [AnyLibrary, "Baken.Kernel", .. Modules[..4]],
        ["Baken.Statistics"] = [AnyLibrary, "Baken.Kernel", .. Modules[..5]],
        ["Baken.Programme"] = [AnyLibrary, "Baken.Kernel", .. Modules[..6]],
        ["Baken.Storage.Sqlite"] = ["Baken.Kernel", .. Modules],
        ["Baken.Storage.Postgres"] = ["Baken.Kernel", .. Modules],
        ["Baken"] = [AnyLibrary, "Baken.Kernel", .. Modules, "Baken.Storage.Sqlite", "Baken.Storage.Postgres"],
    };

    /// <summary>What is wrong with the references of one project file. Projects under <c>tests/</c> and <c>bench/</c> may use all.</summary>
    public static IEnumerable<string> Check(SourceFile project)
    {
        if (RoomOf(project.Path) is "tests" or "bench")
        {
            yield break;
        }

        var name = Path.GetFileNameWithoutExtension(project.Path);
        if (!Table.TryGetValue(name, out var allowed))
        {
            yield return $"{project.Path}: {name} is not in the table of projects";
            yield break;
        }

        foreach (var reference in ReferencesOf(project))
        {
            var target = Path.GetFileNameWithoutExtension(reference);
            var isAllowed = RoomOf(reference) switch
            {
                "lib" => allowed.Contains(AnyLibrary),
                "src" => allowed.Contains(target),
                _ => false,
            };
            if (!isAllowed)
            {
                yield return $"{project.Path}: {name} may not reference {target}";
            }
        }
    }

    // Paths relative to the root.
    private static IEnumerable<string> ReferencesOf(SourceFile project) =>
        XDocument.Parse(project.Text).Descendants()
            .Where(element => element.Name.LocalName is "ProjectReference")
            .Select(element => ((string?)element.Attribute("Include") ?? "").Replace('\\', '/'))
            .Select(include => Path.GetFullPath($"/{Path.GetDirectoryName(project.Path)}/{include}")[1..]);

    private static string RoomOf(string path) => path.Split('/')[0];
}
