using System.Globalization;
using System.Text;
using Baken.Kernel.Data;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Baken.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baken.Signals.Tests.Path;

public sealed class What_is_stored
{
    [Theory, BothDatabases]
    public async Task The_same_draft_is_stored_once_and_keeps_its_code(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var draft = DraftKey.New();
        var report = new Baken.Signals.Report.Report(Channel.Form, Chain.Facts, ReporterWish.Anonymous, null);

        var first = Assert.IsType<ReportOutcome.Received>(await chain.Get<Reporting>().ReceiveAsync(report, draft, TestContext.Current.CancellationToken));
        var again = Assert.IsType<ReportOutcome.Received>(await chain.Get<Reporting>().ReceiveAsync(report, draft, TestContext.Current.CancellationToken));

        Assert.Null(again.Code);
        Assert.Single(await chain.NumbersAsync());
        Assert.Equal(first.Code, (await chain.Get<Drafts>().ReadAsync(draft, TestContext.Current.CancellationToken))!.Code);
    }

    [Theory, BothDatabases]
    public async Task Sixty_four_reports_at_once_are_all_stored_under_numbers_of_their_own(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var report = new Baken.Signals.Report.Report(Channel.Form, Chain.Facts, ReporterWish.Anonymous, null);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => chain.Get<Reporting>().ReceiveAsync(report, null, TestContext.Current.CancellationToken))));

        Assert.Equal(64, outcomes.Cast<ReportOutcome.Received>().Select(received => received.Code).Distinct().Count());
        Assert.Equal(64, (await chain.NumbersAsync()).Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task Every_stored_time_of_a_report_is_the_start_of_its_block(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var before = (await TimesAsync(chain)).Select(time => time.Row).ToHashSet();
        var start = AnonymityBlock.Start(chain.Clock.GetUtcNow());
        var draft = DraftKey.New();
        await chain.Get<Drafts>().SaveAsync(draft, "Ze slapen in de loods.", TestContext.Current.CancellationToken);
        await chain.Get<Reporting>().ReceiveAsync(new Baken.Signals.Report.Report(Channel.Form, Chain.Facts, ReporterWish.Anonymous, null), draft, TestContext.Current.CancellationToken);
        var code = (await chain.Get<Drafts>().ReadAsync(draft, TestContext.Current.CancellationToken))!.Code;
        await chain.Get<Reporting>().AddAsync(code, new Addition("Nog iets."), "eens", TestContext.Current.CancellationToken);

        var times = (await TimesAsync(chain)).Where(time => !before.Contains(time.Row)).ToList();

        Assert.NotEmpty(times);
        foreach (var time in times.Where(time => time.Column is not ("DueAt" or "SweepAfter")))
        {
            Assert.True(time.At == start, $"{time.Table}.{time.Column} holds {time.At:O}.");
        }

        // Deadlines count from the block, and sweeps end with one: neither tells the minute.
        Assert.All(times.Where(time => time.Column == "SweepAfter"), time => Assert.Equal(time.At, AnonymityBlock.Start(time.At)));
        Assert.All(times.Where(time => time.Column == "DueAt"), time => Assert.Equal(0, time.At.Minute + time.At.Second));
        Assert.Contains(times, time => time.Table == "audit");
        Assert.Contains(times, time => time.Table == "outbox");
        Assert.Contains(times, time => time.Table == "done_once");
        Assert.Contains(times, time => time.Table == "signal_events");
    }

    [Theory, BothDatabases]
    public async Task The_receipt_code_is_stored_as_a_keyed_hash_only(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (code, _) = await chain.ReportAsync(Chain.Facts);
        var plain = code.Replace("-", "", StringComparison.Ordinal);

        var hash = await chain.AskAsync(db => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Select(s => s.CodeHash!).SingleAsync());

        Assert.Equal(32, hash.Length);
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(plain)), hash);
        foreach (var text in await TextsAsync(chain))
        {
            Assert.DoesNotContain(plain, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(code, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory, BothDatabases]
    public async Task No_words_of_a_signal_stand_in_any_column(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts with { Title = "Kasverblijf", Phones = ["0612345678"] }, new ReporterContact("Sanne Smit"));
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { Reason = "Bemiddelaar dwingt." });
        await chain.Get<DeskWork>().KeepConceptAsync(chain.Noor, number, new Concept { Reason = "Twijfelgeval." }, TestContext.Current.CancellationToken);

        var texts = await TextsAsync(chain);

        Assert.Contains(texts, text => text.Contains(number, StringComparison.Ordinal));
        foreach (var secret in new[] { "Kasverblijf", "paspoorten", "0612345678", "12345678", "Sanne", "dwingt", "Kasbloei", "90000005", "Twijfelgeval" })
        {
            Assert.DoesNotContain(texts, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Theory, BothDatabases]
    public async Task Ciphertext_comes_in_few_sizes(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        foreach (var length in new[] { 1, 40, 200, 300, 600, 601, 900, 1400 })
        {
            await chain.ReportAsync(new Facts { Narrative = new string('w', length) });
        }

        var sizes = await chain.AskAsync(db => db.Set<SignalContent>().IgnoreQueryFilters([BakenDb.GrantFilter]).Select(c => c.Facts).ToListAsync());

        Assert.Equal(8, sizes.Count);
        Assert.InRange(sizes.Select(text => text.ToBytes().Length).Distinct().Count(), 1, 4);
    }

    [Theory, BothDatabases]
    public async Task Every_read_and_every_act_leaves_a_record_that_names_the_signal(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (code, number) = await chain.ReportAsync(Chain.Facts);
        var id = await chain.AskAsync(db => db.Set<Signal>().IgnoreQueryFilters([BakenDb.GrantFilter]).Select(s => s.Id).SingleAsync());
        var cancellation = TestContext.Current.CancellationToken;
        await chain.Get<WorkQueue>().ToAssessAsync(chain.Noor, new QueueFilter(), cancellation);
        await chain.Get<DeskWork>().AssignAsync(chain.Noor, number, true, cancellation);
        await chain.Get<DeskWork>().NoteAsync(chain.Noor, number, "Gebeld.", cancellation);
        await chain.Get<Completing>().CompleteAsync(chain.Noor, number, 1, Chain.WithMinor, cancellation);
        await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, Urgency.Acute);
        await chain.Get<SecondPerson>().AnswerAsync(chain.Tom, number, 1, true, "Klopt.", cancellation);
        await chain.Get<TeamWork>().TakeUpAsync(chain.Inge, number, cancellation);
        await chain.Get<TeamWork>().CloseAsync(chain.Inge, number, "unfounded", "Niets.", null, cancellation);
        await chain.Get<Reporting>().AddAsync(code, new Addition("Nog iets."), "eens", cancellation);

        foreach (var (action, who) in new (string, Guid?)[]
        {
            ("signal.receive", null), ("signal.list", chain.Noor.UserId), ("signal.read", chain.Noor.UserId), ("signal.assign", chain.Noor.UserId), ("signal.note", chain.Noor.UserId),
            ("signal.complete", chain.Noor.UserId), ("decision.record", chain.Noor.UserId), ("access.grant", chain.Noor.UserId), ("decision.second", chain.Tom.UserId),
            ("team.take-up", chain.Inge.UserId), ("team.close", chain.Inge.UserId), ("signal.add", null),
        })
        {
            Assert.Contains(await chain.AuditAsync(action), record => record.UserId == who && record.Objects.Contains(id) && !record.Refused && record.Purpose.Length > 0);
        }
    }

    [Theory, BothDatabases]
    public async Task What_is_refused_is_recorded_as_refused_and_stores_nothing_else(Database database)
    {
        await using var chain = await Chain.StartAsync(database);
        var (_, number) = await chain.ReportAsync(Chain.Facts);

        Assert.IsType<DecideOutcome.HasProblems>(await chain.DecideAsync(chain.Noor, number, Outcome.Administrative, with: form => form with { Reason = " " }));

        Assert.True(Assert.Single(await chain.AuditAsync("decision.record")).Refused);
        Assert.Equal(0, await chain.AskAsync(db => db.Set<Decision>().IgnoreQueryFilters([BakenDb.GrantFilter]).CountAsync()));
        Assert.DoesNotContain((await chain.OpenAsync(chain.Noor, number))!.Timeline, step => step.Kind is SignalEventKind.DecisionRecorded or SignalEventKind.DecisionTookEffect);
    }

    /// <summary>Every instant in every table, by the model: a column that is added later is looked at too.</summary>
    private static Task<List<(string Table, string Column, string Row, DateTimeOffset At)>> TimesAsync(Chain chain) => chain.AskAsync(async db =>
    {
        var times = new List<(string, string, string, DateTimeOffset)>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && type.GetTableName() is not null))
        {
            var columns = type.GetProperties().Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset)).ToList();
            foreach (var row in columns.Count == 0 ? [] : await RowsAsync(db, type))
            {
                var entry = db.Entry(row);
                var key = type.GetTableName() + string.Join('/', type.FindPrimaryKey()!.Properties.Select(property => Text(entry.Property(property.Name).CurrentValue)));
                times.AddRange(columns.Select(column => (column, Value: entry.Property(column.Name).CurrentValue))
                    .Where(column => column.Value is not null)
                    .Select(column => (type.GetTableName()!, column.column.Name, key, (DateTimeOffset)column.Value!)));
            }
        }

        return times;
    });

    /// <summary>Every text and every run of bytes in every table, as text.</summary>
    private static Task<List<string>> TextsAsync(Chain chain) => chain.AskAsync(async db =>
    {
        var texts = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && type.GetTableName() is not null))
        {
            foreach (var row in await RowsAsync(db, type))
            {
                texts.AddRange(type.GetProperties().Select(property => Text(db.Entry(row).Property(property.Name).CurrentValue)));
            }
        }

        return texts;
    });

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Encoding.Latin1.GetString(bytes),
        SealedText sealedText => Encoding.Latin1.GetString(sealedText.ToBytes()),
        Guid id => id.ToString("N"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static Task<List<object>> RowsAsync(BakenDb db, IEntityType type) =>
        (Task<List<object>>)typeof(What_is_stored).GetMethod(nameof(AllAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type.ClrType).Invoke(null, [db, type])!;

    private static async Task<List<object>> AllAsync<T>(BakenDb db, IEntityType type)
        where T : class => [.. await (type.HasSharedClrType ? db.Set<T>(type.Name) : db.Set<T>()).IgnoreQueryFilters([BakenDb.GrantFilter]).ToListAsync()];
}
