using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>Everything by keyboard: where it goes, that it is seen, and the keys of the work list.</summary>
public sealed class KeyboardTests(Chromium chromium, Stages stages)
{
    // Everything that can be reached by Tab, in the order of the document. Of radio buttons of one name Tab reaches one.
    private const string Stops = """
        () => {
          const seen = new Set();
          return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
            .filter((e) => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden" && e.checkVisibility({ visibilityProperty: true }))
            .filter((e) => e.type !== "radio" || (!seen.has(e.form?.id + e.name) && seen.add(e.form?.id + e.name)));
        }
        """;

    // A radio button of which none is chosen is reached at the first or the last of its group.
    private const string Place = """
        (stops) => {
          const at = document.activeElement;
          return stops.findIndex((e) => e === at || (e.type === "radio" && at.type === "radio" && e.name === at.name));
        }
        """;

    private const string Marked = """
        () => {
          const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
          const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== "rgba(0, 0, 0, 0)";
          const filled = style.boxShadow !== "none" && style.backgroundColor !== "rgba(0, 0, 0, 0)";
          const under = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1), box.y + box.height / 2);
          const hidden = under && !at.contains(under) && !under.contains(at) && !under.matches("label") ? ` lies under ${under.outerHTML.slice(0, 80)}` : "";
          return ring || filled ? hidden : " shows no focus";
        }
        """;

    public static TheoryData<string> Pages => [.. Looks.Main.Select(look => look.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Tab_goes_through_the_page_in_its_order_and_is_seen_at_each_stop(string name) => chromium.VisitAsync(Visitor.Default, async page =>
    {
        page.SetDefaultTimeout(10_000);
        await Looks.Find(name).ShowAsync(stages, page);
        // From the top, wherever the page put the focus.
        await page.EvaluateAsync("() => { document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex'); scrollTo(0, 0); }");
        var stops = await page.EvaluateHandleAsync(Stops);
        var count = await stops.EvaluateAsync<int>("stops => stops.length");
        var last = -1;
        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await stops.EvaluateAsync<int>(Place);
            // The browser's own field for a date has a stop for each of its parts.
            for (var part = 0; at == last && part < 4 && await page.EvaluateAsync<bool>("document.activeElement.type === 'date'"); part++)
            {
                await page.Keyboard.PressAsync("Tab");
                at = await stops.EvaluateAsync<int>(Place);
            }

            var what = await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)");
            Assert.True(at == last + 1, $"Tab {i + 1} of {count} went from stop {last} to {at}: {what}");
            var amiss = await page.EvaluateAsync<string>(Marked);
            Assert.True(amiss.Length == 0, $"{what}{amiss}");
            last = at;
        }

        Assert.True(count > 3, "There is nothing to go through.");
    });

    [Fact]
    public Task The_first_stop_leads_past_the_header() => chromium.VisitAsync(Visitor.Default, async page =>
    {
        await Looks.Find("queue, full").ShowAsync(stages, page);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Naar de inhoud");
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    });

