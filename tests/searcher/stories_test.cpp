// Stories in searches: results, counts and facets against what a plain count over all articles gives.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "facets/error.hpp"
#include "searcher/presenting/story_forms.hpp"
#include "tests/indexer/duplicates/made_up_words.hpp"
#include "tests/searcher/small_archive.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Words of a made-up vocabulary, the same for the same seed.
std::string words(unsigned seed, int count = 80) {
    std::minstd_rand random(seed + 1);
    std::string text;
    for (int i = 0; i < count; ++i) text += made_up_word(random() % 3000) + " ";
    return text;
}

TestArticle form(const std::string& id, unsigned seed, const std::string& addition = {}) {
    TestArticle article;
    article.id = id;
    article.text = words(seed) + addition;
    return article;
}

Request collapsed(const std::string& query = {}) {
    Request request;
    request.query = query;
    request.collapse = Collapse::story;
    return request;
}

std::map<std::string, std::uint64_t> counts_of(const Facet& facet) {
    std::map<std::string, std::uint64_t> counts;
    for (const FacetValue& value : facet.values) counts[value.value] = value.count;
    return counts;
}

TEST(Stories, AreShownByTheirBestArticle) {
    const SmallArchive archive({form("a", 1), form("b", 1, "treaty"), form("c", 1, "treaty treaty treaty"), form("d", 2, "treaty")});
    Searcher searcher(archive.folder());
    const Answer answer = searcher.search(collapsed("treaty"));
    EXPECT_EQ(answer.matches, 2U);
    EXPECT_EQ(answer.matched_articles, 3U);
    EXPECT_TRUE(answer.exact);
    EXPECT_THAT(ids_of(answer), ElementsAre("c", "d"));
    const ResultStory& story = answer.results[0].story.value();
    EXPECT_EQ(story.size, 3U);
    EXPECT_EQ(story.matches, 2U);
    EXPECT_THAT(story.others, ElementsAre("a", "b"));
    EXPECT_EQ(answer.results[1].story.value().size, 1U);
    EXPECT_THAT(answer.results[1].story.value().others, IsEmpty());
    EXPECT_NE(story.id, answer.results[1].story.value().id);
}

TEST(Stories, AreNotToldOfUnlessTheyAreAskedFor) {
    const SmallArchive archive({form("a", 1), form("b", 1, "treaty")});
    const Answer answer = Searcher(archive.folder()).search({});
    EXPECT_EQ(answer.matches, 2U);
    EXPECT_EQ(answer.matched_articles, 2U);
    EXPECT_FALSE(answer.results[0].story);
}

TEST(Stories, AreCountedOnceUnderEachValueOfTheirMatches) {
    TestArticle a = form("a", 1), b = form("b", 1, "more"), c = form("c", 2);
    a.persons = {"Ada Lovelace"};
    b.persons = {"Ada Lovelace", "Grace Hopper"};
    c.persons = {"Ada Lovelace"};
    a.date = "1987-03-18";
    b.date = "1988";
    const SmallArchive archive({a, b, c});
    Searcher searcher(archive.folder());
    Request request = collapsed();
    request.facets = {{"person", 0}, {"year", 0}, {"month", 1}};
    const Answer answer = searcher.search(request);
    EXPECT_EQ(counts_of(answer.facets[0]), (std::map<std::string, std::uint64_t>{{"Ada Lovelace", 2}, {"Grace Hopper", 1}}));
    EXPECT_EQ(counts_of(answer.facets[1]), (std::map<std::string, std::uint64_t>{{"1987", 1}, {"1988", 1}}));
    EXPECT_EQ(answer.facets[2].distinct, 13U);
    request.query = "more";
    EXPECT_EQ(counts_of(searcher.search(request).facets[1]), (std::map<std::string, std::uint64_t>{{"1988", 1}}));
}

TEST(Stories, LoseArticlesThatAreDeleted) {
    const SmallArchive archive({form("a", 1), form("b", 1, "x"), form("c", 1, "y")});
    archive.remove("b");
    Searcher searcher(archive.folder());
    EXPECT_EQ(searcher.search(collapsed()).results[0].story.value().size, 2U);
    archive.remove("c");
    searcher.reopen();
    const Answer answer = searcher.search(collapsed());
    EXPECT_EQ(answer.results[0].story.value().size, 1U);
    EXPECT_EQ(searcher.show("a").story_size, 1U);
}

