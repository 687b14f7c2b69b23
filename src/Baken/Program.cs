namespace Baken;

internal static class Program
{
    public static Task<int> Main(string[] args) => Commands.Root.RunAsync(args);
}
