using System.CommandLine;
using System.Text;
using System.Text.Json;
using Baken.Kernel.People;
using Baken.Pages.People;

namespace Baken.Commands;

/// <summary><c>baken access review --out FILE</c></summary>
internal static class AccessCommand
{
    public static Command Create()
    {
        var target = new Option<FileInfo>("--out") { Description = "File for the list: .csv or .json", HelpName = "FILE", Required = true };
        var review = AsPerson.Create(Verbs.Of("access review"), "Write who has access to your organisation's Baken, since when, and who never came.", async (parsed, services, session, cancellation) =>
        {
            var file = parsed.GetValue(target)!;
            var json = file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase);
            if (!json && !file.Extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
            {
                return Root.Fail(parsed, "The name of the file must end in .csv or .json.");
            }

            if (file.Exists)
            {
                return Root.Fail(parsed, $"'{file.Name}' is there already. Choose another name.");
            }

            var lines = (await services.GetRequiredService<AccessReviews>().ExportAsync(session.Actor, cancellation))!;
            await File.WriteAllTextAsync(file.FullName, json ? JsonSerializer.Serialize(lines, ReviewModel.Json) : ReviewModel.Table(lines, services.GetRequiredService<PeopleWords>()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: !json), cancellation);
            return Root.Done(parsed, new { ok = true, people = lines.Count, file = file.FullName }, $"{lines.Count} people, in {file.FullName}. Sign the review on the page 'Wie heeft toegang'.");
        });
        review.Add(target);
        return new Command("access", "Who has access.") { review };
    }
}
