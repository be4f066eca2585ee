#include "searcher/counting/facet_counter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/searcher/small_archive.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;

/// 300 articles whose words, names, countries, topics and dates are drawn by chance, always alike. Among the names are some that are part of others.
std::vector<TestArticle> drawn_articles() {
    const std::vector<std::string> words = {"oil", "gas", "treaty", "minister", "price", "election", "football", "crude", "report", "vote"};
    const std::vector<std::string> persons = {"Putin",       "Vladimir Putin",  "Vladimir Putin Vladimirovich",
                                              "José Müller", "Jose Muller jr.", "Ban Ki-moon",
                                              "O'Neill",     "A|B Person"};
    const std::vector<std::string> countries = {"IR", "IQ", "US", "SU", "DE"};
    const std::vector<std::string> topics = {"politics", "politics/treaty", "economy/energy/oil", "economy", "own label"};
    const std::vector<std::string> dates = {"1987-03-18", "1987-03", "1987", "1988-01-01", "1994-07", ""};
    const std::vector<std::string> sources = {"Reuters", "The Courier", "Courier", "news & views", ""};
    std::mt19937 random(7);
    const auto some = [&](const std::vector<std::string>& all, std::size_t most) {
        std::vector<std::string> drawn;
        for (std::size_t n = random() % (most + 1); n > 0; --n) drawn.push_back(all[random() % all.size()]);
        return drawn;
    };
    std::vector<TestArticle> articles;
    for (int i = 0; i < 300; ++i) {
        TestArticle article;
        article.id = "article " + std::to_string(i);
        article.title = words[random() % words.size()];
        for (const std::string& word : some(words, 12)) article.text += word + " ";
        article.date = dates[random() % dates.size()];
        article.persons = some(persons, 4);
        article.organizations = some(persons, 2);
        article.places = some(words, 2);
        article.countries = some(countries, 2);
        article.mentioned = some(countries, 2);
        article.topics = some(topics, 2);
        article.source = sources[random() % sources.size()];
        article.language = i % 7 == 0 ? "de" : "en";
        articles.push_back(article);
    }
    return articles;
}

/// The request with one facet's value added as a filter.
Request with_filter(Request request, const std::string& kind, const std::string& value) {
    request.facets.clear();
    if (kind == "person") request.filters.persons.push_back({value});
    if (kind == "organization") request.filters.organizations.push_back({value});
    if (kind == "place") request.filters.places.push_back({value});
    if (kind == "country") request.filters.countries.push_back({value});
    if (kind == "topic") request.filters.topics.push_back({value});
    if (kind == "source") request.filters.sources.push_back({value});
    if (kind == "language") request.filters.languages.push_back({value});
    if (kind == "mentioned") {
        request.mentioned = true;
        request.filters.countries.push_back({value});
    }
    if (kind == "year" || kind == "month") request.from = request.to = value;
    return request;
}

constexpr std::array all_kinds = {"person", "organization", "place",    "country", "mentioned",
                                  "topic",  "source",       "language", "year",    "month"};

class FacetCounts : public testing::TestWithParam<const char*> {
protected:
    static void SetUpTestSuite() { archive = new SmallArchive(drawn_articles()); }
    static void TearDownTestSuite() {
        delete archive;
        archive = nullptr;
    }
    static SmallArchive* archive;
};
SmallArchive* FacetCounts::archive = nullptr;

TEST_P(FacetCounts, AreTheMatchesThatEachValueGivesAsAFilter) {
    Searcher searcher(archive->folder());
    Request request;
    request.query = GetParam();
    for (const char* kind : all_kinds) request.facets.push_back({kind, 0});
    const Answer answer = searcher.search(request);
    ASSERT_TRUE(answer.exact);
    ASSERT_GT(answer.matches, 0U);
    for (const Facet& facet : answer.facets) {
        EXPECT_FALSE(facet.values.empty()) << facet.kind;
        EXPECT_EQ(facet.values.size(), facet.distinct);
        for (const FacetValue& value : facet.values) {
            EXPECT_EQ(searcher.search(with_filter(request, facet.kind, value.value)).matches, value.count)
                << facet.kind << ": " << value.value;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(TwentyQueries, FacetCounts,
                         testing::Values("", "oil", "oil price", "+oil +gas", "\"oil gas\"", "oil -gas", "NOT treaty", "oil OR vote",
                                         "oil AND (gas OR crude)", "oil NEAR/5 gas", "min*", "title:oil", "person:putin",
                                         "person:vladimir|muller", "country:ir", "-country:ir", "mentions:us oil", "topic:politics vote",
                                         "date:1987 price", "source:courier language:de"));

TEST(FacetCounter, CountsAnArticleOnceThatNamesSomebodyTwice) {
    const SmallArchive archive({{"one", "T", "text", "1990", {"Ann Lee", "ANN LEE", "Ann Lee"}}});
    Searcher searcher(archive.folder());
    Request request;
    request.facets = {{"person", 0}};
    const Answer answer = searcher.search(request);
    ASSERT_EQ(answer.facets.front().values.size(), 1U);
    EXPECT_EQ(answer.facets.front().values.front().count, 1U);
}

std::vector<std::string> order_of(const SmallArchive& archive, FacetOrder order, std::size_t limit) {
    Searcher searcher(archive.folder());
    Request request;
    request.query = "oil";
    request.facet_order = order;
    request.facets = {{"person", limit}};
    std::vector<std::string> values;
    const Answer answer = searcher.search(request);
    for (const FacetValue& value : answer.facets.front().values) values.push_back(value.label);
    return values;
}

TEST(FacetCounter, OrdersByCountNameOrSignificance) {
    const SmallArchive archive({{"1", "T", "oil", "", {"Everywhere", "Special"}},
                                {"2", "T", "oil", "", {"Everywhere", "Special", "Alice"}},
                                {"3", "T", "oil", "", {"Everywhere"}},
                                {"4", "T", "gas", "", {"Everywhere"}},
                                {"5", "T", "gas", "", {"Everywhere", "Alice"}},
                                {"6", "T", "gas", "", {"Everywhere", "Bob"}}});
    EXPECT_THAT(order_of(archive, FacetOrder::count, 0), ElementsAre("Everywhere", "Special", "Alice"));
    EXPECT_THAT(order_of(archive, FacetOrder::name, 0), ElementsAre("Alice", "Everywhere", "Special"));
    EXPECT_THAT(order_of(archive, FacetOrder::significance, 0), ElementsAre("Special", "Alice", "Everywhere"));
    EXPECT_THAT(order_of(archive, FacetOrder::count, 2), ElementsAre("Everywhere", "Special"));
}

TEST(FacetCounter, TellsTopicsWithTheirPath) {
    const SmallArchive archive({{"1", "T", "oil", "", {}, {}, {}, {"medtop:04000000/medtop:20000209"}}});
    Searcher searcher(archive.folder());
    Request request;
    request.facets = {{"topic", 0}};
    const Answer answer = searcher.search(request);
    ASSERT_EQ(answer.facets.front().values.size(), 2U);
    for (const FacetValue& value : answer.facets.front().values) EXPECT_EQ(value.path.back(), value.value);
}

}  // namespace
}  // namespace dateline
