using System.Collections.Concurrent;
using Baken.Demo.Stories;
using Baken.Kernel.Access;
using Baken.Kernel.OnCall;
using Baken.Kernel.Outbox;
using Baken.Signals;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;

namespace Baken.Demo;

/// <summary>
/// Plays stories through the product's own commands, in order of time: report, open, complete, propose, decide, second person,
/// take up, hand back, close, add by code. Acts of different stories that lie side by side run together.
/// </summary>
internal sealed class StoryPlayer(IServiceProvider services, SimulatedClock clock, DemoPeople people)
{
    private const int Together = 48;
    private readonly Reporting reporting = services.GetRequiredService<Reporting>();
    private readonly SignalFile files = services.GetRequiredService<SignalFile>();
    private readonly Completing completing = services.GetRequiredService<Completing>();
    private readonly Deciding deciding = services.GetRequiredService<Deciding>();
    private readonly SecondPerson second = services.GetRequiredService<SecondPerson>();
    private readonly TeamWork teamWork = services.GetRequiredService<TeamWork>();
    private readonly Alarms alarms = services.GetRequiredService<Alarms>();
    private readonly OutboxWorker outbox = services.GetRequiredService<OutboxWorker>();
    private readonly ConcurrentDictionary<int, Played> played = new();

    public async Task PlayAsync(IReadOnlyList<Story> stories, Action<string> say, CancellationToken cancellation)
    {
        var acts = stories.Select(story => (At: story.When, Story: story, Step: (JourneyStep?)null))
            .Concat(stories.SelectMany(story => story.Journey.Steps.Select(step => (step.At, Story: story, Step: (JourneyStep?)step))))
            .OrderBy(act => act.At).ThenBy(act => act.Story.Number).ToList();
        var done = 0;
        var reported = 0;
        while (done < acts.Count)
        {
            var batch = new List<(DateTimeOffset At, Story Story, JourneyStep? Step)>();
            var busy = new HashSet<int>();
            while (done + batch.Count < acts.Count && batch.Count < Together && busy.Add(acts[done + batch.Count].Story.Number))
            {
                batch.Add(acts[done + batch.Count]);
            }

            await Task.WhenAll(batch.Select(act => ActAsync(act.At, act.Story, act.Step, cancellation)));
            clock.Set(batch[^1].At);
            await outbox.DrainAsync(cancellation);
            await alarms.SweepAsync(cancellation);
            done += batch.Count;
            if (done * 10 / acts.Count > reported)
            {
                reported = done * 10 / acts.Count;
                say($"  {reported * 10} %");
            }
        }
    }

    private async Task ActAsync(DateTimeOffset at, Story story, JourneyStep? step, CancellationToken cancellation)
    {
        await Task.Yield();
        clock.Set(at);
        if (step is null)
        {
            await ReportAsync(story, cancellation);
            return;
        }

        var so = played[story.Number];
        await step.Match(
            assessed => AssessAsync(story, so, assessed, cancellation),
            read => second.AnswerAsync(people.AssessorActors[read.Assessor], so.Number, so.Decisions, read.Confirms, read.Note, cancellation),
            _ => Team(so, actor => teamWork.TakeUpAsync(actor, so.Number, cancellation)),
            back => Team(so, actor => teamWork.HandBackAsync(actor, so.Number, back.Reason, cancellation)),
            not => Team(so, actor => teamWork.CloseAsync(actor, so.Number, "no_capacity", not.Reason, null, cancellation)),
            closed => Team(so, actor => teamWork.CloseAsync(actor, so.Number, closed.Result, closed.Text, null, cancellation)),
            added => reporting.AddAsync(so.Code, new Addition(added.Text), Guid.NewGuid().ToString("N"), cancellation));
    }

    private Task Team(Played so, Func<Actor, Task> act) => so.Team is { } team && people.ByTeam.TryGetValue(team, out var actor) ? act(actor) : Task.CompletedTask;

    private async Task ReportAsync(Story story, CancellationToken cancellation)
    {
        var outcome = await reporting.ReceiveAsync(Told(story), null, cancellation);
        played[story.Number] = outcome.Match(
            received => new Played(received.Number!, received.Code!),
            problems => throw new InvalidOperationException($"Story {story.Number} was refused: {problems.Problems[0]}"),
            _ => throw new InvalidOperationException("The form is closed."));
    }

