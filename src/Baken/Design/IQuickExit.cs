namespace Baken.Design;

/// <summary>Where 'Snel weg' leads. A setting: a page that nobody minds being seen on.</summary>
public interface IQuickExit
{
    /// <summary>An absolute address outside Baken.</summary>
    Uri Address { get; }
}
