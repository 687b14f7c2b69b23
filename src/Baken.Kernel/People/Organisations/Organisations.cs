using System.Net.Mail;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Mail;
using Baken.Kernel.Sealing;
using Baken.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>
/// The organisations of the chain, for the platform administrator: who takes part and how they are known. Tells nothing of what an
/// organisation works on, nor how much.
/// </summary>
public sealed class Organisations(Databases databases, WriteDoor door, MasterKey master, IOrganisationCodes codes)
{
    /// <summary>Organisations on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Longest code.</summary>
    public const int CodeLength = 40;

    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    private const int EmailLength = 254;
    private const string Purpose = "organisations";
    private static readonly SealedField WhyField = new("organisations", "left_why");

    private DataKey Key => DataKey.FromSecret(master.Derive("organisations"));

    /// <summary>Those whose name or code holds the words, by name; null for anybody but a platform administrator.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="words">Part of a name or code; null for all.</param>
    /// <param name="kind">Only of this kind; null for all.</param>
    /// <param name="after">The code after which the page begins.</param>
    /// <param name="cancellation">Until the answer.</param>
    public async Task<OrganisationList?> ListAsync(Actor actor, string? words, string? kind, string? after, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManageOrganisations))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        // A few hundred rows without people: compared here, as readers compare words, not as a database does.
        var found = (await open.Db.Set<Organisation>().AsNoTracking().ToListAsync(cancellation))
            .Where(o => kind is null || o.Kind == kind)
            .Where(o => words is null || Holds(o.Name, words) || Holds(o.Code, words))
            .OrderBy(o => o.LeftAt is not null).ThenBy(o => o.Name, StringComparer.CurrentCulture).ThenBy(o => o.Code, StringComparer.Ordinal)
            .ToList();
        var first = after is null ? 0 : found.FindIndex(o => o.Code == after) + 1;
        var page = found.Skip(first).Take(PageSize).ToList();
        return new OrganisationList([.. page.Select(Line)], found.Count, first + page.Count < found.Count ? page[^1].Code : null);
    }

    /// <summary>One organisation; null when there is none for this person.</summary>
    public async Task<OrganisationView?> ViewAsync(Actor actor, string code, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManageOrganisations))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        var db = open.Db;
        if (await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, cancellation) is not { } organisation)
        {
            return null;
        }

        var teams = await db.Set<Team>().AsNoTracking().Where(t => t.OrganisationId == organisation.Id)
            .Select(t => new TeamLine(t.Id, t.Code, t.Name, db.Set<Team>().Where(s => s.Id == t.SuccessorTeamId).Select(s => s.Name).FirstOrDefault()))
            .ToListAsync(cancellation);
        var lacks = organisation.LeftAt is null && await LacksAdministratorAsync(db, organisation.Id, cancellation);
        return new OrganisationView(
            Line(organisation),
            [.. teams.OrderBy(t => t.Name, StringComparer.CurrentCulture)],
            await db.Users.CountAsync(u => u.OrganisationId == organisation.Id && u.EndedAt == null, cancellation),
            await db.Set<Organisation>().Where(o => o.Id == organisation.SuccessorId).Select(o => o.Name).SingleOrDefaultAsync(cancellation),
            Key.Open(WhyField, organisation.Id, organisation.LeftWhy))
        {
            LacksAdministrator = lacks,
            Waiting = lacks
                ? await Administrators(db, organisation.Id).Where(u => u.EndedAt == null).OrderBy(u => u.Name).Select(u => new WaitingAdministrator(u.Id, u.Name, u.Email!, u.InvitationUntil)).ToListAsync(cancellation)
                : [],
        };
    }

    /// <summary>Sends an administrator who has not come in a new link, or invites another; only while the organisation has none with access.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="code">Which organisation.</param>
    /// <param name="again">To whom a new link goes; null to invite another.</param>
    /// <param name="name">Name of the other.</param>
    /// <param name="email">Address of the other.</param>
    /// <param name="cancellation">Until the commit.</param>
    public Task<OrganisationOutcome> InviteAdministratorAsync(Actor actor, string code, Guid? again, string? name, string? email, CancellationToken cancellation) =>
        door.WriteAsync<OrganisationOutcome>(actor, Purpose, async (unit, token) =>
        {
            var organisation = actor.May(Ability.ManageOrganisations) ? await unit.Db.Set<Organisation>().SingleOrDefaultAsync(o => o.Code == code && o.LeftAt == null, token) : null;
            unit.Audit("organisation.invite", "organisation", organisation is null ? [] : [organisation.Id]);
            if (organisation is null || !await LacksAdministratorAsync(unit.Db, organisation.Id, token))
            {
                return new OrganisationOutcome.NotFound();
            }

            if (again is { } id)
            {
                if (!await Administrators(unit.Db, organisation.Id).AnyAsync(u => u.Id == id && u.EndedAt == null, token))
                {
                    return new OrganisationOutcome.NotFound();
                }

                AccountMail.Publish(unit, id, AccountMailKind.Invitation);
                return new OrganisationOutcome.Saved();
            }

            var form = new OrganisationForm { Code = code, Name = organisation.Name, Kind = organisation.Kind, AdministratorName = name, AdministratorEmail = email };
            var problems = Check(form, isNew: true).Where(p => p.Field is nameof(form.AdministratorName) or nameof(form.AdministratorEmail)).ToList();
            var normalised = User.Normalise(email ?? "");
            if (problems.Count == 0 && await unit.Db.Users.AnyAsync(u => u.NormalizedEmail == normalised, token))
            {
                problems.Add(new(nameof(form.AdministratorEmail), "email-taken"));
            }

            if (problems.Count > 0)
            {
                return new OrganisationOutcome.HasProblems(problems);
            }

            var administrator = new User(name!.Trim(), email!.Trim(), organisation.Id);
            unit.Db.AddRange(administrator, new RoleAssignment(administrator.Id, Role.Administrator, unit.Now));
            organisation.UseMailDomains([.. organisation.MailDomains.Append(administrator.Email![(administrator.Email!.LastIndexOf('@') + 1)..].ToLowerInvariant()).Distinct()]);
            AccountMail.Publish(unit, administrator.Id, AccountMailKind.Invitation);
            unit.Audit("user.invite", "user", administrator.Id);
            return new OrganisationOutcome.Saved();
        }, cancellation);

    private static IQueryable<User> Administrators(BakenDb db, Guid organisation) =>
        db.Users.Where(u => u.OrganisationId == organisation && db.Set<RoleAssignment>().Any(r => r.UserId == u.Id && r.Role == Role.Administrator));

    private static async Task<bool> LacksAdministratorAsync(BakenDb db, Guid organisation, CancellationToken cancellation) =>
        !await Administrators(db, organisation).AnyAsync(User.HasAccess, cancellation);

    /// <summary>Lets an organisation in, with its first administrator, who gets an invitation.</summary>
    public Task<OrganisationOutcome> AddAsync(Actor actor, OrganisationForm form, CancellationToken cancellation) =>
        door.WriteAsync<OrganisationOutcome>(actor, Purpose, async (unit, token) =>
        {
            if (!actor.May(Ability.ManageOrganisations))
            {
                unit.Audit("organisation.add", "organisation");
                return new OrganisationOutcome.NotFound();
            }

            var problems = Check(form, isNew: true).ToList();
            var (code, email) = (form.Code?.Trim() ?? "", form.AdministratorEmail?.Trim() ?? "");
            if (problems.Count == 0 && await unit.Db.Set<Organisation>().AnyAsync(o => o.Code == code, token))
            {
                problems.Add(new(nameof(form.Code), "code-taken"));
            }

            var normalised = User.Normalise(email);
            if (problems.Count == 0 && await unit.Db.Users.AnyAsync(u => u.NormalizedEmail == normalised, token))
            {
                problems.Add(new(nameof(form.AdministratorEmail), "email-taken"));
            }

            if (problems.Count > 0)
            {
                unit.Audit("organisation.add", "organisation");
                return new OrganisationOutcome.HasProblems(problems);
            }

            var organisation = new Organisation(code, form.Name!.Trim(), form.Kind!);
            organisation.Change(organisation.Name, organisation.Kind, form.Regions);
            organisation.TakesPartFrom(DateOnly.FromDateTime(DutchTime.Local(unit.Now)));
            var administrator = new User(form.AdministratorName!.Trim(), email, organisation.Id);
            unit.Db.AddRange(organisation, administrator, new RoleAssignment(administrator.Id, Role.Administrator, unit.Now));
            // The first administrator's address tells where the organisation's mail goes.
            organisation.UseMailDomains([email[(email.LastIndexOf('@') + 1)..]]);
            AccountMail.Publish(unit, administrator.Id, AccountMailKind.Invitation);
            unit.Audit("organisation.add", "organisation", organisation.Id);
            unit.Audit("user.invite", "user", administrator.Id);
            return new OrganisationOutcome.Saved();
        }, cancellation);

    /// <summary>Changes how an organisation is known and where it works.</summary>
    /// <param name="actor">Who changes it.</param>
    /// <param name="code">Which.</param>
    /// <param name="seen">The version that the form was filled in beside.</param>
    /// <param name="form">Name, kind, regions.</param>
    /// <param name="cancellation">Until the commit.</param>
    public Task<OrganisationOutcome> ChangeAsync(Actor actor, string code, int seen, OrganisationForm form, CancellationToken cancellation) =>
        door.WriteAsync<OrganisationOutcome>(actor, Purpose, async (unit, token) =>
        {
            var organisation = actor.May(Ability.ManageOrganisations) ? await unit.Db.Set<Organisation>().SingleOrDefaultAsync(o => o.Code == code && o.LeftAt == null, token) : null;
            unit.Audit("organisation.change", "organisation", organisation is null ? [] : [organisation.Id]);
            if (organisation is null)
            {
                return new OrganisationOutcome.NotFound();
            }

            if (organisation.Version != seen)
            {
                return new OrganisationOutcome.ChangedMeanwhile();
            }

            var problems = Check(form, isNew: false).ToList();
            if (problems.Count > 0)
            {
                return new OrganisationOutcome.HasProblems(problems);
            }

            organisation.Change(form.Name!.Trim(), form.Kind!, form.Regions);
            return new OrganisationOutcome.Saved();
        }, cancellation);

    internal SealedText SealWhy(Guid organisation, string why) => Key.Seal(WhyField, organisation, why);

    internal static OrganisationLine Line(Organisation organisation) => new()
    {
        Id = organisation.Id,
        Code = organisation.Code,
        Name = organisation.Name,
        Kind = organisation.Kind,
        Regions = organisation.Regions,
        ValidFrom = organisation.ValidFrom,
        LeftAt = organisation.LeftAt,
        SuccessorId = organisation.SuccessorId,
        Version = organisation.Version,
    };

    private IEnumerable<FormProblem> Check(OrganisationForm form, bool isNew)
    {
        if (isNew && !IsCode(form.Code?.Trim()))
        {
            yield return new(nameof(form.Code), "code-wrong");
        }

        if (!IsName(form.Name))
        {
            yield return new(nameof(form.Name), "name-wrong");
        }

        if (form.Kind is null || !codes.IsKind(form.Kind))
        {
            yield return new(nameof(form.Kind), "kind-missing");
        }

        if (!form.Regions.All(codes.IsRegion))
        {
            yield return new(nameof(form.Regions), "region-unknown");
        }

        if (isNew && !IsName(form.AdministratorName))
        {
            yield return new(nameof(form.AdministratorName), "administrator-missing");
        }

        if (isNew && !IsEmail(form.AdministratorEmail?.Trim()))
        {
            yield return new(nameof(form.AdministratorEmail), "email-wrong");
        }
    }

    private static bool Holds(string text, string words) => text.Contains(words.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private static bool IsCode(string? code) => code is { Length: >= 2 and <= CodeLength } && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsName(string? name) => !string.IsNullOrWhiteSpace(name) && name.Trim().Length <= NameLength && !name.Any(char.IsControl);

    private static bool IsEmail(string? email) => email is { Length: > 2 and <= EmailLength } && MailAddress.TryCreate(email, out var address) && address.Address == email;
}