TEST(Stories, OfSeveralDatabasesAreDifferent) {
    const SmallArchive one({form("a", 1), form("b", 1, "x")}), other({form("c", 1), form("d", 7)});
    const Answer answer = Searcher(std::vector<std::string>{one.folder(), other.folder()}).search(collapsed());
    EXPECT_EQ(answer.matches, 3U);
    EXPECT_EQ(answer.matched_articles, 4U);
}

TEST(Stories, ShowTheirOtherFormsAndWhatDiffers) {
    TestArticle first, second;
    first.id = "first";
    first.date = "2010-04-08";
    first.text =
        "The two presidents signed the treaty in Prague on Thursday. The ceremony was held in the old hall of the castle before two "
        "hundred guests from both countries. It limits each side to 1,550 warheads. The Senate must still agree.";
    second.id = "second";
    second.title = "Treaty signed";
    second.date = "2010-04-09";
    second.source = "Another Wire";
    second.text =
        "The two presidents signed the treaty in Prague on Thursday. The ceremony was held in the old hall of the castle before two "
        "hundred guests from both countries. It limits each side to 1,550 WARHEADS! A vote is expected in autumn.";
    const SmallArchive archive({first, second, form("other", 3)});
    Searcher searcher(archive.folder());
    const StoredArticle shown = searcher.show("first");
    ASSERT_EQ(shown.others.size(), 1U);
    EXPECT_EQ(shown.story_size, 2U);
    const OtherForm& form = shown.others.front();
    EXPECT_EQ(form.id, "second");
    EXPECT_EQ(form.title, "Treaty signed");
    EXPECT_EQ(form.date, "2010-04-09");
    EXPECT_EQ(form.source, "Another Wire");
    EXPECT_GT(form.shared, 0.7);
    EXPECT_LT(form.shared, 1);
    EXPECT_THAT(form.added, ElementsAre("A vote is expected in autumn."));
    EXPECT_THAT(form.missing, ElementsAre("The Senate must still agree."));
    EXPECT_THAT(searcher.show("other").others, IsEmpty());
    EXPECT_EQ(searcher.show("other").story_size, 1U);
}

TEST(CompareTexts, CountsSentencesAsOftenAsTheyStand) {
    OtherForm form;
    compare_texts("Rain fell. Snow fell. Snow fell. Hail came.", "Snow fell. Rain fell. Wind rose. Wind rose. Fog came.", form);
    EXPECT_EQ(form.missing_count, 2U);
    EXPECT_THAT(form.missing, ElementsAre("Snow fell.", "Hail came."));
    EXPECT_EQ(form.added_count, 3U);
    OtherForm same;
    compare_texts("", "", same);
    EXPECT_EQ(same.shared, 1);
    EXPECT_EQ(same.added_count + same.missing_count, 0U);
}

/// Random articles, many of them forms of others, in several segments; some deleted.
class RandomStories : public testing::TestWithParam<unsigned> {
protected:
    RandomStories() : random_(GetParam() * 7 + 1) {
        for (int segment = 0; segment < 3; ++segment) {
            std::vector<TestArticle> articles;
            for (int i = 0; i < 120; ++i) articles.push_back(next(segment * 120 + i));
            archive_.add(articles);
            for (TestArticle& article : articles) articles_[article.id] = article;
        }
        for (int i = 0; i < 30; ++i) {
            const std::string id = std::to_string(pick(360));
            if (articles_.erase(id) == 1) archive_.remove(id);
        }
        Searcher searcher(archive_.folder());
        for (const auto& [id, article] : articles_) story_of_[id] = searcher.show(id).story;
    }

    unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }

    TestArticle next(int number) {
        TestArticle article = form(std::to_string(number), pick(140), pick(2) == 0 ? "treaty " : "");
        for (unsigned i = pick(4); i > 0; --i) article.persons.push_back("Person Number" + std::to_string(pick(9)));
        if (pick(3) == 0) article.countries = {pick(2) == 0 ? "IR" : "US"};
        article.source = "Source " + std::to_string(pick(3));
        const std::string year = std::to_string(1987 + pick(3)), month = "0" + std::to_string(1 + pick(9));
        article.date = pick(5) == 0 ? "" : pick(5) == 0 ? year : year + "-" + month + "-11";
        return article;
    }

    /// The stories among these articles.
    std::uint64_t stories_of(const std::vector<std::string>& ids) const {
        std::set<std::uint64_t> stories;
        for (const std::string& id : ids) stories.insert(story_of_.at(id));
        return stories.size();
    }

    SmallArchive archive_;
    std::minstd_rand random_;
    std::map<std::string, TestArticle> articles_;
    std::map<std::string, std::uint64_t> story_of_;
};

