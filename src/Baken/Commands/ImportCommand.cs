using System.CommandLine;
using System.Globalization;
using Baken.Import;
using Baken.Kernel.People;
using Baken.Signals.Report;

namespace Baken.Commands;

/// <summary><c>baken import signals</c>: files with reports, as the page 'Inlezen' takes them.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo?>("file") { Description = "JSON, NDJSON, or a ZIP of CSV tables; see docs/import.md", Arity = ArgumentArity.ZeroOrOne };
        var dry = new Option<bool>("--dry-run") { Description = "Only say what would be stored and refused" };
        var resume = new Option<Guid?>("--resume") { Description = "Go on with an import that was broken off", HelpName = "ID" };
        var command = AsPerson.Create(Verbs.Of("import signals"), "Store the reports of a file; rows that are wrong are refused and told.", async (parsed, services, session, cancellation) =>
        {
            // What the command line says is English, as all of it.
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
            var importing = services.GetRequiredService<Importing>();
            var (id, refusal) = await StageAsync(parsed, importing, session, parsed.GetValue(file), parsed.GetValue(resume), cancellation);
            return id is { } staged
                ? await RunAsync(parsed, services, session, staged, parsed.GetValue(dry), cancellation)
                : Root.Fail(parsed, refusal!);
        });
        command.Add(file);
        command.Add(dry);
        command.Add(resume);
        return new Command("import", "Bring in files.") { command };
    }

    private static async Task<(Guid? Id, string? Refusal)> StageAsync(ParseResult parsed, Importing importing, OpenSession session, FileInfo? file, Guid? resume, CancellationToken cancellation)
    {
        if (resume is { } id)
        {
            return await importing.FindAsync(session.Actor, id, cancellation) is { State: not ImportState.Done } ? (id, null) : (null, "There is no import of yours with this id that can be gone on with. A file is kept for a day.");
        }

        if (file is not { Exists: true })
        {
            return (null, file is null ? "Name a file, or go on with --resume ID." : $"The file '{file.Name}' does not exist.");
        }

        await using var content = file.OpenRead();
        var outcome = await importing.StageAsync(session.Actor, content, cancellation);
        return outcome.Match<(Guid?, string?)>(
            staged =>
            {
                Tell(parsed, $"The file is in, sealed, as import {staged.Id}. Broken off, go on with: baken import signals --resume {staged.Id}");
                return (staged.Id, null);
            },
            _ => (null, $"The file is larger than {Importing.MostBytes / 1024 / 1024} MB. Split it."),
            _ => (null, "The file is empty."),
            _ => (null, "You may not import."));
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, OpenSession session, Guid id, bool dry, CancellationToken cancellation)
    {
        var (importing, words) = (services.GetRequiredService<Importing>(), services.GetRequiredService<ImportWords>());
        var length = (await importing.FindAsync(session.Actor, id, cancellation))!.Length;
        var check = (await importing.CheckAsync(session.Actor, id, new Progress<long>(read => Tell(parsed, $"\rread {100 * read / length} %", end: false)), cancellation))!;
        var told = check.Told.Concat(check.Problems).Concat(check.Unreadable is { } wrong ? [wrong] : []).Select(words.Line).ToList();
        var rows = told.Select(line => $"{line.Row,20}  {line.Field,-24}  {line.Words}").Prepend($"{"row",20}  {"field",-24}  problem").ToList();
        if (check.Unreadable is not null)
        {
            return Root.Fail(parsed, "Nothing was stored: the file cannot be read.", told, rows);
        }

        if (dry)
        {
            return Root.Done(
                parsed,
                new { ok = true, import = id, rows = check.Right + check.Wrong, right = check.Right, wrong = check.Wrong, problems = told },
                [.. told.Count > 0 ? rows : [], $"{check.Right} can be stored, {check.Wrong} are refused. Nothing was stored. Go on with: baken import signals --resume {id}"]);
        }

        var done = (await importing.RunAsync(session.Actor, id, new Progress<ImportView>(now => Tell(parsed, $"\r{now.Stored} stored, {now.Refused} refused", end: false)), cancellation))!;
        return Root.Done(
            parsed,
            new { ok = true, import = id, rows = done.Stored + done.Refused, stored = done.Stored, refused = done.Refused, problems = told },
            [.. told.Count > 0 ? rows : [], $"{done.Stored + done.Refused} rows: {done.Stored} stored, {done.Refused} refused."]);
    }

    // Progress is for who looks on; a machine reads the result.
    private static void Tell(ParseResult parsed, string words, bool end = true)
    {
        if (!parsed.GetValue(Root.AsJson) && (end || !Console.IsErrorRedirected))
        {
            Console.Error.Write(end ? words + Environment.NewLine : words);
        }
    }
}
