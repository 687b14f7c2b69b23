using System.Collections.Concurrent;
using Baken.Api;
using Baken.Hosting;
using Baken.Kernel.Access;

namespace Baken.Tests.Access;

/// <summary>
/// Every place × everybody × own, a partner's, foreign, restricted, closed and unknown object × session × representation. What must come back follows from
/// the table of roles, the ability of the place and who may see the object; nothing else is asked.
/// </summary>
internal sealed class Sweep(World world, bool isWhole)
{
    private const string Nowhere = "/bestaat-niet";
    private static readonly string?[] Accepts = [null, "application/json"];
    private static readonly HashSet<string> ShowsObject = ["signal", "user", "key", "request", "organisation"];
    private readonly ConcurrentQueue<string> failures = new();
    private readonly ConcurrentDictionary<string, Task<Answer>> unknown = new();
    private readonly ConcurrentDictionary<string, bool> succeeded = new();
    private readonly Dictionary<string, string[]> hidden = world.People.ToDictionary(p => p.Name, p => Hidden(world, p));
    private readonly string[] secret = Hidden(world, null);

    /// <summary>What was not as it must be.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>A cell: who asks what, and what must come of it.</summary>
    private sealed record Cell(string Name, string Probe, bool Refuses, Func<Task<string?>> Run);

    /// <summary>Reads every address as everybody.</summary>
    public async Task LookAsync()
    {
        foreach (var look in Probes.Looks)
        {
            await RunAsync(Cells(look).ToList());
            if (!succeeded.ContainsKey(Name(look)))
            {
                failures.Enqueue($"{Name(look)}: nobody succeeds");
            }
        }
    }

    /// <summary>Does every act as everybody for whom it is not: nothing changes.</summary>
    public async Task RefuseAsync()
    {
        var before = await Fingerprint.OfAsync(world);
        foreach (var act in Probes.Acts)
        {
            await RunAsync(Cells(act).ToList());
            var after = await Fingerprint.OfAsync(world);
            if (Fingerprint.Difference(before, after) is { Length: > 0 } changed)
            {
                // What nobody needs a role for may do its work.
                if (Probes.AbilityOf(act.Route) != Ability.Everybody)
                {
                    failures.Enqueue($"{Name(act)}: a refused act changed {changed}");
                }

                before = after;
            }
        }
    }

    /// <summary>Does every act once as somebody for whom it is: without the form's token and, where it asks a code, without a code nothing happens; then it succeeds.</summary>
    public async Task SucceedAsync()
    {
        foreach (var act in Probes.Acts)
        {
            var session = act.Twin.Length > 0 ? world.Live[act.Twin] : null;
            var person = act.Twin.Length > 0 ? world.Who(act.Twin) : null;
            var id = act.On.Length > 0 ? world.Find(act.Kind, act.On).Id : "";
            var path = Path(act.Path, id, "");
            var fields = act.Fields.Select(f => (f.Name, Value: Path(f.Value, id, ""))).ToList();
            await world.Baken.SettleAsync();
            if (act.Form != "")
            {
                var form = await world.Wire.GetAsync(session, act.Form ?? path);
                if (form.Status != 200)
                {
                    failures.Enqueue($"{Name(act)}: its form answers {form.Status} to {act.Twin}");
                    continue;
                }

                fields = Forms.Fill(form.Body, fields);
            }

            var before = await Fingerprint.OfAsync(world);
            if (session is not null)
            {
                var forged = await world.Wire.PostAsync(session, path, fields, isForged: true);
                Check(forged.Status == 400, $"{Name(act)}: without the form's token it answers {forged.Status}");
                if (Places.Find(act.Route)!.AsksCode && !act.AsksNoCode)
                {
                    var asked = await world.Wire.PostAsync(world.Unconfirmed[act.Twin], path, fields);
                    Check(asked.Status == 200 && asked.Body.Contains(CodeConfirmation.Field, StringComparison.Ordinal), $"{Name(act)}: it does not ask for a code");
                }

                var still = await Fingerprint.OfAsync(world);
                Check(Fingerprint.Difference(before, still).Length == 0, $"{Name(act)}: a refused act of {act.Twin} changed {Fingerprint.Difference(before, still)}");
            }

            var answer = await world.Wire.PostAsync(session, path, fields);
            Check(answer.Succeeds, $"{Name(act)}: {act.Twin} cannot do it: {answer.Status} {answer.Location}");
            Check(Leak(answer, person, path, fields) is null, $"{Name(act)}: leaks {Leak(answer, person, path, fields)} to {act.Twin}");
            var changed = Fingerprint.Difference(before, await Fingerprint.OfAsync(world));
            Check(!act.Changes || changed.Length > 0, $"{Name(act)}: nothing changed when {act.Twin} did it: {answer.Status} {answer.Location} {Forms.Problems(answer.Body)}");
        }
    }

