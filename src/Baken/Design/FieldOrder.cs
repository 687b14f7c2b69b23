using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Baken.Design;

/// <summary>
/// The fields of this page in the order in which they were rendered. Each field enters itself; the error summary, which stands above
/// them, is written to the response after them and so knows their order and ids without being told.
/// </summary>
internal sealed class FieldOrder
{
    private readonly List<(string Name, string Id)> fields = [];

    public IReadOnlyList<(string Name, string Id)> Fields => fields;

    public void Enter(string name, string id) => fields.Add((name, id));

    public static FieldOrder Of(HttpContext context)
    {
        if (context.Items[typeof(FieldOrder)] is not FieldOrder order)
        {
            context.Items[typeof(FieldOrder)] = order = new FieldOrder();
        }

        return order;
    }

    /// <summary>What is wrong on the page, each message once with the id of its field: whole-form errors first, then in page order.</summary>
    public IReadOnlyList<(string Message, string? Id)> Errors(ModelStateDictionary state)
    {
        var ids = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { [""] = null };
        foreach (var (name, id) in fields)
        {
            ids.TryAdd(name, id);
        }

        var unplaced = state.Keys.Where(key => !ids.ContainsKey(key));
        return [.. ids.Select(field => (Key: field.Key, Id: field.Value)).Concat(unplaced.Select(key => (Key: key, Id: (string?)null)))
            .Select(field => (Message: First(state, field.Key), field.Id))
            .Where(error => error.Message is not null)
            .DistinctBy(error => error.Message)
            .Select(error => (error.Message!, error.Id))];
    }

    public static string? First(ModelStateDictionary state, string key) =>
        state.TryGetValue(key, out var entry) ? entry.Errors.Select(error => error.ErrorMessage).FirstOrDefault(text => text.Length > 0) : null;
}

/// <summary>What a field is called in the post and in the page, and what was typed in it.</summary>
internal sealed record FieldName(string Name, string Id)
{
    public static FieldName Of(ViewContext view, string expression)
    {
        var name = view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression);
        return new FieldName(name, TagBuilder.CreateSanitizedId(name, "_"));
    }

    /// <summary>What was posted, else the model's value: typed text is never lost, whatever was wrong with it.</summary>
    public string? Value(ViewContext view, object? model) =>
        view.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
            ? entry.AttemptedValue
            : Convert.ToString(model, System.Globalization.CultureInfo.CurrentCulture);
}
