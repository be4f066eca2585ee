#include "indexer/storing/words.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>

#include "facets/text/fold.hpp"
#include "facets/text/utf8.hpp"

namespace dateline {
namespace {

/// The words of a text as the index holds them, in the order of their positions.
std::vector<std::string> indexed_words(const std::string& text) {
    Xapian::Document document;
    Xapian::TermGenerator generator;
    generator.set_document(document);
    generator.index_text(fold(text));
    std::map<Xapian::termpos, std::string> by_position;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        for (auto position = term.positionlist_begin(); position != term.positionlist_end(); ++position) by_position[*position] = *term;
    }
    std::vector<std::string> words;
    for (auto& [position, word] : by_position) words.push_back(word);
    return words;
}

TEST(Words, AreTheSameAsInTheIndex) {
    for (const char* text : {"plain words",
                             "O'Neill said it’s done",
                             "U.S. and U.N.C.L.E. P.T.O",
                             "AT&T, M&S & Co",
                             "1,000.50 dollars; 12:30",
                             "C++ and C# and fish+chips c++++",
                             "Ban Ki-moon",
                             "Müller Straße İstanbul ÉCOLE",
                             "日本語のテキスト 東京",
                             "ﬁnal ½ price №5 ①",
                             "e\xCC\x81t\xC3\xA9",
                             "zero\xE2\x80\x8Bwidth",
                             "l'eau d‛or",
                             "Ελληνικός ΣΟΦΟΣ",
                             "Москва́ слова",
                             "don''t rock'n'roll '' '",
                             "a.b.c 1.2.3.",
                             "x_y snake_case __init__",
                             "Ꭰ Ꮳ Ꭹ",
                             "नमस्ते दुनिया",
                             "supercalifragilisticexpialidocious-supercalifragilisticexpialidocious",
                             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b"}) {
        EXPECT_EQ(index_words(text), indexed_words(text)) << text;
    }
}

TEST(Words, AreTheSameAsInTheIndexForTextsMadeByChance) {
    const std::vector<std::int32_t> characters = {'a',    'B',    'z',   '0',    '9',     ' ',    '\'',  '&',   '.',   ',',    ';',
                                                  ':',    '+',    '#',   '-',    '_',     '\n',   0xE9,  0xDF,  0xB7,  0x2019, 0x201B,
                                                  0x2027, 0x37E,  0x5F4, 0x301,  0x200B,  0xFEFF, 0xAD,  0x130, 0x3A3, 0x6771, 0x660,
                                                  0x661,  0x2044, 0xBD,  0xFB01, 0x1F600, 0x13A0, 0x915, 0x94D, 0x7F8};
    std::mt19937 random(20240229);
    std::size_t words = 0;
    for (int run = 0; run < 20000; ++run) {
        std::string text;
        for (std::size_t length = random() % 12; length > 0; --length) append_code_point(text, characters[random() % characters.size()]);
        ASSERT_EQ(index_words(text), indexed_words(text)) << testing::PrintToString(text);
        words += index_words(text).size();
    }
    EXPECT_GT(words, 20000U);
}

TEST(Words, KnowWhereTheyStoodInTheText) {
    const std::string text = "Café “ÉCOLE”, O’Neill e\xCC\x81t!";
    const FoldedText folded(text);
    std::vector<std::string> written;
    for (const WordRange& word : folded.words()) written.push_back(text.substr(word.begin, word.end - word.begin));
    EXPECT_EQ(written, (std::vector<std::string>{"Café", "ÉCOLE", "O’Neill", "e\xCC\x81t"}));
}

TEST(Words, EndAfterACharacterThatFoldsToSeveral) {
    const std::string text = "½ ﬁ";
    const FoldedText folded(text);
    for (const WordRange& word : folded.words()) EXPECT_LT(word.begin, word.end);
}

TEST(Words, HaveStemsWhenTheyBeginWithALetter) {
    EXPECT_TRUE(is_stemmed("oil"));
    EXPECT_TRUE(is_stemmed("東京"));
    EXPECT_FALSE(is_stemmed("1987"));
    EXPECT_FALSE(is_stemmed(""));
}

}  // namespace
}  // namespace dateline
