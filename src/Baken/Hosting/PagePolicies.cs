using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Baken.Hosting;

/// <summary>Puts on each page the policy that the list of places names for it.</summary>
internal sealed class PagePolicies : IConfigureOptions<RazorPagesOptions>, IPageRouteModelConvention
{
    public void Configure(RazorPagesOptions options) => options.Conventions.Add(this);

    // On the route, not on the page: a page is compiled at its first request, and the check at start must see its policy.
    public void Apply(PageRouteModel model)
    {
        var place = Places.Find(model.ViewEnginePath)
            ?? throw new InvalidOperationException($"The page '{model.ViewEnginePath}' is not in the list of places. Add it to Places.All with its policy and purpose.");
        foreach (var selector in model.Selectors)
        {
            selector.EndpointMetadata.Add(new AuthorizeAttribute(place.Ability.ToString()));
            selector.EndpointMetadata.Add(place);
        }
    }
}

/// <summary>Refuses to start with a route that has no policy.</summary>
internal static class RouteCheck
{
    // Static files have no data; this route exists only before publishing.
    private const string UnpublishedFiles = "{**path:file}";

    public static void EveryRouteHasAPolicy(IEnumerable<EndpointDataSource> sources)
    {
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<IAuthorizeData>() is null
                && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && endpoint.RoutePattern.RawText != UnpublishedFiles)
            {
                throw new InvalidOperationException($"The route '{endpoint.RoutePattern.RawText}' has no policy.");
            }
        }
    }
}
