namespace Baken.Kernel.Access;

/// <summary>Which parts of an object a grant opens.</summary>
[Flags]
public enum GrantedFields
{
    /// <summary>That it exists and what state it is in.</summary>
    Outline = 1,

    /// <summary>What was told and everything that was added since.</summary>
    Content = 2,

    /// <summary>Who reported and how to reach that person. Crosses to another organisation only by a named decision.</summary>
    Reporter = 4,
}

/// <summary>
/// One row of access: this organisation (or one team or one reader of it) may see this object for this purpose, on this
/// legal basis, in this period. The one named filter of <see cref="Data.BakenDb"/> reads these rows; there is no other way in.
/// Invariant: <see cref="Until"/>, when set, is not before <see cref="From"/>.
/// </summary>
public sealed class Grant
{
    private Grant()
    {
    }

    /// <summary>Opens an object to an organisation.</summary>
    /// <param name="objectId">The object.</param>
    /// <param name="organisationId">The organisation that may see it.</param>
    /// <param name="teamId">Only this team of it; null for the whole organisation.</param>
    /// <param name="purpose">What for, from the register of purposes.</param>
    /// <param name="legalBasis">The ground, in words with the article.</param>
    /// <param name="fields">What is opened.</param>
    /// <param name="from">Since when.</param>
    /// <param name="grantedBy">The person who decided; null when Baken applied a rule.</param>
    public Grant(Guid objectId, Guid organisationId, Guid? teamId, string purpose, string legalBasis, GrantedFields fields, DateTimeOffset from, Guid? grantedBy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(purpose);
        ArgumentException.ThrowIfNullOrWhiteSpace(legalBasis);
        Id = Guid.NewGuid();
        ObjectId = objectId;
        OrganisationId = organisationId;
        TeamId = teamId;
        Purpose = purpose;
        LegalBasis = legalBasis;
        Fields = fields;
        From = from;
        GrantedBy = grantedBy;
    }

    /// <summary>Random id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The object this row opens.</summary>
    public Guid ObjectId { get; private set; }

    /// <summary>The organisation it is opened to.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>Only this team; null for the whole organisation.</summary>
    public Guid? TeamId { get; private set; }

    /// <summary>Only this reader (restricted object); null for every member of the team or organisation.</summary>
    public Guid? ReaderId { get; private set; }

    /// <summary>What for.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>On what ground.</summary>
    public string LegalBasis { get; private set; } = "";

    /// <summary>What is opened.</summary>
    public GrantedFields Fields { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until when; null while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>Who decided.</summary>
    public Guid? GrantedBy { get; private set; }

    /// <summary>The same grant for one named reader only.</summary>
    public Grant For(Guid readerId)
    {
        ReaderId = readerId;
        return this;
    }

    /// <summary>Ends the grant.</summary>
    public void End(DateTimeOffset at) => Until = at < From ? From : at;
}

/// <summary>An entity that is visible only through a <see cref="Grant"/>.</summary>
public interface IGuarded
{
    /// <summary>The name of the property that holds the id of the object in the grant.</summary>
    static abstract string GuardedBy { get; }
}
