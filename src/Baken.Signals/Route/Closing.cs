using Baken.Kernel.Access;
using Baken.Kernel.Time;
using Baken.Signals.Reference;

namespace Baken.Signals.Route;

/// <summary>What follows when a signal gets an outcome or a result: an answer for the reporter, and a date on which it is destroyed.</summary>
internal static class Closing
{
    /// <summary>Makes an answer ready, one of the fixed texts.</summary>
    public static void Answer(SignalWriter writer, string code)
    {
        if (writer.Signal.ReporterAnswer == code)
        {
            return;
        }

        writer.Signal.Answered(code, writer.Unit.Now);
        writer.Step(new SignalEvent(writer.Signal.Id, SignalEventKind.Answered, writer.Unit.Now, DutchTime.Local(writer.Unit.Now), Actor.System("answer")) { Code = code });
    }

    /// <summary>Sets class and date; the months count from now.</summary>
    public static void Retain(SignalWriter writer, Outcome outcome)
    {
        var retention = RetentionClasses.Catalogue.Find(outcome switch
        {
            Outcome.Criminal or Outcome.Both => "criminal",
            Outcome.Care => "care",
            Outcome.RegisterOnly => "register_only",
            Outcome.NotEnoughInformation => "not_enough_information",
            Outcome.Duplicate => "duplicate",
            Outcome.Administrative or Outcome.Forward => "standard",
        })!;
        writer.Signal.Retain(retention.Code, retention.DestroyOn(DateOnly.FromDateTime(DutchTime.Local(writer.Unit.Now))));
    }
}
