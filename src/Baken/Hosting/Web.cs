using Baken.Api;
using Baken.Design;
using Baken.Kernel;
using Baken.Kernel.Mail;
using Baken.Kernel.Outbox;
using Baken.Kernel.People;
using Baken.Kernel.Sealing;
using Baken.Signals;
using Baken.Signals.Report;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using Baken.Kernel.Access;

namespace Baken.Hosting;

/// <summary>The web interface. The program and the tests both start it here.</summary>
public static class Web
{
    private const long LargestBody = 2 * 1024 * 1024;
    private const int MostFields = 400;

    /// <summary>Builds the web interface on this configuration; not started yet.</summary>
    /// <param name="options">The checked configuration.</param>
    /// <param name="clock">Another clock than the system's, for tests and the demo.</param>
    /// <exception cref="MasterKeyException">The master key is missing or cannot be used.</exception>
    public static WebApplication Build(BakenOptions options, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Web).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(options.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        Logging(builder);
        AddServices(builder.Services, options, clock);
        var app = builder.Build();
        Use(app);
        return app;
    }

    /// <summary>The services below the web interface: for commands that need no web.</summary>
    internal static IServiceCollection AddCore(this IServiceCollection services, BakenOptions options, MasterKey master, TimeProvider? clock = null)
    {
        if (clock is not null)
        {
            services.AddSingleton(clock);
        }

        services.AddSingleton(options);
        services.AddSingleton(options.MailSettings());
        services.AddSingleton(options.AlarmHookSettings());
        services.AddSingleton(options.Passwords());
        services.AddLocalization();
        services.AddSingleton<ILetterTexts, LetterTexts>();
        services.AddSingleton<Pages.People.PeopleWords>();
        services.AddSingleton<Pages.Work.WorkTasks>();
        services.AddSingleton<IImportReader, Import.ImportReader>();
        services.AddSingleton<Import.ImportWords>();
        services.AddSingleton<Settings>();
        services.AddSingleton(new ApiScopes([.. Places.All.Where(place => place.Api).Select(place => place.Route)]));
        return services.AddKernel(options.Storage(), master).AddSignals();
    }

    private static void AddServices(IServiceCollection services, BakenOptions options, TimeProvider? clock)
    {
        var master = options.ReadMasterKey();
        services.AddCore(options, master, clock);
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService<Housekeeping>();
        services.AddHttpContextAccessor();
        services.AddSingleton<Pages.SignIn.PasswordWords>();
        services.AddSingleton<Pages.Submissions.DuplicateWords>();
        services.AddSingleton<Import.ImportJobs>();
        services.AddScoped<ICspNonce, CspNonce>();
        services.AddScoped<IStaffShell, StaffShellOfActor>();
        services.AddScoped<IQuickExit, QuickExitSetting>();
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            string[] languages = [.. Texts.Languages.All.Select(language => language.Code)];
            localization.SetDefaultCulture(Texts.Languages.Default.Code).AddSupportedCultures(languages).AddSupportedUICultures(languages);
            localization.RequestCultureProviders = [new AskedLanguage()];
        });
        services.AddAuthentication(SessionAuthentication.Name).AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Name, null);
        services.AddSingleton<ApiLimits>();
        services.AddSingleton<ApiProblems>();
        services.ConfigureHttpJsonOptions(json => ReportMessages.Strict(json.SerializerOptions));
        services.AddApiDocument();
        services.AddScoped<IAuthorizationHandler, PlaceHandler>();
        services.AddAuthorization(authorization =>
        {
            foreach (var ability in Enum.GetValues<Ability>())
            {
                authorization.AddPolicy(ability.ToString(), rule => rule.AddAuthenticationSchemes(ability == Ability.UseKey ? [ApiKeyAuthentication.Name] : []).AddRequirements(new PlaceRequirement(ability)));
            }
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "baken-formulier";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.FormFieldName = "formulier";
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form =>
        {
            form.ValueCountLimit = MostFields;
            // As long as the body may be: the page itself says at the field that a text is too long, and keeps it.
            form.ValueLengthLimit = (int)LargestBody;
            form.MultipartBodyLengthLimit = LargestBody;
        });
        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            // A page says itself what is missing, in the reader's language, and not before something is sent.
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.Filters.Add<CannotSave>();
            mvc.Filters.Add<TakeReturned>();
            mvc.Filters.Add<CodeConfirmation>();
        });
        // After Razor Pages, which begins with an empty list of conventions.
        services.AddSingleton<IConfigureOptions<RazorPagesOptions>, PagePolicies>();
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            var proxies = options.ProxyNetworks();
            forwarded.ForwardedHeaders = proxies.Count > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }
        });
        services.AddDataProtection().SetApplicationName("baken").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Data, "form-keys")));
        services.Configure<KeyManagementOptions>(keys => keys.XmlEncryptor = new KeyWrapper(master));
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem/500",
            AllowStatusCode404Response = true,
            StatusCodeSelector = error => CannotSave.IsUnavailable(error, app.Services.GetRequiredService<Kernel.Data.Storage>()) ? 503 : error is BadHttpRequestException bad ? bad.StatusCode : 500,
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseApi();
        app.UseRefusalOfLargeBodies(LargestBody);
        app.UseReplacementOfNul();
        app.UseRouting();
        // Which languages there are depends on the page.
        app.UseRequestLocalization();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        app.MapEndpoints();
        app.Lifetime.ApplicationStarted.Register(() => RouteCheck.EveryRouteHasAPolicy(app.Services.GetServices<EndpointDataSource>()));
        RouteCheck.EveryRouteHasAPolicy(((IEndpointRouteBuilder)app).DataSources);
    }

    private static void Logging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Information);
        // Below Warning these name addresses and parameters.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        // A session that ended is no event of the server's.
        builder.Logging.AddFilter(typeof(SessionAuthentication).FullName, LogLevel.Warning);
        // An unhandled exception is logged by type only, in Endpoints: its text may hold what somebody typed.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
    }
}
