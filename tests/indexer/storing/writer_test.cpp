#include "indexer/storing/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "facets/error.hpp"
#include "indexer/storing/database_folder.hpp"
#include "indexer/storing/published.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class WriterTest : public testing::Test {
protected:
    PreparedDocument document(const std::string& id, const std::string& text, const std::vector<std::string>& persons = {}) {
        Article article;
        article.id = id;
        article.text = text;
        Extraction extraction;
        for (const std::string& name : persons) extraction.persons.push_back({name, 1, false, "", {}});
        return maker_.make(article, extraction, std::string(16, text.empty() ? ' ' : text[0]));
    }

    [[nodiscard]] Xapian::Database published() const { return Xapian::Database(xapian_folder(path_)); }

    [[nodiscard]] std::vector<std::uint32_t> person_ids(const std::string& article_id) const {
        const Xapian::Database database = published();
        std::vector<std::uint32_t> ids;
        EXPECT_TRUE(unpack_ids(database.get_document(*database.postlist_begin(id_term(article_id))).get_value(slot_person), ids));
        return ids;
    }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "news.db";
    DocumentMaker maker_;
};

TEST_F(WriterTest, ShowsReadersNothingBeforeItPublishes) {
    Writer writer(path_);
    writer.put("a", document("a", "one"));
    EXPECT_EQ(published().get_doccount(), 0U);
    writer.publish();
    EXPECT_EQ(published().get_doccount(), 1U);
}

TEST_F(WriterTest, LeavesNothingOfWhatItDidNotPublish) {
    {
        Writer writer(path_);
        writer.put("a", document("a", "one"));
        writer.publish();
        writer.put("b", document("b", "two", {"Ada Lovelace"}));
    }
    EXPECT_EQ(published().get_doccount(), 1U);
    EXPECT_EQ(published().get_metadata(catalogue_key(FacetKind::person, 0)), "");
}

TEST_F(WriterTest, ReplacesAnArticleUnderTheSameNumber) {
    Writer writer(path_);
    EXPECT_FALSE(writer.put("a", document("a", "one")));
    EXPECT_FALSE(writer.put("b", document("b", "two")));
    writer.publish();
    EXPECT_TRUE(writer.put("a", document("a", "three")));
    writer.publish();
    const Xapian::Database database = published();
    EXPECT_EQ(database.get_doccount(), 2U);
    EXPECT_EQ(*database.postlist_begin("three"), 1U);
    EXPECT_FALSE(database.term_exists("one"));
}

TEST_F(WriterTest, ReplacesAnArticleThatIsNotPublishedYet) {
    Writer writer(path_);
    writer.put("a", document("a", "one"));
    EXPECT_TRUE(writer.put("a", document("a", "two")));
    writer.publish();
    EXPECT_EQ(published().get_doccount(), 1U);
}

TEST_F(WriterTest, FindsTheHashOfWhatIsNotPublishedYet) {
    Writer writer(path_);
    EXPECT_FALSE(writer.find("a").has_value());
    writer.put("a", document("a", "one"));
    EXPECT_EQ(writer.find("a"), std::string(16, 'o'));
    EXPECT_FALSE(PublishedArticles(path_).find("a").has_value());
}

TEST_F(WriterTest, GivesANameTheSameIdInEveryArticleAndAfterReopening) {
    {
        Writer writer(path_);
        writer.put("a", document("a", "one", {"Ada Lovelace", "Alan Turing"}));
        writer.publish();
    }
    Writer writer(path_);
    writer.put("b", document("b", "two", {"Grace Hopper", "ALAN TURING", "Alan Turing"}));
    writer.publish();
    EXPECT_THAT(person_ids("a"), ElementsAre(0, 1));
    EXPECT_THAT(person_ids("b"), ElementsAre(1, 2));
    EXPECT_EQ(published().get_termfreq(filter_term(FacetKind::person, 1)), 2U);
}

TEST_F(WriterTest, WritesACatalogueOfAnySizeThatComesBack) {
    constexpr int articles = 40, names = 250;
    {
        Writer writer(path_);
        for (int i = 0; i < articles; ++i) {
            std::vector<std::string> persons;
            for (int j = 0; j < names; ++j) persons.push_back("Person Number " + std::to_string(i * names + j));
            writer.put(std::to_string(i), document(std::to_string(i), "x", persons));
            writer.publish();
        }
    }
    Catalogue catalogue;
    std::uint32_t chunks = 0;
    for (std::string chunk; !(chunk = published().get_metadata(catalogue_key(FacetKind::person, chunks))).empty(); ++chunks)
        catalogue.read_chunk(chunk);
    EXPECT_EQ(catalogue.size(), static_cast<std::uint32_t>(articles * names));
    EXPECT_GT(chunks, 2U);
    EXPECT_LT(chunks, 12U);
    Writer writer(path_);
    writer.put("again", document("again", "y", {"Person Number 9999"}));
    writer.publish();
    EXPECT_THAT(person_ids("again"), ElementsAre(9999));
}

TEST_F(WriterTest, TakesAnArticleOutWithItsWords) {
    Writer writer(path_);
    writer.put("a", document("a", "petroleum"));
    writer.put("b", document("b", "wheat"));
    writer.publish();
    EXPECT_TRUE(writer.remove("a"));
    EXPECT_FALSE(writer.remove("a"));
    EXPECT_FALSE(writer.remove("never there"));
    writer.publish();
    EXPECT_EQ(published().get_doccount(), 1U);
    EXPECT_FALSE(published().term_exists("petroleum"));
}

TEST_F(WriterTest, KeepsTheDictionaryForSpellingToTheWordsOfTheArchive) {
    Writer writer(path_);
    writer.put("a", document("a", "petroleum wheat"));
    writer.put("b", document("b", "wheat"));
    writer.publish();
    EXPECT_EQ(published().get_spelling_suggestion("petrolem"), "petroleum");
    writer.remove("a");
    writer.put("b", document("b", "barley"));
    writer.publish();
    std::vector<std::string> words(published().spellings_begin(), published().spellings_end());
    EXPECT_THAT(words, ElementsAre("barley"));
}

TEST_F(WriterTest, IsTheOnlyOne) {
    const Writer writer(path_);
    try {
        const Writer second(path_);
        FAIL() << "two writers at once";
    } catch (const DatabaseError& error) {
        EXPECT_THAT(error.what(), HasSubstr("locked"));
        EXPECT_THAT(error.what(), HasSubstr(path_));
    }
}

TEST_F(WriterTest, SaysOfADatabaseThatIsDamagedThatItIs) {
    { const Writer writer(path_); }
    for (const char* file : {"iamglass", "postlist.glass"}) {
        std::FILE* stream = std::fopen((xapian_folder(path_) + "/" + file).c_str(), "wb");
        std::fputs("nonsense", stream);
        std::fclose(stream);
    }
    EXPECT_THROW(Writer{path_}, DatabaseError);
}

TEST_F(WriterTest, LetsPublishedArticlesBeLookedUpWhileItPublishes) {
    Writer writer(path_);
    writer.put("a", document("a", "one"));
    writer.publish();
    PublishedArticles reader(path_);
    for (int i = 0; i < 5; ++i) {
        writer.put("b" + std::to_string(i), document("b", "some more words " + std::to_string(i)));
        writer.publish();
        EXPECT_TRUE(reader.find("a").has_value());
    }
}

}  // namespace
}  // namespace dateline
