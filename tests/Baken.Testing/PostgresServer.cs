using System.Diagnostics;
using System.Globalization;

namespace Baken.Testing;

/// <summary>
/// The server's programs, run by one shell that obeys words on its standard input. When that input ends, because the cluster is
/// disposed or because the test process is gone, the shell stops the server and deletes the folder.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const int LongestSocketPath = 107;

    // $1 folder, $2 folder of the programs, $3 fsync on or off. PostgreSQL reads no configuration from elsewhere.
    private const string Script = """
        trap '' INT
        start() {
            "$2/pg_ctl" -D "$1/data" -l "$1/log" -w -t 60 start -o "-c listen_addresses='' -k $1 -c max_connections=200 \
                -c fsync=$3 -c full_page_writes=$3 -c max_wal_size=128MB -c min_wal_size=32MB" </dev/null >/dev/null
        }
        stop() { "$2/pg_ctl" -D "$1/data" -w -m immediate stop </dev/null >/dev/null 2>&1; }
        finish() { stop "$@"; rm -rf "$1"; }
        say() { if [ "$1" -eq 0 ]; then echo done; else echo failed; fi; }
        "$2/initdb" -D "$1/data" -U baken --auth=trust --locale=C.UTF-8 --encoding=UTF8 --no-sync </dev/null >/dev/null &&
            start "$@" || { tail -n 20 "$1/log" >&2; finish "$@"; exit 1; }
        echo done
        while read -r word; do
            case $word in
                stop) stop "$@"; say $? ;;
                start) start "$@"; say $? ;;
            esac
        done
        finish "$@"
        """;

    private readonly Process _shell;

    private PostgresServer(Process shell, string folder)
    {
        _shell = shell;
        Folder = folder;
    }

    /// <summary>The folder that holds the socket, the data and the log.</summary>
    public string Folder { get; }

    public static async Task<PostgresServer> StartAsync(bool durable)
    {
        var programs = FindPrograms();
        var folder = Directory.CreateTempSubdirectory("bk").FullName;
        if ($"{folder}/.s.PGSQL.5432".Length > LongestSocketPath)
        {
            Directory.Delete(folder);
            throw new InvalidOperationException(
                $"The folder for temporary files is too deep for a Unix socket ({LongestSocketPath} bytes): set TMPDIR to a shorter one.");
        }

        if (Environment.IsPrivilegedProcess)
        {
            await GiveToPostgresAsync(folder);
        }

        var shell = Process.Start(Invocation(folder, programs, durable))
            ?? throw new InvalidOperationException("The shell did not start.");
        if (await shell.StandardOutput.ReadLineAsync() == "done")
        {
            return new PostgresServer(shell, folder);
        }

        var why = await shell.StandardError.ReadToEndAsync();
        throw new InvalidOperationException($"PostgreSQL in {programs} did not start: {why}");
    }

    /// <summary>Says one word to the shell and waits until it has obeyed.</summary>
    public async Task TellAsync(string word)
    {
        await _shell.StandardInput.WriteLineAsync(word);
        await _shell.StandardInput.FlushAsync();
        var answer = await _shell.StandardOutput.ReadLineAsync();
        if (answer != "done")
        {
            throw new InvalidOperationException($"PostgreSQL did not {word}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        _shell.Dispose();
    }

    private static string FindPrograms()
    {
        const string Root = "/usr/lib/postgresql";
        var newest = (Directory.Exists(Root) ? Directory.GetDirectories(Root) : [])
            .Where(version => File.Exists($"{version}/bin/initdb"))
            .MaxBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0);
        return newest is null
            ? throw new InvalidOperationException(
                "These tests need PostgreSQL 15 or later in /usr/lib/postgresql. Run ./test.sh as root, which installs it, or "
                + "'sudo apt-get install postgresql'. To leave these tests out, set BAKEN_SKIP_POSTGRES=1: they then count as skipped.")
            : $"{newest}/bin";
    }

    private static ProcessStartInfo Invocation(string folder, string programs, bool durable)
    {
        string[] shell = ["sh", "-c", Script, "baken-postgres", folder, programs, durable ? "on" : "off"];
        // PostgreSQL refuses to run as root.
        string[] line = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. shell]
            : shell;
        return new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }

    private static async Task GiveToPostgresAsync(string folder)
    {
        using var chown = Process.Start("chown", ["postgres:postgres", folder]);
        await chown.WaitForExitAsync();
        if (chown.ExitCode != 0)
        {
            throw new InvalidOperationException("There is no user 'postgres' to run PostgreSQL as: run 'apt-get install postgresql'.");
        }
    }
}
