namespace Baken.Kernel.Audit;

/// <summary>One line of the audit log as shown: ids and codes, never content.</summary>
/// <param name="Id">The record.</param>
/// <param name="At">When.</param>
/// <param name="Person">Account of the person; null when Baken or a reporter acted.</param>
/// <param name="Who">Name of the person.</param>
/// <param name="Purpose">What for, a code.</param>
/// <param name="Action">What was done, a code.</param>
/// <param name="ObjectKind">Kind of the objects.</param>
/// <param name="Objects">Every object that was shown or changed.</param>
/// <param name="Refused">Whether it was refused.</param>
public sealed record AuditLine(Guid Id, DateTimeOffset At, Guid? Person, string Who, string Purpose, string Action, string ObjectKind, IReadOnlyList<Guid> Objects, bool Refused);

/// <summary>A page of the audit log.</summary>
/// <param name="Lines">At most <see cref="AuditTrail.PageSize"/> records, newest first.</param>
/// <param name="Next">The record after which the next page begins; null on the last page.</param>
/// <param name="Previous">The record before which the previous page ends; null on the first page.</param>
/// <param name="People">People of the organisation, ended accounts too, by name.</param>
/// <param name="Teams">Teams of the organisation, by name.</param>
public sealed record AuditPage(
    IReadOnlyList<AuditLine> Lines, Guid? Next, Guid? Previous, IReadOnlyList<KeyValuePair<Guid, string>> People, IReadOnlyList<KeyValuePair<Guid, string>> Teams);

/// <summary>What one person, or one other organisation, did with an object.</summary>
/// <param name="Who">Name of the person of the own organisation, or of the other organisation: never of its people.</param>
/// <param name="Purposes">What for, codes.</param>
/// <param name="First">The first time.</param>
/// <param name="Last">The last time.</param>
/// <param name="Opened">How often it was opened.</param>
/// <param name="Listed">How often it was seen otherwise: in a list, beside another one.</param>
/// <param name="Changed">How often something was done with it.</param>
/// <param name="Refused">How often something was tried and refused.</param>
public sealed record AuditTouch(string Who, IReadOnlyList<string> Purposes, DateTimeOffset First, DateTimeOffset Last, int Opened, int Listed, int Changed, int Refused);

/// <summary>The answer to 'who has looked at this?'.</summary>
/// <param name="People">People of the own organisation, the last one first.</param>
/// <param name="Elsewhere">Other organisations; empty unless the object is the own organisation's.</param>
public sealed record AuditAnswer(IReadOnlyList<AuditTouch> People, IReadOnlyList<AuditTouch> Elsewhere);
