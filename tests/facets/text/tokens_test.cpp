#include "facets/text/tokens.hpp"

#include <gmock/gmock.h>

#include <string>

namespace dateline {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words(std::string_view text) {
    const TokenizedText tokens = tokenize(text);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < tokens.size(); ++i) out.emplace_back(tokens[i]);
    return out;
}

std::vector<std::string> sentences(std::string_view text) {
    const TokenizedText tokens = tokenize(text);
    std::vector<std::string> out;
    for (const Sentence& sentence : tokens.sentences) {
        const std::size_t begin = tokens.tokens[sentence.first].begin;
        out.emplace_back(text.substr(begin, tokens.tokens[sentence.last - 1].end - begin));
    }
    return out;
}

TEST(Tokenize, CutsWordsNumbersAndMarks) {
    EXPECT_THAT(words("Oil rose 1,234.5 pct, he said."), ElementsAre("Oil", "rose", "1,234.5", "pct", ",", "he", "said", "."));
}

TEST(Tokenize, KeepsInnerHyphensApostrophesAndAmpersands) {
    EXPECT_THAT(words("Ban Ki-moon O'Neill AT&T"), ElementsAre("Ban", "Ki-moon", "O'Neill", "AT&T"));
}

TEST(Tokenize, CutsOffThePossessive) {
    EXPECT_THAT(words("Putin's and Blair\u2019s"), ElementsAre("Putin", "'s", "and", "Blair", "\u2019s"));
}

TEST(Tokenize, KeepsTheDotsOfAbbreviationsAndInitials) {
    EXPECT_THAT(words("Mr. J. R. Smith of the U.S."), ElementsAre("Mr.", "J.", "R.", "Smith", "of", "the", "U.S."));
}

TEST(Tokenize, GivesOffsetsInBytes) {
    const TokenizedText tokens = tokenize("\u00c9t\u00e9 Paris");
    ASSERT_EQ(tokens.size(), 2U);
    EXPECT_EQ(tokens.tokens[0].end, 5U);
    EXPECT_EQ(tokens.tokens[1].begin, 6U);
}

TEST(Tokenize, EndsSentencesAtFullStopsButNotAtAbbreviations) {
    EXPECT_THAT(sentences("Mr. Smith left. Dr. Jones came in Nov. 10 snow."),
                ElementsAre("Mr. Smith left.", "Dr. Jones came in Nov. 10 snow."));
}

TEST(Tokenize, KeepsAQuotedSentenceWithWhoSaidIt) {
    EXPECT_THAT(sentences("\"Stop.\" said nobody. He left."), ElementsAre("\"Stop.\" said nobody.", "He left."));
}

TEST(Tokenize, EndsASentenceAtAnUnwrappedLineBreak) {
    EXPECT_THAT(sentences("Oil prices rise\nLONDON 1996-08-30\nOil rose."),
                ElementsAre("Oil prices rise", "LONDON 1996-08-30", "Oil rose."));
}

TEST(Tokenize, GoesOnAcrossAWrappedLine) {
    const std::string text =
        "Showers continued throughout the week in\nthe Bahia cocoa zone, alleviating the drought since early\nJanuary and improving "
        "prospects for the coming temporao.\n";
    EXPECT_EQ(sentences(text).size(), 1U);
}

TEST(Tokenize, MarksLinesInCapitals) {
    const TokenizedText tokens = tokenize("OIL PRICES RISE\nOil rose in the U.S. again.");
    EXPECT_TRUE(tokens.tokens[0].in_capitals);
    EXPECT_FALSE(tokens.tokens[3].in_capitals);
}

TEST(Tokenize, TellsHowWordsAreCapitalised) {
    const TokenizedText tokens = tokenize("the Word U.S. McCain 12 J.");
    const auto letter_case = [&](std::size_t i) { return tokens.tokens[i].letter_case; };
    EXPECT_EQ(letter_case(0), LetterCase::lower);
    EXPECT_EQ(letter_case(1), LetterCase::initial);
    EXPECT_EQ(letter_case(2), LetterCase::upper);
    EXPECT_EQ(letter_case(3), LetterCase::mixed);
    EXPECT_EQ(letter_case(4), LetterCase::none);
    EXPECT_EQ(letter_case(5), LetterCase::upper);
}

TEST(Tokenize, GivesNothingForNothing) {
    EXPECT_TRUE(tokenize("").tokens.empty());
    EXPECT_TRUE(tokenize(" \n\t ").sentences.empty());
}

TEST(Tokenize, CoversAllTokensWithSentencesInOrder) {
    const TokenizedText tokens = tokenize("A b. C d!\n\nE \"f.\" G");
    std::uint32_t next = 0;
    for (const Sentence& sentence : tokens.sentences) {
        EXPECT_EQ(sentence.first, next);
        EXPECT_LT(sentence.first, sentence.last);
        next = sentence.last;
    }
    EXPECT_EQ(next, tokens.size());
}

TEST(Tokenize, SurvivesBytesThatAreNotUtf8) {
    const std::string text = "a\xff\xfe b\xc3";
    for (const Token& token : tokenize(text).tokens) {
        EXPECT_LT(token.begin, token.end);
        EXPECT_LE(token.end, text.size());
    }
}

}  // namespace
}  // namespace dateline
