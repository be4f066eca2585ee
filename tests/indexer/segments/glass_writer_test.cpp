#include "indexer/segments/glass_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <map>
#include <random>
#include <sstream>

#include "facets/error.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

/// What an article has, as Xapian's own functions take it and as GlassWriter does.
struct Sample {
    std::map<std::string, std::map<std::uint32_t, std::uint32_t>> terms;
    std::map<std::uint32_t, std::map<std::uint32_t, std::string>> values;
    std::uint32_t articles = 0;
};

class GlassWriterTest : public ::testing::Test {
protected:
    /// Written by GlassWriter.
    Xapian::Database ours(const Sample& sample) {
        GlassWriter writer;
        std::vector<GlassValues> values;
        for (const auto& [slot, by_docid] : sample.values) {
            values.push_back({slot, {}, {}});
            for (const auto& [docid, value] : by_docid) {
                values.back().docids.push_back(docid);
                values.back().values.push_back(value);
            }
        }
        writer.add_values(values);
        std::vector<std::uint32_t> lengths(sample.articles);
        for (const auto& [term, by_docid] : sample.terms) {
            for (const auto& [docid, wdf] : by_docid) lengths[docid - 1] += wdf;
        }
        writer.add_lengths(lengths);
        for (const auto& [term, by_docid] : sample.terms) {
            std::vector<Posting> postings;
            for (const auto& [docid, wdf] : by_docid) postings.push_back({docid, wdf});
            writer.add_term(term, postings);
        }
        writer.finish(folder_ / "ours");
        return Xapian::Database(folder_ / "ours");
    }

    /// Written by Xapian, an article at a time.
    Xapian::Database theirs(const Sample& sample) {
        Xapian::WritableDatabase database(folder_ / "theirs", Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST);
        std::vector<Xapian::Document> documents(sample.articles);
        for (const auto& [term, by_docid] : sample.terms) {
            for (const auto& [docid, wdf] : by_docid) documents[docid - 1].add_term(term, wdf);
        }
        for (const auto& [slot, by_docid] : sample.values) {
            for (const auto& [docid, value] : by_docid) documents[docid - 1].add_value(slot, value);
        }
        for (const Xapian::Document& document : documents) database.add_document(document);
        database.commit();
        return Xapian::Database(folder_ / "theirs");
    }

    /// All that can be read from a database, a fact a line.
    static std::string facts(const Xapian::Database& database, const Sample& sample) {
        std::ostringstream facts;
        facts << database.get_doccount() << ' ' << database.get_lastdocid() << ' ' << database.get_total_length() << ' '
              << database.get_doclength_lower_bound() << ' ' << database.get_doclength_upper_bound() << '\n';
        for (std::uint32_t docid = 1; docid <= sample.articles; ++docid) facts << database.get_doclength(docid) << ' ';
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            facts << '\n'
                  << *term << ' ' << term.get_termfreq() << ' ' << database.get_collection_freq(*term) << ' '
                  << database.get_wdf_upper_bound(*term) << ':';
            for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting)
                facts << ' ' << *posting << '/' << posting.get_wdf();
        }
        for (const auto& [slot, by_docid] : sample.values) {
            facts << '\n'
                  << slot << ' ' << database.get_value_freq(slot) << ' ' << database.get_value_lower_bound(slot) << ' '
                  << database.get_value_upper_bound(slot) << ':';
            for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot); ++value)
                facts << ' ' << value.get_docid() << '=' << *value;
        }
        return facts.str();
    }

    void expect_alike(const Sample& sample) {
        const std::string expected = facts(theirs(sample), sample);
        const Xapian::Database database = ours(sample);
        EXPECT_TRUE(facts(database, sample) == expected) << facts(database, sample).substr(0, 2000) << "\n-- is not --\n"
                                                         << expected.substr(0, 2000);
        std::ostringstream report;
        EXPECT_EQ(Xapian::Database::check(folder_ / "ours", Xapian::DBCHECK_SHOW_STATS, &report), 0U) << report.str();
        Xapian::Database compacted = database;
        compacted.compact(folder_ / "compacted", Xapian::DBCOMPACT_SINGLE_FILE);
        EXPECT_TRUE(facts(Xapian::Database(folder_ / "compacted"), sample) == expected);
    }

    TemporaryFolder folder_;
};

TEST_F(GlassWriterTest, WritesOneArticleAsXapianDoes) {
    Sample sample;
    sample.articles = 1;
    sample.terms = {{"oil", {{1, 4}}}, {"Soil", {{1, 1}}}, {"Qa", {{1, 0}}}};
    sample.values = {{1, {{1, "1987"}}}, {2, {{1, "a"}}}};
    expect_alike(sample);
}

TEST_F(GlassWriterTest, WritesManyArticlesAsXapianDoes) {
    Sample sample;
    sample.articles = 40000;  // lists of many chunks, and docids of more than two bytes in keys
    std::minstd_rand random(7);
    for (std::uint32_t docid = 1; docid <= sample.articles; ++docid) {
        sample.terms["every"][docid] = static_cast<std::uint32_t>(1 + random() % 300);
        sample.terms["Qarticle " + std::to_string(docid)][docid] = 0;
        for (int i = 0; i < 5; ++i) ++sample.terms["word" + std::to_string(random() % 5000 * (random() % 40))][docid];
        sample.values[2][docid] = "article " + std::to_string(docid);
        if (docid % 3 == 0) sample.values[5][docid] = std::string(random() % 9 + 1, static_cast<char>(docid));
    }
    expect_alike(sample);
}

TEST_F(GlassWriterTest, WritesLongKeysAndValuesAsXapianDoes) {
    Sample sample;
    sample.articles = 300;
    std::minstd_rand random(7);
    for (std::uint32_t docid = 1; docid <= sample.articles; ++docid) {
        const std::string same(random() % 240, 'x');
        sample.terms[same + std::to_string(docid)][docid] = docid;
        sample.terms["Q" + std::string(230, 'y') + std::to_string(docid)][docid] = 0;
        sample.terms[std::string("z\0", 2) + std::to_string(docid)][docid] = 1;
        for (const char* term : {"long", "longer"}) sample.terms[std::string(238, 'l') + term][docid] = 100000 * docid;
        sample.values[2][docid] = std::string(random() % 9000 + 1, 'v');  // parts in several blocks
    }
    expect_alike(sample);
}

TEST_F(GlassWriterTest, WritesArticlesWithoutWordsAsXapianDoes) {
    Sample sample;
    sample.articles = 3;
    sample.terms = {{"Qa", {{1, 0}}}, {"word", {{2, 2}}}};
    expect_alike(sample);
}

TEST_F(GlassWriterTest, RefusesTermsOutOfOrder) {
    GlassWriter writer;
    const std::vector<Posting> postings = {{1, 1}};
    writer.add_term("b", postings);
    EXPECT_THROW(writer.add_term("a", postings), Error);
    EXPECT_THROW(writer.add_term("b", postings), Error);
}

}  // namespace
}  // namespace dateline
