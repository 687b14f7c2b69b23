namespace Baken.Attachments;

/// <summary>Why a file is not taken. A file may have more than one fault; the first that is found is told.</summary>
public enum RefusalReason
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has more bytes than <see cref="AttachmentLimits"/> lets a file of its kind have.</summary>
    TooLarge,

    /// <summary>It is none of <see cref="FileType.All"/>, or a variant of one that nobody sends: nobody here can say whether it is safe.</summary>
    UnknownType,

    /// <summary>Its given name, or a name inside it, leads out of a folder or deceives: <c>../</c>, an absolute path, a drive letter, a backslash, NUL,
    /// a character that turns the direction of the name.</summary>
    UnsafeName,

    /// <summary>Its name ends as that of a program, a script or a document with macros, and its content is something else.</summary>
    ContradictingName,

    /// <summary>It is a program or a script, or has one inside.</summary>
    Executable,

    /// <summary>It is SVG, HTML or other XML, which can hold script.</summary>
    Markup,

    /// <summary>It is an archive (zip, rar, 7z, tar, gz …): what is inside must be sent by itself.</summary>
    Archive,

    /// <summary>It is made to become enormous when unpacked: by its ratio, in total, by entries that overlap, or by archives in archives.</summary>
    ArchiveBomb,

    /// <summary>It is an archive of more entries than allowed.</summary>
    TooManyEntries,

    /// <summary>A picture in it has more pixels than allowed.</summary>
    TooManyPixels,

    /// <summary>It has more frames, pages or parts than allowed.</summary>
    TooManyFrames,

    /// <summary>It is truncated or does not follow the specification of its format.</summary>
    Damaged,

    /// <summary>Two formats in one, or data beside the format: what follows the end of a picture, an archive with something before or after it, a PDF that
    /// does not begin with its header, markup where a browser might look for it.</summary>
    Polyglot,

    /// <summary>It is locked with a password, so that it cannot be checked.</summary>
    Encrypted,

    /// <summary>A part of it is packed or written in a way that is not looked into here, where something could hide.</summary>
    Unverifiable,

    /// <summary>It is an office file with macros, or bound to them.</summary>
    Macros,

    /// <summary>It fetches or runs something elsewhere when it is opened: a template, a linked picture, another workbook, DDE, a web query.</summary>
    ExternalContent,

    /// <summary>It has another file inside: an OLE object, ActiveX, an embedded workbook, an HTML part.</summary>
    EmbeddedContent,

    /// <summary>It is of an office suite of before 2007 (doc, xls, ppt, rtf), which can hide anything: it must be saved anew or printed to PDF.</summary>
    OldOfficeFormat,

    /// <summary>It is a PDF that does something: JavaScript, starting programs, sending forms, embedded files, rich media, XFA.</summary>
    ActivePdf,

    /// <summary>It holds the EICAR test string, with which one tries whether viruses are looked for. Real ones are looked for elsewhere.</summary>
    VirusTest,
}
