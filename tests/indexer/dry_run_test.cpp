#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "facets/error.hpp"
#include "tests/indexer/indexing.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

class DryRun : public IndexerTest {};

TEST_F(DryRun, PrintsADryRunInTheOrderOfTheInputAndTouchesNothing) {
    std::ostringstream out;
    const IndexReport report = dry_run({write({article("b", "one text"), article("a", "other text")})}, {}, out);
    EXPECT_EQ(report.read, 2U);
    std::istringstream lines(out.str());
    std::vector<std::string> ids;
    for (std::string line; std::getline(lines, line);) ids.push_back(Json::parse(line).at("id"));
    EXPECT_THAT(ids, ElementsAre("b", "a"));
}

TEST_F(DryRun, NamesTheStoryOfAnArticleInADryRunByItsFirstForm) {
    const std::string report =
        "The council voted on Monday to rebuild the old harbour bridge after two winters of storms had damaged it badly";
    std::ostringstream out;
    dry_run({write({article("wire", report), article("other", "Wheat prices fell"), article("copy", report + ", officials said")})}, {},
            out);
    std::vector<std::string> stories;
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) stories.push_back(nlohmann::json::parse(line)["story"]);
    EXPECT_EQ(stories, (std::vector<std::string>{"wire", "other", "wire"}));
}

TEST_F(DryRun, NamesTheArticleThatAnotherIsACopyOf) {
    const std::string report =
        "The council voted on Monday to rebuild the old harbour bridge after two winters of storms had damaged it badly";
    Json wire = article("wire", report), copy = article("copy", report), later = article("later", report);
    for (Json* one : {&wire, &copy, &later}) (*one)["title"] = "Bridge";
    later["date"] = "1999-01-01";
    std::ostringstream out;
    const std::string input = write({wire, copy, later});
    dry_run({input}, {}, out);
    std::vector<std::string> originals;
    std::istringstream lines(out.str());
    for (std::string line; std::getline(lines, line);) originals.push_back(Json::parse(line).value("copy_of", ""));
    EXPECT_THAT(originals, ElementsAre("", "wire", ""));
    IndexOptions keep;
    keep.join_copies = false;
    std::ostringstream kept;
    dry_run({input}, keep, kept);
    EXPECT_THAT(kept.str(), testing::Not(testing::HasSubstr("copy_of")));
}

TEST_F(DryRun, RefusesADateThatHasNotComeYet) {
    Json future = article("a", "one text"), partial = article("b", "other text");
    future["date"] = "2190-03-01";
    partial["date"] = "1987-03";
    std::ostringstream out;
    dry_run({write({future, partial})}, {}, out);
    std::istringstream lines(out.str());
    std::string line;
    std::getline(lines, line);
    EXPECT_EQ(Json::parse(line).at("date"), "");
    EXPECT_EQ(Json::parse(line).at("notes").at(0), "the date '2190-03-01' lies in the future; it does not count");
    std::getline(lines, line);
    EXPECT_EQ(Json::parse(line).at("date"), "1987-03");
}

TEST_F(DryRun, EndsADryRunWhoseOutputCannotBeWritten) {
    std::ofstream full("/dev/full");
    std::vector<Json> articles(2000, article("a", std::string(1000, 'x')));
    EXPECT_THROW(dry_run({write(articles)}, {}, full), Error);
}

}  // namespace
}  // namespace dateline
