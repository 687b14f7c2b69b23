namespace Baken.Architecture.Tests;

public sealed class ModuleBordersTests
{
    private static readonly SourceFile Entity = new("src/Baken.Signals/Signal.cs", "internal sealed class Signal;");

    [Theory]
    [InlineData("src/Baken.Care/Places.cs", "class Places { object All(DbContext db) => db.Set<Signal>(); }")]
    [InlineData("src/Baken/Demo/Demo.cs", "class Demo { object All(DbContext db) => db.Set<Baken.Signals.Signal>(); }")]
    [InlineData("src/Baken.Care/CareModel.cs", "class CareModel { void Add(ModelBuilder model) => model.Entity<Signal>(); }")]
    public void An_entity_touched_from_outside_its_module_is_found(string path, string text) =>
        Assert.EndsWith("Signal is an entity of Baken.Signals", Assert.Single(ModuleBorders.TouchedFromOutside([Entity, new(path, text)])), StringComparison.Ordinal);

    [Theory]
    [InlineData("src/Baken.Signals/Queue.cs")]
    [InlineData("tests/Baken.Signals.Tests/QueueTests.cs")]
    public void A_module_and_its_own_tests_touch_its_entities(string path) =>
        Assert.Empty(ModuleBorders.TouchedFromOutside([Entity, new(path, "class Queue { object All(DbContext db) => db.Set<Signal>(); }")]));

    [Fact]
    public void A_public_entity_is_found() =>
        Assert.Equal("src/Baken.Care/Place.cs:1: the entity Place is public", Assert.Single(ModuleBorders.PublicEntities(
        [
            new("src/Baken.Care/Place.cs", "public sealed class Place;"),
            new("src/Baken.Care/Offer.cs", "public sealed record Offer;"),
            new("src/Baken.Care/CareModel.cs", "public sealed class CareModel { void Add(ModelBuilder model) => model.Entity<Place>(); }"),
        ])));

    [Theory]
    [InlineData("src/Baken.Signals/Baken.Signals.csproj", """<Project><ItemGroup><InternalsVisibleTo Include="Baken.Care" /></ItemGroup></Project>""")]
    [InlineData("src/Baken.Signals/Baken.Signals.csproj", """<Project><ItemGroup><InternalsVisibleTo Include="Baken.Tests" /></ItemGroup></Project>""")]
    [InlineData("src/Baken.Signals/Open.cs", """[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("baken")]""")]
    public void Internals_opened_to_others_are_found(string path, string text) => Assert.Single(ModuleBorders.OpenedInternals(new(path, text)));

    [Theory]
    [InlineData("src/Baken/Pages/Signals/Queue.cshtml.cs", "class QueueModel(BakenDb db);")]
    [InlineData("src/Baken/Pages/Signals/Queue.cshtml", "@inject BakenDb Database")]
    public void A_page_on_the_database_is_found(string path, string text) => Assert.Single(ModuleBorders.PagesOnTheDatabase(new(path, text)));

    [Theory]
    [InlineData("src/A.cs", "class A { object All() => db.Set<B>().IgnoreQueryFilters(); }")]
    [InlineData("src/A.cs", "class A { object All() => EntityFrameworkQueryableExtensions.IgnoreQueryFilters(db.Set<B>()); }")]
    [InlineData("src/A.cshtml", "@Model.All.IgnoreQueryFilters()")]
    public void Filters_put_aside_without_a_name_are_found(string path, string text) =>
        Assert.Single(ModuleBorders.UnnamedFiltersPutAside(new(path, text)));

    [Fact]
    public void A_filter_put_aside_by_name_is_left_alone() =>
        Assert.Empty(ModuleBorders.UnnamedFiltersPutAside(new("src/A.cs", "class A { object All() => db.Set<B>().IgnoreQueryFilters([\"scope\"]); }")));

    [Fact]
    public void No_file_of_the_repository_touches_another_modules_entity() =>
        Findings.AssertNone(ModuleBorders.TouchedFromOutside([.. Repository.CSharp]));

    [Fact]
    public void Every_entity_of_a_module_is_internal() => Findings.AssertNone(ModuleBorders.PublicEntities([.. Repository.CSharp]));

    [Fact]
    public void Internals_are_open_to_own_tests_only() => Findings.AssertNone(Repository.Files.SelectMany(ModuleBorders.OpenedInternals));

    [Fact]
    public void No_page_uses_the_database() => Findings.AssertNone(Repository.Files.SelectMany(ModuleBorders.PagesOnTheDatabase));

    [Fact]
    public void Every_filter_put_aside_is_named() => Findings.AssertNone(Repository.Files.SelectMany(ModuleBorders.UnnamedFiltersPutAside));
}
