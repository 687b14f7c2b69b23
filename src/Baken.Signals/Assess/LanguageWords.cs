namespace Baken.Signals.Assess;

/// <summary>Words that stand in almost every sentence of a language, and letters by which it is known from its neighbours. Written for Baken.</summary>
internal static class LanguageWords
{
    /// <summary>By code of ISO 639, for languages that share their letters with others.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Latin { get; } = Sets(
        ("nl", "de het een en van ik je hij zij ze wij we u is zijn was waren niet met op te dat die dit er aan om bij naar ook als maar voor over uit mijn hun heeft hebben moet moeten werken geen wordt worden door nog daar hier wat wie"),
        ("en", "the a an and of i you he she they we is are was were not with on to that this there at for by from also as but about out my their his her has have must work no will be been still here what who do does them it in"),
        ("pl", "i w na z że się nie to jest są był była do od po za o ja ty on ona oni my wy ich jego jej mnie mi nas tam tu co kto jak ale czy już tylko przez dla ma mają musi muszą pracują pracuje bez pod kiedy które który"),
        ("ro", "și în la cu de pe că se nu este sunt era au a am ai ei ele el ea eu noi voi lor lui mea meu un o pentru din dar sau mai ne mi îmi acolo aici ce cine care fără trebuie lucrează fost să îi le când"),
        ("hu", "a az és egy hogy nem is van vannak volt voltak meg ott itt de mert ha ki mi mit én te ő ők mi ti csak már még sem vagy el be le fel kell nincs azt ezt akik ami pénzt dolgoznak nekem nekünk őket engem"),
        ("es", "el la los las un una y de en que no es son era eran con por para se su sus me mi nos yo tú él ella ellos pero como más hay muy sin le les del al está están tiene tienen trabajan aquí allí cuando quien porque lo"),
        ("de", "der die das ein eine und von ich du er sie wir ist sind war waren nicht mit auf zu dass es den dem an im in um bei nach auch als aber für über aus mein ihr ihre hat haben muss müssen kein keine wird werden noch hier dort was wer"),
        ("fr", "le la les un une et de en que qui ne pas est sont était avec pour par se son sa ses je tu il elle ils elles nous vous mais comme plus il y a dans sur du des au aux très sans leur leurs ce cette ont doit doivent ici là mon ma"),
        ("tr", "ve bir bu da de için ile çok ama var yok ne o ben sen biz siz onlar onun benim onların değil gibi daha kadar sonra orada burada her mi mı ki en olarak olan diye çalışıyor çalışıyorlar beni bizi bana bize hiç"),
        ("vi", "và của là có không các một những cho với trong ở này đó tôi bạn họ chúng người được phải làm việc rất đã đang sẽ nhưng cũng từ khi thì mà về ra vào đến nhiều tiền ngày"));

    /// <summary>The same for the Cyrillic script.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Cyrillic { get; } = Sets(
        ("bg", "и в на с че се не е са беше бяха да от за по аз ти той тя те ние вие им му ѝ ми ни там тук какво кой как но или вече само без ще трябва работят работи които който си има няма от"),
        ("uk", "і й в у на з що не це є був була були до від по за я ти він вона вони ми ви їх його її мене нас там тут хто як але чи вже тільки через для має мають мусить працюють працює без коли які який та"),
        ("ru", "и в на с что не это есть был была были до от по за я ты он она они мы вы их его её мне меня нас там тут здесь кто как но или уже только из для должны работают работает без когда которые который очень у"));

    /// <summary>The same for the Arabic script.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Arabic { get; } = Sets(
        ("ar", "في من على إلى الى عن مع أن ان هذا هذه ذلك التي الذي الذين كان كانت لا ما لم لن هو هي هم أنا نحن لكن أو كل هناك هنا بعد قبل عند بدون كيف ماذا يعملون يعمل"));

    /// <summary>Letters that of these languages only one has, or almost.</summary>
    public static IReadOnlyDictionary<char, string> Letters { get; } = new[]
    {
        ("pl", "ąćęłńśźż"), ("ro", "țșăţş"), ("hu", "őű"), ("es", "ñ¿¡"), ("de", "ß"), ("fr", "œêèç"), ("tr", "ğı"), ("vi", "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹđơư"),
        ("uk", "іїєґ"), ("ru", "ыэё"), ("bg", "ъѝ"),
    }.SelectMany(own => own.Item2.Select(letter => (Letter: letter, Language: own.Item1))).DistinctBy(own => own.Letter).ToDictionary(own => own.Letter, own => own.Language);

    private static Dictionary<string, HashSet<string>> Sets(params (string Language, string Words)[] languages) =>
        languages.ToDictionary(own => own.Language, own => own.Words.Split(' ').ToHashSet(StringComparer.Ordinal));
}
