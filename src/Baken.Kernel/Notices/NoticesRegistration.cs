using Baken.Kernel.Mail;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Kernel.Notices;

internal static class NoticesRegistration
{
    public static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.TryAddSingleton(MailSettings.None);
        services.AddSingleton<Mailer>();
        services.AddSingleton<Post>();
        services.AddSingleton<Notices>();
        services.AddSingleton<NoticeMail>();
        services.AddSingleton<OutsideAddresses>();
        services.TryAddSingleton<IOneTimeLinks, OneTimeLinks>();
        services.AddOutboxDelivery<NoticeRaised, NoticeRaisedDelivery>();
        services.AddOutboxDelivery<WaitingMailDue, WaitingMailDelivery>();
        services.AddOutboxDelivery<AccountMailDue, AccountMailDelivery>();
        return services;
    }
}

internal static class NoticesModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<Notice>(notice =>
        {
            notice.ToTable("notices");
            notice.Property(n => n.Link).HasMaxLength(200);
            notice.HasIndex(n => new { n.UserId, n.At, n.Id });
            notice.HasIndex(n => n.MailAt);
            notice.HasIndex(n => n.ObjectId);
        });
        model.Entity<NoticePreference>(preference =>
        {
            preference.ToTable("notice_preferences");
            preference.HasKey(p => p.UserId);
            preference.Property(p => p.Language).HasMaxLength(2);
            preference.Ignore(p => p.Choices);
        });
        model.Entity<OutsideAddress>(address =>
        {
            address.ToTable("outside_addresses");
            address.HasKey(a => a.UserId);
        });
    }
}
