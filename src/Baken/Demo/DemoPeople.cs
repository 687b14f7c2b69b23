using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.People;
using Baken.Setup;
using Microsoft.EntityFrameworkCore;

namespace Baken.Demo;

/// <summary>The demo's people as actors: assessors by turn, their data protection officer, and for each team, by its name, somebody who acts.</summary>
internal sealed record DemoPeople(IReadOnlyList<Actor> AssessorActors, Actor Officer, IReadOnlyDictionary<string, Actor> ByTeam)
{
    /// <summary>Addresses of the assessors, in the order in which stories number them.</summary>
    public static IReadOnlyList<string> Assessors { get; } =
        ["noor.veldkamp@informatieplein.example", "tom.aalders@informatieplein.example", "marit.degraaf@informatieplein.example"];

    public static async Task<DemoPeople> ReadAsync(IServiceProvider services, SetupPlan plan, CancellationToken cancellation)
    {
        await using var open = services.GetRequiredService<Databases>().Open(Actor.System("demo"));
        var teams = await open.Db.Set<Team>().ToDictionaryAsync(t => t.Code, t => t.Id, cancellation);
        var users = await open.Db.Users.ToDictionaryAsync(u => u.Email!, cancellation);
        var planned = plan.Organisations.SelectMany(o => o.Users).ToDictionary(u => u.Email, u => new Actor(
            ActorKind.Person, users[u.Email].Id, users[u.Email].OrganisationId, u.Name, [.. u.Teams.Select(team => teams[team])], u.Roles));
        var names = plan.Organisations.SelectMany(o => o.Teams).ToDictionary(t => t.Code, t => t.Name);
        return new DemoPeople(
            [.. Assessors.Select(email => planned[email])],
            planned.Values.First(actor => actor.Is(Role.DataProtectionOfficer) && actor.OrganisationId == planned[Assessors[0]].OrganisationId),
            plan.Organisations.SelectMany(o => o.Users).SelectMany(u => u.Teams.Select(team => (Team: names[team], u.Email)))
                .GroupBy(pair => pair.Team).ToDictionary(g => g.Key, g => planned[g.Last().Email]));
    }
}
