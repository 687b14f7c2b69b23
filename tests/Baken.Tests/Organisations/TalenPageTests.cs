using System.Net;
using Baken.Testing;
using Baken.Testing.Web;
using Baken.Texts;

namespace Baken.Tests.Organisations;

/// <summary>The list of languages for the platform administrator. That nobody else opens it stands in <see cref="OrganisationPagesTests"/>.</summary>
public sealed class TalenPageTests
{
    [Fact]
    public async Task Each_language_says_who_checked_it_and_gives_its_texts_as_a_file()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var wout = await baken.VisitAsync("Wout");
        var page = await wout.GetAsync("/talen");
        var rows = page.Html.QuerySelectorAll("main tbody tr").ToList();
        Assert.Equal(Languages.All.Count, rows.Count);
        Assert.Single(rows.Select(row => row.QuerySelector(".baken-number")!.TextContent).Distinct());
        Assert.Equal(7, rows.Count(row => row.TextContent.Contains("Nog niet nagekeken door een moedertaalspreker", StringComparison.Ordinal)));
        Assert.Contains("Pools", rows[2].TextContent, StringComparison.Ordinal);
        var file = await wout.GetAsync("/talen/pl.csv");
        Assert.Equal((HttpStatusCode.OK, "text/csv; charset=utf-8"), (file.Status, file.Headers["Content-Type"]));
        Assert.Contains("\"Public/Start.Begin\";\"Begin met uw melding\";\"Rozpocznij zgłoszenie\"\r\n", file.Text, StringComparison.Ordinal);
        Assert.Contains("\"sectors/greenhouse\";\"glastuinbouw\";\"uprawa w szklarniach\"\r\n", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(";\"\"\r\n", file.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await wout.GetAsync("/talen/fr.csv")).Status);
    }

    [Fact]
    public async Task No_reporter_reads_that_a_language_is_not_checked()
    {
        await using var baken = await RunningBaken.StartAsync(Database.Sqlite);
        using var reporter = baken.Visit("pl");
        foreach (var path in new[] { "/", "/toegankelijkheid", "/wat-wij-doen" })
        {
            var page = await reporter.GetAsync(path);
            Assert.DoesNotContain("nagekeken", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("native", page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
