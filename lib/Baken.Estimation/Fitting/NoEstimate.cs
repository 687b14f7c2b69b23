namespace Baken.Estimation;

/// <summary>Why a model gives no estimate on a table.</summary>
public enum NoEstimate
{
    /// <summary>It gives one.</summary>
    None,

    /// <summary>Some effect runs to infinity: the extended maximum-likelihood estimate does not exist.</summary>
    DoesNotExist,

    /// <summary>The observed cells do not fix the effects: many populations fit equally well.</summary>
    NotIdentifiable,

    /// <summary>Both.</summary>
    NeitherExistsNorIdentifiable,

    /// <summary>The iterations did not settle within their limit.</summary>
    NotConverged,

    /// <summary>The estimate is too large for a number.</summary>
    TooLarge,
}
