#include "facets/topics/taxonomy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace dateline {
namespace {

const Taxonomy& topics() {
    return Taxonomy::media_topics();
}

TEST(Taxonomy, FindsATopicByItsIdWithAndWithoutPrefix) {
    ASSERT_NE(topics().find("medtop:20000574"), nullptr);
    EXPECT_EQ(topics().find("medtop:20000574")->name, "election");
    EXPECT_EQ(topics().find("20000574"), topics().find("medtop:20000574"));
}

TEST(Taxonomy, FindsATopicByItsNameInAnyCaseAndPunctuation) {
    ASSERT_NE(topics().find_by_name("Armed  CONFLICT"), nullptr);
    EXPECT_EQ(topics().find_by_name("Armed  CONFLICT")->id, "medtop:20000056");
    ASSERT_NE(topics().find_by_name("coup d\u2019\u00c9tat"), nullptr);
    EXPECT_EQ(topics().find_by_name("coup d\u2019\u00c9tat")->name, "coup d'etat");
}

TEST(Taxonomy, KnowsNothingByWhatIsNoTopic) {
    EXPECT_EQ(topics().find(""), nullptr);
    EXPECT_EQ(topics().find("medtop:"), nullptr);
    EXPECT_EQ(topics().find("medtop:99999999"), nullptr);
    EXPECT_EQ(topics().find("medtop:medtop:20000574"), nullptr);
    EXPECT_EQ(topics().find_by_name(""), nullptr);
    EXPECT_EQ(topics().find_by_name("elect"), nullptr);
}

TEST(Taxonomy, HasSeventeenTopicsOnTop) {
    const auto& all = topics().all();
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const TaxonomyTopic& topic) { return topic.path.size() == 1; }), 17);
}

TEST(Taxonomy, GivesThePathFromTheTopDownToTheTopicItself) {
    EXPECT_EQ(topics().find("01000000")->path, std::vector<std::string>{"medtop:01000000"});
    EXPECT_EQ(topics().find_by_name("soccer")->path, (std::vector<std::string>{"medtop:15000000", "medtop:20000822", "medtop:20001065"}));
}

TEST(Taxonomy, PathsConsistOfKnownTopicsEachUnderTheOneBefore) {
    for (const TaxonomyTopic& topic : topics().all()) {
        ASSERT_EQ(topic.path.back(), topic.id);
        for (std::size_t depth = 0; depth < topic.path.size(); ++depth) {
            const TaxonomyTopic* step = topics().find(topic.path[depth]);
            ASSERT_NE(step, nullptr) << topic.path[depth];
            EXPECT_EQ(step->path.size(), depth + 1) << topic.name;
        }
    }
}

TEST(Taxonomy, NamesAreUniqueSoThatTheyCanStandForTheirTopic) {
    for (const TaxonomyTopic& topic : topics().all()) EXPECT_EQ(topics().find_by_name(topic.name), &topic) << topic.name;
}

}  // namespace
}  // namespace dateline
