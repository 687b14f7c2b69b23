using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>
/// The copy of a film with pictures and sound and nothing else. Every box that is not needed to show them becomes an empty one of the same length, times
/// and names become zeroes, and of the samples only those of pictures and sound are taken over: telephones and cameras put places and movements in tracks of their own.
/// </summary>
internal sealed class IsoMediaCopy
{
    // A box that is nested deeper is not one of a film.
    private const int Deepest = 10;
    private const int MostBoxes = 100_000;

    private static readonly HashSet<string> Top = ["ftyp", "moov", "mdat", "moof", "mfra", "sidx", "ssix", "styp", "pdin"];

    private static readonly HashSet<string> Whole =
    [
        "trex", "mehd", "trep", "edts", "tapt", "elng", "vmhd", "smhd", "dinf", "stts", "ctts", "cslg", "stss", "stsc", "stsz", "stz2", "stco", "co64", "stsh", "sdtp", "sbgp", "sgpd",
        "subs", "stps", "padb", "mfhd", "tfhd", "tfdt", "trun", "ftyp", "mfra", "sidx", "ssix", "styp", "pdin",
    ];

    private static readonly HashSet<string> Parents = ["moov", "mvex", "trak", "mdia", "minf", "stbl", "moof", "traf"];

    private readonly ByteSource source;
    private readonly CopyPlan plan;
    private readonly List<Track> tracks;

    private IsoMediaCopy(ByteSource source, List<Track> tracks) => (this.source, this.tracks, plan) = (source, tracks, new(source));

    /// <summary>The copy; null when the samples of a track of data cannot be told from the others.</summary>
    public static CopyPlan? Clean(ByteSource source)
    {
        var boxes = Boxes.In(source, 0, source.Length, isTop: true).Take(MostBoxes + 1).ToList();
        if (boxes.Count > MostBoxes)
        {
            throw Refusal.Damaged("too many boxes");
        }

        var movie = boxes.Find(box => box.Type == "moov");
        var tracks = movie.Type == "moov" ? IsoMedia.Tracks(source, movie) : throw Refusal.Damaged("no film");
        var isFragmented = boxes.Exists(box => box.Type == "moof");
        if (isFragmented && tracks.Exists(track => !track.IsSeenOrHeard))
        {
            return null;
        }

        var copy = new IsoMediaCopy(source, tracks);
        copy.PutAll(boxes, isFragmented ? new([(0, source.Length)]) : new(tracks.FindAll(track => track.IsSeenOrHeard).SelectMany(track => track.Chunks())));
        return copy.plan;
    }

    private void PutAll(List<Box> boxes, KeptParts kept)
    {
        foreach (var box in boxes)
        {
            if (box.Type == "mdat")
            {
                plan.Keep(box.Start, box.Body - box.Start);
                kept.Put(plan, box.Body, box.End);
            }
            else if (Top.Contains(box.Type))
            {
                Put(box, 0);
            }
            else
            {
                FreeBox.Put(plan, box);
            }
        }
    }

    private void Put(Box box, int depth)
    {
        if (depth > Deepest)
        {
            throw Refusal.Damaged("boxes too deep");
        }

        if (box.Type == "trak" && tracks.Exists(track => track.Box == box && !track.IsSeenOrHeard))
        {
            FreeBox.Put(plan, box);
        }
        else if (Parents.Contains(box.Type))
        {
            plan.Keep(box.Start, box.Body - box.Start);
            var end = box.Body;
            foreach (var child in Boxes.In(source, box))
            {
                Put(child, depth + 1);
                end = child.End;
            }

            plan.Keep(end, box.End - end);
        }
        else if (Whole.Contains(box.Type))
        {
            plan.Keep(box.Start, box.Length);
        }
        else
        {
            PutChanged(box);
        }
    }

    private void PutChanged(Box box)
    {
        switch (box.Type)
        {
            case "mvhd" or "tkhd" or "mdhd" when box.End - box.Body >= 20:
                // Made and changed: two times of 4 or 8 bytes after version and flags.
                var times = source.U8(box.Body) == 1 ? 16 : 8;
                plan.Keep(box.Start, box.Body + 4 - box.Start);
                plan.Zero(times);
                plan.Keep(box.Body + 4 + times, box.End - box.Body - 4 - times);
                break;
            case "hdlr" when box.End - box.Body >= 20:
                // The maker's code, and the name of who handles it, which tells the device.
                plan.Keep(box.Start, box.Body + 12 - box.Start);
                plan.Zero(box.End - box.Body - 12);
                break;
            case "stsd" when box.End - box.Body >= 8:
                plan.Keep(box.Start, box.Body + 8 - box.Start);
                foreach (var description in Boxes.In(source, box, 8))
                {
                    PutDescription(description);
                }

                break;
            default:
                FreeBox.Put(plan, box);
                break;
        }
    }

    // Pictures: the maker, and the name of the compressor, 32 bytes. Sound has the maker at the same place.
    private void PutDescription(Box box)
    {
        plan.Keep(box.Start, box.Body - box.Start);
        if (box.End - box.Body < 16)
        {
            throw Refusal.Damaged("description of a sample");
        }

        plan.Keep(box.Body, 12);
        plan.Zero(4);
        if (box.End - box.Body >= 78 && tracks.Exists(track => track.Handler == "vide" && track.Box.Start < box.Start && track.Box.End >= box.End))
        {
            plan.Keep(box.Body + 16, 26);
            plan.Zero(32);
            plan.Keep(box.Body + 74, box.End - box.Body - 74);
        }
        else
        {
            plan.Keep(box.Body + 16, box.End - box.Body - 16);
        }
    }
}
