using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Audit;

/// <summary>
/// What the ending of an action's code says. Actions by which something was only shown end in read, list, elsewhere, ask, own,
/// search or export; every other action did something. An action that opens one object ends in read.
/// </summary>
public static class AuditActions
{
    private static readonly string[] Seeing = [".read", ".list", ".elsewhere", ".ask", ".own", ".search", ".export"];

    // What stood beside an object, and the log itself, were not opened as objects.
    private static readonly string[] Beside = ["known.read", "audit.read"];

    /// <summary>Whether something was only shown.</summary>
    public static bool IsSeeing(string action) => Seeing.Any(end => action.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Whether one object was opened.</summary>
    public static bool IsOpening(string action) => action.EndsWith(".read", StringComparison.Ordinal) && !Beside.Contains(action);

    internal static Expression<Func<AuditRecord, bool>> Are(AuditKind kind) => kind switch
    {
        AuditKind.Saw => a => !a.Refused && (EF.Functions.Like(a.Action, "%.read") || EF.Functions.Like(a.Action, "%.list") || EF.Functions.Like(a.Action, "%.elsewhere")
            || EF.Functions.Like(a.Action, "%.ask") || EF.Functions.Like(a.Action, "%.own") || EF.Functions.Like(a.Action, "%.search") || EF.Functions.Like(a.Action, "%.export")),
        AuditKind.Opened => a => !a.Refused && EF.Functions.Like(a.Action, "%.read") && !Beside.Contains(a.Action),
        AuditKind.Changed => a => !a.Refused && !(EF.Functions.Like(a.Action, "%.read") || EF.Functions.Like(a.Action, "%.list") || EF.Functions.Like(a.Action, "%.elsewhere")
            || EF.Functions.Like(a.Action, "%.ask") || EF.Functions.Like(a.Action, "%.own") || EF.Functions.Like(a.Action, "%.search") || EF.Functions.Like(a.Action, "%.export")),
        AuditKind.Refused => a => a.Refused,
    };
}
