#include "indexer/storing/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"

namespace dateline {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string no_hash(16, '\0');

std::vector<std::string> terms(const PreparedDocument& prepared, const std::string& prefix = "") {
    std::vector<std::string> list;
    for (Xapian::TermIterator term = prepared.document.termlist_begin(); term != prepared.document.termlist_end(); ++term) {
        if ((*term).compare(0, prefix.size(), prefix) == 0) list.push_back(*term);
    }
    return list;
}

std::vector<Xapian::termpos> positions(const PreparedDocument& prepared, const std::string& word) {
    Xapian::TermIterator term = prepared.document.termlist_begin();
    term.skip_to(word);
    if (term == prepared.document.termlist_end() || *term != word) return {};
    return {term.positionlist_begin(), term.positionlist_end()};
}

Article article(const std::string& title, const std::string& text) {
    Article made;
    made.id = "1";
    made.title = title;
    made.text = text;
    return made;
}

PreparedDocument make(const Article& article, const Extraction& extraction = {}) {
    return DocumentMaker().make(article, extraction, no_hash);
}

TEST(Document, HoldsWordsFoldedAndStemmed) {
    const PreparedDocument prepared = make(article("", "Cafés OPENED"));
    EXPECT_THAT(terms(prepared), testing::IsSupersetOf({"cafes", "Zcafe", "opened", "Zopen"}));
}

TEST(Document, StemsByTheLanguageOfTheArticle) {
    Article german = article("", "Häusern");
    german.language = "de";
    EXPECT_THAT(terms(make(german), "Z"), ElementsAre("Zhaus"));
}

TEST(Document, LeavesWordsOfALanguageWithoutStemmerAsTheyAre) {
    Article klingon = article("", "running");
    klingon.language = "tlh";
    EXPECT_THAT(terms(make(klingon)), Contains("running"));
    EXPECT_THAT(terms(make(klingon), "Zrun"), Not(Contains("Zrun")));
}

TEST(Document, HoldsTheWordsOfTheTitleInTheTextAndByThemselves) {
    const PreparedDocument prepared = make(article("Oil rises", "Wheat falls"));
    EXPECT_THAT(terms(prepared), testing::IsSupersetOf({"oil", "Soil", "wheat"}));
    EXPECT_THAT(terms(prepared), Not(Contains("Swheat")));
}

TEST(Document, CountsTheWordsOfTheTitleMore) {
    const PreparedDocument prepared = make(article("oil", "wheat"));
    Xapian::TermIterator term = prepared.document.termlist_begin();
    term.skip_to("oil");
    EXPECT_EQ(term.get_wdf(), title_wdf);
}

TEST(Document, LetsNoPhraseReachFromTheTitleIntoTheText) {
    const PreparedDocument prepared = make(article("crude oil", "prices rise"));
    ASSERT_THAT(positions(prepared, "oil"), SizeIs(1));
    ASSERT_THAT(positions(prepared, "prices"), SizeIs(1));
    EXPECT_GT(positions(prepared, "prices")[0], positions(prepared, "oil")[0] + title_gap);
}

TEST(Document, KeepsPositionsOfTheTitleForPhrasesInIt) {
    const PreparedDocument prepared = make(article("crude oil", "text"));
    EXPECT_EQ(positions(prepared, "Soil").at(0), positions(prepared, "Scrude").at(0) + 1);
}

TEST(Document, CarriesTheTermsOfItsDate) {
    Article dated = article("", "");
    dated.date = "1987-03-18";
    EXPECT_THAT(terms(make(dated)), ElementsAre("D19870318", "M198703", "Q1", "Y1987"));
    dated.date = "1987-03";
    EXPECT_THAT(terms(make(dated)), ElementsAre("M198703", "Q1", "XOM198703", "Y1987"));
    dated.date = "1987";
    EXPECT_THAT(terms(make(dated)), ElementsAre("Q1", "XOY1987", "Y1987"));
    EXPECT_EQ(make(dated).document.get_value(slot_date), "1987");
    dated.date = "yesterday";
    EXPECT_THAT(terms(make(dated)), ElementsAre("Q1"));
}

TEST(Document, NamesEveryTopicWithItsAncestors) {
    Extraction extraction;
    extraction.topics = {{"medtop:20000574", "election", {"medtop:11000000", "medtop:20000574"}, 1, false, {}}};
    std::vector<std::string> labels;
    for (const FacetKey& facet : make(article("", ""), extraction).facets) labels.push_back(facet.key + "=" + facet.label);
    EXPECT_THAT(labels, ElementsAre("medtop:11000000=politics", "medtop:20000574=election"));
}

TEST(Document, NamesCountriesItIsAboutAmongThoseMentionedToo) {
    Extraction extraction;
    extraction.countries = {{"IR", "Iran", 1, true, false, {}}, {"IQ", "Iraq", 0, false, false, {}}};
    std::vector<std::pair<FacetKind, std::string>> keys;
    for (const FacetKey& facet : make(article("", ""), extraction).facets) keys.emplace_back(facet.kind, facet.key);
    EXPECT_THAT(keys, testing::UnorderedElementsAre(std::pair(FacetKind::country, "IR"), std::pair(FacetKind::mentioned, "IR"),
                                                    std::pair(FacetKind::mentioned, "IQ")));
}

TEST(Document, KnowsAPersonByTheFoldedName) {
    Extraction extraction;
    extraction.persons = {{"Ban Ki-moon", 1, false, "", {}}, {"?!", 1, false, "", {}}};
    const std::vector<FacetKey> facets = make(article("", ""), extraction).facets;
    ASSERT_THAT(facets, SizeIs(1));
    EXPECT_EQ(facets[0].key, "ban ki moon");
    EXPECT_EQ(facets[0].label, "Ban Ki-moon");
}

TEST(Document, GivesTheDictionaryOnlyWordsOfLetters) {
    const PreparedDocument prepared = make(article("Title", "a of oil 1987 b52 o'neill Café at&t oil"));
    EXPECT_THAT(spelling_words(prepared.document), ElementsAre("cafe", "oil", "title"));
}

TEST(Document, NotesWordsTooLongToBeFound) {
    Article long_word = article("", "short " + std::string(max_word_bytes, 'x') + " " + std::string(max_word_bytes + 1, 'y'));
    note_unsearchable(long_word);
    EXPECT_THAT(long_word.notes, ElementsAre("1 word of more than 64 bytes cannot be searched for"));
    EXPECT_THAT(terms(make(long_word), "yy"), IsEmpty());
    EXPECT_THAT(terms(make(long_word), "xx"), SizeIs(1));
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

TEST(Document, RefusesAnArticleTooLongToBeStored) {
    const Article huge = article("", std::string(max_record_bytes + 1, ' '));
    EXPECT_THROW(make(huge), Error);
}

}  // namespace
}  // namespace dateline
