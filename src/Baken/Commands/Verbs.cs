using Baken.Kernel.Access;

namespace Baken.Commands;

/// <summary>A command of the command line that touches personal data, or that only the host's operator gives.</summary>
/// <param name="Line">The command: <c>users list</c>.</param>
/// <param name="Ability">Who may; null for the operator of the host, who sees no content.</param>
/// <param name="Purpose">What for, the code that <c>--purpose</c> must name; empty for the operator's.</param>
/// <param name="ObjectKind">On what; empty for no object.</param>
internal sealed record Verb(string Line, Ability? Ability, string Purpose = "", string ObjectKind = "")
{
    /// <summary>Whether it asks for a code that was given in the last minutes.</summary>
    public bool AsksCode { get; init; }
}

/// <summary>The list of all commands: the command-line half of <see cref="Hosting.Places"/>. A test compares it with the program.</summary>
internal static class Verbs
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        new("serve", null),
        new("setup", null),
        new("migrate", null),
        new("backup", null),
        new("restore", null),
        new("config", null),
        new("outbox list", null),
        new("outbox retry", null),
        new("regions import", null),
        new("login", Kernel.Access.Ability.Everybody, "sign-in", "session"),
        new("logout", Kernel.Access.Ability.SignedIn, "sign-in", "session"),
        new("export signals", Kernel.Access.Ability.Export, "export", "signal") { AsksCode = true },
        new("import signals", Kernel.Access.Ability.Import, "report", "import"),
        new("users list", Kernel.Access.Ability.ManagePeople, "manage", "user"),
        new("users invite", Kernel.Access.Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("users end", Kernel.Access.Ability.ManagePeople, "manage", "user") { AsksCode = true },
        new("organisations list", Kernel.Access.Ability.ManageOrganisations, "organisations", "organisation"),
        new("organisations add", Kernel.Access.Ability.ManageOrganisations, "organisations", "organisation") { AsksCode = true },
        new("access review", Kernel.Access.Ability.ManagePeople, "manage", "user") { AsksCode = true },
    ];

    public static Verb Of(string line) => All.Single(verb => verb.Line == line);
}
