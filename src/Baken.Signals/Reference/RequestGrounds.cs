using Baken.Signals.Requests;

namespace Baken.Signals.Reference;

/// <summary>Why a request of a data subject is refused, or a part of a signal withheld.</summary>
public sealed record RequestGround : NamedRow
{
    /// <summary>The article it rests on.</summary>
    public required string Article { get; init; }

    /// <summary>The rights at which it can be chosen.</summary>
    public required IReadOnlyList<DataRight> Rights { get; init; }
}

/// <summary>The grounds; a row that was not confirmed says so on the page.</summary>
public static class RequestGrounds
{
    private static readonly Lazy<Catalogue<RequestGround>> List = new(() => Parse(ReferenceFile.Text(File)));
    private const string File = "request-grounds.json";

    /// <summary>The list; loaded once.</summary>
    public static Catalogue<RequestGround> Catalogue => List.Value;

    /// <summary>The grounds that can be chosen at this right.</summary>
    public static IEnumerable<RequestGround> For(DataRight right) => Catalogue.All.Where(ground => ground.Rights.Contains(right));

    internal static Catalogue<RequestGround> Parse(string json)
    {
        var grounds = ReferenceFile.Parse<Document>(File, json).Grounds;
        foreach (var row in grounds)
        {
            ReferenceFile.Require(!string.IsNullOrWhiteSpace(row.Article) && row.Rights.Count > 0, File, $"row '{row.Code}' names no article or no right.");
        }

        return new(File, grounds);
    }

    private sealed record Document(string Version, string Note, IReadOnlyList<RequestGround> Grounds);
}
