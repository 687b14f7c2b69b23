using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Serialization;
using Baken.Kernel.Mail;
using Baken.Kernel.OnCall;
using Baken.Kernel.Sealing;
using Baken.Storage.Postgres;
using Baken.Storage.Sqlite;

namespace Baken.Hosting;

/// <summary>
/// The configuration: from <c>baken.json</c> in the data folder (or <c>--config</c>), then the environment (<c>BAKEN_…</c>), then the
/// command line; the later one wins.
/// </summary>
public sealed record BakenOptions
{
    /// <summary>Folder for the embedded database, keys, and logs of nothing else.</summary>
    public string Data { get; init; } = "baken-data";

    /// <summary>Addresses to listen on, separated by a semicolon.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Connection string of PostgreSQL; empty for the embedded database.</summary>
    public string Database { get; init; } = "";

    /// <summary>File that holds the master key; empty for <c>master.key</c> in the data folder.</summary>
    public string MasterKeyFile { get; init; } = "";

    /// <summary>The master key itself, base64; only from the environment, never from a file or the command line.</summary>
    [JsonIgnore]
    public string MasterKey { get; init; } = "";

    /// <summary>How mail leaves: <c>smtp://[user@]host[:port]</c>, <c>smtps://[user@]host[:port]</c>, <c>folder:PATH</c>; empty for no mail.</summary>
    public string Mail { get; init; } = "";

    /// <summary>The address from which mail comes.</summary>
    public string MailFrom { get; init; } = "";

    /// <summary>The password at the mail server; only from the environment, never from a file or the command line.</summary>
    [JsonIgnore]
    public string MailPassword { get; init; } = "";

    /// <summary>Web address that hears of alarms; empty for none.</summary>
    public string AlarmHook { get; init; } = "";

    /// <summary>The secret with which those messages are signed; only from the environment, never from a file or the command line.</summary>
    [JsonIgnore]
    public string AlarmSecret { get; init; } = "";

    /// <summary>File with SHA-1 sums of leaked passwords, in order, as haveibeenpwned.com gives it; empty when passwords are not compared with one.</summary>
    public string LeakedPasswords { get; init; } = "";

    /// <summary>Addresses or networks of the proxies in front of Baken, separated by a semicolon: only what they say of the visitor's address is believed.</summary>
    public string Proxies { get; init; } = "";

    /// <summary>How often a minute one key of a partner's system may ask.</summary>
    public int ApiPerMinute { get; init; } = 120;

    /// <summary>Whether this is the fictional demo.</summary>
    public bool Demo { get; init; }

    /// <summary>Reads the sources in order and checks the result.</summary>
    /// <param name="configFile">A file that must exist; null for <c>baken.json</c> in the data folder, if any.</param>
    /// <param name="commandLine">What the command line set; absent keys were not set.</param>
    /// <exception cref="ConfigurationException">Something must be changed; the message says what.</exception>
    public static BakenOptions Load(string? configFile, IReadOnlyDictionary<string, string?> commandLine)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables("BAKEN_").Build();
        var data = commandLine.GetValueOrDefault(nameof(Data)) ?? environment[nameof(Data)] ?? new BakenOptions().Data;
        var file = configFile ?? Path.Combine(data, "baken.json");
        if (configFile is not null && !File.Exists(configFile))
        {
            throw new ConfigurationException($"The configuration file '{configFile}' does not exist.");
        }

