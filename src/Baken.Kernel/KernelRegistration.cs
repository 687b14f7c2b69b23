using Baken.Kernel.Access;
using Baken.Kernel.Data;
using Baken.Kernel.Door;
using Baken.Kernel.Notices;
using Baken.Kernel.OnCall;
using Baken.Kernel.Outbox;
using Baken.Kernel.Sealing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Baken.Kernel;

/// <summary>Registers the kernel.</summary>
public static class KernelRegistration
{
    /// <summary>Everything modules stand on, on the given database, under the given master key.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, Storage storage, MasterKey master)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(storage);
        services.AddSingleton(master);
        services.AddSingleton<KeyStore>();
        services.AddSingleton<SealedFiles>();
        services.AddSingleton<BlindIndexKey>();
        services.AddSingleton<OrganisationWords>();
        services.AddSingleton<SingleWriter>();
        services.AddSingleton<WriteDoor>();
        services.AddSingleton<Audit.ReadLog>();
        services.AddSingleton<Audit.AuditTrail>();
        services.AddSingleton<Audit.UnusualMeasures>();
        services.AddSingleton<Audit.UnusualUse>();
        services.AddSingleton<Traces>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<Databases>();
        services.AddSingleton<People.Sessions>();
        services.AddSingleton<People.SecondFactors>();
        services.AddSingleton<People.Credentials>();
        services.AddSingleton<People.KeptTexts>();
        services.AddSingleton<People.SignIn>();
        services.AddSingleton<People.Accounts>();
        services.AddSingleton<People.Absences>();
        services.AddSingleton<People.Teams>();
        services.AddSingleton<People.AccessRequests>();
        services.AddSingleton<People.AccessReviews>();
        services.TryAddSingleton(_ => new People.Passwords(null));
        services.AddNotices();
        services.AddSingleton<People.Organisations>();
        services.AddSingleton<People.Departures>();
        services.AddSingleton<People.ApiKeys>();
        services.AddSingleton<People.ILeavingOrganisation, People.LeavingDuty>();
        services.AddOutboxHandler<People.OrganisationLeft, People.KeysFollow>();
        services.AddOnCall();
        services.AddScoped<Scope>();
        // The options are the same for every scope: made once.
        services.AddDbContext<BakenDb>(
            (provider, options) =>
            {
                storage.ConfigureMain(options);
                options.UseApplicationServiceProvider(provider);
            },
            optionsLifetime: ServiceLifetime.Singleton);
        services.AddPooledDbContextFactory<KeyDb>(storage.ConfigureKeys);
        // The schema version is part of the model and must be set before the first migration (passkeys come later).
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        return services;
    }
}