    private async Task AssessAsync(Story story, Played so, Assessed step, CancellationToken cancellation)
    {
        var actor = people.AssessorActors[step.Assessor];
        var view = await files.OpenAsync(actor, so.Number, cancellation) ?? throw new InvalidOperationException($"Signal {so.Number} cannot be opened.");
        var content = view.ContentVersion;
        if (content == 1)
        {
            var facts = view.Facts with { Title = story.Title, Indicators = [.. story.IndicatorCodes.Select(code => new ObservedIndicator(code))] };
            await completing.CompleteAsync(actor, so.Number, content, facts, cancellation);
            content = 2;
        }

        var outcome = Enum.Parse<Outcome>(step.Outcome.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var urgency = Enum.Parse<Urgency>(step.Urgency, ignoreCase: true);
        // Any other team than the one a rule would choose: the story says only that the proposal was not followed.
        var other = step.FollowsProposal ? null : outcome == Outcome.Care ? "avim" : "helpdesk";
        var decided = await deciding.DecideAsync(actor, so.Number, new DecisionForm
        {
            Outcome = outcome,
            Urgency = urgency,
            Reason = step.Reason,
            FollowsProposal = step.FollowsProposal,
            OtherTeam = other,
            OverrideReason = step.OverrideReason,
            AddFollower = true,
            DuplicateOf = step.DuplicateOf is { } earlier ? played[earlier].Number : null,
            SeenDecisions = view.Decisions,
            SeenContent = content,
        }, null, cancellation);
        so.Decisions = view.Decisions + 1;
        var (waits, team) = decided.Match(
            inForce => (false, inForce.Team),
            provisional => (true, provisional.Team),
            awaits => (true, awaits.Team),
            problems => throw new InvalidOperationException($"Story {story.Number}: {problems.Problems[0]}"),
            _ => throw new InvalidOperationException($"Story {story.Number}: met another decision."),
            _ => throw new InvalidOperationException($"Story {story.Number}: facts changed."),
            _ => throw new InvalidOperationException($"Story {story.Number}: not found."));
        so.Team = team;
        // The story may not have foreseen a second person where the product asks for one.
        var next = story.Journey.Steps.SkipWhile(s => s != step).Skip(1).FirstOrDefault();
        if (waits && next is not SecondRead && story.Journey.Stop != JourneyCodes.StoppedAwaitingSecond)
        {
            await second.AnswerAsync(people.AssessorActors[(step.Assessor + 1) % people.AssessorActors.Count], so.Number, so.Decisions, true, "Gelezen en eens met dit besluit.", cancellation);
        }
    }

    private static Report Told(Story story) => new(
        Channel.Form,
        new Signals.Facts
        {
            Narrative = story.Narrative,
            Danger = story.InDangerNow is null ? null : story.InDangerNow.Value ? Answer.Yes : Answer.No,
            When = new PartialDate(story.Happened?.Day, story.Happened?.Month, story.Happened?.Year),
            Continues = Enum.Parse<Answer>(story.Continues, ignoreCase: true),
            Municipality = story.MunicipalityCode,
            Address = story.AddressText,
            Forms = story.Forms,
            Sector = story.SectorCode,
            Companies = [.. story.Companies.Select(company => new Company(company.Name, company.KvkNumber, company.Establishment))],
            Phones = story.Phones,
            Emails = story.Emails,
            Plates = story.Plates,
            OnlineNames = story.OnlineNames,
            Links = story.Links,
            Persons = [.. story.Persons.Select(Told)],
        },
        story.ReporterWish switch
        {
            JourneyCodes.Anonymous => ReporterWish.Anonymous,
            JourneyCodes.Contact => ReporterWish.MayContact,
            _ => ReporterWish.HearResult,
        },
        story.ReporterContact is null ? null : new ReporterContact(story.ReporterContact.Name, story.ReporterContact.Phone, story.ReporterContact.Email));

    private static Person Told(StoryPerson person) => new(
        Enum.Parse<PersonRole>(person.Role.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
        person.Name,
        person.Age,
        person.Minor switch { "yes" => AgeGroup.Minor, "no" => AgeGroup.Adult, "possibly" => AgeGroup.PossiblyMinor, _ => AgeGroup.Unknown },
        string.Join(", ", new[] { person.Description, person.AgeBand }.Where(part => !string.IsNullOrEmpty(part))));

    private sealed record Played(string Number, string Code)
    {
        public string? Team { get; set; }

        public int Decisions { get; set; }
    }
}