    /// <summary>Asks the places for systems: every key that does not work is answered the same, the own one with what is the own organisation's.</summary>
    public async Task AskAsync()
    {
        foreach (var place in Places.All.Where(place => place.Api))
        {
            var refused = new HashSet<(int, string)>();
            foreach (var (session, key) in new (string?, string?)[] { (null, null), (null, "bkn_x"), (null, world.Fill("{secret-ended}")), (world.Live["Gerda"], null), (world.Live["Noor"], null) })
            {
                var answer = await world.Wire.GetAsync(session, place.Route.Replace("{meldnummer}", World.Unknown("submission"), StringComparison.Ordinal), key: key);
                refused.Add((answer.Status, answer.Body));
            }

            Check(refused.Count == 1 && refused.Single().Item1 == 401, $"{place.Route}: refusals are {string.Join(" and ", refused.Select(r => r.Item1))}");
            var elsewhere = await world.Wire.GetAsync(null, place.Route.Replace("{meldnummer}", World.Unknown("submission"), StringComparison.Ordinal), key: world.Fill("{secret-elsewhere}"));
            Check(elsewhere.Status == 403, $"{place.Route}: {elsewhere.Status} to a key that does not name it");
            var (ownPath, theirPath, ownWord, theirWord) = place.Route == KeyEndpoint.Route
                ? (place.Route, place.Route, "Heermoes", "Kleefkruid")
                : (Numbered("{submission-inspection}"), Numbered("{submission-police}"), "meidoorn", "lijsterbes");
            var (own, theirs) = (await world.Wire.GetAsync(null, ownPath, key: world.Fill("{secret-own}")), await world.Wire.GetAsync(null, theirPath, key: world.Fill("{secret-foreign}")));
            Check(own.Status == 200 && own.Body.Contains(ownWord, StringComparison.Ordinal) && !own.Body.Contains(theirWord, StringComparison.Ordinal), $"{place.Route}: {own.Status} to the own key");
            Check(theirs.Status == 200 && theirs.Body.Contains(theirWord, StringComparison.Ordinal) && !theirs.Body.Contains(ownWord, StringComparison.Ordinal), $"{place.Route}: {theirs.Status} to another's key");
            if (place.Route == SignalsEndpoint.OneRoute)
            {
                var (foreign, unknown) = (await world.Wire.GetAsync(null, theirPath, key: world.Fill("{secret-own}")), await world.Wire.GetAsync(null, Numbered(World.Unknown("submission")), key: world.Fill("{secret-own}")));
                Check(foreign.Status == 404 && foreign.Body == unknown.Body, $"{place.Route}: another's is answered {foreign.Status}, one that is not there {unknown.Status}");
            }

            string Numbered(string number) => world.Fill(place.Route.Replace("{meldnummer}", number, StringComparison.Ordinal));
            foreach (var look in Probes.Looks.Where(look => Probes.AbilityOf(look.Route) != Ability.Everybody))
            {
                var answer = await world.Wire.GetAsync(null, Path(look.Path, World.Unknown(look.Kind), "x"), key: world.Fill("{secret-own}"));
                Check(answer.GoesToSignIn, $"{Name(look)}: {answer.Status} to a key");
            }
        }
    }

