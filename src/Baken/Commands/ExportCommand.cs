using System.CommandLine;
using Baken.Export;
using Baken.Pages.Audit;
using Baken.Signals;
using Baken.Signals.Export;

namespace Baken.Commands;

/// <summary><c>baken export signals</c>: what the page 'Uitvoer' does.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var target = new Option<FileInfo>("--out") { Description = "The file: .csv or .json", HelpName = "FILE", Required = true };
        var from = new Option<string?>("--from") { Description = "Received on this day or later: 2026-01-31", HelpName = "DAY" };
        var until = new Option<string?>("--until") { Description = "Received on this day or earlier", HelpName = "DAY" };
        var state = new Option<SignalState?>("--state") { Description = "Only in this state" };
        var channel = new Option<Channel?>("--channel") { Description = "Only by this channel" };
        var form = new Option<string?>("--form") { Description = "Only of this suspected form, a code", HelpName = "CODE" };
        var region = new Option<string?>("--region") { Description = "Only in this safety region: VR15", HelpName = "CODE" };
        var facts = new Option<bool>("--with-facts") { Description = "What was told, too. Left out unless asked for" };
        var command = AsPerson.Create(Verbs.Of("export signals"), "Write the signals that your organisation leads and you may read to a file.", async (parsed, services, session, cancellation) =>
        {
            var file = parsed.GetValue(target)!;
            var kind = file.Extension.TrimStart('.').ToLowerInvariant();
            if (!ExportWriter.Forms.ContainsKey(kind))
            {
                return Root.Fail(parsed, "The name of the file must end in .csv or .json.");
            }

            if (file.Exists)
            {
                return Root.Fail(parsed, $"'{file.Name}' is there already. Choose another name.");
            }

            foreach (var day in new[] { parsed.GetValue(from), parsed.GetValue(until) }.Where(day => day is not null && AuditQuery.Day(day) is null))
            {
                return Root.Fail(parsed, $"'{day}' is not a day: write 2026-01-31.");
            }

            var filter = new ExportFilter(AuditQuery.Day(parsed.GetValue(from)), AuditQuery.Day(parsed.GetValue(until)), parsed.GetValue(state), parsed.GetValue(channel), parsed.GetValue(form), parsed.GetValue(region));
            var run = (await services.GetRequiredService<Exporting>().BeginAsync(session.Actor, filter, parsed.GetValue(facts), cancellation))!;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            int count;
            await using (var content = new FileStream(file.FullName, options))
            {
                count = await ExportWriter.WriteAsync(content, kind, run, parsed.GetValue(facts), cancellation);
            }

            return Root.Done(parsed, new { ok = true, signals = count, export = run.Mark, file = file.FullName }, $"{count} signals, export {run.Mark}, in {file.FullName}. What has left Baken is yours to guard.");
        });
        foreach (var option in new Option[] { target, from, until, state, channel, form, region, facts })
        {
            command.Add(option);
        }

        return new Command("export", "Take data out.") { command };
    }
}
