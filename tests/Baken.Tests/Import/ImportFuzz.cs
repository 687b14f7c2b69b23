using System.Text;
using CsCheck;

namespace Baken.Tests.Import;

/// <summary>Whatever a file holds, each of its rows ends in a report or a problem, or the file is said to be unreadable: 15,000 files a run.</summary>
public sealed class ImportFuzz
{
    private const string Lines = "{\"verhaal\":\"Een \\u00e9.\",\"personen\":[{\"rol\":\"getuige\"}]}\n[{\"verhaal\":\"x\"}]\n{\"verhaal\":\"y\",\"wanneer\":{\"dag\":1}}\n";
    private const string List = "[{\"verhaal\":\"Een \\\" ] , .\",\"personen\":[{\"rol\":\"getuige\"}]},\n {\"verhaal\":\"y\",\"vormen\":[\"labour\"]} , 3, null, [[]], \"a\"]";
    private const string Table = "signal_ref,narrative,date\r\na,\"Een, \"\"twee\"\"\r\ndrie\",2026\r\nb,vier,2026-13-45\r\n";
    private static readonly Gen<string> Put = Gen.OneOf(Gen.String[0, 12], Gen.OneOf(Gen.Const("\""), Gen.Const("\\"), Gen.Const("]"), Gen.Const("["), Gen.Const("{"), Gen.Const("}"), Gen.Const(","), Gen.Const(";"), Gen.Const("\n"), Gen.Const("\r"), Gen.Const("\0"), Gen.Const("\uFEFF"), Gen.Const("null")));

    [Theory]
    [InlineData(Lines)]
    [InlineData(List)]
    public Task Whatever_is_changed_in_messages_they_are_answered(string sound) => Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Int[0, 20], Put).SampleAsync(
        (at, cut, put) => AnsweredAsync(Encoding.UTF8.GetBytes(sound[..at] + put + sound[Math.Min(at + cut, sound.Length)..])), iter: 4000);

    [Fact]
    public Task Whatever_is_changed_in_a_table_it_is_answered() => Gen.Select(Gen.Int[0, Table.Length - 1], Gen.Int[0, 20], Put).SampleAsync(
        (at, cut, put) => AnsweredAsync(Files.Zip(("signals.csv", Table[..at] + put + Table[Math.Min(at + cut, Table.Length)..]), ("phones.csv", "signal_ref,phone\na,06\nq,07\n"))), iter: 3000);

    [Fact]
    public Task Whatever_is_changed_in_the_bytes_of_a_zip_it_is_answered()
    {
        var zip = Files.Zip(("signals.csv", Table), ("persons.csv", "signal_ref,role\na,witness\n"));
        return Gen.Select(Gen.Int[0, zip.Length - 1], Gen.Byte, Gen.Int[0, zip.Length - 1], Gen.Byte).SampleAsync(
            (at, to, at2, to2) =>
            {
                var changed = (byte[])zip.Clone();
                (changed[at], changed[at2]) = (to, to2);
                return AnsweredAsync(changed);
            }, iter: 3000);
    }

    [Fact]
    public Task Whatever_bytes_they_are_they_are_answered() => Gen.Byte.Array[0, 400].SampleAsync(AnsweredAsync, iter: 1000);

    private static async Task AnsweredAsync(byte[] bytes)
    {
        var (rows, _, _) = await Files.ReadAsync(bytes);
        Assert.All(rows, row => Assert.True(row.Form is not null || row.Problems.Count > 0));
    }
}
