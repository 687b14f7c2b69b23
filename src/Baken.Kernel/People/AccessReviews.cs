using System.Text.Json;
using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Baken.Kernel.People;

/// <summary>One line of a review: who has access, since when, and whether it is used.</summary>
public sealed record ReviewLine(string Name, string Email, AccountState State, IReadOnlyList<HeldRole> Roles, IReadOnlyList<string> Teams, DateTimeOffset? LastSignInAt, bool HasCodeApp);

/// <summary>A review that was signed.</summary>
public sealed record SignedReview(Guid Id, string SignedBy, DateTimeOffset SignedAt, string Remarks, IReadOnlyList<ReviewLine> Lines);

/// <summary>How signing ended.</summary>
public enum SignReviewOutcome
{
    /// <summary>Signed.</summary>
    Done,

    /// <summary>The list changed since it was looked at.</summary>
    ChangedMeanwhile,

    /// <summary>Not for this person.</summary>
    NotFound,
}

/// <summary>The regular review of who has access to an organisation's Baken.</summary>
public sealed class AccessReviews(Databases databases, WriteDoor door, TimeProvider clock, MasterKey master)
{
    /// <summary>After how long the next review is due.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(90);

    /// <summary>Longest remark.</summary>
    public const int RemarksLength = 2000;

    private static readonly SealedField Field = new("access_reviews", "remarks");
    private readonly DataKey sealing = DataKey.FromSecret(master.Derive("access-review"));

    /// <summary>Who has access now, with a mark by which signing knows that this list was looked at; null for who does not manage people.</summary>
    public async Task<(IReadOnlyList<ReviewLine> Lines, string Seen)?> NowAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManagePeople))
        {
            return null;
        }

        await using var open = databases.Open(actor);
        return await NowAsync(open.Db, actor.OrganisationId!.Value, cancellation);
    }

    /// <summary>Who has access now, to take along: noted as an export.</summary>
    public Task<IReadOnlyList<ReviewLine>?> ExportAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return door.WriteAsync<IReadOnlyList<ReviewLine>?>(actor, "manage", async (unit, token) =>
        {
            unit.Audit("access.export", "organisation", actor.OrganisationId is { } id ? [id] : []);
            return actor.May(Ability.ManagePeople) ? (await NowAsync(unit.Db, actor.OrganisationId!.Value, token)).Lines : unit.Refuse<IReadOnlyList<ReviewLine>?>(null);
        }, cancellation);
    }

    /// <summary>The reviews of the organisation, the newest first.</summary>
    public async Task<IReadOnlyList<SignedReview>> SignedAsync(Actor actor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Ability.ManagePeople))
        {
            return [];
        }

        await using var open = databases.Open(actor);
        var found = await open.Db.Set<AccessReview>().AsNoTracking().Where(r => r.OrganisationId == actor.OrganisationId)
            .OrderByDescending(r => r.SignedAt).Join(open.Db.Users, r => r.SignedBy, u => u.Id, (r, u) => new { r, u.Name }).ToListAsync(cancellation);
        return [.. found.OrderByDescending(f => f.r.SignedAt).Select(f => new SignedReview(f.r.Id, f.Name, f.r.SignedAt, sealing.Open(Field, f.r.Id, f.r.Remarks), JsonSerializer.Deserialize<List<ReviewLine>>(f.r.List)!))];
    }

    /// <summary>Signs the list that was looked at.</summary>
    public Task<SignReviewOutcome> SignAsync(Actor actor, string seen, string? remarks, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return door.WriteAsync(actor, "manage", async (unit, token) =>
        {
            unit.Audit("access.review", "organisation", actor.OrganisationId is { } id ? [id] : []);
            if (!actor.May(Ability.ManagePeople))
            {
                return unit.Refuse(SignReviewOutcome.NotFound);
            }

            var (lines, now) = await NowAsync(unit.Db, actor.OrganisationId!.Value, token);
            if (now != seen)
            {
                return unit.Refuse(SignReviewOutcome.ChangedMeanwhile);
            }

            var review = new AccessReview(actor.OrganisationId.Value, actor.UserId!.Value, unit.Now, JsonSerializer.Serialize(lines));
            var text = remarks?.Trim() ?? "";
            review.Remarks = text.Length == 0 ? default : sealing.Seal(Field, review.Id, text.Length > RemarksLength ? text[..RemarksLength] : text);
            unit.Db.Add(review);
            return SignReviewOutcome.Done;
        }, cancellation);
    }

    private async Task<(IReadOnlyList<ReviewLine> Lines, string Seen)> NowAsync(BakenDb db, Guid organisation, CancellationToken cancellation)
    {
        var accounts = (await AccountReader.ListAsync(db, organisation, null, clock.GetUtcNow(), cancellation)).Where(a => a.State != AccountState.Ended).ToList();
        // Only what access is; that somebody signed in meanwhile changes nothing.
        var seen = string.Join('\n', accounts.Select(a => $"{a.Id:N} {string.Join(',', a.Roles.Select(r => r.Role))} {string.Join(',', a.Teams.Select(t => t.Id.ToString("N")))} {a.State}"));
        return (
            [.. accounts.Select(a => new ReviewLine(a.Name, a.Email, a.State, a.Roles, [.. a.Teams.Select(t => t.Name)], a.LastSignInAt, a.FactorSince is not null))],
            Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(seen))));
    }
}
