namespace Baken.Import;

/// <summary>A table of a ZIP, and its columns.</summary>
/// <param name="Name">The name of its file, without <c>.csv</c>.</param>
/// <param name="Field">The facts it fills: a property of <see cref="Api.ReportMessage"/>.</param>
/// <param name="Columns">The columns besides <see cref="Tables.Reference"/>: the column, and the part of the item that it fills.</param>
internal sealed record Table(string Name, string Field, IReadOnlyDictionary<string, string> Columns);

/// <summary>The tables of a file of tables. Persons have the names of HTCDS 2.0 (IOM) where that standard has them and does not say they are not to be used.</summary>
internal static class Tables
{
    /// <summary>The column by which the tables belong together.</summary>
    public const string Reference = "signal_ref";

    /// <summary>The table with a row a report.</summary>
    public const string Signals = "signals";

    /// <summary>Columns of the table of reports, and what each fills.</summary>
    public static readonly IReadOnlyDictionary<string, string> SignalColumns = new Dictionary<string, string>
    {
        ["narrative"] = "Narrative",
        ["danger"] = "Danger",
        ["date"] = "When",
        ["continues"] = "Continues",
        ["municipality"] = "Municipality",
        ["address"] = "Address",
        ["forms"] = "Forms",
        ["sector"] = "Sector",
        ["indicators"] = "Indicators",
        ["actions_taken"] = "ActionsTaken",
        ["pressing"] = "Pressing",
        ["wish"] = "Wish",
        ["reporter_name"] = "Name",
        ["reporter_phone"] = "Phone",
        ["reporter_email"] = "Email",
        ["call_back"] = "CallBack",
        ["language"] = "Language",
        ["interpreter"] = "Interpreter",
    };

    /// <summary>The other tables.</summary>
    public static readonly IReadOnlyList<Table> Others =
    [
        new("persons", "Persons", new Dictionary<string, string>
        {
            ["role"] = "Role",
            ["prs_FirstName"] = "Name",
            ["prs_MiddleName"] = "Name",
            ["prs_SecondName"] = "Name",
            ["prs_Birthdate"] = "Age",
            ["age"] = "Age",
            ["age_group"] = "AgeGroup",
            ["description"] = "Description",
            ["count"] = "Count",
            ["prs_Email"] = "Emails",
            ["prs_HomePhone"] = "Phones",
            ["prs_MobilePhone"] = "Phones",
        }),
        new("companies", "Companies", new Dictionary<string, string> { ["name"] = "Name", ["kvk"] = "Kvk", ["establishment"] = "Establishment" }),
        new("phones", "Phones", new Dictionary<string, string> { ["phone"] = "" }),
        new("emails", "Emails", new Dictionary<string, string> { ["email"] = "" }),
        new("plates", "Plates", new Dictionary<string, string> { ["plate"] = "" }),
        new("online_names", "OnlineNames", new Dictionary<string, string> { ["online_name"] = "" }),
        new("links", "Links", new Dictionary<string, string> { ["link"] = "" }),
    ];

    /// <summary>Columns of HTCDS that a report has no place for: they are left out, and that is told. Those that HTCDS marks as not to be used are no known columns.</summary>
    public static readonly IReadOnlySet<string> LeftOut = new HashSet<string>
    {
        "prs_Salutation", "prs_Gender", "prs_Deceased", "prs_MaritalStatus", "prs_NumberOfChildren", "prs_PrimaryLanguage", "prs_SecondaryLanguage", "prs_HighestLevelOfEducation",
        "prs_Citizenship", "prs_IdentityNumber", "prs_Title", "prs_MailingCity", "prs_MailingCountry", "prs_MailingState", "prs_MailingStreet", "prs_MailingPostalCode",
        "prs_MailingLongitude", "prs_MailingLatitude", "vic_TraffickingStatus", "vic_TraffickingStatusDecisionMakingOrg", "vic_RelationshipToTrafficker", "vic_AgeWhenTrafficked",
        "vic_RecruitmentWebsitesAndApps", "vic_MethodOfRecruitment", "vic_LocationOfRecruitment", "vic_MethodsOfControl", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry",
        "vic_TypeOfSexExploitation", "vic_LocationOfExploitation", "vic_ExploitationWebsitesAndApps", "per_RoleInProcess", "per_RoleDetails", "per_Organisation",
    };
}
