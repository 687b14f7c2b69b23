using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Report;

/// <summary>Help without going to the police, with telephone numbers and how sure they are.</summary>
internal sealed class HelpModel : PageModel;
