using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Baken.Pages.Report;

/// <summary>What is done with a report: purpose, legal basis, what is kept and for how long, rights.</summary>
internal sealed class WhatWeDoModel : PageModel;
