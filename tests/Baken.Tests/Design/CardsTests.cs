using Baken.Tests.Staff;

namespace Baken.Tests.Design;

/// <summary>Where a table becomes cards on a phone its head is gone: each cell says itself what it is.</summary>
public sealed class CardsTests
{
    [Theory]
    [InlineData("Esther", "/gebruikers")]
    [InlineData("Esther", "/toegang")]
    [InlineData("Hanna", "/verzoeken")]
    [InlineData("Hanna", "/bewaartermijnen")]
    [InlineData("Hanna", "/bewaartermijnen?Date=2028-11-30")]
    [InlineData("Hanna", "/inzage")]
    [InlineData("Noor", "/mijn-raadplegingen")]
    [InlineData("Wout", "/organisaties")]
    public async Task Each_cell_bears_the_head_of_its_column(string who, string path)
    {
        await using var chain = await Chain.StartAsync();
        var number = await chain.ReportAsync("Loon komt niet");
        await chain.DecideAsync(number, Signals.Outcome.RegisterOnly);
        using var hanna = await chain.Baken.VisitAsync("Hanna");
        await hanna.SendAsync(await hanna.GetAsync("/verzoeken/nieuw"), [("Right", "Access"), ("Name", "Jan"), ("Contact", "Straat 1")]);
        using var browser = await chain.Baken.VisitAsync(who);
        var tables = (await browser.GetAsync(path)).Html.QuerySelectorAll("table.baken-table--cards");
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            var heads = table.QuerySelectorAll("thead th").Select(th => th.TextContent.Trim()).ToList();
            foreach (var cells in table.QuerySelectorAll("tbody tr").Select(row => row.Children.ToList()))
            {
                Assert.Equal(heads.Count, cells.Count);
                Assert.All(cells.Zip(heads).Where(pair => pair.First.LocalName == "td"), pair => Assert.Equal(pair.Second, pair.First.GetAttribute("data-label")));
            }
        }
    }
}
