using System.IO.Compression;

namespace Baken.Attachments.Pdf;

/// <summary>What the dictionary of a stream says about how it is packed, read loosely: what could mean two things counts as not to be opened.</summary>
internal sealed class PdfStreamHead
{
    private readonly List<string> filters = [];
    private int filterKeys;
    private bool isInFilter;
    private bool hasOther;
    private bool hasFirst;
    private bool hasCount;
    private bool isNamed;

    /// <summary>Whether the stream holds objects (7.5.7), or could.</summary>
    public bool IsObjects => isNamed || (hasFirst && hasCount);

    /// <summary>Whether its content is found by unpacking it with the one common method.</summary>
    public bool IsPacked => filters is ["FlateDecode" or "Fl", ..];

    public bool CanBeOpened => filterKeys <= 1 && !hasOther && filters.Count <= 2 && filters.TrueForAll(filter => filter is "FlateDecode" or "Fl");

    public void See(string text, bool isName)
    {
        if (isInFilter)
        {
            if (isName && text.EndsWith("Decode", StringComparison.Ordinal) || isName && text is "Fl" or "AHx" or "A85" or "LZW" or "RL" or "CCF" or "DCT" or "Crypt")
            {
                filters.Add(text);
                return;
            }

            isInFilter = !isName && text == "[";
            // A filter that stands in another object.
            hasOther |= filters.Count == 0 && !isInFilter && text is not "null";
        }

        if (isName)
        {
            isInFilter = text is "Filter";
            filterKeys += isInFilter ? 1 : 0;
            hasOther |= text is "Predictor" or "F" or "FFilter";
            hasFirst |= text == "First";
            hasCount |= text == "N";
            isNamed |= text == "ObjStm";
        }
    }

    public Stream Open(Stream packed)
    {
        Stream opened = new ZLibStream(packed, CompressionMode.Decompress);
        return filters.Count > 1 && filters[1] == filters[0] ? new ZLibStream(opened, CompressionMode.Decompress) : opened;
    }
}
