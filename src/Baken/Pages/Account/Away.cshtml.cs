using Baken.Kernel.People;
using Baken.Pages.People;
using Baken.Texts;
using Microsoft.Extensions.Localization;

namespace Baken.Pages.Account;

/// <summary>One says that one is away oneself.</summary>
internal sealed class AwayModel(Absences absences, PeopleWords words, IStringLocalizer<Admin> texts) : AwayForm(absences, words, texts)
{
    public override string Back => "/mijn-account";

    protected override Guid Who => Person.UserId!.Value;
}
