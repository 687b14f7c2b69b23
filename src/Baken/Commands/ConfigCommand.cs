using System.CommandLine;

namespace Baken.Commands;

/// <summary><c>baken config</c></summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var command = new Command("config", "Check the configuration in force and show it, without secrets, and where it comes from.");
        command.SetAction((parsed, _) => Root.GuardAsync(parsed, () =>
        {
            var options = Root.Options(parsed);
            if (options.HasMasterKey)
            {
                // As at the start: a key that would be refused then is refused here.
                options.ReadMasterKey();
            }

            var shown = options.WithoutSecrets();
            return Task.FromResult(Root.Done(parsed, shown, shown.Select(pair => $"{pair.Key,-12} {pair.Value}")));
        }));
        return command;
    }
}
