using System.Text;
using System.Text.Json;
using Baken.Kernel.Sealing;
using Baken.Signals.Report;
using Baken.Testing;
using CsCheck;

namespace Baken.Signals.Tests.Fuzz;

public class Unchecked_input
{
    private static readonly Gen<string?> Text = Gen.OneOf(Gen.String.Select(s => (string?)s), Gen.Const((string?)null), Gen.OneOf<string?>("0518", "labour", "\0", "\uD83D", "06 12345678"));
    private static readonly Gen<string> Word = Text.Select(s => s ?? "");
    private static readonly Gen<PartialDate> Date = Gen.Select(Gen.Int.Nullable(), Gen.Int[-2, 40].Nullable(), Gen.Int[1890, 2210].Nullable()).Select((d, m, y) => new PartialDate(d, m, y));
    private static readonly Gen<Person> Person = Gen.Select(Gen.Enum<PersonRole>(), Text, Gen.Int.Nullable(), Gen.Enum<AgeGroup>().Nullable(), Text, Gen.Int)
        .Select((role, name, age, group, description, count) => new Person(role, name, age, group, description, count));

    private static readonly Gen<Facts> AnyFacts = Gen.Select(
        Gen.Select(Word, Word, Date, Text, Text, Text),
        Gen.Select(Word.List[0, 30], Word.List[0, 30], Person.List[0, 25], Gen.Select(Text, Text, Text).Select((a, b, c) => new Company(a, b, c)).List[0, 25], Word.List[0, 25]))
        .Select((one, many) => new Facts
        {
            Title = one.Item1,
            Narrative = one.Item2,
            When = one.Item3,
            Municipality = one.Item4,
            Address = one.Item5,
            Sector = one.Item6,
            Forms = many.Item1,
            Phones = many.Item2,
            Persons = many.Item3,
            Companies = many.Item4,
            Indicators = [.. many.Item5.Select(code => new ObservedIndicator(code))],
        });

    [Fact]
    public void Rules_answer_any_report_with_problems_and_never_throw() => Gen.Select(AnyFacts, Text, Text).Sample(
        (facts, name, phone) => Assert.All(ReportRules.Check(facts, new ReporterContact(name, phone), new DateOnly(2026, 11, 24)), problem => Assert.NotEmpty(problem.Code)), iter: 3000);

    [Fact]
    public void Facts_come_back_from_their_sealed_form_as_they_were() => AnyFacts.Sample(
        any =>
        {
            // A count that the rules let through; none at all is not written, and reads as one.
            var facts = any with { Persons = [.. any.Persons.Select(person => person with { Count = Math.Clamp(person.Count, 1, 999) })] };
            // Half a surrogate pair, which no form can send, is replaced once; what was kept then stays.
            var kept = Facts.FromJson(facts.ToJson());
            Assert.Equal(kept.ToJson(), Facts.FromJson(kept.ToJson()).ToJson());
            if (!facts.ToJson().Contains('\uFFFD', StringComparison.Ordinal) && !facts.ToJson().Contains("\\uFFFD", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Equal(facts.ToJson(), kept.ToJson());
                Assert.Equal(facts.Narrative, kept.Narrative);
            }
        },
        iter: 2000);

    [Fact]
    public void Identifiers_of_any_report_are_few_and_found_in_bounded_time() => AnyFacts.Sample(
        facts => Assert.InRange(Assess.IndexedIdentifiers.Of(facts).Count, 0, Assess.IndexedIdentifiers.Most), iter: 1000);

    [Fact]
    public void Receipt_code_is_read_or_is_none_whatever_was_typed() => Gen.String.Sample(
        typed =>
        {
            var read = ReceiptCode.Read(typed);
            Assert.True(read is null || (read.Length == 16 && ReceiptCode.Read(read) == read));
        },
        iter: 20_000);

    [Fact]
    public void Receipt_code_is_read_back_however_it_is_written() => Gen.Int.Sample(
        _ =>
        {
            var code = ReceiptCode.New();
            Assert.Equal(code, ReceiptCode.Read(ReceiptCode.Grouped(code)));
            Assert.Equal(code, ReceiptCode.Read(" " + string.Join('-', code.Chunk(4).Select(c => new string(c))).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')));
        },
        iter: 2000);

    [Fact]
    public void Receipt_code_of_any_text_has_a_hash()
    {
        using var folder = new TestFolder();
        var codes = new ReceiptCode(MasterKey.Create(folder.File("master.key")));
        Gen.String.Sample(text => Assert.Equal(32, codes.Hash(text).Length), iter: 2000);
    }

    [Fact]
    public void Draft_key_is_read_or_is_none_whatever_the_cookie_holds() => Gen.OneOf(
        Gen.String,
        Gen.Char["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_= \t\n%"].Array[43].Select(c => new string(c))).Sample(
        text => Assert.True(DraftKey.Read(text) is null || text.Length == 43), iter: 20_000);

    [Fact]
    public void Broken_json_of_facts_is_a_json_error_and_nothing_else() => Gen.Select(AnyFacts, Gen.Double.Unit, Gen.String[0, 5]).Sample(
        (facts, where, put) =>
        {
            var json = facts.ToJson();
            var at = (int)(where * json.Length);
            try
            {
                Facts.FromJson(json[..at] + put + json[Math.Min(at + 3, json.Length)..]);
            }
            catch (JsonException)
            {
            }
        },
        iter: 2000);

    [Fact]
    public void Long_texts_are_answered_soon()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var piece in new[] { "06 ", "a@", "1-", "www.", "(", "é", "AB-", "NL ", "kvk ", "@a ", ". " })
        {
            var text = new StringBuilder().Insert(0, piece, 20_000 / piece.Length).ToString();
            Assess.IndexedIdentifiers.Of(new Facts { Narrative = text, Address = text[..500], Phones = [text[..500]] });
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"It took {watch.Elapsed}.");
    }
}
