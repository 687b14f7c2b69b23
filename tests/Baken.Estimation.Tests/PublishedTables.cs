namespace Baken.Estimation.Tests;

/// <summary>Tables as their authors printed them; no persons.</summary>
internal static class PublishedTables
{
    /// <summary>The tables by the names they have in the R packages SparseMSE 2.0.1 and MultipleSystemsEstimation 1.2.0.</summary>
    public static CaptureTable Of(string name) =>
        CaptureReader.Read(Text(name)) is { Table: { } table } ? table : throw new ArgumentException(name);

    // A line a pattern: the lists that hold it, and how many persons.
    private static string Text(string name)
    {
        var (lists, patterns) = name switch
        {
            // United Kingdom 2013: Silverman 2014, Home Office, modelling of the prevalence of modern slavery.
            "UKdat_5" => ("LA NG PFNCA GO GP",
                "1=54 2=463 3=995 4=695 5=316 12=15 13=19 14=3 23=62 24=19 25=1 34=76 35=11 45=8 123=1 124=1 234=4 1234=1"),
            // United Kingdom 2013, six lists: the same.
            "UKdat" => ("LA NG PF GO GP NCA",
                "1=54 2=463 3=907 4=695 5=316 6=57 12=15 13=19 14=3 23=56 24=19 25=1 26=3 34=69 35=10 36=31 45=8 46=6 56=1 123=1 124=1 234=4 236=3 346=1 1234=1"),
            // United Kingdom 2013, four lists: the same.
            "UKdat_4" => ("LA NG PFNCA GO",
                "1=54 2=464 3=1006 4=703 12=15 13=19 14=3 23=62 24=19 34=76 123=1 124=1 234=4 1234=1"),
            // The Netherlands 2010-2015, five lists: Van Dijk, Cruyff, Van der Heijden, Kragten-Heerdink 2017, UNODC.
            "Ned_5" => ("IO K P R Z",
                "1=756 2=1299 3=4466 4=650 5=632 12=1 13=81 14=5 15=73 23=44 25=4 34=82 35=125 45=2 134=2 135=11 345=1"),
            // The Netherlands 2010-2015, six lists: the same.
            "Ned" => ("I K O P R Z",
                "1=352 2=1299 3=403 4=4466 5=650 6=632 13=1 14=18 15=3 16=16 23=1 24=44 26=4 34=59 35=2 36=57 45=82 46=125 56=2 134=4 146=4 345=2 346=7 456=1"),
            // New Orleans 2016, five lists: Bales, Murphy, Silverman 2019.
            "NewOrl_5" => ("A BEFG C D H",
                "1=25 2=24 3=70 4=33 5=21 12=1 13=1 14=2 23=2 24=2 25=1 34=2 123=1 124=1"),
            // Korean women and girls held in Java: Chan, Silverman, Vincent 2021, JASA.
            "Korea" => ("b c d",
                "1=5 2=5 3=41 12=54 13=6 123=12"),
            // Killings in Kosovo 1999: Ball, Betts, Scheuren, Dudukovich, Asher 2002.
            "Kosovo" => ("EXH ABA OSCE HRW",
                "1=1131 2=845 3=936 4=306 12=177 13=228 14=106 23=217 24=31 34=123 123=181 124=18 134=42 234=32 1234=27"),
            // An example without overlaps: Chan, Silverman, Vincent 2021.
            "Artificial_3" => ("A B C",
                "1=40 2=30 3=20 12=6"),
            _ => throw new ArgumentException(name),
        };
        var names = lists.Split(' ');
        return string.Join('\n', patterns.Split(' ').Select(pattern => pattern.Split('='))
            .Select(parts => string.Join(',', names.Select((_, list) => parts[0].Contains((char)('1' + list), StringComparison.Ordinal) ? 1 : 0)) + "," + parts[1])
            .Prepend(string.Join(',', names) + ",count"));
    }
}
