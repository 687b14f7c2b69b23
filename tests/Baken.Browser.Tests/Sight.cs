using Microsoft.Playwright;

namespace Baken.Browser.Tests;

/// <summary>A page that is being looked at, in whatever language: what is done on it goes by names of fields and by places, not by words.</summary>
internal sealed class Sight(IPage page, Stage stage)
{
    public IPage Page => page;

    public Stage Stage => stage;

    /// <summary>Opens a page.</summary>
    public Task GoAsync(string path) => page.GotoAsync(new Uri(stage.Baken.Address, path).ToString());

    /// <summary>Becomes the person with this first name.</summary>
    public async Task BecomeAsync(string firstName) => await page.Context.AddCookiesAsync(
    [
        new Cookie { Name = "baken-sessie", Value = await stage.SessionAsync(firstName), Url = stage.Baken.Address.ToString() },
    ]);

    /// <summary>Presses the button that goes on, which has no name of its own, and waits for the page it leads to.</summary>
    public Task SubmitAsync() => SubmitAsync(page.Locator("main form button:not([name], [type=button])").First);

    /// <summary>Presses the button that does this and waits for the page it leads to.</summary>
    public Task SubmitAsync(string act) => SubmitAsync(page.Locator($"main button.baken-button[name=Act][value={act}]"));

    public Task FillAsync(string field, string text) => page.Locator($":is(input, textarea)[name='{field}']").FillAsync(text);

    public Task ChooseAsync(string field, string value) => PublicSteps.ChooseAsync(page.Locator($"[name='{field}'][value='{value}']"));

    /// <summary>Begins a report and comes to a step, saying only what the earlier ones need.</summary>
    public async Task StepAsync(int step)
    {
        await GoAsync("/");
        await SubmitAsync();
        if (step > 2)
        {
            await GoAsync("/s/2");
            await FillAsync("Draft.Narrative", "Drie mensen slapen in de loods achter de kas.");
            await SubmitAsync();
        }

        await GoAsync($"/s/{step}");
    }

    /// <summary>Comes back by a receipt code.</summary>
    public async Task ComeBackAsync(string name)
    {
        await GoAsync("/code");
        await FillAsync("Code", stage[name].Code);
        await SubmitAsync();
    }

    /// <summary>Opens a page of a signal.</summary>
    public Task SignalAsync(string name, string page = "") => GoAsync($"/signalen/{stage[name].Number}{page}");

    /// <summary>Asks for the proposal of a decision.</summary>
    public async Task ProposeAsync(string name, string reason)
    {
        await SignalAsync(name, "/besluit");
        await ChooseAsync("Form.Outcome", "Administrative");
        await ChooseAsync("Form.Urgency", "High");
        await FillAsync("Form.Reason", reason);
        await SubmitAsync("propose");
    }

    /// <summary>Decides on a form that does not know of the decision that is in force.</summary>
    public async Task ConflictAsync(string name, string reason)
    {
        await SignalAsync(name, "/besluit");
        await page.EvaluateAsync("document.querySelector('[name=\"Form.SeenDecisions\"]').value = '0'");
        await ChooseAsync("Form.Outcome", "Criminal");
        await ChooseAsync("Form.Urgency", "Low");
        await FillAsync("Form.Reason", reason);
        await SubmitAsync("propose");
    }

    /// <summary>Types this into every field that takes text.</summary>
    public async Task FillAllAsync(string text)
    {
        foreach (var field in await page.Locator("main form textarea, main form input:not([type=hidden], [type=radio], [type=checkbox])").AllAsync())
        {
            if (await field.IsVisibleAsync())
            {
                await field.FillAsync(text);
            }
        }
    }

    // A click waits for no page; going elsewhere at once would end the post.
    private async Task SubmitAsync(ILocator button)
    {
        var came = new TaskCompletionSource();
        void Came(object? sender, IFrame frame) => came.TrySetResult();
        page.FrameNavigated += Came;
        await button.ClickAsync();
        await came.Task.WaitAsync(TimeSpan.FromSeconds(10));
        page.FrameNavigated -= Came;
        await page.WaitForLoadStateAsync();
    }
}
