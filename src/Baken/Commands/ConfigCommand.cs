using System.CommandLine;

namespace Baken.Commands;

/// <summary><c>baken config</c></summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        var command = new Command("config", "Show the configuration in force, without secrets, and where it comes from.");
        command.SetAction((parsed, _) => Root.GuardAsync(parsed, () =>
        {
            var shown = Root.Options(parsed).WithoutSecrets();
            return Task.FromResult(Root.Done(parsed, shown, shown.Select(pair => $"{pair.Key,-12} {pair.Value}")));
        }));
        return command;
    }
}