TEST_P(RandomStories, CountAsAPlainCountDoes) {
    Searcher searcher(archive_.folder());
    Request all;
    all.limit = 1000;
    EXPECT_LT(stories_of(ids_of(searcher.search(all))), articles_.size() * 2 / 3);
    for (const char* query :
         {"", "treaty", "treaty country:us", "country:iran OR source:\"source 1\"", "date:1988", "NOT treaty", "nothing-of-the-kind"}) {
        for (const SortOrder sort : {SortOrder::relevance, SortOrder::oldest_first, SortOrder::newest_first}) {
            Request request;
            request.query = query;
            request.limit = 1000;
            request.sort = sort;
            request.facets = {{"person", 0}, {"country", 0}, {"source", 0}, {"year", 0}, {"month", 0}, {"language", 0}};
            const Answer plain = searcher.search(request);
            request.collapse = Collapse::story;
            const Answer answer = searcher.search(request);
            EXPECT_TRUE(answer.exact);
            EXPECT_EQ(answer.matched_articles, plain.matches);
            EXPECT_EQ(answer.matches, stories_of(ids_of(plain)));

            // The best article of each story, in the order of all articles.
            std::vector<std::string> firsts;
            std::set<std::uint64_t> seen;
            for (const std::string& id : ids_of(plain)) {
                if (seen.insert(story_of_.at(id)).second) firsts.push_back(id);
            }
            EXPECT_EQ(ids_of(answer), firsts);
            request.limit = 7;
            request.offset = 5;
            const std::size_t begin = std::min<std::size_t>(5, firsts.size()), end = std::min<std::size_t>(12, firsts.size());
            EXPECT_EQ(ids_of(searcher.search(request)), std::vector<std::string>(firsts.begin() + static_cast<std::ptrdiff_t>(begin),
                                                                                 firsts.begin() + static_cast<std::ptrdiff_t>(end)));
            request.offset = 0;
            for (const Facet& facet : answer.facets) {
                for (const FacetValue& value : facet.values) {
                    Request filtered = request;
                    filtered.facets.clear();
                    filtered.limit = 1000;
                    if (facet.kind == "person") filtered.filters.persons = {{value.value}};
                    if (facet.kind == "country") filtered.filters.countries = {{value.value}};
                    if (facet.kind == "source") filtered.filters.sources = {{value.value}};
                    if (facet.kind == "language") filtered.filters.languages = {{value.value}};
                    if (facet.kind == "year" || facet.kind == "month") filtered.from = filtered.to = value.value;
                    EXPECT_EQ(searcher.search(filtered).matches, value.count) << query << " " << facet.kind << " " << value.value;
                    filtered.collapse = Collapse::none;
                    EXPECT_EQ(stories_of(ids_of(searcher.search(filtered))), value.count)
                        << query << " " << facet.kind << " " << value.value;
                }
            }
        }
    }
}

TEST_P(RandomStories, HaveTheSizesThatShowTells) {
    Searcher searcher(archive_.folder());
    Request request = collapsed("treaty");
    request.limit = 1000;
    for (const Result& result : searcher.search(request).results) {
        std::vector<std::string> others;
        std::uint64_t matching = 0;
        for (const auto& [id, story] : story_of_) {
            if (story != story_of_.at(result.id)) continue;
            matching += articles_.at(id).text.ends_with("treaty ") ? 1 : 0;
            if (id != result.id) others.push_back(id);
        }
        EXPECT_EQ(result.story.value().size, others.size() + 1);
        EXPECT_EQ(result.story.value().matches, matching);
        EXPECT_THAT(result.story.value().others, testing::UnorderedElementsAreArray(others));
        const StoredArticle shown = searcher.show(result.id);
        EXPECT_EQ(shown.story_size, others.size() + 1);
        ASSERT_EQ(shown.others.size(), others.size());
        for (std::size_t i = 0; i < others.size(); ++i) EXPECT_EQ(shown.others[i].id, result.story.value().others[i]);
    }
}

INSTANTIATE_TEST_SUITE_P(Archives, RandomStories, testing::Range(0U, 2U));

}  // namespace
}  // namespace dateline
