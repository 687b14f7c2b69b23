using Baken.Design;
using Baken.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Baken.Tests.Design;

/// <summary>The kit's layouts and tag helpers in a real web server, with pages of these tests and nothing else of Baken.</summary>
public sealed class KitHost : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(KitHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddLocalization();
        builder.Services.AddRazorPages().AddApplicationPart(typeof(Shared).Assembly).AddApplicationPart(typeof(KitHost).Assembly);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ICspNonce, Nonce>().AddSingleton<IStaffShell, Shell>().AddSingleton<IQuickExit, Exit>();
        app = builder.Build();
        var languages = new RequestLocalizationOptions().AddSupportedCultures("nl", "en").AddSupportedUICultures("nl", "en").SetDefaultCulture("nl");
        languages.RequestCultureProviders = [new QueryStringRequestCultureProvider()];
        app.UseRequestLocalization(languages);
        app.MapRazorPages();
        await app.StartAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    private sealed class Nonce : ICspNonce
    {
        public string Value => "bm9uY2U=";
    }

    private sealed class Exit : IQuickExit
    {
        public Uri Address => new("https://neutraal.example/");
    }

    private sealed class Shell : IStaffShell
    {
        public StaffShell? Current => new("Informatieplein", "Noor Veldkamp", "Beoordelaar", [new("Mijn werk", "/werk", true), new("Hulp", "/hulp")]);
    }
}
