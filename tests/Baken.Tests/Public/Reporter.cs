using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Signals.Assess;
using Baken.Testing.Web;
using Microsoft.EntityFrameworkCore;

namespace Baken.Tests.Public;

/// <summary>What a reporter does in a browser without JavaScript, and what an assessor then finds.</summary>
internal static class Reporter
{
    public const string Narrative = "In een kas in Westland slapen tien mensen in een schuur.";

    public static async Task<Page> BeginAsync(this Browser browser) => await browser.SendAsync(await browser.GetAsync("/"), []);

    /// <summary>Opens a step, fills it in and goes on.</summary>
    public static async Task<Page> StepAsync(this Browser browser, int step, params (string Name, string Value)[] fields) =>
        await browser.SendAsync(await browser.GetAsync($"/s/{step}"), [.. fields.Select(field => ("Draft." + field.Name, field.Value))]);

    /// <summary>From the first page to the receipt, saying only what happened.</summary>
    public static async Task<Page> ReportAsync(this Browser browser, string narrative = Narrative)
    {
        await browser.BeginAsync();
        await browser.StepAsync(2, ("Narrative", narrative));
        return await browser.StepAsync(5);
    }

    public static string CodeOn(Page receipt) => receipt.At(".baken-receipt__code") ?? throw new InvalidOperationException($"{receipt.Path} shows no code.");

    public static async Task<Page> LookAsync(this Browser browser, string code) => await browser.SendAsync(await browser.GetAsync("/code"), [("Code", code)]);

    public static async Task<int> SignalsAsync(this RunningBaken baken)
    {
        await using var open = baken.Get<Databases>().Open(Actor.System("test"));
        return await open.Db.Database.SqlQueryRaw<int>("SELECT CAST(COUNT(*) AS INTEGER) AS \"Value\" FROM signals").SingleAsync();
    }

    /// <summary>The one signal there is, as an assessor opens it.</summary>
    public static async Task<SignalView> OnlySignalAsync(this RunningBaken baken)
    {
        var noor = await baken.ActorAsync("Noor");
        var queue = await baken.Get<WorkQueue>().ToAssessAsync(noor, new QueueFilter(), default);
        return (await baken.Get<SignalFile>().OpenAsync(noor, Assert.Single(queue.Rows).Number, default))!;
    }
}
