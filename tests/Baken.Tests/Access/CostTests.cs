using System.Collections.Concurrent;
using System.Diagnostics;
using Baken.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Baken.Tests.Access;

/// <summary>
/// Whether somebody could tell by the work done that an object is there. What takes time is what the database is asked, so that is counted: no clock decides.
/// </summary>
public sealed class CostTests
{
    [Fact]
    public async Task An_object_of_others_costs_as_many_commands_as_one_that_is_not_there()
    {
        await using var world = await World.StartAsync(Database.Sqlite);
        using var counter = new Commands(world.Baken.Folder);
        var different = new List<string>();
        var pairs = 0;
        var requests = Probes.Looks.Where(look => !look.IsSearch).Select(look => (look.Route, look.Kind, Name: "GET " + look.Path, Send: (Func<string, Person, Task<Answer>>)((id, person) => LookAsync(look, id, person))))
            .Concat(Probes.Acts.Select(act => (act.Route, act.Kind, Name: "POST " + act.Path, Send: (Func<string, Person, Task<Answer>>)((id, person) => ActAsync(act, id, person)))));
        foreach (var (route, kind, name, send) in requests.Where(request => request.Kind.Length > 0))
        {
            foreach (var person in world.People.Where(person => Probes.Allows(Probes.AbilityOf(route), person)))
            {
                // The first visit fills what is remembered between visits.
                await CountAsync(send, World.Unknown(kind), person);
                foreach (var thing in world.Things.Where(thing => thing.Kind == kind && thing.IsListed && !thing.SeenBy(person)))
                {
                    pairs++;
                    var (cost, none) = (0, 1);
                    // A process of Baken's own may come between once, not thrice.
                    for (var again = 0; again < 3 && cost != none; again++)
                    {
                        (cost, none) = (await CountAsync(send, thing.Id, person), await CountAsync(send, World.Unknown(kind), person));
                    }

                    if (cost != none)
                    {
                        different.Add($"{name} {person} {thing.Name}: {cost} and {none} commands");
                    }
                }
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
        Assert.InRange(pairs, 300, int.MaxValue);

        async Task<int> CountAsync(Func<string, Person, Task<Answer>> send, string id, Person person)
        {
            await world.Wire.TokenAsync(world.Live[person.Name]);
            var before = counter.Count;
            await send(id, person);
            return counter.Count - before;
        }

        Task<Answer> LookAsync(Look look, string id, Person person) => world.Wire.GetAsync(world.Live[person.Name], Filled(look.Path, id));

        Task<Answer> ActAsync(Act act, string id, Person person) =>
            world.Wire.PostAsync(world.Live[person.Name], Filled(act.Path, id), act.Fields.Select(f => (f.Name, Filled(f.Value, id))));

        string Filled(string text, string id) => world.Fill(text.Replace("{id}", id, StringComparison.Ordinal));
    }

    /// <summary>Counts the commands to the database in one folder; other tests have their own.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentBag<IDisposable> subscriptions = [];
        private readonly string folder;
        private int count;

        public Commands(string folder)
        {
            this.folder = folder;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public int Count => count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData executed
                && executed.Command.Connection?.ConnectionString.Contains(folder, StringComparison.Ordinal) == true)
            {
                Interlocked.Increment(ref count);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in subscriptions)
            {
                subscription.Dispose();
            }
        }
    }
}
