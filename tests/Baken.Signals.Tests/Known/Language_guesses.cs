using Baken.Signals.Assess;
using Baken.Signals.Reference;

namespace Baken.Signals.Tests.Known;

public sealed class Language_guesses
{
    [Theory]
    [InlineData("nl", "Drie mensen slapen in de loods achter de kas. Zij werken elke dag veertien uur en de baas heeft hun paspoorten.")]
    [InlineData("nl", "Mijn buurvrouw mag niet naar buiten.")]
    [InlineData("nl", "Er wonen daar tien Polen in een klein huis, en ze worden met een busje opgehaald.")]
    [InlineData("en", "Three people sleep in the shed behind the greenhouse. They work every day and the boss keeps their passports.")]
    [InlineData("en", "My neighbour is not allowed to go out of the house.")]
    [InlineData("pl", "Trzy osoby śpią w magazynie za szklarnią. Pracują codziennie po czternaście godzin, a szef ma ich paszporty.")]
    [InlineData("pl", "Szef zabral mi paszport i nie placi. Boje sie, ze on tu przyjdzie po nas.")]
    [InlineData("ro", "Trei oameni dorm în depozitul din spatele serei. Lucrează în fiecare zi și șeful are pașapoartele lor.")]
    [InlineData("ro", "Nu am voie sa plec de aici si nu mi se da banii pe care i-am muncit, sunt cu inca doi oameni la el.")]
    [InlineData("bg", "Трима души спят в склада зад оранжерията. Работят всеки ден и шефът държи паспортите им.")]
    [InlineData("bg", "Не ми дават да си тръгна от къщата и не ми плащат за работата.")]
    [InlineData("hu", "Három ember alszik az üvegház mögötti raktárban. Minden nap dolgoznak, és a főnök elvette az útlevelüket.")]
    [InlineData("hu", "Nem mehetek el innen, mert nincs nálam a papírom, és azt mondta, hogy megver.")]
    [InlineData("uk", "Троє людей сплять у складі за теплицею. Вони працюють щодня, і начальник забрав їхні паспорти.")]
    [InlineData("uk", "Мене не випускають з будинку, і я не маю грошей на дорогу додому.")]
    [InlineData("es", "Tres personas duermen en el almacén detrás del invernadero. Trabajan todos los días y el jefe tiene sus pasaportes.")]
    [InlineData("es", "No me dejan salir de la casa y no me pagan por el trabajo.")]
    [InlineData("ar", "ثلاثة أشخاص ينامون في المخزن خلف البيت الزجاجي. يعملون كل يوم وصاحب العمل أخذ جوازاتهم.")]
    [InlineData("ar", "لا أستطيع الخروج من البيت وليس عندي مال، وهو يهددني كل يوم.")]
    [InlineData("de", "Drei Leute schlafen in der Halle hinter dem Gewächshaus. Sie arbeiten jeden Tag, und der Chef hat ihre Pässe.")]
    [InlineData("fr", "Trois personnes dorment dans le hangar derrière la serre. Elles travaillent tous les jours et le patron a leurs passeports.")]
    [InlineData("tr", "Üç kişi seranın arkasındaki depoda uyuyor. Her gün çalışıyorlar ve patron onların pasaportlarını aldı.")]
    [InlineData("ru", "Три человека спят на складе за теплицей. Они работают каждый день, и начальник забрал их паспорта.")]
    [InlineData("zh", "三个人睡在温室后面的仓库里。他们每天工作十四个小时，老板拿走了他们的护照。")]
    [InlineData("vi", "Ba người ngủ trong nhà kho phía sau nhà kính. Họ phải làm việc mỗi ngày và ông chủ giữ hộ chiếu của họ.")]
    public void A_text_is_recognised(string language, string text) => Assert.Equal(language, LanguageGuess.Of(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("help")]
    [InlineData("Kas Westland")]
    [InlineData("06 12345678, NL91 ABNA 0417 1643 00")]
    [InlineData("https://voorbeeld.example/advertentie/12345?id=99")]
    [InlineData("Jan Jansen Piet Pietersen Kees Keessen Klaas Klaassen")]
    [InlineData("救命")]
    [InlineData("温室の後ろの倉庫で三人が寝ています。社長がパスポートを持っています。")]
    [InlineData("سه نفر در انبار پشت گلخانه می‌خوابند و کارفرما گذرنامه‌هایشان را گرفته است")]
    [InlineData("Τρεις άνθρωποι κοιμούνται στην αποθήκη πίσω από το θερμοκήπιο.")]
    [InlineData("Three people sleep in the shed. Трима души спят в склада зад оранжерията.")]
    public void Of_what_is_short_or_unsure_nothing_is_said(string? text) => Assert.Null(LanguageGuess.Of(text));

    [Fact]
    public void What_was_typed_in_anger_or_by_a_machine_is_read_in_bounded_time()
    {
        foreach (var text in new[] { new string('a', 1_000_000), string.Concat(Enumerable.Repeat("de het een ", 100_000)), "\uD800\uDC00 \uD83D\uDE00 \u0301\u0301\u0301 \u200F\u202E" })
        {
            _ = LanguageGuess.Of(text);
        }

        Assert.Null(LanguageGuess.Of(new string('a', 1_000_000)));
    }

    [Fact]
    public void Every_language_that_can_be_guessed_has_a_name() => Assert.All(
        LanguageWords.Latin.Keys.Concat(LanguageWords.Cyrillic.Keys).Concat(LanguageWords.Arabic.Keys).Append("zh"), code => Assert.NotNull(SpokenLanguages.Catalogue.Find(code)));
}
