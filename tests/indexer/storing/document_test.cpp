#include "indexer/storing/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/storing/words.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

Article article(const std::string& title, const std::string& text) {
    Article made;
    made.id = "1";
    made.title = title;
    made.text = text;
    return made;
}

TEST(Document, NamesEveryTopicWithItsAncestors) {
    Extraction extraction;
    extraction.topics = {{"medtop:20000574", "election", {"medtop:11000000", "medtop:20000574"}, 1, false, "", {}}};
    std::vector<std::string> labels;
    for (const FacetKey& facet : facet_keys(article("", ""), extraction)) labels.push_back(facet.key + "=" + facet.label);
    EXPECT_THAT(labels, ElementsAre("medtop:11000000=politics", "medtop:20000574=election"));
}

TEST(Document, NamesCountriesItIsAboutAmongThoseMentionedToo) {
    Extraction extraction;
    extraction.countries = {{"IR", "Iran", 1, true, false, {}}, {"IQ", "Iraq", 0, false, false, {}}};
    std::vector<std::pair<FacetKind, std::string>> keys;
    for (const FacetKey& facet : facet_keys(article("", ""), extraction)) keys.emplace_back(facet.kind, facet.key);
    EXPECT_THAT(keys, testing::UnorderedElementsAre(std::pair(FacetKind::country, "IR"), std::pair(FacetKind::mentioned, "IR"),
                                                    std::pair(FacetKind::mentioned, "IQ")));
}

TEST(Document, KnowsAPersonByTheFoldedName) {
    Extraction extraction;
    extraction.persons = {{"Ban Ki-moon", 1, false, "", {}}, {"?!", 1, false, "", {}}};
    const std::vector<FacetKey> facets = facet_keys(article("", ""), extraction);
    ASSERT_THAT(facets, SizeIs(1));
    EXPECT_EQ(facets[0].key, "ban ki moon");
    EXPECT_EQ(facets[0].label, "Ban Ki-moon");
}

TEST(Document, NotesWordsTooLongToBeFound) {
    Article long_word = article("", "short " + std::string(max_word_bytes, 'x') + " " + std::string(max_word_bytes + 1, 'y'));
    note_unsearchable(long_word);
    EXPECT_THAT(long_word.notes, ElementsAre("1 word of more than 64 bytes cannot be searched for"));
}

TEST(Document, NotesNothingOfLongRunsThatAreNoWord) {
    Article rule = article(std::string(300, '-'), "one-two-" + std::string(60, 'x') + "-three-four");
    note_unsearchable(rule);
    EXPECT_THAT(rule.notes, IsEmpty());
}

TEST(Document, NotesADateThatIsNone) {
    Article dated = article("", "");
    dated.date = "1987-13-01";
    note_unsearchable(dated);
    EXPECT_THAT(dated.notes, ElementsAre(testing::HasSubstr("1987-13-01")));
}

}  // namespace
}  // namespace dateline
