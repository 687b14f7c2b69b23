using System.Security.Cryptography;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Signals.Report;

/// <summary>What became of a file that was brought in.</summary>
public abstract record StageOutcome
{
    /// <summary>It is in, sealed, for a day.</summary>
    public sealed record Staged(Guid Id) : StageOutcome;

    /// <summary>It holds more than <see cref="Importing.MostBytes"/>.</summary>
    public sealed record TooLarge : StageOutcome;

    /// <summary>It is empty.</summary>
    public sealed record Empty : StageOutcome;

    /// <summary>Who asks may not import.</summary>
    public sealed record NotAllowed : StageOutcome;

    /// <summary>One answer a case.</summary>
    public T Match<T>(Func<Staged, T> staged, Func<TooLarge, T> tooLarge, Func<Empty, T> empty, Func<NotAllowed, T> notAllowed) => this switch
    {
        Staged o => staged(o),
        TooLarge o => tooLarge(o),
        Empty o => empty(o),
        NotAllowed o => notAllowed(o),
        _ => throw new InvalidOperationException(),
    };
}

/// <summary>What a file holds, read through without storing anything.</summary>
/// <param name="Right">Rows that can be stored.</param>
/// <param name="Wrong">Rows that are refused.</param>
/// <param name="Problems">What is wrong, the first <see cref="Importing.MostProblems"/>.</param>
/// <param name="Told">What is told of the file besides.</param>
/// <param name="Unreadable">Why the file cannot be read; null when it can.</param>
public sealed record ImportCheck(int Right, int Wrong, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportProblem> Told, ImportProblem? Unreadable);

/// <summary>An import as the one who does it follows it.</summary>
/// <param name="Id">Its id, with which it is gone on with.</param>
/// <param name="StagedAt">When the file came in.</param>
/// <param name="Length">Bytes of the file.</param>
/// <param name="State">How far it is.</param>
/// <param name="Stored">Rows stored.</param>
/// <param name="Refused">Rows refused.</param>
public sealed record ImportView(Guid Id, DateTimeOffset StagedAt, long Length, ImportState State, int Stored, int Refused)
{
    /// <summary>Until when the file is kept.</summary>
    public DateTimeOffset Until => StagedAt + Importing.Life;
}

