using System.CommandLine;
using System.Globalization;
using Baken.Kernel.People;
using Microsoft.Extensions.Localization;

namespace Baken.Commands;

/// <summary><c>baken organisations list|add</c>: what the pages 'Organisaties' do, for the platform's administrator.</summary>
internal static class OrganisationsCommand
{
    public static Command Create() => new("organisations", "The organisations of the chain.") { CreateList(), CreateAdd() };

    private static Command CreateList() => AsPerson.Create(Verbs.Of("organisations list"), "List the organisations.", async (parsed, services, session, cancellation) =>
    {
        var organisations = services.GetRequiredService<Organisations>();
        var all = new List<OrganisationLine>();
        string? after = null;
        do
        {
            var page = (await organisations.ListAsync(session.Actor, null, null, after, cancellation))!;
            all.AddRange(page.Lines);
            after = page.Next;
        }
        while (after is not null);
        return Root.Done(
            parsed,
            all.Select(o => new { o.Code, o.Name, o.Kind, o.Regions, o.ValidFrom, o.LeftAt }),
            all.Select(o => $"{o.Code,-25} {o.Kind,-22} {o.Name}{(o.LeftAt is null ? "" : " (left)")}"));
    });

    private static Command CreateAdd()
    {
        var code = new Argument<string>("code") { Description = "Short lasting name: small letters, digits and hyphens" };
        var name = new Option<string>("--name") { Description = "Name as people know it", HelpName = "NAME", Required = true };
        var kind = new Option<string>("--kind") { Description = "Kind, a code of the list of partner kinds", HelpName = "KIND", Required = true };
        var region = new Option<string[]>("--region") { Description = "Safety region, a code; may be repeated", HelpName = "CODE" };
        var administrator = new Option<string>("--administrator") { Description = "Name of the first administrator", HelpName = "NAME", Required = true };
        var email = new Option<string>("--email") { Description = "E-mail address of the first administrator, who gets a link", HelpName = "EMAIL", Required = true };
        var command = AsPerson.Create(Verbs.Of("organisations add"), "Let an organisation in and invite its first administrator.", async (parsed, services, session, cancellation) =>
        {
            var form = new OrganisationForm
            {
                Code = parsed.GetValue(code),
                Name = parsed.GetValue(name),
                Kind = parsed.GetValue(kind),
                Regions = parsed.GetValue(region) ?? [],
                AdministratorName = parsed.GetValue(administrator),
                AdministratorEmail = parsed.GetValue(email),
            };
            // What the command line says is English, as all of it.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var texts = services.GetRequiredService<IStringLocalizer<Texts.Organisations>>();
            var outcome = await services.GetRequiredService<Organisations>().AddAsync(session.Actor, form, cancellation);
            return outcome.Match(
                () => Root.Done(parsed, new { ok = true, form.Code }, $"Organisation {form.Code} takes part. {form.AdministratorName} gets a link by e-mail."),
                problems => Root.Fail(parsed, "The organisation was not added.", problems, problems.Select(p => $"{p.Field}: {texts["Wrong." + p.Code].Value}")),
                () => Root.Fail(parsed, "Somebody just changed this organisation. Try again."),
                () => Root.Fail(parsed, "This is not for your roles."));
        });
        foreach (var option in new Option[] { name, kind, region, administrator, email })
        {
            command.Add(option);
        }

        command.Add(code);
        return command;
    }
}
