using System.Globalization;
using System.Text;
using System.Text.Json;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.People;
using Baken.Kernel.Time;
using Baken.Pages.Signals;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.People;

/// <summary>The regular review: who has access, since when, who never came; signed by who looked.</summary>
internal sealed class ReviewModel(AccessReviews reviews, PeopleWords words, IStringLocalizer<Admin> texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public string? Remarks { get; set; }

    [BindProperty]
    public bool Agreed { get; set; }

    public IReadOnlyList<ReviewLine> Lines { get; private set; } = [];

    public IReadOnlyList<SignedReview> Earlier { get; private set; } = [];

    public string SeenNow { get; private set; } = "";

    public bool ChangedMeanwhile { get; private set; }

    public PeopleWords Words => words;

    public DateOnly? DueOn => Earlier.Count == 0 ? null : DateOnly.FromDateTime(DutchTime.Local(Earlier[0].SignedAt + AccessReviews.Term));

    public bool IsLate => Earlier.Count > 0 && Earlier[0].SignedAt + AccessReviews.Term < clock.GetUtcNow();

    private Actor Person => SessionAuthentication.ActorOf(HttpContext)!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        ModelState.ForgetErrors();
        if (HttpContext.IsReturned())
        {
            return await ShowAsync(cancellation);
        }

        if (!Agreed)
        {
            ModelState.AddModelError(nameof(Agreed), texts["Review.Agreed.Missing"]);
        }

        if (Remarks?.Length > AccessReviews.RemarksLength)
        {
            ModelState.AddModelError(nameof(Remarks), texts["Review.Remarks.Long", AccessReviews.RemarksLength]);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancellation);
        }

        switch (await reviews.SignAsync(Person, Seen ?? "", Remarks, cancellation))
        {
            case SignReviewOutcome.Done:
                Done.Tell(TempData, texts["Review.Signed"]);
                return Redirect("/toegang");
            case SignReviewOutcome.ChangedMeanwhile:
                ChangedMeanwhile = true;
                return await ShowAsync(cancellation);
            case SignReviewOutcome.NotFound:
                return NotFound();
            default:
                throw new InvalidOperationException("An outcome has no answer.");
        }
    }

    public async Task<IActionResult> OnPostExportAsync(string? vorm, CancellationToken cancellation)
    {
        if (await reviews.ExportAsync(Person, cancellation) is not { } lines)
        {
            return NotFound();
        }

        var name = $"toegang-{DutchTime.Local(clock.GetUtcNow()):yyyy-MM-dd}";
        return vorm == "json"
            ? File(JsonSerializer.SerializeToUtf8Bytes(lines, Json), "application/json", name + ".json")
            : File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Table(lines, words))).ToArray(), Csv.MediaType, name + ".csv");
    }

    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>The list for a spreadsheet, in words.</summary>
    internal static string Table(IReadOnlyList<ReviewLine> lines, PeopleWords words) => Csv.Line([.. words.ReviewColumns]) + string.Concat(lines.Select(line => Csv.Line(
        line.Name, line.Email, words.State(line.State), string.Join(", ", line.Roles.Select(r => $"{words.Role(r.Role)} ({r.Since.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})")),
        string.Join(", ", line.Teams), line.LastSignInAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture) ?? "", words.YesNo(line.HasCodeApp))));

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        if (await reviews.NowAsync(Person, cancellation) is not { } now)
        {
            return NotFound();
        }

        (Lines, SeenNow) = now;
        Earlier = await reviews.SignedAsync(Person, cancellation);
        return Page();
    }
}
