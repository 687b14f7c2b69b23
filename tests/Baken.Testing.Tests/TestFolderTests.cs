namespace Baken.Testing.Tests;

public sealed class TestFolderTests
{
    [Fact]
    public void A_disposed_folder_is_gone_with_what_it_held()
    {
        string path;
        using (var folder = new TestFolder())
        {
            path = folder.Path;
            Directory.CreateDirectory(folder.File("deep"));
            File.WriteAllText(folder.File("deep/note.txt"), "note");
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Two_folders_are_apart_and_start_empty()
    {
        using var first = new TestFolder();
        using var second = new TestFolder();

        Assert.NotEqual(first.Path, second.Path);
        Assert.Empty(Directory.GetFileSystemEntries(first.Path));
    }
}
