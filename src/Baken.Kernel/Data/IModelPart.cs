using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.Data;

/// <summary>What a module adds to the model. Each module has one; its entities stay internal to it.</summary>
public interface IModelPart
{
    /// <summary>Adds the module's tables.</summary>
    void Build(ModelBuilder model);
}
