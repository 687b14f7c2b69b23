using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Access;
using Baken.Kernel.Time;
using Baken.Pages.Signals.Decide;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Signals.Complete;

/// <summary>
/// The assessor adds and corrects facts. What a colleague stored meanwhile is shown, and taken over where the reader changed nothing, so
/// that saving again undoes nobody's work.
/// </summary>
internal sealed class CompleteModel(SignalFile file, Completing completing, IStringLocalizer<Texts.Decide> words, IStringLocalizer<Codes> codes, TimeProvider clock) : PageModel
{
    [BindProperty]
    public FactsInput Form { get; set; } = new();

    /// <summary>Version of the facts beside which the form was filled.</summary>
    [BindProperty]
    public int Seen { get; set; }

    /// <summary>Which button was pressed: save, or more (nothing is stored; rows, lists and passages are brought up to date).</summary>
    [BindProperty]
    public string? Act { get; set; }

    /// <summary>Words to look for among all indicators.</summary>
    [BindProperty]
    public string? Find { get; set; }

    public string Number { get; private set; } = "";

    /// <summary>The signal; null only when the database could not be asked.</summary>
    public SignalView? Signal { get; private set; }

    /// <summary>What a colleague changed meanwhile, beside what stands in the form.</summary>
    public IReadOnlyList<Difference> Theirs { get; private set; } = [];

    /// <summary>Who stored that, and when.</summary>
    public TimelineStep? TheirStep => Signal?.Timeline.FirstOrDefault(step => step.Kind == SignalEventKind.FactsCompleted);

    public IReadOnlyList<Choice> Answers => [.. Enum.GetValues<Answer>().Select(answer => new Choice(answer.ToString(), DecisionWords.Capital(codes["Answer." + answer])))];

    public IReadOnlyList<Choice> Roles => [.. Enum.GetValues<PersonRole>().Select(role => new Choice(role.ToString(), DecisionWords.Capital(codes["PersonRole." + role])))];

    public IReadOnlyList<Choice> AgeGroups => [.. Enum.GetValues<AgeGroup>().Select(group => new Choice(group.ToString(), DecisionWords.Capital(codes["AgeGroup." + group])))];

    public static IReadOnlyList<Choice> Forms => [.. ExploitationForms.Catalogue.All.Select(Named)];

    public static IReadOnlyList<Choice> SectorChoices => [.. Sectors.Catalogue.All.Select(Named)];

    /// <summary>
    /// The indicators to choose from, by dimension: those of the suspected forms and of every form, or those that hold the words looked
    /// for; and always those that are ticked.
    /// </summary>
    public IEnumerable<IGrouping<IndicatorDimension, Indicator>> Indicators => Baken.Signals.Reference.Indicators.Catalogue.All
        .Where(indicator => Form.Indicators.Contains(indicator.Code) || (string.IsNullOrWhiteSpace(Find)
            ? indicator.Form == Baken.Signals.Reference.Indicators.EveryForm || Form.Forms.Contains(indicator.Form)
            : indicator.Name(CultureInfo.CurrentUICulture).Contains(Find.Trim(), StringComparison.OrdinalIgnoreCase)))
        .GroupBy(indicator => Baken.Signals.Reference.Indicators.Dimensions.Find(indicator.Dimension)!);

    private Actor Actor => SessionAuthentication.ActorOf(HttpContext)!;

    /// <summary>What the reporter wished when the form was filled.</summary>
    [BindProperty]
    public ReporterWish? SeenWish { get; set; }

    public IEnumerable<Choice> Wishes => Enum.GetValues<ReporterWish>().Select(wish => new Choice(wish.ToString(), DecisionWords.Capital(codes["ReporterWish." + wish])));

