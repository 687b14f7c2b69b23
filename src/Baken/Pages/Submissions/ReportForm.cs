using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Time;
using Baken.Pages.Report;
using Baken.Pages.Signals;
using Baken.Signals;
using Baken.Signals.Reference;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Submissions;

/// <summary>What the form for professionals and the desk's screen share: the fields of a report, their choices, and where a problem is told.</summary>
internal abstract class ReportForm(IStringLocalizer<Intake> texts, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ReportDraft Draft { get; set; } = new();

    public IReadOnlyList<Choice> Answers => [.. Enum.GetValues<Answer>().Select(answer => new Choice(answer.ToString(), SignalWords.Capital(codes["Answer." + answer])))];

    public IReadOnlyList<Choice> MinorsChoices => [.. Enum.GetNames<Under18>().Select(name => new Choice(name, texts["Minors." + name].Value))];

    public IReadOnlyList<Choice> Wishes =>
        [.. Enum.GetValues<ReporterWish>().Where(wish => wish != ReporterWish.NotSaid).Select(wish => new Choice(wish.ToString(), SignalWords.Capital(codes["ReporterWish." + wish])))];

    public static IReadOnlyList<Choice> FormChoices => [.. ExploitationForms.Catalogue.All.Select(Named)];

    public static IReadOnlyList<Choice> SectorChoices => [.. Sectors.Catalogue.All.Select(Named)];

    public static IReadOnlyList<Choice> LanguageChoices => [.. SpokenLanguages.Catalogue.All.Select(Named)];

    public static IEnumerable<string> Places => Municipalities.All.Select(municipality => municipality.Name).Order(StringComparer.CurrentCulture);

    /// <summary>Name of a field of <see cref="Facts"/>.</summary>
    public string Field(string field) => new ChangeWords(codes).Field(field);

    protected Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    protected IStringLocalizer<Intake> Texts => texts;

    protected DateOnly Today => DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()));

    /// <summary>Tells what must be changed first, beside the fields.</summary>
    protected void Tell(IEnumerable<DraftProblem> problems) => DraftChecks.Show(problems, ModelState, codes);

    private static Choice Named(NamedRow row) => new(row.Code, SignalWords.Capital(row.Name(CultureInfo.CurrentUICulture)));
}
