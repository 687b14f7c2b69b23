using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.OnCall;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals.Areas;
using Baken.Signals.Assess;
using Baken.Signals.Reference;
using Baken.Signals.Report;
using Baken.Signals.Route;
using Microsoft.Extensions.DependencyInjection;

namespace Baken.Signals;

/// <summary>Registers the module.</summary>
public static class SignalsRegistration
{
    /// <summary>The path of a signal: report, assess, route, answer.</summary>
    public static IServiceCollection AddSignals(this IServiceCollection services)
    {
        services.AddSingleton<IModelPart, SignalsModel>();
        services.AddSingleton<ReceiptCode>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Reporting>();
        services.AddSingleton<Submitting>();
        services.AddSingleton<Submissions>();
        services.AddSingleton<SubmissionDrafts>();
        services.AddSingleton<Importing>();
        services.AddSingleton<Export.Exporting>();
        services.AddSingleton<LocalPartners>();
        services.AddSingleton<PossibleDuplicates>();
        services.AddSingleton<Kernel.Audit.IAuditedObjects, SubmissionNumbers>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<Kernel.Audit.IAuditedObjects, SignalNumbers>();
        services.AddSingleton<Kernel.Audit.IObjectRegions, SignalRegions>();
        services.AddSingleton<Completing>();
        services.AddSingleton<Proposing>();
        services.AddSingleton<Deciding>();
        services.AddSingleton<SecondPerson>();
        services.AddSingleton<DeskWork>();
        services.AddSingleton<TeamWork>();
        services.AddSingleton<Retain.Retention>();
        services.AddSingleton<Readers>();
        services.AddSingleton<IHandOver, HandingOver>();
        services.AddSingleton<ILeavingOrganisation, Leave.LeavingSignals>();
        services.AddSingleton<IOrganisationCodes, OrganisationCodes>();
        services.AddSingleton<WorkAreas>();
        services.AddSingleton<Retain.RetentionClocks>();
        services.AddSingleton<Requests.DataRequests>();
        services.AddSingleton<Requests.RequestSignals>();
        services.AddSingleton<Requests.RequestContent>();
        services.AddSingleton<Requests.RequestEffects>();
        services.AddSingleton<IAlreadyKnown, SameIdentifier>();
        services.AddSingleton<ElsewhereLimit>();
        services.AddSingleton<IAlarmObjects, AlarmObjects>();
        services.AddSingleton(provider => new SignalFile(
            provider.GetRequiredService<Databases>(),
            provider.GetRequiredService<WriteDoor>(),
            provider.GetRequiredService<KeyStore>(),
            provider.GetRequiredService<IAlreadyKnown>(),
            provider.GetRequiredService<ElsewhereLimit>()));
        services.AddOutboxHandler<SignalTold, KnownCounter>();
        services.AddOutboxHandler<Retain.SignalDestroyed, Retain.KeyDestroyer>();
        return services;
    }
}
