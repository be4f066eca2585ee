#include "indexer/storing/record.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "facets/error.hpp"

namespace dateline {
namespace {

Article sample_article() {
    Article article;
    article.id = "a/1";
    article.url = "https://example.org/1";
    article.title = "Ada Lovelace in Tehran";
    article.text = "Ada Lovelace met \"friends\".\nCafé.";
    article.date = "1843-07";
    article.date_rule = "dateline";
    article.language = "en";
    article.source = "The Times";
    article.authors = {"A. Writer"};
    article.given.countries = {"IR"};
    article.given.topics = {"own label"};
    article.dropped = {{"Share this", "share"}};
    article.notes = {"mended 1 byte"};
    article.extra = R"({"big": 123456789012345678901234567890, "a": [1, null]})";
    return article;
}

Extraction sample_extraction() {
    Extraction extraction;
    extraction.persons = {{"Ada Lovelace",
                           0.75,
                           false,
                           "",
                           {{Field::title, 0, 12, "Ada Lovelace", "full name"}, {Field::text, 0, 12, "Ada Lovelace", "full name"}}}};
    extraction.places = {{"Tehran", 0.5, false, "IR", {{Field::title, 16, 22, "Tehran", "place"}}}};
    extraction.organizations = {{"Royal Society", 1, true, "", {}}};
    extraction.countries = {
        {"IR", "Iran", 0.3, true, true, {{Field::title, 16, 22, "Tehran", "capital", 0.25}}, {{"place in title", 0.75}}},
        {"GB", "United Kingdom", 0.1, false, false, {}}};
    extraction.topics = {
        {"medtop:2", "below", {"medtop:1", "medtop:2"}, 0.8, false, "own rules", {{"engine", 1.5, Field::title, 4, 10, true}}}};
    extraction.notes = {"a note"};
    return extraction;
}

TEST(Record, GivesTheArticleAndItsExtractionBack) {
    Article article;
    Extraction extraction;
    read_record(write_record(sample_article(), sample_extraction()), article, extraction);
    EXPECT_EQ(article_json(article, extraction), article_json(sample_article(), sample_extraction()));
    EXPECT_EQ(article.given.countries, sample_article().given.countries);
    EXPECT_EQ(article.given.topics, sample_article().given.topics);
    EXPECT_EQ(article.extra, sample_article().extra);
}

TEST(Record, GivesAnEmptyArticleBack) {
    Article article;
    Extraction extraction;
    read_record(write_record({}, {}), article, extraction);
    EXPECT_EQ(article_json(article, extraction), article_json({}, {}));
}

TEST(Record, TellsInItsHeadWhatAListOfResultsNeeds) {
    Extraction extraction = sample_extraction();
    for (int i = 0; i < 30; ++i) extraction.persons.push_back({"Person " + std::to_string(i), 0, false, "", {}});
    const Record record = write_record(sample_article(), extraction);
    const RecordHead head = read_head(split_front(record.front).head);
    EXPECT_EQ(head.id, "a/1");
    EXPECT_EQ(head.persons.size(), 20U);
    EXPECT_EQ(head.persons.at(0), "Ada Lovelace");
    EXPECT_EQ(head.countries, std::vector<std::string>{"IR"});
    EXPECT_EQ(head.topics, std::vector<std::string>{"medtop:2"});
}

TEST(Record, HoldsTheTextAsItIs) {
    const Record record = write_record(sample_article(), {});
    EXPECT_EQ(split_front(record.front).text, sample_article().text);
}

TEST(Record, IsRefusedWhenCutOffAnywhere) {
    const Record record = write_record(sample_article(), sample_extraction());
    Article article;
    Extraction extraction;
    for (std::size_t length = 0; length < record.front.size(); ++length) {
        EXPECT_THROW(read_record({record.front.substr(0, length), record.details}, article, extraction), DatabaseError) << length;
    }
    for (std::size_t length = 0; length < record.details.size(); ++length) {
        EXPECT_THROW(read_record({record.front, record.details.substr(0, length)}, article, extraction), DatabaseError) << length;
    }
    EXPECT_THROW(read_record({record.front, record.details + "x"}, article, extraction), DatabaseError);
}

TEST(Record, RoundsWhatNobodyReadsFurther) {
    Extraction extraction = sample_extraction();
    extraction.persons[0].salience = 0.53685459;
    extraction.topics[0].evidence[0].weight = -1.50499;
    Article article;
    Extraction stored;
    read_record(write_record(sample_article(), extraction), article, stored);
    EXPECT_EQ(stored.persons[0].salience, 0.537);
    EXPECT_EQ(stored.topics[0].evidence[0].weight, -1.5);
}

TEST(Record, NamesWhatItsMentionsDoNotSay) {
    Extraction extraction;
    extraction.persons = {
        {"Ada King, Countess of Lovelace", 0.5, false, "", {{Field::text, 4, 12, "Lovelace", "surname"}}},
        {"Lovelace", 0.25, true, "", {{Field::title, 4, 12, "Lovelace", "surname"}, {Field::text, 4, 12, "Lovelace", "surname"}}}};
    Article article;
    Extraction stored;
    read_record(write_record(sample_article(), extraction), article, stored);
    EXPECT_EQ(article_json(article, stored), article_json(sample_article(), extraction));
}

TEST(Record, IsRefusedWhenAMentionLiesOutsideOfTheText) {
    Extraction extraction;
    extraction.persons = {{"A", 1, false, "", {{Field::text, 5, 5000, "x", "full name"}}}};
    Article article;
    EXPECT_THROW(read_record(write_record(sample_article(), extraction), article, extraction), DatabaseError);
}

TEST(ArticleJson, HasTheFieldsOfADryRun) {
    const auto json = nlohmann::json::parse(article_json(sample_article(), sample_extraction()));
    EXPECT_EQ(json.at("dropped"), nlohmann::json::parse(R"([{"text": "Share this", "reason": "share"}])"));
    EXPECT_EQ(json.at("notes"), nlohmann::json({"mended 1 byte", "a note"}));
    EXPECT_EQ(json.at("persons").at(0).at("mentions").at(1),
              nlohmann::json::parse(R"({"field": "text", "begin": 0, "end": 12, "text": "Ada Lovelace", "rule": "full name"})"));
    EXPECT_EQ(json.at("organizations").at(0),
              nlohmann::json::parse(R"({"name": "Royal Society", "salience": 1.0, "given": true, "mentions": []})"));
    EXPECT_EQ(
        json.at("countries").at(1),
        nlohmann::json::parse(
            R"({"code": "GB", "name": "United Kingdom", "salience": 0.1, "about": false, "given": false, "mentions": [], "evidence": []})"));
    EXPECT_EQ(json.at("countries").at(0).at("evidence"), nlohmann::json::parse(R"([{"text": "place in title", "weight": 0.75}])"));
    EXPECT_EQ(json.at("countries").at(0).at("mentions").at(0).at("weight"), 0.25);
    EXPECT_EQ(json.at("topics").at(0),
              nlohmann::json::parse(R"({"id": "medtop:2", "name": "below", "path": ["medtop:1", "medtop:2"], "score": 0.8, "given": false,
                                          "by": "own rules", "evidence": [{"text": "engine", "weight": 1.5, "field": "title", "begin": 4, "end": 10,
                                                                           "by": "rule"}]})"));
    EXPECT_EQ(json.at("places").at(0).at("code"), "IR");
    EXPECT_FALSE(json.at("persons").at(0).contains("code"));
    EXPECT_EQ(json.at("misc"), nlohmann::json::array());
}

TEST(ArticleJson, KeepsUnknownFieldsAsTheyCame) {
    const std::string line = article_json(sample_article(), {});
    EXPECT_NE(line.find(sample_article().extra), std::string::npos);
}

TEST(ArticleJson, IsOneLineWhateverTheArticleHolds) {
    Article article = sample_article();
    article.text = "a\nb\xFF\x01";
    article.extra = "{\n\"a\":\r\n1}";
    const std::string line = article_json(article, {});
    EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(line).at("extra").at("a"), 1);
}

TEST(ArticleJson, LeavesOutUnknownFieldsThatAreNoJson) {
    Article article;
    article.extra = "{broken";
    EXPECT_EQ(nlohmann::json::parse(article_json(article, {})).at("extra"), nlohmann::json::object());
}

}  // namespace
}  // namespace dateline
