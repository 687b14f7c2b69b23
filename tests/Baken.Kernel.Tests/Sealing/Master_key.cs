using System.Runtime.Versioning;
using System.Security.Cryptography;
using Baken.Kernel.Sealing;
using Baken.Testing;

namespace Baken.Kernel.Tests.Sealing;

[UnsupportedOSPlatform("windows")]
public sealed class Master_key : IDisposable
{
    private readonly TestFolder folder = new();

    private string FilePath => folder.File("master.key");

    [Fact]
    public void Missing_file_is_refused_and_the_message_says_what_to_do() =>
        Assert.Contains("baken setup", Assert.Throws<MasterKeyException>(() => MasterKey.Read(FilePath)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    public void Text_that_is_no_key_is_refused(string text) => Assert.Throws<MasterKeyException>(() => MasterKey.Parse(text, "test"));

    [Fact]
    public void Key_of_another_length_is_refused() => Assert.All(
        [16, 31, 33, 64],
        size => Assert.Throws<MasterKeyException>(() => MasterKey.Parse(Convert.ToBase64String(RandomNumberGenerator.GetBytes(size)), "test")));

    [Fact]
    public void Default_or_pattern_is_refused() => Assert.All(
        [new byte[32], [.. Enumerable.Repeat((byte)0xAB, 32)], [.. Enumerable.Range(0, 32).Select(i => (byte)(i % 4))], [.. Enumerable.Range(0, 32).Select(i => (byte)i)], [.. "changeme"u8, .. "changeme"u8, .. "changeme"u8, .. "changeme"u8]],
        bytes => Assert.Throws<MasterKeyException>(() => MasterKey.Parse(Convert.ToBase64String(bytes), "test")));

    [Fact]
    public void Message_never_repeats_the_key()
    {
        var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(31));
        Assert.DoesNotContain(text, Assert.Throws<MasterKeyException>(() => MasterKey.Parse(text, "test")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.GroupWrite)]
    public void File_that_others_can_reach_is_refused(UnixFileMode others)
    {
        MasterKey.Create(FilePath);
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        Assert.Contains("chmod 600", Assert.Throws<MasterKeyException>(() => MasterKey.Read(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Made_file_is_for_its_owner_only_and_reads_back_as_the_same_key()
    {
        var made = MasterKey.Create(FilePath);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(made.Fingerprint, MasterKey.Read(FilePath).Fingerprint);
        Assert.Equal(made.Derive("session"), MasterKey.Read(FilePath).Derive("session"));
    }

    [Fact]
    public void Existing_key_is_never_overwritten()
    {
        MasterKey.Create(FilePath);
        var before = File.ReadAllText(FilePath);
        Assert.ThrowsAny<IOException>(() => MasterKey.Create(FilePath));
        Assert.Equal(before, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Each_purpose_has_a_key_of_its_own()
    {
        var key = MasterKey.Create(FilePath);
        Assert.NotEqual(key.Derive("wrap"), key.Derive("session"));
        Assert.DoesNotContain(key.Fingerprint, Convert.ToHexString(key.Derive("wrap")), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
