using System.Diagnostics;
using System.Text.Json.Nodes;
using Baken.Api;
using Baken.Testing;
using Baken.Tests.Design;
using Baken.Tests.Keys;

namespace Baken.Tests.Api;

/// <summary>The document of the interface as it is served, and the copy of it in the repository that is checked and that clients are made from.</summary>
public sealed class DocumentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_in_the_repository_is_the_one_that_is_served()
    {
        await using var system = await PartnerSystem.StartAsync(Database.Sqlite);
        var answer = await KeyMaker.AskAsync(system.Baken, null, OpenApiDocument.Route);
        Assert.Equal(["*"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
        answer.EnsureSuccessStatusCode();
        var served = await answer.Content.ReadAsStringAsync(Cancellation);
        var file = Repository.At("docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("BAKEN_WRITE_DOCS") is not null)
        {
            await File.WriteAllTextAsync(file, served + "\n", Cancellation);
        }

        Assert.Equal(JsonNode.Parse(await File.ReadAllTextAsync(file, Cancellation))!.ToJsonString(), JsonNode.Parse(served)!.ToJsonString());
    }

    [Fact]
    public async Task The_document_keeps_the_design_rules_of_the_government_as_far_as_a_document_can_show_them()
    {
        var program = Repository.At("tools", "spectral", "node_modules", ".bin", "spectral");
        Assert.SkipUnless(File.Exists(program), "The checker is not installed: run 'npm ci' in tools/spectral, as test.sh does.");
        var start = new ProcessStartInfo(program, ["lint", Repository.At("docs", "openapi.json"), "--ruleset", Repository.At("tools", "spectral", "ruleset.yaml"), "--fail-severity", "hint"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        var said = await run.StandardOutput.ReadToEndAsync(Cancellation) + await run.StandardError.ReadToEndAsync(Cancellation);
        await run.WaitForExitAsync(Cancellation);
        Assert.True(run.ExitCode == 0, said);
    }

    [Fact]
    public void Each_refusal_and_each_field_is_described()
    {
        var document = JsonNode.Parse(File.ReadAllText(Repository.At("docs", "openapi.json")))!;
        Assert.Equal("3.1.1", document["openapi"]!.GetValue<string>());
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            Assert.All(operations!.AsObject(), operation => Assert.All(["429", "503"], status => Assert.NotNull(operation.Value!["responses"]![status])));
            Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal);
        }

        Assert.All(document["components"]!["schemas"]!["Melding"]!["properties"]!.AsObject(), property => Assert.False(string.IsNullOrEmpty(property.Value!["description"]?.GetValue<string>()), property.Key));
    }
}
