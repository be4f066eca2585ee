#include "facets/topics/term_matcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

/// The words that a list of terms (and of ignored ones) finds in a text, in reading order.
std::vector<std::string> found(const std::string& terms, const std::string& text, const std::string& ignored = "") {
    const RulesFile file = parse_rules((ignored.empty() ? "" : "ignore: " + ignored + "\n") + "topic: t\n1: " + terms + "\n", "test");
    std::vector<Phrase> phrases;
    for (const TopicRule& rule : file.rules) phrases.push_back(rule.required.front());
    const std::size_t first_ignored = phrases.size();
    phrases.insert(phrases.end(), file.ignored.begin(), file.ignored.end());
    const TermMatcher matcher(phrases, first_ignored);
    const ArticleTokens tokens{tokenize(""), tokenize(text)};
    RememberedWords known;
    ArticleWords read;
    known.read(tokens, read);
    TermMatcher::Memory memory;
    std::vector<TermHit> hits;
    matcher.find(known, read.text, memory, hits);
    std::vector<std::string> words;
    for (const TermHit& hit : hits) {
        const std::uint32_t begin = tokens.text.tokens[hit.first].begin;
        words.emplace_back(tokens.text.text.substr(begin, tokens.text.tokens[hit.last - 1].end - begin));
    }
    return words;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TermMatcher, FindsWordsWhateverTheirCaseAndAccents) {
    EXPECT_THAT(found("cafe", "The Caf\u00e9 and the CAFE."), ElementsAre("Caf\u00e9", "CAFE"));
}

TEST(TermMatcher, FindsTheRegularPluralOfTheLastWord) {
    EXPECT_THAT(found("army, church, cabinet minister", "armies, churches, cabinet ministers, cabinets minister"),
                ElementsAre("armies", "churches", "cabinet ministers"));
}

TEST(TermMatcher, FindsQuotedWordsAsTheyStandOnly) {
    EXPECT_THAT(found("\"arm\"", "arm arms"), ElementsAre("arm"));
}

TEST(TermMatcher, FindsEveryWordWithAPrefixAndTheBareOne) {
    EXPECT_THAT(found("elect*", "elect election electoral reelected"), ElementsAre("elect", "election", "electoral"));
}

TEST(TermMatcher, FindsPrefixesOfSeveralLengthsInOneWord) {
    EXPECT_EQ(found("ele*, elect*, election", "elections").size(), 3U);
}

TEST(TermMatcher, FindsCapitalsOnlyWhereTheTextHasThem) {
    EXPECT_THAT(found("AIDS, US", "AIDS aids the U.S. and us"), ElementsAre("AIDS", "U.S."));
    EXPECT_THAT(found("WHO", "THE MAN WHO KNEW\nThe WHO said so."), ElementsAre("WHO")) << "a headline in capitals says nothing";
}

TEST(TermMatcher, FindsPhrasesAcrossHyphensAndApostrophes) {
    EXPECT_THAT(found("by-election, women's rights, cease fire", "a by election, Women\u2019s rights, a cease-fire"),
                ElementsAre("by election", "Women\u2019s rights", "cease-fire"));
}

TEST(TermMatcher, FindsNoPhraseAcrossPunctuationOrSentences) {
    EXPECT_THAT(found("trade war", "They trade. War came. Trade, war"), IsEmpty());
    EXPECT_THAT(found("trade war", "Gold trade\nWar began there in the year after and it went on"), IsEmpty());
}

TEST(TermMatcher, CountsTheLongestOfOverlappingTerms) {
    EXPECT_THAT(found("war, trade war, trade", "A trade war is no war."), ElementsAre("trade war", "war"));
    EXPECT_THAT(found("civil war, war crimes tribunal", "civil war crimes tribunal"), ElementsAre("civil war"));
}

TEST(TermMatcher, LeavesOutWhatIgnoredWordsCover) {
    EXPECT_THAT(found("union, strik*", "The European Union and a union of strikers strike.", "European Union, striker"),
                ElementsAre("union", "strike"));
}

TEST(TermMatcher, FindsNothingInNothing) {
    EXPECT_THAT(found("war", ""), IsEmpty());
    EXPECT_THAT(found("war", "... -- !"), IsEmpty());
}

TEST(TermMatcher, TellsVeryLongWordsApart) {
    const std::string long_word(31, 'a');
    EXPECT_THAT(found(long_word, long_word + " " + long_word + "a " + std::string(100000, 'a')), ElementsAre(long_word));
}

}  // namespace
}  // namespace dateline