    private IEnumerable<Cell> Cells(Look look)
    {
        var ability = Probes.AbilityOf(look.Route);
        var things = Things(look.Kind);
        foreach (var thing in things.Where(thing => thing is null || !look.Path.Contains("{word}", StringComparison.Ordinal) || thing.Word.Length > 0))
        {
            var id = thing?.Id ?? World.Unknown(look.Kind);
            var path = Path(look.Path, id, thing?.Word ?? "onbestaand");
            foreach (var person in world.People)
            {
                var opens = look.IsSearch || Opens(look.Kind, look.Opens, person, thing);
                foreach (var (accept, head) in Representations(look.NoHead))
                {
                    yield return CellOf(look, ability, person, thing, path, opens, accept, head);
                }
            }
        }

        var any = things[0];
        // An export asks for a code; a page that only shows does not.
        if (Places.Find(look.Route)! is { AsksCode: true } && look.Route.Contains('.', StringComparison.Ordinal) | look.Route.Contains('{', StringComparison.Ordinal))
        {
            foreach (var person in world.People.Where(person => Probes.Allows(ability, person)))
            {
                var path = Path(look.Path, any?.Id ?? World.Unknown(look.Kind), "");
                yield return new Cell($"{Name(look)} {person} without a code", Name(look), true, async () =>
                    await world.Wire.GetAsync(world.Unconfirmed[person.Name], path) is { IsRedirect: true } asked && asked.Location.StartsWith("/mijn-account/bevestig", StringComparison.Ordinal) ? null : "asks for no code");
            }
        }

        foreach (var (why, who, secret) in world.Dead)
        {
            // Of who may do it; what opens nothing is no answer for the others either.
            var path = Path(look.Path, any?.Id ?? World.Unknown(look.Kind), any?.Word ?? "onbestaand");
            yield return new Cell($"{Name(look)} {why} {who}", Name(look), true, async () =>
            {
                var answer = await world.Wire.GetAsync(secret, path);
                return Leak(answer, null, path, []) is { } leaked ? $"leaks {leaked}"
                    : ability == Ability.Everybody ? (answer.Succeeds ? null : $"answers {answer.Status}")
                    : answer.GoesToSignIn ? null : $"answers {answer.Status} {answer.Location}";
            });
        }
    }

    private Cell CellOf(Look look, Ability ability, Person person, Thing? thing, string path, bool opens, string? accept, bool head)
    {
        var allowed = Probes.Allows(ability, person);
        return new Cell($"{Name(look)} {person} {thing?.Name ?? (look.Kind.Length > 0 ? "unknown" : "")} {(head ? "HEAD" : accept)}", Name(look), !allowed || !opens, async () =>
        {
            var answer = await world.Wire.GetAsync(world.Live[person.Name], path, accept, head);
            if (Leak(answer, person, path, []) is { } leaked)
            {
                return $"leaks {leaked}";
            }

            if (!allowed || !opens)
            {
                return await RefusedAsync(answer, look.Path, look.Kind, person, allowed, path, thing?.Id ?? World.Unknown(look.Kind), accept, head, null);
            }

            if (!answer.Succeeds)
            {
                return $"answers {answer.Status} {answer.Location}";
            }

            if (look.IsSearch && thing is not null && !thing.SeenBy(person) && thing.ToldTo?.Invoke(person) != true && !head)
            {
                // What others have is found as little as what is nowhere.
                var none = await UnknownAsync(look.Path, look.Kind, person, accept, head, null);
                return Difference("finds another than nothing", Wire.Bare(answer, thing.Word, thing.Id), Wire.Bare(none, "onbestaand", World.Unknown(look.Kind)));
            }

            if (answer.Status == 200 && !head && !look.IsSearch && thing is not null && ShowsObject.Contains(look.Kind)
                && !answer.Body.Contains(thing.Id, StringComparison.Ordinal) && (thing.Word.Length == 0 || !answer.Body.Contains(thing.Word, StringComparison.Ordinal)))
            {
                return "does not show what was asked";
            }

            succeeded[Name(look)] = true;
            return null;
        });
    }

    private IEnumerable<Cell> Cells(Act act)
    {
        var ability = Probes.AbilityOf(act.Route);
        var things = Things(act.Kind);
        foreach (var thing in things)
        {
            var id = thing?.Id ?? World.Unknown(act.Kind);
            var (path, fields) = (Path(act.Path, id, ""), act.Fields.Select(f => (f.Name, Path(f.Value, id, ""))).ToList());
            foreach (var person in world.People)
            {
                var allowed = Probes.Allows(ability, person);
                if (allowed && Opens(act.Kind, act.Opens, person, thing))
                {
                    continue;
                }

                foreach (var accept in Accepts)
                {
                    yield return new Cell($"{Name(act)} {person} {thing?.Name ?? (act.Kind.Length > 0 ? "unknown" : "")} {accept}", Name(act), true, async () =>
                    {
                        var answer = await world.Wire.PostAsync(world.Live[person.Name], path, fields, accept);
                        return Leak(answer, person, path, fields) is { } leaked ? $"leaks {leaked}"
                            : await RefusedAsync(answer, act.Path, act.Kind, person, allowed, path, id, accept, false, act);
                    });
                }
            }
        }

        var any = Path(act.Path, things[0]?.Id ?? World.Unknown(act.Kind), "");
        foreach (var (why, who, secret) in world.Dead.Where(_ => ability != Ability.Everybody))
        {
            yield return new Cell($"{Name(act)} {why} {who}", Name(act), true, async () =>
            {
                var answer = await world.Wire.PostAsync(secret, any, act.Fields.Select(f => (f.Name, Path(f.Value, things[0]?.Id ?? "", ""))), isForged: true);
                return answer.GoesToSignIn ? null : $"answers {answer.Status} {answer.Location}";
            });
        }
    }

