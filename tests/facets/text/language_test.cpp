#include "facets/text/language.hpp"

#include <gtest/gtest.h>

#include <string_view>

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

TEST(Language, IsToldByTheScript) {
    EXPECT_EQ(language_of("Министр сказал в пятницу, что переговоры будут продолжены."), "ru");
    EXPECT_EQ(language_of("Міністр сказав у п'ятницю, що переговори в столиці її не цікавлять."), "uk");
    EXPECT_EQ(language_of("大臣は金曜日に、話し合いは続くと述べた。"), "ja");
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
