using Baken.Attachments.Film;
using Baken.Attachments.Internals;

namespace Baken.Attachments.Images;

/// <summary>HEIC (ISO/IEC 23008-12, on ISO/IEC 14496-12, 8.11): pictures as items of a file.</summary>
internal static class Heic
{
    private static readonly HashSet<string> Brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];
    private static readonly HashSet<string> PictureItems = ["hvc1", "hev1", "lhv1", "hvt1", "grid", "iovl", "iden", "jpeg", "tmap"];

    private static readonly HashSet<string> KeptProperties =
        ["ispe", "pixi", "colr", "hvcC", "lhvC", "jpgC", "irot", "imir", "clap", "pasp", "auxC", "rloc", "lsel", "tols", "oinf", "clli", "mdcv", "cclv", "amve"];

    public static bool Is(IReadOnlyList<string> brands) => brands.Count > 0 && (Brands.Contains(brands[0]) && brands.Any(brand => brand is not ("mif1" or "msf1") && Brands.Contains(brand)));

    public static FileType Inspect(ByteSource source, AttachmentLimits limits)
    {
        var items = Read(source, limits.Frames, out var meta);
        var properties = Boxes.Find(source, meta, "iprp", 4) is { } all ? Boxes.Find(source, all, "ipco") : null;
        var pictures = 0;
        foreach (var property in properties is { } list ? Boxes.In(source, list) : throw Refusal.Damaged("no properties"))
        {
            if (property.Type == "ispe")
            {
                pictures++;
                if (property.End - property.Body < 12)
                {
                    throw Refusal.Damaged("size of a picture");
                }

                PictureSize.Check(source.U32(property.Body + 4), source.U32(property.Body + 8), limits);
            }
        }

        return pictures > 0 && items.Any(item => PictureItems.Contains(item.Type)) ? FileType.Heic : throw Refusal.Damaged("no picture");
    }

    /// <summary>Zeroes in the place of everything that is not a picture, so that every place keeps its number; null when an item is kept in a way that
    /// does not allow it.</summary>
    public static CopyPlan? Clean(ByteSource source)
    {
        var items = Read(source, int.MaxValue, out var meta);
        if (items.Any(item => item.IsElsewhere))
        {
            return null;
        }

        var kept = new KeptParts(items.Where(item => PictureItems.Contains(item.Type)).SelectMany(item => item.Extents));
        var plan = new CopyPlan(source);
        foreach (var box in Boxes.In(source, 0, source.Length, isTop: true))
        {
            switch (box.Type)
            {
                case "ftyp":
                    plan.Keep(box.Start, box.Length);
                    break;
                case "meta" when box == meta:
                    plan.Keep(box.Start, box.Body + 4 - box.Start);
                    CleanMeta(source, plan, box, kept);
                    break;
                case "mdat":
                    plan.Keep(box.Start, box.Body - box.Start);
                    kept.Put(plan, box.Body, box.End);
                    break;
                default:
                    FreeBox.Put(plan, box);
                    break;
            }
        }

        return plan;
    }

    private static void CleanMeta(ByteSource source, CopyPlan plan, Box meta, KeptParts kept)
    {
        foreach (var box in Boxes.In(source, meta, 4))
        {
            switch (box.Type)
            {
                case "hdlr" when box.End - box.Body >= 24:
                    plan.Keep(box.Start, box.Body + 24 - box.Start);
                    plan.Zero(box.End - box.Body - 24);
                    break;
                case "idat":
                    plan.Keep(box.Start, box.Body - box.Start);
                    kept.Put(plan, box.Body, box.End);
                    break;
                case "iprp":
                    plan.Keep(box.Start, box.Body - box.Start);
                    CleanProperties(source, plan, box);
                    break;
                case "iinf":
                    CleanNames(source, plan, box);
                    break;
                case "pitm" or "iloc" or "iref" or "dinf" or "grpl":
                    plan.Keep(box.Start, box.Length);
                    break;
                default:
                    FreeBox.Put(plan, box);
                    break;
            }
        }
    }

    private static void CleanNames(ByteSource source, CopyPlan plan, Box items)
    {
        var skip = source.U8(items.Body) == 0 ? 6 : 8;
        plan.Keep(items.Start, items.Body + skip - items.Start);
        foreach (var entry in Boxes.In(source, items, skip))
        {
            var name = HeicItem.TypeAt(source.U8(entry.Body), entry) + 4;
            plan.Keep(entry.Start, name - entry.Start);
            plan.Zero(entry.End - name);
        }
    }

    private static void CleanProperties(ByteSource source, CopyPlan plan, Box properties)
    {
        foreach (var box in Boxes.In(source, properties))
        {
            if (box.Type != "ipco")
            {
                plan.Keep(box.Start, box.Length);
                continue;
            }

            plan.Keep(box.Start, box.Body - box.Start);
            foreach (var property in Boxes.In(source, box))
            {
                // In its place, because properties are named by their number.
                if (KeptProperties.Contains(property.Type))
                {
                    plan.Keep(property.Start, property.Length);
                }
                else
                {
                    FreeBox.Put(plan, property);
                }
            }
        }
    }

    private static List<HeicItem> Read(ByteSource source, int most, out Box meta)
    {
        Box? found = null;
        foreach (var box in Boxes.In(source, 0, source.Length, isTop: true))
        {
            if (box.Type == "meta")
            {
                found = found is null ? box : throw Refusal.Damaged("two lists of items");
            }
        }

        meta = found ?? throw Refusal.Damaged("no items");
        return HeicItem.ReadAll(source, meta, most);
    }
}
