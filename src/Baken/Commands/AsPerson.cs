using System.CommandLine;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.People;
using Microsoft.EntityFrameworkCore;

namespace Baken.Commands;

/// <summary>
/// A command that touches personal data: it runs as a person who signed in, under that person's abilities and for a purpose that is recorded.
/// </summary>
internal static class AsPerson
{
    public static readonly Option<string?> As = new("--as") { Description = "Who acts: the e-mail address with which 'baken login' was done", HelpName = "USER" };
    public static readonly Option<string?> Purpose = new("--purpose") { Description = "What for, as it is recorded", HelpName = "PURPOSE" };
    public static readonly Option<string?> TokenFile = new("--token") { Description = "File with the token of 'baken login' (default: baken/token in your configuration folder)", HelpName = "FILE" };

    /// <summary>Where the token is kept unless the command line says otherwise.</summary>
    public static string DefaultTokenFile => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "baken", "token");

    /// <summary>A command of this verb, with the options by which a person acts.</summary>
    public static Command Create(Verb verb, string description, Func<ParseResult, IServiceProvider, OpenSession, CancellationToken, Task<int>> act)
    {
        var command = new Command(verb.Line.Split(' ')[^1], $"{description} Needs --as and --purpose {verb.Purpose}.") { As, Purpose, TokenFile };
        command.SetAction((parsed, cancellation) => Root.GuardAsync(parsed, async () =>
        {
            await using var services = Core.Open(Root.Options(parsed));
            return await OpenAsync(parsed, services, verb, cancellation) is { } session ? await act(parsed, services, session, cancellation) : Root.Failed;
        }));
        return command;
    }

    private static async Task<OpenSession?> OpenAsync(ParseResult parsed, IServiceProvider services, Verb verb, CancellationToken cancellation)
    {
        if (parsed.GetValue(As) is not { Length: > 0 } who)
        {
            Root.Fail(parsed, "This command touches personal data: say who acts with --as, after 'baken login'.");
            return null;
        }

        if (parsed.GetValue(Purpose) != verb.Purpose)
        {
            Root.Fail(parsed, $"Say what for: --purpose {verb.Purpose}. It is recorded.");
            return null;
        }

        var file = parsed.GetValue(TokenFile) ?? DefaultTokenFile;
        var session = File.Exists(file) ? await services.GetRequiredService<Sessions>().OpenAsync((await File.ReadAllTextAsync(file, cancellation)).Trim(), cancellation) : null;
        if (session is null || !await IsAsync(services, session.Actor, who, cancellation))
        {
            Root.Fail(parsed, $"Sign in first: baken login {who}");
            return null;
        }

        var may = session.Actor.May(verb.Ability!.Value);
        var confirmed = !verb.AsksCode || session.IsDemo || services.GetRequiredService<Sessions>().IsConfirmed(session);
        await services.GetRequiredService<WriteDoor>().WriteAsync(session.Actor, verb.Purpose, (unit, _) =>
        {
            unit.Audit("command." + verb.Line.Replace(' ', '-'), verb.ObjectKind.Length > 0 ? verb.ObjectKind : "command");
            return Task.FromResult(may && confirmed || unit.Refuse(false));
        }, cancellation);
        if (!may)
        {
            Root.Fail(parsed, $"'baken {verb.Line}' is not for the roles of {who}.");
            return null;
        }

        if (!confirmed)
        {
            Root.Fail(parsed, $"This asks for a code of the last ten minutes: baken login {who}");
            return null;
        }

        return session;
    }

    private static async Task<bool> IsAsync(IServiceProvider services, Actor actor, string who, CancellationToken cancellation)
    {
        await using var open = services.GetRequiredService<Databases>().Open(actor);
        var email = User.Normalise(who);
        return await open.Db.Users.AnyAsync(u => u.Id == actor.UserId && u.NormalizedEmail == email, cancellation);
    }
}
