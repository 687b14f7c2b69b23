namespace Baken.Attachments.Internals;

/// <summary>Plain text: UTF-8 (RFC 3629), or Windows-1252 when it is not; no controls, and no markup that a browser could take for a page.</summary>
internal static class TextFile
{
    public static FileType Inspect(ByteSource source)
    {
        if (Sweep.HasMarkup(source, source.Length))
        {
            throw new Refusal(RefusalReason.Markup, "in a text");
        }

        if (source.IndexOf("%PDF-"u8, 0, 1024) >= 0 || Sweep.HasZipDirectory(source))
        {
            throw Refusal.Polyglot("another format in a text");
        }

        for (long at = 0; at < source.Length;)
        {
            var window = source.Window(at);
            foreach (var one in window)
            {
                // Between words only tab, line feed, form feed and carriage return; five places of Windows-1252 are empty, and serve UTF-8 only.
                if (one is < 0x20 and not (9 or 10 or 12 or 13) or 0x7F)
                {
                    throw Refusal.Unknown("not text");
                }
            }

            at += window.Length;
        }

        return FileType.Text;
    }

    public static CopyPlan Clean(ByteSource source)
    {
        var plan = new CopyPlan(source);
        plan.Keep(0, source.Length);
        return plan;
    }
}
