using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Baken.Demo.Stories;

namespace Baken.Tests.Demo;

public sealed class StoryTellerTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(1));
    private static readonly IReadOnlyList<Story> Stories = new StoryTeller(1, Now).Tell();

    [Fact]
    public void Fewer_than_two_assessors_are_refused_because_a_second_person_is_another() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoryTeller(1, Now, assessors: 1));

    [Fact]
    public void No_placeholder_is_left_in_any_text() =>
        Assert.All(Stories, s => Assert.DoesNotMatch(@"[{}|\[\]]", string.Join(' ', [s.Narrative, s.Title, s.WhenText, s.AddressText, .. JourneyTexts(s)])));

    [Fact]
    public void No_text_names_a_well_known_company() =>
        Assert.All(Stories, s => Assert.DoesNotMatch(
            @"(?i)\b(ahold|albert heijn|jumbo|postnl|dhl|ups|gls|randstad|tempo-team|otto workforce|vion|schiphol|bol\.com|amazon|uber|booking|hilton|ibis|hema|shell|philips|asml|heineken|rabobank|ing bank|snapchat|instagram|tiktok|telegram|whatsapp)\b",
            string.Join(' ', [s.Narrative, s.Title, .. s.Companies.Select(c => c.Name)])));

    [Fact]
    public void The_same_seed_tells_the_same_and_another_seed_tells_other_stories()
    {
        string again = Fingerprint(new StoryTeller(1, Now).Tell());
        Assert.Equal(Fingerprint(Stories), again);
        Assert.NotEqual(again, Fingerprint(new StoryTeller(2, Now).Tell()));
    }

    [Fact]
    public void Two_thousand_stories_are_told_within_a_second()
    {
        // The quickest of three: other tests share the cores.
        TimeSpan quickest = Enumerable.Range(3, 3).Min(seed =>
        {
            Stopwatch watch = Stopwatch.StartNew();
            Assert.Equal(2000, new StoryTeller(seed, Now).Tell().Count);
            return watch.Elapsed;
        });
        Assert.True(quickest < TimeSpan.FromSeconds(1), $"took {quickest}");
    }

    [Fact]
    public void Stories_are_sorted_by_time_within_three_years_and_numbered_from_one()
    {
        Assert.Equal(Stories.Select(s => s.When).Order(), Stories.Select(s => s.When));
        Assert.Equal(Enumerable.Range(1, Stories.Count), Stories.Select(s => s.Number));
        Assert.All(Stories, s => Assert.InRange(s.When, Now.AddYears(-3), Now));
    }

    [Fact]
    public void More_reports_come_by_day_and_on_working_days_and_some_at_night()
    {
        int night = Stories.Count(s => s.When.Hour < 7), weekend = Stories.Count(s => s.When.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.InRange(night, 60, 250);
        Assert.InRange(weekend, 200, 480);
    }

    [Fact]
    public void Narratives_are_distinct_and_made_of_many_sentences_in_many_orders()
    {
        Assert.True(Stories.Select(s => s.Narrative).Distinct().Count() >= 1900);
        Assert.True(Stories.SelectMany(s => s.Templates).Distinct().Count() >= 400);
        Assert.True(Stories.Select(s => string.Join('/', s.Templates)).Distinct().Count() >= 1700);
    }

    [Fact]
    public void Codes_are_those_of_the_reference_data()
    {
        foreach (Story story in Stories)
        {
            Assert.NotEmpty(story.Forms);
            Assert.All(story.Forms, f => Assert.Contains(f, ReferenceCodes.Forms));
            if (story.MunicipalityCode is not null)
            {
                Assert.Contains(story.MunicipalityCode, ReferenceCodes.Municipalities);
            }

            // Forms without indicators of their own borrow those about labour.
            HashSet<string> own = ReferenceCodes.IndicatorsByForm.GetValueOrDefault(story.Forms[0], ReferenceCodes.IndicatorsByForm["labour"]);
            Assert.All(story.IndicatorCodes, c => Assert.True(own.Contains(c) || ReferenceCodes.IndicatorsForAll.Contains(c), $"{c} in {story.Forms[0]}"));
            Assert.InRange(story.IndicatorCodes.Count, 0, 6);
        }
    }

    [Fact]
    public void Every_number_lies_where_none_is_issued()
    {
        foreach (Story story in Stories)
        {
            Assert.All(story.Phones.Concat(story.ReporterContact?.Phone is string p ? [p] : []), n => Assert.Matches("^(0|31)600[0-9]{6}$", Digits(n)));
            Assert.All(story.Companies.Where(c => c.KvkNumber is not null), c => Assert.Matches("^000[0-9]{5}$", Digits(c.KvkNumber!)));
            Assert.All(story.Companies.Where(c => c.Establishment is not null), c => Assert.Matches("^0000000[0-9]{5}$", c.Establishment!));
            Assert.All(story.Plates, n => Assert.Matches("^[A-Z]{2}-000-[A-Z]$", n));
            Assert.All(story.Emails, e => Assert.EndsWith(".example", e, StringComparison.Ordinal));
            Assert.All(story.Links, l => Assert.Matches(@"^https://[a-z]+\.example/", l));
            Assert.Matches("^$|, [1-9][0-9]{3} S[ADS] ", story.AddressText ?? "");
        }
    }

    [Fact]
    public void Numbers_within_narratives_are_the_fictional_ones_too()
    {
        MatchCollection[] phones = [.. Stories.Select(s => Regex.Matches(s.Narrative, @"(?<!\d)(\+31 ?6|06)[\d -]{8,}"))];
        Assert.True(phones.Sum(m => m.Count) > 100);
        Assert.All(phones.SelectMany(m => m), m => Assert.Matches("^(0|31)600", Digits(m.Value)));
    }

    [Fact]
    public void Shares_of_forms_languages_and_unknown_places_are_as_intended()
    {
        Assert.InRange(Share(s => s.Forms[0] == "labour"), 0.41, 0.56);
        Assert.InRange(Share(s => s.Forms[0] == "sexual"), 0.20, 0.29);
        Assert.InRange(Share(s => s.Forms[0] == "criminal"), 0.08, 0.15);
        Assert.InRange(Share(s => s.Language == "en"), 0.03, 0.09);
        Assert.InRange(Share(s => s.MunicipalityCode is null), 0.05, 0.2);
        Assert.Equal(ReferenceCodes.Forms.Order(), Stories.SelectMany(s => s.Forms).Distinct().Order());
    }

    [Fact]
    public void Titles_are_short_and_as_an_assessor_writes() =>
        Assert.All(Stories, s => Assert.InRange(s.Title.Split(' ').Length, 3, 9));

    [Fact]
    public void A_person_whose_age_is_known_is_a_minor_exactly_below_eighteen() =>
        Assert.All(Stories.SelectMany(s => s.Persons).Where(p => p.Age is not null), p => Assert.Equal(p.Age < 18 ? "yes" : "no", p.Minor));

    [Fact]
    public void No_date_lies_after_the_report() =>
        Assert.All(Stories.Where(s => s.Happened is not null), s => Assert.True(
            new DateOnly(s.Happened!.Year, s.Happened.Month ?? 1, s.Happened.Day ?? 1) <= DateOnly.FromDateTime(s.When.DateTime)));

    [Fact]
    public void The_company_of_the_walk_occurs_in_exactly_two_earlier_signals_with_different_ends()
    {
        Story[] walk = [.. Stories.Where(s => Regex.IsMatch(s.Narrative + string.Concat(s.Companies.Select(c => c.Name)), "(?i)kas ?bloei"))];
        Assert.Equal([2024, 2025], walk.Select(s => s.When.Year));
        Assert.Equal("geen capaciteit", Assert.IsType<NotTakenUp>(walk[0].Journey.Steps[^1]).Reason);
        Closed closed = Assert.IsType<Closed>(walk[1].Journey.Steps[^1]);
        Assert.Equal((JourneyCodes.FineImposed, "boete opgelegd"), (closed.Result, closed.Text));
        Assert.Equal(2, Stories.Count(s => s.Phones.Any(p => Digits(p).EndsWith("600123456", StringComparison.Ordinal))));
        Assert.Equal(1, Stories.Count(s => s.Companies.Any(c => c.KvkNumber is not null && Digits(c.KvkNumber) == "00012345")));
    }

    [Fact]
    public void Known_employers_come_back_in_more_than_one_spelling_with_a_number_in_common()
    {
        var byKvk = Stories.SelectMany(s => s.Companies).Where(c => c.KvkNumber is not null).GroupBy(c => Digits(c.KvkNumber!)).Where(g => g.Count() > 1).ToList();
        Assert.True(byKvk.Count >= 30, $"{byKvk.Count} numbers come back");
        Assert.True(byKvk.Count(g => g.Select(c => c.Name).Distinct().Count() > 1) >= 20);
        Assert.True(Stories.SelectMany(s => s.Phones).GroupBy(Digits).Count(g => g.Count() > 1) >= 30);
        Assert.True(Stories.SelectMany(s => s.Plates).GroupBy(p => p).Count(g => g.Count() > 1) >= 20);
    }

    private static double Share(Func<Story, bool> which) => Stories.Count(which) / (double)Stories.Count;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static IEnumerable<string?> JourneyTexts(Story story) => story.Journey.Steps.Select(s => s.Match(
        a => a.Reason + a.OverrideReason, r => r.Note, _ => "", h => h.Reason, n => n.Reason, c => c.Text, a => a.Text));

    private static string Fingerprint(IReadOnlyList<Story> stories) =>
        Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(stories.Select(s => new { s, Steps = s.Journey.Steps.Select(x => x.ToString()) }))));
}
