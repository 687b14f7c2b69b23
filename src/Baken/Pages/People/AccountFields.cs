using Baken.Kernel.Access;
using Baken.Kernel.People;

namespace Baken.Pages.People;

/// <summary>The fields about a person as typed.</summary>
internal sealed class AccountFields
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public List<string> Roles { get; set; } = [];

    public List<string> Teams { get; set; } = [];

    /// <summary>The form as meant; what is no role or team of the list was not chosen there.</summary>
    public AccountForm Read() => new(
        Name,
        Email,
        [.. Roles.Where(role => Enum.TryParse<Role>(role, out var parsed) && parsed.ToString() == role).Select(Enum.Parse<Role>)],
        [.. Teams.Select(team => Guid.TryParse(team, out var id) ? id : Guid.Empty)]);
}
