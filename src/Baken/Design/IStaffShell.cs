namespace Baken.Design;

/// <summary>One word of the navigation.</summary>
/// <param name="Label">The word.</param>
/// <param name="Href">Its page.</param>
/// <param name="Current">Whether this page belongs to it.</param>
public sealed record StaffNavigationItem(string Label, string Href, bool Current = false);

/// <summary>What the frame of a staff page shows around the page.</summary>
public sealed record StaffShell
{
    /// <summary>Most words in the navigation.</summary>
    public const int MostItems = 7;

    /// <summary>Builds the frame's content; more than seven words, or none, is refused.</summary>
    /// <param name="organisation">The organisation for which the reader works.</param>
    /// <param name="userName">Who is signed in.</param>
    /// <param name="roleLine">'Beoordelaar · Informatieplein'.</param>
    /// <param name="items">The navigation; the first is 'Mijn werk', also the logo's target. What a role may not do is absent.</param>
    public StaffShell(string organisation, string userName, string roleLine, IReadOnlyList<StaffNavigationItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentOutOfRangeException.ThrowIfZero(items.Count, nameof(items));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Count, MostItems, nameof(items));
        (Organisation, UserName, RoleLine, Items) = (organisation, userName, roleLine, items);
    }

    /// <summary>The organisation for which the reader works.</summary>
    public string Organisation { get; }

    /// <summary>Who is signed in.</summary>
    public string UserName { get; }

    /// <summary>'Beoordelaar · Informatieplein'.</summary>
    public string RoleLine { get; }

    /// <summary>One to seven words.</summary>
    public IReadOnlyList<StaffNavigationItem> Items { get; }

    /// <summary>How many notices wait for the reader.</summary>
    public int Unread { get; init; }

    /// <summary>The word this page belongs to; null for a page that has none, which is then called by its own title.</summary>
    public StaffNavigationItem? CurrentItem => Items.FirstOrDefault(item => item.Current);
}

/// <summary>Gives the staff layout its frame. Scoped; the host implements it from the signed-in user.</summary>
public interface IStaffShell
{
    /// <summary>The frame for this request; null when nobody is signed in, and then the layout shows the bar alone.</summary>
    StaffShell? Current { get; }
}
