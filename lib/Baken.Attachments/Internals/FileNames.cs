using System.Globalization;
using System.Text;

namespace Baken.Attachments.Internals;

/// <summary>What a name may be: the name under which a file was sent, and the names of entries inside one.</summary>
internal static class FileNames
{
    private const int Longest = 512;

    private static readonly HashSet<string> Programs =
    [
        .. ("exe com scr pif cpl dll sys drv ocx msi msp mst bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs cjs wsf wsh wsc sct hta lnk url scf inf reg jar class apk dex app "
            + "dmg pkg deb rpm sh bash zsh csh ksh run bin elf so dylib py pyc pyw pl rb php php3 php4 php5 phtml phar asp aspx jsp jspx cgi cs fs swf xap chm hlp gadget "
            + "application appref-ms msc iso img vhd vhdx htm html xhtml xht shtml mht mhtml svg svgz xml xsl xslt xbl htc vml wasm desktop action workflow command ade adp "
            + "docm dotm xlsm xltm xlam xlsb xll pptm potm ppam ppsm sldm docb slk iqy oqy dqy rqy one ws settingcontent-ms library-ms search-ms theme themepack").Split(' '),
    ];

    /// <summary>Refuses a name that is not the plain name of a file.</summary>
    public static void CheckGiven(string? name)
    {
        if (name is null)
        {
            return;
        }

        if (name.Length > Longest || name.AsSpan().IndexOfAny("/\\\0") >= 0 || HasDrive(name) || name.Trim() is "." or ".." || name.Any(Deceives))
        {
            throw new Refusal(RefusalReason.UnsafeName, "the name given");
        }
    }

    /// <summary>Refuses a name, in the bytes of an archive, that leads elsewhere than a place under the archive.</summary>
    public static void CheckEntry(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > Longest || name.IndexOfAny((byte)0, (byte)'\\') >= 0 || name[0] == '/' || name.IndexOfAnyInRange((byte)1, (byte)31) >= 0 || HasDrive(Encoding.Latin1.GetString(name)))
        {
            throw new Refusal(RefusalReason.UnsafeName, "an entry");
        }

        foreach (var part in name.Split((byte)'/'))
        {
            if (name[part] is [(byte)'.', (byte)'.'] or [(byte)'.'])
            {
                throw new Refusal(RefusalReason.UnsafeName, "an entry");
            }
        }
    }

    /// <summary>The extension in small letters without the dot; empty when there is none. What Windows drops from the end of a name is dropped.</summary>
    public static string Extension(string? name)
    {
        var plain = (name ?? "").TrimEnd('.', ' ', '\u00A0');
        var dot = plain.LastIndexOf('.');
        return dot < 0 ? "" : plain[(dot + 1)..].Trim().ToLowerInvariant();
    }

    /// <summary>Whether files of this extension are run, or run something, when they are opened.</summary>
    public static bool IsProgram(string extension) => Programs.Contains(extension);

    private static bool HasDrive(string name) => name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]);

    // Controls, and characters that nobody sees or that turn the direction ('exe.jpg' that is 'gpj.exe').
    private static bool Deceives(char one) =>
        char.IsControl(one) || char.GetUnicodeCategory(one) is UnicodeCategory.Format && one is not ('\u200D' or '\u200C');
}
