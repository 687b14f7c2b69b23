using Baken.Kernel.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Kernel.OnCall;

internal static class OnCallRegistration
{
    public static IServiceCollection AddOnCall(this IServiceCollection services)
    {
        services.TryAddSingleton(AlarmHookSettings.None);
        services.AddSingleton<Audit.IDutyMoments, DutyMoments>();
        services.AddSingleton<DutyRoster>();
        services.AddSingleton<Alarms>();
        services.AddSingleton<AlarmBook>();
        services.AddOutboxHandler<AlarmWanted, AlarmStarter>();
        services.AddOutboxDelivery<AlarmHookDue, AlarmHook>();
        return services;
    }
}

internal static class OnCallModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<DutyLine>(line =>
        {
            line.ToTable("duty_lines");
            line.HasIndex(l => l.TeamId);
            line.Ignore(l => l.Hours);
        });
        model.Entity<DutyHandover>(handover =>
        {
            handover.ToTable("duty_handovers");
            handover.HasIndex(h => h.TeamId);
            handover.Ignore(h => h.Period);
        });
        model.Entity<Alarm>(alarm =>
        {
            alarm.ToTable("alarms");
            alarm.Property(a => a.Version).IsConcurrencyToken();
            alarm.HasIndex(a => new { a.OrganisationId, a.StartedIn });
            alarm.HasIndex(a => a.ObjectId);
            alarm.HasIndex(a => a.NextCallAt);
        });
        model.Entity<AlarmCall>(call =>
        {
            call.ToTable("alarm_calls");
            call.HasKey(c => new { c.AlarmId, c.UserId });
            call.HasIndex(c => c.UserId);
        });
    }
}
