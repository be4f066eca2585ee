#include "facets/topics/topic_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/topics/topic_classifier.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

/// The words of a text, "|" for a break.
std::vector<std::string> read(RememberedWords& known, std::string_view text) {
    const ArticleTokens article{tokenize(""), tokenize(text)};
    ArticleWords words;
    known.read(article, words);
    std::vector<std::string> spellings;
    for (const TopicWord& word : words.text) spellings.emplace_back(word.word == TopicWord::none ? "|" : known.spelling(known[word.word]));
    return spellings;
}

TEST(RememberedWords, FoldsWordsAndCutsThemAtHyphens) {
    RememberedWords known;
    EXPECT_THAT(read(known, "Caf\u00e9 by-election, U.S. woman's"), ElementsAre("cafe", "by", "election", "|", "us", "woman"));
}

TEST(RememberedWords, ReadsAnArticleAlikeWhateverCameBefore) {
    RememberedWords known;
    const std::string text = "In 1948 the 100 metres took 30 runners 12 seconds.";
    const auto at_first = read(known, text);
    for (int i = 0; i < 2000; ++i)
        read(known, "Number " + std::to_string(i) + " of many, " + std::string(static_cast<std::size_t>(i % 20 + 1), 'a'));
    EXPECT_EQ(read(known, text), at_first);
}

TEST(RememberedWords, ForgetWhenTheyAreManyAndTellSo) {
    RememberedWords known;
    const std::uint64_t before = known.generation();
    for (int i = 0; i < 100; ++i) {
        std::string text;
        for (int k = 0; k < 1000; ++k) text += "w" + std::to_string(1000 * i + k) + " ";
        read(known, text);
        EXPECT_LE(known.size(), 40000U);
    }
    EXPECT_GT(known.generation(), before);
    EXPECT_THAT(read(known, "a word"), ElementsAre("a", "word"));
}

TEST(RememberedWords, AreTheSameForTheClassifierWhateverCameBefore) {
    const TopicClassifier fresh, used;
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (int k = 0; k < 1000; ++k) text += "w" + std::to_string(1000 * i + k) + " ";
        const ArticleTokens article{tokenize("The election and the strike"), tokenize(text)};
        static_cast<void>(used.classify(article, "en"));
    }
    const ArticleTokens article{
        tokenize("Earthquake levels mountain villages"),
        tokenize("A strong earthquake shook the valley before dawn, and the death toll rose as rescuers dug in the rubble.")};
    const auto expected = fresh.classify(article, "en"), found = used.classify(article, "en");
    ASSERT_EQ(found.size(), expected.size());
    ASSERT_FALSE(found.empty());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].id, expected[i].id);
        EXPECT_EQ(found[i].score, expected[i].score);
        ASSERT_EQ(found[i].evidence.size(), expected[i].evidence.size());
        for (std::size_t k = 0; k < found[i].evidence.size(); ++k) EXPECT_EQ(found[i].evidence[k].begin, expected[i].evidence[k].begin);
    }
}

}  // namespace
}  // namespace dateline