        IConfigurationRoot sources;
        try
        {
            sources = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(file), optional: true)
                .AddEnvironmentVariables("BAKEN_")
                .AddInMemoryCollection(commandLine.Where(pair => pair.Value is not null))
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new ConfigurationException($"The configuration file '{file}' cannot be read: {e.InnerException?.Message ?? e.Message}");
        }

        RefuseUnknown(file);
        var isDemo = bool.TryParse(sources[nameof(Demo)], out var demo) && demo;
        var options = new BakenOptions
        {
            Data = data,
            Urls = sources[nameof(Urls)] ?? new BakenOptions().Urls,
            Database = sources[nameof(Database)] ?? "",
            MasterKeyFile = sources[nameof(MasterKeyFile)] ?? "",
            MasterKey = environment[nameof(MasterKey)] ?? "",
            // The demo's people do not exist: what would be mailed to them can be read beside the database.
            Mail = sources[nameof(Mail)] ?? (isDemo ? "folder:" + Path.Combine(data, "mail") : ""),
            MailFrom = sources[nameof(MailFrom)] ?? (isDemo ? "baken@voorbeeld.example" : ""),
            MailPassword = environment[nameof(MailPassword)] ?? "",
            AlarmHook = sources[nameof(AlarmHook)] ?? "",
            AlarmSecret = environment[nameof(AlarmSecret)] ?? "",
            LeakedPasswords = sources[nameof(LeakedPasswords)] ?? "",
            Proxies = sources[nameof(Proxies)] ?? "",
            ApiPerMinute = int.TryParse(sources[nameof(ApiPerMinute)] ?? "120", NumberStyles.None, CultureInfo.InvariantCulture, out var often) ? often : 0,
            Demo = isDemo,
        };
        options.Check();
        return options;
    }

    /// <summary>The database this configuration asks for.</summary>
    internal Kernel.Data.Storage Storage() => Database.Length > 0 ? new PostgresStorage(Database) : new SqliteStorage(Data);

    /// <summary>The path of the master key file.</summary>
    internal string KeyFile => MasterKeyFile.Length > 0 ? MasterKeyFile : Path.Combine(Data, "master.key");

    /// <summary>Where mail goes.</summary>
    internal MailSettings MailSettings() => Kernel.Mail.MailSettings.Parse(Mail, MailFrom, MailPassword);

    /// <summary>Which other system hears of alarms.</summary>
    internal AlarmHookSettings AlarmHookSettings() => Kernel.OnCall.AlarmHookSettings.Parse(AlarmHook, AlarmSecret);

    /// <summary>The rules for passwords.</summary>
    internal Kernel.People.Passwords Passwords() => new(LeakedPasswords.Length > 0 ? LeakedPasswords : null);

    /// <summary>The networks of the proxies; an address is a network of one.</summary>
    /// <exception cref="FormatException">One of them is no address.</exception>
    internal IReadOnlyList<IPNetwork> ProxyNetworks() =>
        [.. Proxies.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
            : throw new FormatException($"'{text}' in the setting Proxies is not an address or a network. Write for example 10.0.0.5 or 10.0.0.0/24."))];

    /// <summary>Whether the master key can be found.</summary>
    internal bool HasMasterKey => MasterKey.Length > 0 || File.Exists(KeyFile);

    /// <summary>The master key.</summary>
    internal MasterKey ReadMasterKey() => MasterKey.Length > 0
        ? Kernel.Sealing.MasterKey.Parse(MasterKey, "BAKEN_MASTERKEY")
        : Kernel.Sealing.MasterKey.Read(KeyFile);

    /// <summary>The configuration as it may be shown: without passwords or keys.</summary>
    internal IReadOnlyDictionary<string, string> WithoutSecrets() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["api"] = string.Create(CultureInfo.InvariantCulture, $"each key {ApiPerMinute} times a minute"),
        ["alarms"] = AlarmHookSettings().ToString(),
        ["data"] = Path.GetFullPath(Data),
        ["database"] = Database.Length == 0 ? "SQLite in the data folder" : Masked(Database),
        ["demo"] = Demo ? "yes" : "no",
        ["leaked passwords"] = LeakedPasswords.Length > 0 ? "compared with " + Path.GetFullPath(LeakedPasswords) : "not checked",
        ["mail"] = MailSettings().ToString(),
        ["master key"] = MasterKey.Length > 0 ? "from BAKEN_MASTERKEY" : "from " + KeyFile,
        ["proxies"] = Proxies.Length > 0 ? string.Join(", ", ProxyNetworks()) : "none",
        ["urls"] = Urls,
    };

    private static string Masked(string connectionString)
    {
        var parts = new Npgsql.NpgsqlConnectionStringBuilder(connectionString);
        return $"PostgreSQL at {parts.Host}:{parts.Port}, database {parts.Database}, user {parts.Username}";
    }

    private static void RefuseUnknown(string file)
    {
        if (!File.Exists(file))
        {
            return;
        }

        var known = typeof(BakenOptions).GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var key in new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(file)).Build().GetChildren().Select(child => child.Key))
        {
            if (key.Equals(nameof(MasterKey), StringComparison.OrdinalIgnoreCase))
            {
                throw new ConfigurationException($"'{file}' holds the master key. Remove it there: put it in an owner-only file of its own, or in BAKEN_MASTERKEY.");
            }

            if (new[] { nameof(MailPassword), nameof(AlarmSecret) }.FirstOrDefault(name => key.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } secret)
            {
                throw new ConfigurationException($"'{file}' holds a secret, '{secret}'. Remove it there: put it in BAKEN_{secret.ToUpperInvariant()}.");
            }

            if (!known.Contains(key))
            {
                throw new ConfigurationException($"'{file}' has a setting '{key}' that Baken does not know. Known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private void Check()
    {
        foreach (var url in Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            {
                throw new ConfigurationException($"'{url}' is not an address to listen on. Write for example http://127.0.0.1:5080.");
            }
        }

        if (Database.Length > 0)
        {
            try
            {
                _ = new Npgsql.NpgsqlConnectionStringBuilder(Database);
            }
            catch (ArgumentException)
            {
                throw new ConfigurationException("The database setting is not a connection string of PostgreSQL. Write for example: Host=db;Database=baken;Username=baken;Password=…");
            }
        }

        try
        {
            _ = MailSettings();
            _ = AlarmHookSettings();
            _ = Passwords();
            _ = ProxyNetworks();
        }
        catch (FormatException e)
        {
            throw new ConfigurationException(e.Message);
        }

        if (ApiPerMinute < 1)
        {
            throw new ConfigurationException("The setting ApiPerMinute is a whole number, 1 or more.");
        }

        if (Demo && MailSettings().Way is MailWay.Smtp or MailWay.SmtpOverTls)
        {
            throw new ConfigurationException("The demo sends no real mail. Leave the mail setting out, or write folder:PATH.");
        }

        if (Demo && Database.Length > 0)
        {
            throw new ConfigurationException("The demo runs on the embedded database only, so that it can never be put on a real one. Leave the database setting out.");
        }
    }
}

/// <summary>The configuration cannot be used; the message says what to change.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
