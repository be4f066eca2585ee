#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "indexer/indexer.hpp"
#include "indexer/segments/snapshot.hpp"
#include "indexer/storing/record.hpp"
#include "searcher/query/parser.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {
namespace {

/// The sample archive, indexed as it is.
class CorpusWords : public testing::Test {
protected:
    CorpusWords() {
        IndexOptions options;
        options.extract = false;
        Indexer(path(), options).index({DATELINE_SOURCE_DIR "/corpus/articles"});
        snapshot = open_snapshot(path());
    }
    [[nodiscard]] std::string path() const { return folder_ / "news.db"; }

    /// The words of a text as a query is read: each stretch between blanks as a quoted phrase, for nothing is an operator in there.
    static std::vector<std::string> query_words(const std::string& text) {
        std::vector<std::string> words;
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find_first_of(" \t\n\"", begin), text.size());
            const std::string chunk = text.substr(begin, end - begin);
            begin = end + 1;
            const auto has_no_word = [](unsigned char c) { return c < 0x80 && std::isalnum(c) == 0 && c != '_'; };
            if (std::all_of(chunk.begin(), chunk.end(), has_no_word)) continue;
            try {
                const Node node = parse_query('"' + chunk + '"');
                words.insert(words.end(), node.terms.begin(), node.terms.end());
            } catch (const std::exception&) {
                // Beyond ASCII, too, there are characters that are no words: the index must not have any of them either.
            }
        }
        return words;
    }

    static std::vector<std::string> indexed_words(const Segment& segment, std::uint32_t docid) {
        std::vector<std::uint32_t> numbers;
        segment.read_words(docid, numbers);
        std::vector<std::string> words;
        for (const std::uint32_t number : numbers) {
            if (number != Segment::title_end) words.emplace_back(segment.dictionary().word(number));
        }
        return words;
    }

    Snapshot snapshot;

private:
    TemporaryFolder folder_;
};

TEST_F(CorpusWords, AreReadByQueriesJustAsTheIndexHoldsThem) {
    std::size_t articles = 0, words = 0;
    for (const Snapshot::Part& part : snapshot.parts) {
        const Segment& segment = *part.segment;
        const Xapian::Database database(segment.xapian_path());
        for (std::uint32_t docid = 1; docid <= segment.last_docid(); ++docid, ++articles) {
            const std::string front = segment.record_front(docid);
            const RecordFront stored = split_front(front);
            std::vector<std::string> asked = query_words(read_head(stored.head).title);
            const std::vector<std::string> of_text = query_words(std::string(stored.text));
            asked.insert(asked.end(), of_text.begin(), of_text.end());
            ASSERT_EQ(asked, indexed_words(segment, docid)) << segment.article_id(docid);
            for (const std::string& word : std::set<std::string>(asked.begin(), asked.end())) {
                auto posting = database.postlist_begin(word);
                posting.skip_to(docid);
                ASSERT_TRUE(posting != database.postlist_end(word) && *posting == docid) << word << " in " << segment.article_id(docid);
            }
            words += asked.size();
        }
    }
    EXPECT_GT(articles, 200U);
    EXPECT_GT(words, 20000U);
}

}  // namespace
}  // namespace dateline
