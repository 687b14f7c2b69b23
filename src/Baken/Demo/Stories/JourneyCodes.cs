namespace Baken.Demo.Stories;

/// <summary>The words in which stories tell outcomes, urgencies, results and wishes. Whoever feeds them to the product maps them to its own types.</summary>
internal static class JourneyCodes
{
    public const string Criminal = "criminal";
    public const string Administrative = "administrative";
    public const string Both = "both";
    public const string Care = "care";
    public const string Forward = "forward";
    public const string RegisterOnly = "register_only";
    public const string NotEnoughInformation = "not_enough_information";
    public const string Duplicate = "duplicate";

    public const string Acute = "acute";
    public const string High = "high";
    public const string Normal = "normal";
    public const string Low = "low";

    public const string FineImposed = "fine_imposed";
    public const string WarningGiven = "warning_given";
    public const string PremisesClosed = "premises_closed";
    public const string BackPay = "back_pay";
    public const string InvestigationRunning = "investigation_running";
    public const string ReportTaken = "report_taken";
    public const string ArrestMade = "arrest_made";
    public const string VictimInCare = "victim_in_care";
    public const string CareDeclined = "care_declined";
    public const string HandedOn = "handed_on";
    public const string NoViolation = "no_violation";
    public const string Unfounded = "unfounded";
    public const string NotTraceable = "not_traceable";

    public const string Anonymous = "anonymous";
    public const string Contact = "contact";
    public const string HearResult = "hear_result";

    public const string StoppedInQueue = "queue";
    public const string StoppedAwaitingSecond = "awaiting_second";
    public const string StoppedRouted = "routed";
    public const string StoppedUnderWay = "under_way";
    public const string StoppedClosed = "closed";

    public static readonly IReadOnlyList<string> Outcomes =
        [Criminal, Administrative, Both, Care, Forward, RegisterOnly, NotEnoughInformation, Duplicate];

    /// <summary>Outcomes that end the work: no team gets the signal.</summary>
    public static readonly IReadOnlyList<string> EndingOutcomes = [RegisterOnly, NotEnoughInformation, Duplicate];

    public static readonly IReadOnlyList<string> Urgencies = [Acute, High, Normal, Low];

    public static readonly IReadOnlyList<string> Results =
        [FineImposed, WarningGiven, PremisesClosed, BackPay, InvestigationRunning, ReportTaken, ArrestMade, VictimInCare, CareDeclined, HandedOn, NoViolation, Unfounded, NotTraceable];
}