    [Theory]
    [InlineData("step 2, nothing told")]
    [InlineData("decision, nothing chosen, full")]
    [InlineData("team, nothing chosen, full")]
    public Task After_an_error_the_list_of_errors_has_the_focus_and_leads_to_the_field(string name) => chromium.VisitAsync(Visitor.Default, async page =>
    {
        await Looks.Find(name).ShowAsync(stages, page);
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('.baken-error-summary') === document.activeElement"));
        Assert.StartsWith("Fout:", await page.TitleAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        var field = page.Locator(":target");
        await Assertions.Expect(field).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector(':target').closest('.baken-field').contains(document.activeElement)"));
    });

    [Fact]
    public Task A_whole_report_needs_no_mouse() => chromium.VisitAsync(Visitor.Default, async page =>
    {
        await page.GotoAsync((await stages.ReportingAsync()).Baken.Address.ToString());
        await PressOnAsync(page, "Begin met uw melding");
        await TabToAsync(page, "e => e.type === 'radio'");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("No", await page.EvaluateAsync<string>("document.activeElement.value"));
        await PressOnAsync(page, "Verder");
        await TypeAsync(page, "Draft.Narrative", "Drie mensen slapen in de loods.");
        await PressOnAsync(page, "Verder");
        await TypeAsync(page, "Draft.Place", "Westland");
        await PressOnAsync(page, "Verder");
        await TabToAsync(page, "e => e.type === 'checkbox'");
        await page.Keyboard.PressAsync("Space");
        await TypeAsync(page, "Draft.Company", Kasbloei.Name);
        await PressOnAsync(page, "Verder");
        await page.SeesAsync(Kasbloei.Name);
        await PressOnAsync(page, "Verstuur");
        await page.SeesHeadingAsync("Schrijf deze code op");
        await PressOnAsync(page, "Ik heb de code opgeschreven");
        await page.SeesHeadingAsync("Klaar");
    });

    [Fact]
    public Task In_the_queue_keys_go_through_the_rows_and_open_them() => QueueAsync(async (page, _) =>
    {
        var rows = await page.Locator("[data-baken-row] td a:visible").AllInnerTextsAsync();
        await page.Keyboard.PressAsync("j");
        await FocusedAsync(page, rows[0]);
        await page.Keyboard.PressAsync("j");
        await FocusedAsync(page, rows[1]);
        await page.Keyboard.PressAsync("k");
        await FocusedAsync(page, rows[0]);
        await page.Keyboard.PressAsync("Enter");
        await page.SeesHeadingAsync(rows[0]);
    });

    [Fact]
    public Task In_the_queue_B_leads_to_the_decision_about_the_chosen_row() => QueueAsync(async (page, _) =>
    {
        await page.Keyboard.PressAsync("j");
        var to = await page.EvaluateAsync<string>("new URL(document.activeElement.href).pathname");
        await page.Keyboard.PressAsync("b");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), to + "/besluit").ToString());
    });

    [Fact]
    public Task In_the_queue_F_leads_to_the_filter_and_the_question_mark_to_the_list_of_keys() => QueueAsync(async (page, _) =>
    {
        await page.Keyboard.PressAsync("f");
        Assert.Equal("Form", await page.EvaluateAsync<string>("document.activeElement.name"));
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("?");
        await FocusedAsync(page, "Sneltoetsen uitzetten");
    });

    [Fact]
    public async Task In_the_queue_T_takes_the_chosen_row()
    {
        await using var stage = await Stage.StartAsync();
        await stage.ReportAsync("een", Kasbloei.About("Alleen deze", "Er is er maar een."));
        await chromium.VisitAsync(Visitor.Default, async page =>
        {
            var sight = new Sight(page, stage);
            await sight.BecomeAsync("Noor");
            await sight.GoAsync("/signalen");
            await Assertions.Expect(page.GetByRole(AriaRole.Row).Last).ToContainTextAsync("vrij");
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("t");
            await Assertions.Expect(page.GetByRole(AriaRole.Row).Last).ToContainTextAsync("Noor Veldkamp");
        });
    }

    [Fact]
    public Task In_a_field_the_keys_are_silent() => QueueAsync(async (page, _) =>
    {
        var before = page.Url;
        foreach (var key in new[] { "j", "k", "b", "t", "?" })
        {
            await page.GetByLabel("Regio").FocusAsync();
            await page.Keyboard.PressAsync(key);
            Assert.Equal("Region", await page.EvaluateAsync<string>("document.activeElement.name"));
        }

        Assert.Equal(before, page.Url);
        await Assertions.Expect(page.Locator(".baken-selected")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task The_keys_can_be_switched_off_and_stay_off() => QueueAsync(async (page, sight) =>
    {
        await page.PushAsync("Sneltoetsen uitzetten");
        await SilentAsync(page);
        await sight.GoAsync("/signalen");
        await SilentAsync(page);
        await page.PushAsync("Sneltoetsen aanzetten");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".baken-selected")).ToHaveCountAsync(1);
    });

    private Task QueueAsync(Func<IPage, Sight, Task> check) => chromium.VisitAsync(Visitor.Default, async page =>
    {
        page.SetDefaultTimeout(10_000);
        await check(page, await Looks.Find("queue, full").ShowAsync(stages, page));
    });

    private static async Task SilentAsync(IPage page)
    {
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator(".baken-selected")).ToHaveCountAsync(0);
    }

    private static Task FocusedAsync(IPage page, string text) => Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync(text);

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await TabToAsync(page, $"e => e.name === '{field}'");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressOnAsync(IPage page, string words)
    {
        await TabToAsync(page, $"e => e.textContent.trim() === '{words}'");
        await page.EvaluateAsync("window.before = true");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    private static async Task TabToAsync(IPage page, string wanted)
    {
        for (var i = 0; i < 80; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>($"({wanted})(document.activeElement)"))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach {wanted}.");
    }
}
