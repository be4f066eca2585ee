#include "facets/text/language.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>

#include "facets/extractor.hpp"

namespace dateline {
namespace {

std::string language_of(std::string_view text) {
    return guess_language({tokenize(""), tokenize(text)});
}

TEST(Language, IsToldByTheWordsUsedMost) {
    EXPECT_EQ(language_of("The minister said on Friday that he had not been told of it, and that the talks would go on in the capital."),
              "en");
    EXPECT_EQ(language_of("Der Minister sagte am Freitag, er sei nicht informiert worden und die Gespräche werden in der Stadt auch mit "
                          "den anderen geführt."),
              "de");
    EXPECT_EQ(
        language_of(
            "Le ministre a déclaré vendredi que les discussions se poursuivront dans la capitale et que le gouvernement ne cédera pas."),
        "fr");
    EXPECT_EQ(
        language_of("El ministro dijo el viernes que las conversaciones en la capital no fueron fáciles, pero que se hará lo posible."),
        "es");
}

TEST(Language, IsToldByTheWordsUsedMostInTwelveMore) {
    constexpr std::pair<std::string_view, std::string_view> sentences[] = {
        {"it",
         "Il sindaco ha detto che il ponte non sarà riaperto prima della fine del mese e che i lavori sono più lunghi di quanto si era "
         "creduto."},
        {"pt",
         "O prefeito disse que a ponte não será reaberta antes do fim do mês e que as obras são mais longas do que se pensava para a "
         "cidade."},
        {"nl",
         "De burgemeester zei dat de brug niet voor het einde van de maand open gaat en dat het werk langer duurt dan men had gedacht."},
        {"sv",
         "Borgmästaren sade att bron inte öppnas före slutet av månaden och att arbetet tar längre tid än man hade trott, men att det är "
         "på väg."},
        {"da",
         "Borgmesteren sagde, at broen ikke åbner før udgangen af måneden, og at arbejdet tager længere tid, end man havde troet, men at "
         "det er på vej."},
        {"no",
         "Ordføreren sa at broen ikke åpner før slutten av måneden, og at arbeidet tar lengre tid enn man hadde trodd, men at det er på "
         "vei etter planen."},
        {"pl",
         "Burmistrz powiedział, że most nie będzie otwarty przed końcem miesiąca i że prace są dłuższe niż się wydawało, ale to nie jest "
         "jego wina."},
        {"cs",
         "Starosta řekl, že most se do konce měsíce neotevře a že práce jsou delší, než se zdálo, ale že to není jeho vina a že je to v "
         "pořádku."},
        {"fi",
         "Pormestari sanoi, että silta ei ole auki ennen kuun loppua ja että työ on pitempi kuin oli luultu, mutta se ei ole hänen "
         "syynsä."},
        {"hu",
         "A polgármester azt mondta, hogy a híd nem nyílik meg a hónap vége előtt, és hogy a munka hosszabb, mint hitték, de ez nem az ő "
         "hibája."},
        {"tr",
         "Belediye başkanı köprünün ay sonundan önce açılmayacağını ve bu işin daha uzun süreceğini söyledi, ama bunun için bir neden "
         "olduğunu da ekledi."},
        {"ro",
         "Primarul a spus că podul nu va fi deschis până la sfârșitul lunii și că lucrările sunt mai lungi decât s-a crezut, dar că nu "
         "este vina lui."},
    };
    for (const auto& [language, sentence] : sentences) EXPECT_EQ(language_of(sentence), language) << sentence;
}

TEST(Language, IsToldByTheScript) {
    EXPECT_EQ(language_of("Министр сказал в пятницу, что переговоры будут продолжены."), "ru");
    EXPECT_EQ(language_of("Міністр сказав у п'ятницю, що переговори в столиці її не цікавлять."), "uk");
    EXPECT_EQ(language_of("大臣は金曜日に、話し合いは続くと述べた。"), "ja");
    EXPECT_EQ(language_of("وقال الوزير يوم الجمعة إن المحادثات ستستمر في العاصمة."), "ar");
    EXPECT_EQ(language_of("השר אמר ביום שישי שהשיחות יימשכו בבירה."), "he");
    EXPECT_EQ(language_of("मंत्री ने शुक्रवार को कहा कि वार्ता जारी रहेगी।"), "hi");
    EXPECT_EQ(language_of("市长星期五说，大桥月底以前不会开放。"), "zh");
    EXPECT_EQ(language_of("시장은 금요일에 다리가 이달 말까지 열리지 않을 것이라고 말했다."), "ko");
    EXPECT_EQ(language_of("Ο υπουργός δήλωσε την Παρασκευή ότι οι συνομιλίες θα συνεχιστούν."), "el");
}

TEST(Language, IsNotGuessedFromTablesAndNames) {
    EXPECT_EQ(language_of(""), "");
    EXPECT_EQ(language_of("Paris St Germain 2 Olympique de Marseille 1\nAS Monaco 0 Le Havre 0\nRC Lens 3 Stade de Reims 3"), "");
    EXPECT_EQ(language_of("KOHL MEETS YELTSIN"), "");
}

TEST(Extractor, GuessesNoPersonsInATextOfAnotherLanguageWhateverItDeclares) {
    const Extractor extractor;
    constexpr std::string_view german =
        "Der Kanzler Helmut Kohl sagte am Freitag in Bonn, die Gespräche mit dem Präsidenten seien nicht einfach gewesen. Er werde sie "
        "aber im "
        "Herbst auch ohne die anderen fortsetzen, und das sei für die Leute ein gutes Zeichen.";
    for (const std::string_view declared : {"", "en", "de"}) {
        const Extraction found = extractor.extract({"", german, declared, ""});
        EXPECT_TRUE(found.persons.empty()) << declared;
        ASSERT_EQ(found.notes.size(), 1U);
        EXPECT_NE(found.notes[0].find("'de'"), std::string::npos);
        EXPECT_EQ(found.notes[0].find("seems") != std::string::npos, declared != "de");
    }
}

}  // namespace
}  // namespace dateline
