using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Report;

/// <summary>The accessibility statement: what was tested, what was not, where to say that something does not work.</summary>
internal sealed class AccessibilityModel : PageModel;
