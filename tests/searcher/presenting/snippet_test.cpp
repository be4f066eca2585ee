#include "searcher/presenting/snippet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/text/utf8.hpp"
#include "searcher/query/parser.hpp"
#include "tests/searcher/small_archive.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// An archive of one article, whose words are those that queries stand for.
class Archived {
public:
    explicit Archived(const std::string& text) : stored_({article_of(text)}), archive_({stored_.folder()}) {}

    [[nodiscard]] Snippet snippet(const std::string& text, const std::string& query) const {
        ArchiveWords words(archive_, {"en"});
        return make_snippet(text, Highlighter(parse_query(query), words));
    }

private:
    static TestArticle article_of(const std::string& text) {
        TestArticle article;
        article.id = "one";
        article.text = text;
        return article;
    }

    SmallArchive stored_;
    Archive archive_;
};

Snippet snippet_of(const std::string& text, const std::string& query) {
    return Archived(text).snippet(text, query);
}

std::vector<std::string> marked(const Snippet& snippet) {
    std::vector<std::string> words;
    for (const auto& [begin, end] : snippet.highlights) words.push_back(snippet.text.substr(begin, end - begin));
    return words;
}

const std::string filler = "Nothing of note was said here, and so it went on for quite a while. ";

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

TEST(Snippet, ShowsTheWindowWithMostOfTheQuery) {
    const Snippet snippet = snippet_of(
        repeated(filler, 5) + "Oil was sold. " + repeated(filler, 5) + "The minister spoke of oil and prices. " + repeated(filler, 5),
        "oil price minister");
    EXPECT_THAT(snippet.text, HasSubstr("The minister spoke of oil and prices."));
    EXPECT_THAT(marked(snippet), ElementsAre("minister", "oil", "prices"));
    EXPECT_LE(snippet.text.size(), snippet_bytes + 20);
}

TEST(Snippet, JoinsTwoWindowsWhenTheseShowMore) {
    const Snippet snippet = snippet_of(
        repeated(filler, 3) + "Oil was sold. " + repeated(filler, 8) + "A minister spoke. " + repeated(filler, 3), "oil minister");
    EXPECT_THAT(marked(snippet), ElementsAre("Oil", "minister"));
    EXPECT_THAT(snippet.text, HasSubstr(" … "));
}

TEST(Snippet, MarksWordsByStemAndPhrasesAsWritten) {
    EXPECT_THAT(marked(snippet_of("Crude oil prices and the price of oil", "\"crude oil\" price")),
                ElementsAre("Crude oil", "prices", "price"));
    EXPECT_THAT(marked(snippet_of("Oils, an oil; U.S. and us", "\"oil\" U.S.")), ElementsAre("oil", "U.S"));
    EXPECT_THAT(marked(snippet_of("Diplomats of diplomacy", "diplom*")), ElementsAre("Diplomats", "diplomacy"));
}

TEST(Snippet, MarksNothingThatTheQueryExcludesOrAsksOfTitles) {
    EXPECT_THAT(marked(snippet_of("oil and gas and coal", "oil -gas title:coal")), ElementsAre("oil"));
    EXPECT_THAT(marked(snippet_of("the oil of the land", "the oil")), ElementsAre("oil"));
    EXPECT_THAT(marked(snippet_of("iran and oil", "person:iran")), IsEmpty());
}

TEST(Snippet, IsTheBeginningWhereNothingMatches) {
    const Snippet snippet = snippet_of(repeated(filler, 10), "xylophone");
    EXPECT_THAT(snippet.text, StartsWith("Nothing of note"));
    EXPECT_THAT(snippet.highlights, IsEmpty());
    EXPECT_GE(snippet.text.size(), 100U);
}

TEST(Snippet, OfAnEmptyTextIsEmpty) {
    EXPECT_EQ(snippet_of("", "oil").text, "");
    EXPECT_EQ(snippet_of(" \n ", "").text, "");
}

TEST(Snippet, IsOneLineWithoutControlCharacters) {
    const Snippet snippet = snippet_of("Oil\r\n\tand\x1b[31m gas\xC2\x9B \xE2\x80\xAEturned", "oil gas");
    EXPECT_EQ(snippet.text, "Oil and[31m gas turned");
    EXPECT_THAT(marked(snippet), ElementsAre("Oil", "gas"));
}

TEST(Snippet, MarksWholeCharacters) {
    EXPECT_THAT(marked(snippet_of("Ein Café in MÜNCHEN", "cafe münchen")), ElementsAre("Café", "MÜNCHEN"));
    EXPECT_THAT(marked(snippet_of("cafe\xCC\x81 noir", "café")), ElementsAre("cafe\xCC\x81"));
}

TEST(Snippet, CutsTextsWithoutSpacesBetweenCharacters) {
    const Snippet snippet = snippet_of(repeated("東京の話", 400), "xyz");
    EXPECT_EQ(find_invalid_utf8(snippet.text), snippet.text.size());
    EXPECT_LE(snippet.text.size(), snippet_bytes + 20);
}

TEST(Snippet, IsValidForWhateverTextAndQuery) {
    const std::string text = "U.S. oil—prices “rose”  ½ \xC3\xA9\xCC\x81 東京 news.\n\nNew para; AT&T's C++ \x01 end";
    const Archived archived(text);
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        for (const char* query : {"oil prices", "\"oil prices\" new", "e* ½", "東京 u.s. c++", "at&t"}) {
            const Snippet snippet = archived.snippet(text.substr(begin), query);
            ASSERT_EQ(find_invalid_utf8(snippet.text), snippet.text.size());
            std::size_t last = 0;
            for (const auto& [from, to] : snippet.highlights) {
                ASSERT_LE(last, from);
                ASSERT_LT(from, to);
                ASSERT_LE(to, snippet.text.size());
                last = to;
            }
        }
    }
}

TEST(Snippet, OfAHugeTextTakesLittleTime) {
    EXPECT_FALSE(snippet_of(repeated("oil ", 500000), "oil gas").highlights.empty());
}

}  // namespace
}  // namespace dateline