/// <summary>
/// Files with reports: brought in sealed, read through first, then stored batch by batch. A batch and how far it brought the import are one transaction, so that an import
/// that was broken off at any moment goes on where it was, and each row is stored or refused exactly once.
/// </summary>
public sealed class Importing(
    Submitting submitting, IImportReader reader, SealedFiles files, WriteDoor door, Databases databases, KeyStore keys, TimeProvider clock)
{
    /// <summary>Most bytes in a file.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    /// <summary>Rows in a batch: stored all or none.</summary>
    public const int Batch = 100;

    /// <summary>Most problems that are listed.</summary>
    public const int MostProblems = 500;

    /// <summary>How long a file is kept that was not imported whole.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Brings a file in.</summary>
    public async Task<StageOutcome> StageAsync(Actor actor, Stream file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.Import) || actor.OrganisationId is not { } organisation)
        {
            return new StageOutcome.NotAllowed();
        }

        var (id, key) = (Guid.NewGuid(), await keys.NewAsync(organisation, cancellation));
        // First the row: parts that nobody knows would never be swept.
        await WriteAsync(actor, id, "import.stage", unit => unit.Db.Add(new ImportRun(id, organisation, actor.UserId!.Value, key.Id, 0, unit.Now)), cancellation);
        var length = await files.WriteAsync(actor, Submitting.Purpose, id, key, file, MostBytes, cancellation);
        if (length is not > 0)
        {
            await DestroyAsync(id, key.Id, cancellation);
            return length is null ? new StageOutcome.TooLarge() : new StageOutcome.Empty();
        }

        await door.WriteAsync(actor, Submitting.Purpose, (unit, token) =>
        {
            unit.NoAudit("How long the file is; that it came in is noted.");
            return unit.Db.Set<ImportRun>().Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Length, length.Value), token);
        }, cancellation);
        return new StageOutcome.Staged(id);
    }

    /// <summary>The actor's imports that can be gone on with or ended less than a day ago, the newest first.</summary>
    public async Task<IReadOnlyList<ImportView>> ListAsync(Actor actor, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return [.. (await Own(open.Db, actor).AsNoTracking().OrderByDescending(r => r.StagedAt).ToListAsync(cancellation)).Select(View)];
    }

    /// <summary>One import; null when the actor has none of this id.</summary>
    public async Task<ImportView?> FindAsync(Actor actor, Guid id, CancellationToken cancellation) => await RunOfAsync(actor, id, cancellation) is { } run ? View(run) : null;

    /// <summary>Reads a file through and says what would be stored and refused; null when the actor has none of this id.</summary>
    /// <param name="actor">Whose import it is.</param>
    /// <param name="id">The import.</param>
    /// <param name="progress">Told the bytes that were read, now and then.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<ImportCheck?> CheckAsync(Actor actor, Guid id, IProgress<long>? progress, CancellationToken cancellation)
    {
        if (await RunOfAsync(actor, id, cancellation) is not { State: not ImportState.Done } run)
        {
            return null;
        }

        var (right, wrong) = (0, 0);
        List<ImportProblem> problems = [], told = [];
        await using var file = files.Open(run.Id, await keys.OpenAsync(run.KeyId, cancellation), run.Length);
        try
        {
            await foreach (var row in RowsAsync(actor, file, told, cancellation))
            {
                (right, wrong) = row.Problems.Count == 0 ? (right + 1, wrong) : (right, wrong + 1);
                problems.AddRange(row.Problems.Take(Math.Max(0, MostProblems - problems.Count)));
                if ((right + wrong) % Batch == 0)
                {
                    progress?.Report(file.Position);
                }
            }
        }
        catch (ImportFileException error)
        {
            return new ImportCheck(right, wrong, problems, told, error.Problem);
        }

        return new ImportCheck(right, wrong, problems, told, right + wrong == 0 ? new ImportProblem(0, "", "file-no-rows") : null);
    }

    /// <summary>Stores what can be stored, from where the import was; null when the actor has none of this id that is not done. A file that cannot be read to its end must not be begun with.</summary>
    /// <param name="actor">Whose import it is.</param>
    /// <param name="id">The import.</param>
    /// <param name="progress">Told how far it is after each batch.</param>
    /// <param name="cancellation">Stops after the batch that is being stored.</param>
    /// <exception cref="ImportFileException">The file cannot be read.</exception>
    public async Task<ImportView?> RunAsync(Actor actor, Guid id, IProgress<ImportView>? progress, CancellationToken cancellation)
    {
        if (await RunOfAsync(actor, id, cancellation) is not { State: not ImportState.Done } run)
        {
            return null;
        }

        Team? intake;
        await using (var open = databases.Open(Actor.Reporter))
        {
            intake = await Receiving.IntakeAsync(open.Db, cancellation);
        }

        if (intake is null)
        {
            throw new ImportFileException(new ImportProblem(0, "", "closed"));
        }

        await using var file = files.Open(run.Id, await keys.OpenAsync(run.KeyId, cancellation), run.Length);
        var (batch, passed) = (new List<ImportRow>(Batch), 0);
        await foreach (var row in RowsAsync(actor, file, [], cancellation))
        {
            if (passed++ < run.Taken)
            {
                continue;
            }

            batch.Add(row);
            if (batch.Count == Batch)
            {
                run = await StoreAsync(actor, run, intake, batch, progress, cancellation);
                batch.Clear();
            }
        }

        if (batch.Count > 0)
        {
            run = await StoreAsync(actor, run, intake, batch, progress, cancellation);
        }

        await WriteAsync(actor, id, "import.done", async (unit, token) =>
        {
            (await unit.Db.Set<ImportRun>().SingleAsync(r => r.Id == id, token)).Finish();
            await SealedFiles.RemoveAsync(unit, id, token);
        }, cancellation);
        await keys.DestroyAsync([run.KeyId], cancellation);
        return await FindAsync(actor, id, cancellation);
    }

    /// <summary>Destroys a file and forgets its import; what was stored stays. Returns whether the actor had one of this id.</summary>
    public async Task<bool> RemoveAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        if (await RunOfAsync(actor, id, cancellation) is not { } run)
        {
            return false;
        }

        await DestroyAsync(run.Id, run.KeyId, cancellation);
        return true;
    }

    /// <summary>Destroys files that were kept for a day, and forgets those imports.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Life;
        await using var open = databases.Open(Actor.System("sweep"));
        var old = await open.Db.Set<ImportRun>().AsNoTracking().Where(r => r.StagedAt < before).Select(r => new { r.Id, r.KeyId }).ToListAsync(cancellation);
        foreach (var run in old)
        {
            await DestroyAsync(run.Id, run.KeyId, cancellation);
        }

        return old.Count;
    }

    private async Task<ImportRun> StoreAsync(Actor actor, ImportRun run, Team intake, List<ImportRow> batch, IProgress<ImportView>? progress, CancellationToken cancellation)
    {
        // By its place in the file, not its line: a list may stand on one line.
        var right = batch.Select((row, i) => (Row: row, Place: run.Taken + i)).Where(entry => entry.Row.Problems.Count == 0).ToList();
        var made = new List<DataKey>(right.Count);
        foreach (var _ in right)
        {
            made.Add(await keys.NewAsync(intake.OrganisationId, cancellation));
        }

        var after = await door.WriteAsync(actor, Submitting.Purpose, async (unit, token) =>
        {
            var now = await unit.Db.Set<ImportRun>().SingleAsync(r => r.Id == run.Id, token);
            if (now.Taken != run.Taken)
            {
                throw new InvalidOperationException("Another program goes on with this import.");
            }

            unit.Audit("import.store", "import", run.Id);
            for (var i = 0; i < right.Count; i++)
            {
                await submitting.StoreAsync(unit, right[i].Row.Form! with { Once = OnceOf(run.Id, right[i].Place) }, run.Id, intake, made[i], token);
            }

            now.Take(right.Count, batch.Count - right.Count);
            return now;
        }, cancellation);
        progress?.Report(View(after));
        return after;
    }

    /// <summary>The rows, with what the rules of a report find wrong.</summary>
    private async IAsyncEnumerable<ImportRow> RowsAsync(Actor actor, Stream file, List<ImportProblem> told, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        string organisation;
        await using (var open = databases.Open(actor))
        {
            organisation = await open.Db.Set<Organisation>().Where(o => o.Id == actor.OrganisationId).Select(o => o.Name).SingleAsync(cancellation);
        }

        var today = DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));
        await foreach (var row in reader.ReadAsync(file, organisation, told, cancellation).WithCancellation(cancellation))
        {
            yield return row.Problems.Count > 0 || row.Form is null ? row : row with
            {
                Problems = [.. Submitting.Check(row.Form, today).Select(row.Locate)],
            };
        }
    }

    private async Task<ImportRun?> RunOfAsync(Actor actor, Guid id, CancellationToken cancellation)
    {
        await using var open = databases.Open(actor);
        return await Own(open.Db, actor).AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.Length > 0, cancellation);
    }

    private IQueryable<ImportRun> Own(BakenDb db, Actor actor)
    {
        var since = clock.GetUtcNow() - Life;
        return db.Set<ImportRun>().Where(r => r.UserId == actor.UserId && r.OrganisationId == actor.OrganisationId && r.StagedAt > since);
    }

    private async Task DestroyAsync(Guid id, Guid keyId, CancellationToken cancellation)
    {
        await WriteAsync(Actor.System("sweep"), id, "import.destroy", async (unit, token) =>
        {
            await SealedFiles.RemoveAsync(unit, id, token);
            await unit.Db.Set<ImportRun>().Where(r => r.Id == id).ExecuteDeleteAsync(token);
        }, cancellation);
        await keys.DestroyAsync([keyId], cancellation);
    }

    private Task<bool> WriteAsync(Actor actor, Guid id, string action, Action<Unit> change, CancellationToken cancellation) => WriteAsync(actor, id, action, (unit, _) =>
    {
        change(unit);
        return Task.CompletedTask;
    }, cancellation);

    private Task<bool> WriteAsync(Actor actor, Guid id, string action, Func<Unit, CancellationToken, Task> change, CancellationToken cancellation) => door.WriteAsync(actor, Submitting.Purpose, async (unit, token) =>
    {
        unit.Audit(action, "import", id);
        await change(unit, token);
        return true;
    }, cancellation);

    private static ImportView View(ImportRun run) => new(run.Id, run.StagedAt, run.Length, run.State, run.Stored, run.Refused);

    /// <summary>The same row of the same import is one report, whatever happens.</summary>
    private static Guid OnceOf(Guid import, int place) => new(SHA256.HashData([.. import.ToByteArray(), .. BitConverter.GetBytes(place)]).AsSpan(0, 16));
}
