#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "searcher/presenting/json.hpp"
#include "searcher/presenting/plain_text.hpp"
#include "searcher/presenting/styled_line.hpp"
#include "searcher/presenting/terminal.hpp"
#include "tests/searcher/small_archive.hpp"

namespace dateline {
namespace {

using testing::HasSubstr;
using testing::Not;

Answer example() {
    Answer answer;
    answer.matches = 15390;
    answer.took_ms = 1.25;
    Result result;
    result.rank = 1;
    result.score = 2.5;
    result.id = "a,b";
    result.title = "A \x1b[31m\"title\"";
    result.date = "1987-03";
    result.snippet = "some oil here";
    result.highlights = {{5, 8}};
    result.persons = {"Ann Lee", "Bob"};
    answer.results = {result};
    answer.facets = {{"person", {{"Ann Lee", "Ann Lee", 1234, {}}, {"東京", "東京", 5, {}}}, 7},
                     {"topic", {{"m:2", "treaty", 9, {"m:1", "m:2"}}, {"m:3", "sport", 8, {"m:3"}}, {"m:1", "politics", 9, {"m:1"}}}, 3}};
    answer.notes = {"a note"};
    return answer;
}

TEST(PlainText, IsOneLineWithoutControls) {
    EXPECT_EQ(printable_line("  a \n\t b\x1b[0m\xC2\x9B"), "a b[0m");
    EXPECT_EQ(printable_line(std::string("a\0b\x7F", 4)), "ab");
}

TEST(PlainText, TakesTheWidthThatATerminalNeeds) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("東京"), 4U);
    EXPECT_EQ(display_width("e\xCC\x81"), 1U);
    EXPECT_EQ(cut_to_width("東京都", 5), "東京…");
    EXPECT_EQ(cut_to_width("abc", 3), "abc");
}

TEST(Wrapping, KeepsToTheWidthAndHighlightsAcrossLines) {
    TextStyle style;
    style.width = 12;
    EXPECT_EQ(wrapped("some words to be wrapped", {}, 2, style), "  some words\n  to be\n  wrapped\n");
    style.colour = true;
    EXPECT_EQ(wrapped("aaaaa bbbbb ccccc", {{3, 8}}, 0, style), "aaa\x1b[1maa\x1b[0m \x1b[1mbb\x1b[0mbbb\nccccc\n");
}

TEST(AnswerText, ShowsResultsAndFacetsSideBySide) {
    EXPECT_EQ(answer_text(example(), {}),
              "15,390 articles match, 1.2 ms\n"
              "note: a note\n"
              "\n"
              " 1. A [31m\"title\"\n"
              "    1987-03 · a,b\n"
              "    some oil here\n"
              "\n"
              "Persons (7)              Topics\n"
              "Ann Lee          1,234   politics             9\n"
              "東京                 5     treaty             9\n"
              "                         sport                8\n");
}

TEST(AnswerText, TellsOfStoriesWhereTheyAreCounted) {
    Answer answer = example();
    answer.collapse = Collapse::story;
    answer.matched_articles = 16001;
    answer.results[0].story = {17, 4, 4, {"b", "c", "d"}};
    EXPECT_THAT(answer_text(answer, {}), HasSubstr("15,390 stories match (16,001 articles), facets count stories, 1.2 ms\n"));
    EXPECT_THAT(answer_text(answer, {}), HasSubstr("1987-03 · a,b · +3 more\n"));
    answer.results[0].story->matches = 2;
    EXPECT_THAT(answer_text(answer, {}), HasSubstr("+3 more, 1 matching\n"));
    answer.results[0].story->matches = 1;
    EXPECT_THAT(answer_text(answer, {}), HasSubstr("+3 more, none matching\n"));
    answer.results[0].story->size = 1;
    EXPECT_THAT(answer_text(answer, {}), Not(HasSubstr("more")));
}

TEST(AnswerText, IsColouredOnlyWhenAskedTo) {
    EXPECT_THAT(answer_text(example(), {}), Not(HasSubstr("\x1b")));
    EXPECT_THAT(answer_text(example(), {true, 80}), HasSubstr("\x1b[1moil\x1b[0m"));
}

TEST(AnswerText, StacksFacetsWhereTheWindowIsNarrow) {
    const std::string text = answer_text(example(), {false, 40});
    EXPECT_THAT(text, HasSubstr("\n\nTopics\n"));
}

TEST(Csv, QuotesWhatNeedsIt) {
    EXPECT_THAT(answer_csv(example()), HasSubstr("1,2.500000,\"a,b\",\"A [31m\"\"title\"\"\",1987-03,,Ann Lee; Bob,,,some oil here\n"));
}

TEST(Trec, HasSixColumns) {
    EXPECT_EQ(answer_trec(example(), "q 1"), "q_1 Q0 a,b 1 2.500000 dateline\n");
}

TEST(AnswerJson, HasTheDocumentedShapeAndNoControls) {
    const std::string line = answer_json(example(), "oil", "7");
    EXPECT_THAT(line, Not(HasSubstr("\x1b")));
    const auto json = nlohmann::json::parse(line);
    EXPECT_EQ(json["id"], 7);
    EXPECT_EQ(json["version"], 1);
    EXPECT_EQ(json["results"][0]["highlights"], nlohmann::json::parse("[[5,8]]"));
    EXPECT_EQ(json["facets"]["person"][0]["count"], 1234);
}

