using System.CommandLine;
using System.Text;
using Baken.Hosting;
using Baken.Kernel.People;

namespace Baken.Commands;

/// <summary><c>baken login USER</c> and <c>baken logout</c>: a session for the command line, in a file that only its owner can read.</summary>
internal static class LoginCommand
{
    private const string Device = "baken login";

    public static Command CreateLogin()
    {
        var user = new Argument<string>("user") { Description = "E-mail address" };
        var command = new Command("login", "Sign in for commands that touch personal data. Asks for password and code; from a pipe: one line each.") { user, AsPerson.TokenFile };
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            await using var services = Core.Open(Root.Options(parsed));
            var settings = services.GetRequiredService<Settings>();
            await settings.ReadAsync(cancellation);
            var secret = await SignInAsync(parsed, services, parsed.GetValue(user)!, settings.IsDemo, cancellation);
            if (secret is null)
            {
                return Root.Failed;
            }

            var file = parsed.GetValue(AsPerson.TokenFile) ?? AsPerson.DefaultTokenFile;
            await SaveAsync(file, secret, cancellation);
            return Root.Done(parsed, new { ok = true, file }, $"Signed in. The token is in {file}; it ends after 30 minutes without use, or with 'baken logout'.");
        }));
        return command;
    }

    public static Command CreateLogout()
    {
        var command = new Command("logout", "End the session of the command line.") { AsPerson.TokenFile };
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            var file = parsed.GetValue(AsPerson.TokenFile) ?? AsPerson.DefaultTokenFile;
            if (!File.Exists(file))
            {
                return Root.Done(parsed, new { ok = true }, "You were not signed in.");
            }

            await using var services = Core.Open(Root.Options(parsed));
            await services.GetRequiredService<Sessions>().EndAsync((await File.ReadAllTextAsync(file, cancellation)).Trim(), cancellation);
            File.Delete(file);
            return Root.Done(parsed, new { ok = true }, "Signed out.");
        }));
        return command;
    }

    private static async Task<string?> SignInAsync(ParseResult parsed, IServiceProvider services, string user, bool demo, CancellationToken cancellation)
    {
        var signIn = services.GetRequiredService<SignIn>();
        if (demo && await signIn.BeginDemoAsync(user, Device, cancellation) is { } fictional)
        {
            return fictional;
        }

        var (outcome, halfway) = await signIn.PasswordAsync(user, Ask("Password: ", hidden: true), new Origin("command line", null, Device), cancellation);
        switch (outcome)
        {
            case SignInOutcome.CodeNeeded when await signIn.CodeAsync(halfway, Ask("Code: ", hidden: false), cancellation) is { } secret:
                return secret;
            case SignInOutcome.CodeNeeded:
                Root.Fail(parsed, "This code is wrong, or has been used.");
                return null;
            case SignInOutcome.FactorNeeded:
                Root.Fail(parsed, "Set up your code app first: sign in once in the browser.");
                return null;
            case SignInOutcome.TooOften:
                Root.Fail(parsed, "Too many attempts. Wait five minutes.");
                return null;
            case SignInOutcome.Refused:
                Root.Fail(parsed, "The e-mail address or the password is wrong, or this account exists no more.");
                return null;
            default:
                throw new InvalidOperationException($"{outcome} has no answer.");
        }
    }

    private static async Task SaveAsync(string file, string secret, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(file, options);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(secret + "\n"), cancellation);
    }

    private static string Ask(string question, bool hidden)
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? "";
        }

        Console.Error.Write(question);
        if (!hidden)
        {
            return Console.In.ReadLine() ?? "";
        }

        var typed = new StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
            {
                typed.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
