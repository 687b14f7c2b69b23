using System.Resources;
using Microsoft.Extensions.Localization;

// The assembly is called `baken`, the namespace `Baken`. Without this attribute the localiser searches for `baken.Texts.*` as soon as a
// resources path is set, finds nothing and shows keys, silently. Register with AddLocalization() and no ResourcesPath: the resource's
// name is then the full name of the marker type below.
[assembly: RootNamespace("Baken")]
[assembly: NeutralResourcesLanguage("nl")]

namespace Baken.Texts;

/// <summary>
/// The words that every page shares: header, footer, buttons of the frame, and what the components of <c>Design/</c> say by themselves.
/// Neutral language Dutch (<c>Shared.resx</c>), English beside it (<c>Shared.en.resx</c>). Read through <c>IStringLocalizer&lt;Shared&gt;</c>.
/// </summary>
public sealed class Shared;
