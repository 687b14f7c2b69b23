using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>The tables of people and organisations.</summary>
internal static class PeopleModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<User>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.Name).HasMaxLength(200);
            user.HasIndex(u => u.OrganisationId);
            user.HasIndex(u => u.InvitationHash);
        });
        model.Entity<Organisation>(organisation =>
        {
            organisation.ToTable("organisations");
            organisation.HasIndex(o => o.Code).IsUnique();
            organisation.Ignore(o => o.MailDomains);
            organisation.Property(o => o.Version).IsConcurrencyToken();
        });
        model.Entity<Team>(team =>
        {
            team.ToTable("teams");
            team.HasIndex(t => t.Code).IsUnique();
        });
        model.Entity<RoleAssignment>(role =>
        {
            role.ToTable("roles");
            role.HasKey(r => new { r.UserId, r.Role });
        });
        model.Entity<TeamMembership>(member =>
        {
            member.ToTable("team_members");
            member.HasKey(m => new { m.TeamId, m.UserId });
            member.HasIndex(m => m.UserId);
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.Device).HasMaxLength(60);
            session.HasIndex(s => s.SecretHash).IsUnique();
            session.HasIndex(s => s.UserId);
        });
        model.Entity<SecondFactor>(factor =>
        {
            factor.ToTable("second_factors");
            factor.HasKey(f => f.UserId);
            factor.Property(f => f.LastStep).IsConcurrencyToken();
        });
        model.Entity<RecoveryCode>(code =>
        {
            code.ToTable("recovery_codes");
            code.HasKey(c => c.Hash);
            code.HasIndex(c => c.UserId);
        });
        model.Entity<AccessRequest>(request =>
        {
            request.ToTable("access_requests");
            request.HasIndex(r => new { r.State, r.OrganisationId });
            request.HasIndex(r => r.UserId);
        });
        model.Entity<Absence>(absence =>
        {
            absence.ToTable("absences");
            absence.HasIndex(a => a.UserId);
            absence.HasIndex(a => a.DeputyId);
        });
        model.Entity<AccessReview>(review =>
        {
            review.ToTable("access_reviews");
            review.HasIndex(r => r.OrganisationId);
        });
        model.Entity<KeptText>(kept =>
        {
            kept.ToTable("kept_texts");
            kept.Property(k => k.Path).HasMaxLength(400);
            kept.HasIndex(k => k.UserId);
        });
        model.Entity<ApiKey>(key =>
        {
            key.ToTable("api_keys");
            key.Property(k => k.Name).HasMaxLength(ApiKeys.NameLength);
            key.HasIndex(k => k.Prefix).IsUnique();
            key.HasIndex(k => k.OrganisationId);
            key.Property(k => k.Version).IsConcurrencyToken();
        });
        model.Entity<Setting>(setting =>
        {
            setting.ToTable("settings");
            setting.HasKey(s => s.Name);
        });
    }
}