TEST(AnswerJson, TellsOfStoriesWhereTheyAreCounted) {
    Answer answer = example();
    EXPECT_FALSE(nlohmann::json::parse(answer_json(answer, "oil")).contains("counted"));
    answer.collapse = Collapse::story;
    answer.matched_articles = 16001;
    answer.results[0].story = {17, 4, 2, {"b", "c", "d"}};
    const auto json = nlohmann::json::parse(answer_json(answer, "oil"));
    EXPECT_EQ(json["counted"], "stories");
    EXPECT_EQ(json["articles"], 16001);
    EXPECT_EQ(json["results"][0]["story"], nlohmann::json::parse(R"({"id": 17, "size": 4, "matches": 2, "others": ["b", "c", "d"]})"));
}

TEST(AnswerJson, EscapesWhatATerminalMightObey) {
    EXPECT_EQ(escape_controls("\"\xC2\x9B \xE2\x80\xAE é\""), "\"\\u009b \\u202e é\"");
}

TEST(ArticleText, MarksEntitiesAndDropsControls) {
    StoredArticle stored;
    stored.article.title = "T\x1b";
    stored.article.text = "Ann Lee met\x1b in Rome.\n\nThen left.";
    stored.article.dropped = {{"Share this", "share"}};
    stored.extraction.persons = {
        {"Ann Lee", 1, false, "", {{Field::text, 0, 7, "Ann Lee", "full name"}, {Field::text, 0, 3, "Ann", "first name"}}}};
    stored.extraction.places = {{"Rome", 1, false, "IT", {{Field::text, 16, 20, "Rome", "name"}}}};
    const std::string text = article_text(stored, {}, true);
    EXPECT_THAT(text, HasSubstr("[Ann Lee] met in <Rome>.\n\nThen left."));
    EXPECT_THAT(text, HasSubstr("share: Share this"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(article_text(stored, {true, 80}, false), HasSubstr("\x1b[1;33mAnn Lee\x1b[0m"));
}

TEST(ArticleText, ListsTheOtherFormsWithWhatDiffers) {
    StoredArticle stored;
    stored.article.text = "A text.";
    stored.story_size = 31;
    stored.others = {{"b", "Title \x1b", "1987-03-18", "Wire", 0.815, {"New \x1b one."}, {"Old one."}, 3, 1},
                     {"c", "", "", "", 1, {}, {}, 0, 0}};
    EXPECT_THAT(article_text(stored, {}, false), HasSubstr("\n30 other forms of this story:\n"
                                                           "  b · 1987-03-18 · Wire · Title\n"
                                                           "    82% of the words\n"
                                                           "      + New one.\n"
                                                           "      + and 2 more\n"
                                                           "      - Old one.\n"
                                                           "  c\n"
                                                           "    the same sentences\n"
                                                           "  and 28 more\n"));
}

class Batch : public testing::Test {
protected:
    nlohmann::json answer(const std::string& line) {
        bool is_error = false;
        auto json = nlohmann::json::parse(answer_batch_line(searcher, line, matches, is_error));
        EXPECT_EQ(is_error, json.contains("error"));
        return json;
    }

    SmallArchive archive{
        {{"oil", "Oil", "Oil and gas", "1987-03-18", {"Ann Lee"}, {"IR"}, {}, {"politics"}}, {"gas", "Gas", "Gas", "1988", {}, {"IQ"}}}};
    Searcher searcher{archive.folder()};
    std::uint64_t matches = 0;
};

TEST_F(Batch, AnswersARequest) {
    const auto json = answer(
        R"({"id": "x", "query": "gas", "countries": [["IR", "IQ"]], "not": {"persons": ["Ann Lee"]}, "facets": {"country": 3}, "limit": 1, "sort": "-date"})");
    EXPECT_EQ(json["id"], "x");
    EXPECT_EQ(json["matches"], 1);
    EXPECT_EQ(json["facets"]["country"][0]["value"], "IQ");
    EXPECT_EQ(matches, 1U);
}

TEST_F(Batch, TellsWhereAQueryCannotBeRead) {
    const auto json = answer(R"({"id": 2, "query": "gas (oil"})");
    EXPECT_EQ(json["id"], 2);
    EXPECT_EQ(json["error"]["position"], 4);
}

TEST_F(Batch, RefusesWhatIsNoRequest) {
    for (const char* line :
         {"not json", "[]", "7", R"({"querry": "x"})", R"({"query": 7})", R"({"countries": "IR"})", R"({"limit": -1})",
          R"({"facets": {"colour": 3}})", R"({"sort": "up"})", R"({"countries": [[]]})", R"({"persons": [""]})", "{\"query\": \"\xFF\"}"}) {
        EXPECT_TRUE(answer(line).contains("error")) << line;
    }
    EXPECT_TRUE(answer(std::string(100000, '[')).contains("error"));
}

}  // namespace
}  // namespace dateline