    private static bool Opens(string kind, Func<Person, Thing, bool>? less, Person person, Thing? thing) =>
        kind.Length == 0 || (thing is not null && thing.SeenBy(person) && less?.Invoke(person, thing) != false);

    // An answer to who may not, or about what is not there for him or her.
    private async Task<string?> RefusedAsync(Answer answer, string template, string kind, Person person, bool allowed, string path, string id, string? accept, bool head, Act? act)
    {
        if (answer.Status != 404)
        {
            return $"answers {answer.Status} {answer.Location}";
        }

        if (head)
        {
            return answer.Body.Length == 0 ? null : "HEAD has a body";
        }

        var (asked, other, otherId) = allowed ? (await UnknownAsync(template, kind, person, accept, head, act), Path(template, World.Unknown(kind), ""), World.Unknown(kind))
            : (await UnknownAsync(Nowhere, "", person, accept, head, null), Nowhere, "");
        return Difference("answers another page than what is not there", Wire.Bare(answer, path, id), Wire.Bare(asked, other, otherId));
    }

    private static string? Difference(string what, string one, string other)
    {
        var at = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        return one == other ? null : $"{what}: '{Around(one, at)}' instead of '{Around(other, at)}'";

        static string Around(string text, int at) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 60)].ReplaceLineEndings(" ");
    }

    private Task<Answer> UnknownAsync(string template, string kind, Person person, string? accept, bool head, Act? act)
    {
        var (id, path) = (World.Unknown(kind), Path(template, World.Unknown(kind), "onbestaand"));
        return unknown.GetOrAdd($"{template} {person.Name} {accept} {head} {act?.Path}", _ => act is null
            ? world.Wire.GetAsync(world.Live[person.Name], path, accept, head)
            : world.Wire.PostAsync(world.Live[person.Name], path, act.Fields.Select(f => (f.Name, Path(f.Value, id, ""))), accept));
    }

    private string? Leak(Answer answer, Person? person, string path, IReadOnlyList<(string Name, string Value)> fields)
    {
        foreach (var word in person is null ? secret : hidden[person.Name])
        {
            if ((answer.Body.Contains(word, StringComparison.OrdinalIgnoreCase) || answer.Headers.Contains(word, StringComparison.OrdinalIgnoreCase))
                && !path.Contains(word, StringComparison.OrdinalIgnoreCase) && !fields.Any(field => field.Value.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                return word;
            }
        }

        return null;
    }

    private IReadOnlyList<Thing?> Things(string kind) =>
        kind.Length == 0 ? [null] : [.. world.Things.Where(thing => thing.Kind == kind && thing.IsListed), null];

    private string Path(string template, string id, string word) => world.Fill(template.Replace("{id}", id, StringComparison.Ordinal).Replace("{word}", word, StringComparison.Ordinal));

    private static IEnumerable<(string? Accept, bool Head)> Representations(bool noHead)
    {
        yield return (null, false);
        yield return ("application/json", false);
        if (!noHead)
        {
            yield return (null, true);
        }
    }

    // A tenth, always the same, and of each probe at least one that refuses and one that succeeds.
    private List<Cell> Chosen(List<Cell> cells) => isWhole ? cells
        : [.. cells.Where(cell => Draw(cell.Name) == 0).Concat(cells.GroupBy(cell => cell.Refuses).SelectMany(group => group.Take(1))).Distinct()];

    private static uint Draw(string name) => name.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) / 7 % 10;

    private Task RunAsync(List<Cell> cells) => Parallel.ForEachAsync(Chosen(cells), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (cell, _) =>
    {
        if (await cell.Run() is { } failure)
        {
            failures.Enqueue($"{cell.Name}: {failure}");
        }
    });

    private void Check(bool isSo, string failure)
    {
        if (!isSo)
        {
            failures.Enqueue(failure);
        }
    }

    private static string[] Hidden(World world, Person? person) => [.. world.Things.SelectMany(thing => thing.HiddenFrom(person)).Distinct()];

    private static string Name(Look look) => $"GET {look.Route} {look.Path}";

    private static string Name(Act act) => $"POST {act.Route} {act.Path}";
}
