using System.Collections.Concurrent;
using Baken.Kernel.Access;
using Baken.Kernel.Mail;
using Baken.Kernel.Notices;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baken.Kernel.Tests.Mail;

public class Mail_log
{
    [Theory, BothDatabases]
    public async Task Failed_mail_leaves_no_address_and_no_name_in_log_outbox_or_audit(Database database)
    {
        await using var server = MailServer.Started();
        server.Refuses = true;
        var lines = new Lines();
        await using var kernel = await TestKernel.StartAsync(database, services => services
            .AddSingleton(MailSettings.Parse(server.Setting, "baken@platform.example", ""))
            .AddSingleton<ILetterTexts, Words>()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft", LogLevel.None).AddProvider(lines)));
        await kernel.Door.WriteAsync(Actor.System("test"), "test", (unit, _) =>
        {
            unit.NoAudit("A test prepares.");
            var organisation = new Organisation("plein", "Plein", "ngo");
            organisation.UseMailDomains(["Plein.example"]);
            var user = new User("Zeldzame Naam", "zeldzaam@plein.example", organisation.Id);
            unit.Db.AddRange(organisation, user, new Setting(BaseAddress.Setting, "https://baken.example"));
            Notices.Notices.Raise(unit, user.Id, NoticeKind.Alarm);
            return Task.FromResult(true);
        }, default);
        await kernel.DrainAsync();
        Assert.Equal(1, server.Refused);
        Assert.Contains(lines.Written, line => line.Contains("SmtpCommandException", StringComparison.Ordinal));
        var kept = await kernel.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().Select(m => m.Payload + m.Failure).ToListAsync());
        Assert.All(lines.Written.Concat(kept).Concat((await kernel.AuditsAsync()).Select(a => a.Action + a.ObjectKind)), text =>
        {
            Assert.DoesNotContain("zeldza", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('@', text);
        });
    }

    private sealed class Words : ILetterTexts
    {
        public (string Subject, string Body) Write(Letter letter) => (letter.Kind.ToString(), letter.Link ?? "");
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
