namespace Baken.Kernel.Sealing;

/// <summary>The key for words of an organisation that belong to no record with a key of its own: derived from the master key, stored nowhere.</summary>
public sealed class OrganisationWords(MasterKey master)
{
    /// <summary>The key of this organisation's words.</summary>
    public DataKey KeyOf(Guid organisationId) => DataKey.FromSecret(master.Derive($"organisation-words/{organisationId:N}"));
}