    /// <summary>Name of a field of <see cref="Facts"/>.</summary>
    public string Field(string field) => new ChangeWords(codes).Field(field);

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await OpenAsync(number, cancellation))
        {
            return NotFound();
        }

        (Form, Seen) = (FactsInput.Of(Signal!.Facts), Signal.ContentVersion);
        Form.Wish = SeenWish = Signal.Wish;
        Form.MakeRoom();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        ModelState.ForgetErrors();
        if (!await OpenAsync(number, cancellation))
        {
            return NotFound();
        }

        if (Act != "save" || HttpContext.IsReturned())
        {
            return Again();
        }

        var reader = new FactsReader(Signal!.Facts.Narrative);
        var facts = reader.Read(Form);
        if (reader.Problems.Count > 0)
        {
            // All that is wrong at once; what could not be read is not judged a second time.
            var unread = reader.Problems.Select(problem => Root(problem.Field)).ToHashSet();
            var others = ReportRules.Check(facts, null, DateOnly.FromDateTime(DutchTime.Local(clock.GetUtcNow()))).Where(problem => !unread.Contains(Root(problem.Field)));
            return Wrong([.. reader.Problems, .. others]);
        }

        var outcome = await completing.CompleteAsync(Actor, number, Seen, facts, cancellation, Form.Wish);
        return await outcome.Match<Task<IActionResult>>(
            async done => await SavedAsync(done, cancellation),
            _ => Task.FromResult<IActionResult>(Leave(words["Complete.NothingChanged"])),
            problems => Task.FromResult<IActionResult>(Wrong(problems.Problems)),
            changed => MergeAsync(changed.Theirs, facts, cancellation),
            _ => Task.FromResult<IActionResult>(NotFound()));
    }

    private static Choice Named(NamedRow row) => new(row.Code, DecisionWords.Capital(row.Name(CultureInfo.CurrentUICulture)));

    private async Task<bool> OpenAsync(string number, CancellationToken cancellation)
    {
        Number = number;
        Signal = await file.OpenAsync(Actor, number, cancellation);
        return Signal is not null;
    }

    private async Task<IActionResult> SavedAsync(CompleteOutcome.Completed done, CancellationToken cancellation)
    {
        if (!await OpenAsync(Number, cancellation))
        {
            return NotFound();
        }

        var urgency = DecisionWords.Of(done.Proposed);
        return Leave(done.Proposed == Signal!.Urgency
            ? words["Complete.Saved", urgency, Signal.UrgencyRule]
            : words["Complete.SavedDecided", urgency, DecisionWords.Of(Signal.Urgency)]);
    }

    private async Task<IActionResult> MergeAsync(IReadOnlyList<FactChange> theirs, Facts mine, CancellationToken cancellation)
    {
        if (!await OpenAsync(Number, cancellation))
        {
            return NotFound();
        }

        var differences = FactChange.Between(Signal!.Facts, mine);
        var rows = new List<Difference>();
        foreach (var change in theirs)
        {
            var typed = differences.FirstOrDefault(difference => difference.Field == change.Field)?.After ?? change.After;
            if (typed == change.Before)
            {
                Form.Take(change.Field, Signal.Facts);
                typed = change.After;
            }

            rows.Add(new Difference(Field(change.Field), Shown(change.Field, change.After), Shown(change.Field, typed)));
        }

        Form.Wish = Form.Wish == SeenWish ? Signal.Wish : Form.Wish;
        (Theirs, Seen, SeenWish) = (rows, Signal.ContentVersion, Signal.Wish);
        return Again();
    }

    private string Shown(string field, string value) => value.Length == 0 ? words["Complete.Empty"] : new ChangeWords(codes).Text(field, value);

    private PageResult Again()
    {
        // The form was read into the model; from here the model is what is shown, with rows added.
        ModelState.Clear();
        Form.MakeRoom();
        return Page();
    }

    private PageResult Wrong(IReadOnlyList<Problem> problems)
    {
        ModelState.Clear();
        Form.MakeRoom();
        foreach (var problem in problems)
        {
            var key = "Problem." + problem.Code;
            var message = codes[key, problem.Value ?? ""];
            ModelState.AddModelError("Form." + problem.Field, message.ResourceNotFound ? words[key] : message);
        }

        return Page();
    }

    private static string Root(string field) => field.Split('.', '[')[0];

    private RedirectResult Leave(string done)
    {
        Done.Tell(TempData, done);
        return Redirect($"/signalen/{Number}");
    }
}
