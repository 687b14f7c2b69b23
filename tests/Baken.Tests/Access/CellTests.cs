using Baken.Hosting;
using Baken.Testing;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Tests.Access;

public sealed class CellTests(ITestOutputHelper output)
{
    // Only shown when something else failed, or there is nothing to post to.
    private static readonly string[] NoLook = ["/Problem", "/weg", "/uitloggen", "/balie/dubbel", "/inlezen/bestand"];

    [Theory, BothDatabases]
    public Task A_tenth_of_who_asks_what_is_answered_as_the_table_of_roles_and_the_border_say(Database database) => SweepAsync(database, isWhole: false);

    [Theory(Explicit = true), BothDatabases]
    public Task All_of_who_asks_what_is_answered_as_the_table_of_roles_and_the_border_say(Database database) => SweepAsync(database, isWhole: true);

    [Fact]
    public void Every_place_is_looked_at()
    {
        Assert.Empty(Places.All.Where(place => !place.Api).Select(place => place.Route).Except(Probes.Looks.Select(look => look.Route)).Except(NoLook));
        Assert.Empty(Probes.Looks.Select(look => look.Route).Concat(Probes.Acts.Select(act => act.Route)).Except(Places.All.Select(place => place.Route)));
    }

    [Fact]
    public void Every_place_asks_for_what_it_is_meant_to_ask() =>
        Assert.All(Places.All, place => Assert.True(Probes.AbilityOf(place.Route) == place.Ability, $"{place.Route} asks for {place.Ability}"));

    [Fact]
    public void Every_act_of_every_page_is_done()
    {
        var acts = typeof(Places).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract)
            .SelectMany(type => type.GetMethods().Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal)).Select(method => $"{Route(type)} {Handler(method.Name)}"));
        // Only shown when something failed; and only in a demo.
        string[] apart = ["/Problem ", "/SignIn/SignIn Demo"];
        Assert.Empty(acts.Except(apart).Except(Probes.Acts.Select(act => $"{act.Route} {act.Handler}")));

        static string Route(Type page) => (page.Namespace!["Baken.Pages".Length..] + "." + page.Name[..^"Model".Length]).Replace('.', '/');
        static string Handler(string method) => method["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal);
    }

    private async Task SweepAsync(Database database, bool isWhole)
    {
        await using var world = await World.StartAsync(database);
        var sweep = new Sweep(world, isWhole);
        await sweep.LookAsync();
        await sweep.RefuseAsync();
        await sweep.AskAsync();
        await sweep.SucceedAsync();
        output.WriteLine($"{world.Wire.Count} requests on {database}.");
        Assert.True(sweep.Failures.Count == 0, $"{sweep.Failures.Count} of {world.Wire.Count} requests:\n{string.Join('\n', sweep.Failures.Take(400))}");
        Assert.InRange(world.Wire.Count, isWhole ? 20_000 : 2_000, int.MaxValue);
    }
}
