using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Sdk;

namespace Baken.Browser.Tests;

/// <summary>What holds for every page, in every state and both languages.</summary>
internal static class PageChecks
{
    // Axe's own checks leave these to us: the scroll of a page, and which element sticks out.
    private const string Wider = """
        () => {
          const width = document.scrollingElement.clientWidth;
          if (document.scrollingElement.scrollWidth <= width) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((e) => e.getBoundingClientRect().right > width + 0.5 && !e.closest(".baken-scroll *"))
            .map((e) => `${e.tagName.toLowerCase()}.${e.className?.baseVal ?? e.className} ${Math.round(e.getBoundingClientRect().right)} '${e.textContent.trim().slice(0, 40)}'`)
            .concat(`the page is ${document.scrollingElement.scrollWidth} wide`);
        }
        """;

    /// <summary>Looks at a page at a desk with axe, then at 200 % and 400 % (a window of 640 and 320 pixels) for what runs over.</summary>
    public static Task LookAsync(Chromium chromium, Stages stages, string name, string locale, Func<Sight, Task>? more = null) =>
        chromium.VisitAsync(new Visitor { Locale = locale, AllowedMessages = ["the server responded with a status of"] }, async page =>
        {
            page.SetDefaultTimeout(10_000);
            var sight = await Looks.Find(name).ShowAsync(stages, page);
            Assert.Equal(locale[..2], await page.Locator("html").GetAttributeAsync("lang"));
            await Axe.AssertNoViolationsAsync(page);
            foreach (var width in new[] { 640, 320 })
            {
                await page.SetViewportSizeAsync(width, 800);
                var wider = await page.EvaluateAsync<string[]>(Wider);
                if (wider.Length > 0)
                {
                    throw new XunitException($"'{name}' scrolls sideways at {width} pixels:{Environment.NewLine}{string.Join(Environment.NewLine, wider)}");
                }
            }

            await (more?.Invoke(sight) ?? Task.CompletedTask);
        });

    /// <summary>The looks of a list, in both languages.</summary>
    public static TheoryData<string, string> InBothLanguages(IEnumerable<Look> looks)
    {
        var data = new TheoryData<string, string>();
        foreach (var look in looks)
        {
            data.Add(look.Name, "nl-NL");
            data.Add(look.Name, "en-GB");
        }

        return data;
    }
}

/// <summary>Every public page: axe finds nothing, nothing scrolls sideways, and nothing that others could see names the subject.</summary>
public sealed partial class PublicPageTests(Chromium chromium, Stages stages)
{
    // What whoever looks over a shoulder, at a history or at a form's saved words would know it by.
    private static readonly string[] Subject =
    [
        "mensenhandel", "handel", "uitbuit", "slacht", "slaaf", "slave", "dwang", "misbruik", "prostitu", "seks", "misdrijf", "politie", "aangifte", "geweld",
        "traffick", "exploit", "victim", "abuse", "forced", "crime", "sex", "police", "violence",
    ];

    public static TheoryData<string, string> Pages => PageChecks.InBothLanguages(Looks.Public);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Is_accessible_fits_and_is_neutral(string page, string language) => PageChecks.LookAsync(chromium, stages, page, language, async sight =>
    {
        string[] seen =
        [
            await sight.Page.TitleAsync(), sight.Page.Url,
            .. await sight.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[name], form, link[rel=icon]')].flatMap(e => [e.name, e.id, e.getAttribute('action'), e.href]).filter(v => typeof v === 'string')"),
        ];
        // The key of a one-time link is random: its letters say nothing.
        seen = [.. seen.Select(text => OneTimeKey().Replace(text, "/activeren/"))];
        Assert.All(seen, text => Assert.All(Subject, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase)));
    });

    [GeneratedRegex("/activeren/.+")]
    private static partial Regex OneTimeKey();

    [Fact]
    public Task The_icon_is_neutral() => chromium.VisitAsync(Visitor.Default, async page =>
    {
        var icon = await page.Context.APIRequest.GetAsync(new Uri((await stages.FullAsync()).Baken.Address, "/favicon.svg").ToString());
        var drawn = await icon.TextAsync();
        Assert.StartsWith("<svg", drawn, StringComparison.Ordinal);
        Assert.All(Subject, word => Assert.DoesNotContain(word, drawn, StringComparison.OrdinalIgnoreCase));
    });
}

/// <summary>Every page for staff: axe finds nothing and nothing scrolls sideways.</summary>
public sealed class StaffPageTests(Chromium chromium, Stages stages)
{
    public static TheoryData<string, string> Pages => PageChecks.InBothLanguages(Looks.Staff);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Is_accessible_and_fits(string page, string language) => PageChecks.LookAsync(chromium, stages, page, language);
}

/// <summary>The pages of the data protection officer: axe finds nothing and nothing scrolls sideways.</summary>
public sealed class SupervisePageTests(Chromium chromium, Stages stages)
{
    public static TheoryData<string, string> Pages => PageChecks.InBothLanguages(SuperviseLooks.All);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Is_accessible_and_fits(string page, string language) => PageChecks.LookAsync(chromium, stages, page, language);
}

public sealed class SubmissionPageTests(Chromium chromium, Stages stages)
{
    public static TheoryData<string, string> Pages => PageChecks.InBothLanguages(SubmissionLooks.Staff);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Is_accessible_and_fits(string page, string language) => PageChecks.LookAsync(chromium, stages, page, language);
}

/// <summary>The main pages in other colours.</summary>
public sealed class ColourTests(Chromium chromium, Stages stages)
{
    public static TheoryData<string> Pages => [.. Looks.Main.Select(look => look.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Is_accessible_in_the_dark(string page) =>
        ShowAsync(page, Visitor.Default with { Colors = ColorScheme.Dark }, Axe.AssertNoViolationsAsync);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Shows_its_controls_in_forced_colours(string page) => ShowAsync(page, Visitor.Default with { ForcedColors = true }, async opened =>
    {
        Assert.True(await opened.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        // A button keeps an edge when its background is taken away; a radio button is the system's own.
        Assert.Empty(await opened.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("main button, main .baken-button, .baken-tag, input[type=radio], input[type=checkbox]")]
              .filter((e) => e.checkVisibility() && !e.matches("[aria-hidden=true]"))
              .filter((e) => e.matches("input") ? getComputedStyle(e).appearance === "none"
                : !e.matches(".baken-link") && getComputedStyle(e).borderTopWidth === "0px" && getComputedStyle(e).textDecorationLine !== "underline")
              .map((e) => e.outerHTML.slice(0, 120))
            """));
    });

    private Task ShowAsync(string name, Visitor visitor, Func<IPage, Task> check) =>
        chromium.VisitAsync(visitor, async page =>
        {
            page.SetDefaultTimeout(10_000);
            await Looks.Find(name).ShowAsync(stages, page);
            await check(page);
        });
}
