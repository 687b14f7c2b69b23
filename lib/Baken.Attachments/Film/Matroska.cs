using Baken.Attachments.Images;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Film;

/// <summary>Matroska and WebM (RFC 9559, on EBML, RFC 8794).</summary>
internal static class Matroska
{
    private const uint EbmlHead = 0x1A45DFA3;
    private const uint Segment = 0x18538067;
    private const uint Info = 0x1549A966;
    private const uint Tracks = 0x1654AE6B;
    private const uint TrackEntry = 0xAE;
    private const uint Cluster = 0x1F43B675;

    // Of the information only how to count time; of a track not its name.
    private static readonly HashSet<uint> KeptInfo = [0x2AD7B1, 0x4489];
    private static readonly HashSet<uint> Writers = [0x4D80, 0x5741];
    private static readonly HashSet<uint> KeptTop = [0x114D9B74, 0x1C53BB6B, Cluster];
    private static readonly HashSet<uint> DroppedOfTrack = [0x536E, 0x258688, 0x3A9697, 0x3B4040, 0x26B240, 0x7446, 0xEC, 0xBF];
    private static readonly HashSet<uint> DroppedOfCluster = [0xEC, 0xBF, 0x5854];

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var type = ReadHead(source, out var segment);
        var (tracks, clusters, hasPicture) = (0, 0, false);
        foreach (var element in Elements.InSegment(source, segment))
        {
            clusters += element.Id == Cluster ? 1 : 0;
            if (element.Id != Tracks)
            {
                continue;
            }

            foreach (var track in Elements.In(source, element.Body, element.End))
            {
                if (track.Id == TrackEntry)
                {
                    PictureSize.CheckFrames(++tracks, AttachmentLimits.Default with { Frames = 100 });
                    hasPicture |= CheckTrack(source, track, limits);
                }
            }
        }

        return tracks > 0 && clusters > 0 ? type : throw Refusal.Damaged("no film");
    }

    /// <summary>The film with emptiness in the place of everything that tells of its making.</summary>
    public static CopyPlan? Clean(ByteSource source)
    {
        _ = ReadHead(source, out var segment);
        var plan = new CopyPlan(source);
        plan.Keep(0, segment.Body);
        var at = segment.Body;
        foreach (var element in Elements.InSegment(source, segment))
        {
            at = element.End;
            if (element.Id is Info or Tracks or Cluster)
            {
                plan.Keep(element.Start, element.Body - element.Start);
                foreach (var child in Elements.In(source, element.Body, element.End))
                {
                    if (element.Id == Tracks && child.Id == TrackEntry && TypeOf(source, child) is not (1 or 2))
                    {
                        // Subtitles and data: their blocks cannot be told apart without opening every cluster.
                        return null;
                    }

                    PutChild(source, plan, element.Id, child);
                }
            }
            else if (KeptTop.Contains(element.Id))
            {
                plan.Keep(element.Start, element.End - element.Start);
            }
            else
            {
                Elements.PutVoid(plan, element);
            }
        }

        plan.Keep(at, source.Length - at);
        return plan;
    }

    private static void PutChild(ByteSource source, CopyPlan plan, uint parent, Element child)
    {
        if (parent == Info && Writers.Contains(child.Id))
        {
            // They must be there; zeroes are an empty text.
            plan.Keep(child.Start, child.Body - child.Start);
            plan.Zero(child.End - child.Body);
        }
        else if (parent == Cluster ? !DroppedOfCluster.Contains(child.Id) : parent == Info && KeptInfo.Contains(child.Id))
        {
            plan.Keep(child.Start, child.End - child.Start);
        }
        else if (parent == Tracks && child.Id == TrackEntry)
        {
            plan.Keep(child.Start, child.Body - child.Start);
            foreach (var part in Elements.In(source, child.Body, child.End))
            {
                if (DroppedOfTrack.Contains(part.Id))
                {
                    Elements.PutVoid(plan, part);
                }
                else
                {
                    plan.Keep(part.Start, part.End - part.Start);
                }
            }
        }
        else
        {
            Elements.PutVoid(plan, child);
        }
    }

    private static FileType ReadHead(ByteSource source, out Element segment)
    {
        var head = Elements.At(source, 0, source.Length);
        if (head.Id != EbmlHead || head.IsOpen)
        {
            throw Refusal.Damaged("head");
        }

        FileType? type = null;
        foreach (var element in Elements.In(source, 0 + head.Body, head.End))
        {
            if (element.Id == 0x4282)
            {
                type = source.Has(element.Body, "webm"u8) ? FileType.WebM : source.Has(element.Body, "matroska"u8) ? FileType.Mkv : null;
            }
        }

        segment = Elements.At(source, head.End, source.Length);
        return type is null ? throw Refusal.Unknown("a document of EBML of another type")
            : segment.Id != Segment ? throw Refusal.Damaged("no segment")
            : segment.End != source.Length ? throw Refusal.Polyglot("data after the end")
            : type;
    }

    private static long TypeOf(ByteSource source, Element track) =>
        Elements.In(source, track.Body, track.End).Where(part => part.Id == 0x83 && part.End > part.Body).Select(part => (long)source.U8(part.End - 1)).FirstOrDefault();

    private static bool CheckTrack(ByteSource source, Element track, AttachmentLimits limits)
    {
        foreach (var part in Elements.In(source, track.Body, track.End))
        {
            if (part.Id == 0xE0)
            {
                long width = 0, height = 0;
                foreach (var size in Elements.In(source, part.Body, part.End))
                {
                    width = size.Id == 0xB0 ? Elements.Number(source, size) : width;
                    height = size.Id == 0xBA ? Elements.Number(source, size) : height;
                }

                PictureSize.Check(width, height, limits);
                return true;
            }
        }

        return false;
    }
}
