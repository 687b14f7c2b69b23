using Baken.Design;

namespace Baken.Pages.People;

/// <summary>What the fields about a person need besides what was typed.</summary>
internal sealed record AccountFieldsView(AccountFields Form, bool AsksEmail, IReadOnlyList<Choice> Roles, IReadOnlyList<Choice> Teams);
