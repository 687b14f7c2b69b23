using System.Globalization;
using Baken.Design;
using Baken.Hosting;
using Baken.Kernel.Mail;
using Baken.Kernel.Notices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Inbox;

/// <summary>What the reader wants to be mailed, and when not.</summary>
internal sealed class ChoicesModel(Notices notices, Mailer mailer, IStringLocalizer<Texts.Notices> texts) : PageModel
{
    private const string Form = "HH:mm";

    [BindProperty]
    public MailChoice? Alarm { get; set; }

    [BindProperty]
    public MailChoice? Work { get; set; }

    [BindProperty]
    public MailChoice? Account { get; set; }

    [BindProperty]
    public string? QuietFrom { get; set; }

    [BindProperty]
    public string? QuietUntil { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    /// <summary>Whether this page follows on saving.</summary>
    [BindProperty(SupportsGet = true, Name = "bewaard")]
    public bool Saved { get; set; }

    public bool HasMail => mailer.IsSet;

    public IEnumerable<Choice> Options => Enum.GetValues<MailChoice>().Select(choice => new Choice(choice.ToString(), texts["Choice." + choice]));

    public IEnumerable<Choice> AlarmOptions => Options.Where(option => option.Value != nameof(MailChoice.Daily));

    public static IEnumerable<Choice> Languages => Texts.Languages.OfStaff.Select(language => new Choice(language.Code, language.Name));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var chosen = await notices.ChoicesAsync(SessionAuthentication.ActorOf(HttpContext)!, cancellation);
        (Alarm, Work, Account, Language) = (chosen.Alarm, chosen.Work, chosen.Account, chosen.Language);
        QuietFrom = chosen.Quiet?.From.ToString(Form, CultureInfo.InvariantCulture);
        QuietUntil = chosen.Quiet?.Until.ToString(Form, CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (from, until) = (Time(nameof(QuietFrom), QuietFrom), Time(nameof(QuietUntil), QuietUntil));
        if (ModelState.IsValid && from is null != until is null)
        {
            ModelState.AddModelError(from is null ? nameof(QuietFrom) : nameof(QuietUntil), texts["Choices.BothTimes"]);
        }

        Check(nameof(Alarm), Alarm is MailChoice.Immediately or MailChoice.OnlyHere);
        Check(nameof(Work), Work is { } work && Enum.IsDefined(work));
        Check(nameof(Account), Account is { } account && Enum.IsDefined(account));
        Check(nameof(Language), Texts.Languages.Find(Language) is { Staff: true });
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var quiet = from is { } begin && until is { } end ? new QuietHours(begin, end) : null;
        await notices.ChooseAsync(SessionAuthentication.ActorOf(HttpContext)!, new NoticeChoices(Alarm!.Value, Work!.Value, Account!.Value, quiet, Language!), cancellation);
        return this.GoOn("/berichten/instellingen?bewaard=true");
    }

    private void Check(string field, bool chosen)
    {
        if (!chosen)
        {
            ModelState.Remove(field);
            ModelState.AddModelError(field, texts["Choices.Choose"]);
        }
    }

    private TimeOnly? Time(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text.Trim().Replace('.', ':'), [Form, "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        ModelState.AddModelError(field, texts["Choices.NoTime", text.Trim().Length > 20 ? text.Trim()[..20] + "…" : text.Trim()]);
        return null;
    }
}
