using Baken.Kernel.Access;

namespace Baken.Kernel.Tests.Access;

public sealed class Roles_and_abilities
{
    public static TheoryData<Role> Every => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Every))]
    public void Each_role_has_one_line_in_the_table(Role role) => Assert.Equal(role, RoleTable.Of(role).Role);

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.PlatformAdministrator)]
    [InlineData(Role.DataProtectionOfficer)]
    public void Who_guards_access_never_reads_a_signal(Role role)
    {
        Assert.False(RoleTable.Of(role).ReadsContent);
        Assert.DoesNotContain(RoleTable.Of(role).Abilities, ability => ability is Ability.ReadSignals or Ability.Assess or Ability.Act);
        Assert.All(RoleTable.All.Where(row => row.ReadsContent), row => Assert.Equal((role, row.Role), RoleTable.Clash([row.Role, role])));
    }

    [Fact]
    public void A_role_that_reads_signals_says_that_it_reads_content() =>
        Assert.All(RoleTable.All.Where(row => row.May(Ability.ReadSignals)), row => Assert.True(row.ReadsContent));

    [Fact]
    public void Roles_that_read_go_together_and_so_do_roles_that_guard()
    {
        Assert.Null(RoleTable.Clash([Role.Assessor, Role.TeamLead, Role.Analyst]));
        Assert.Null(RoleTable.Clash([Role.Administrator, Role.DataProtectionOfficer, Role.ProgrammeManager]));
    }

    [Fact]
    public void Nobody_and_Baken_itself_have_no_ability_of_a_role()
    {
        foreach (var ability in Enum.GetValues<Ability>().Except([Ability.Everybody]))
        {
            Assert.False(Actor.Reporter.May(ability));
            Assert.False(Actor.System("test").May(ability));
        }
    }
}
