namespace Baken.Commands;

internal static class Root
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
