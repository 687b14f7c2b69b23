using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Report;

/// <summary>How to report when somebody may be looking, honest about what stays behind.</summary>
internal sealed class SafeModel : PageModel;
