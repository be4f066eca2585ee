#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "indexer/indexer.hpp"
#include "indexer/segments/snapshot.hpp"
#include "indexer/storing/record.hpp"
#include "tests/indexer/temporary_folder.hpp"

namespace dateline {

using Json = nlohmann::json;

/// A folder for a database and for files to index.
class IndexerTest : public testing::Test {
protected:
    std::string write(const std::vector<Json>& articles, const std::string& name = "articles.jsonl") {
        std::ofstream stream(folder_ / name);
        for (const Json& article : articles) stream << article.dump() << '\n';
        return folder_ / name;
    }

    static Json article(const std::string& id, const std::string& text) {
        return {{"id", id}, {"title", "About " + id}, {"text", text}, {"date", "1987-03-18"}};
    }

    IndexReport index(const std::string& input, IndexOptions options = {}) { return Indexer(path_, std::move(options)).index({input}); }

    std::string stored_text(const std::string& id) {
        const Snapshot snapshot = open_snapshot(path_);
        for (const Snapshot::Part& part : snapshot.parts) {
            if (const auto docid = part.segment->docid_of(id, *part.deletions)) {
                const std::string front = part.segment->record_front(*docid);
                return std::string(split_front(front).text);
            }
        }
        return "(none)";
    }

    /// All that is stored, whatever the numbers of documents and entities.
    static std::map<std::string, std::string> dump(const std::string& path) {
        const Snapshot snapshot = open_snapshot(path);
        const auto names = snapshot.names(FacetKind::person);
        std::map<std::string, std::string> articles;
        for (const Snapshot::Part& part : snapshot.parts) {
            for (std::uint32_t docid = 1; docid <= part.segment->last_docid(); ++docid) {
                if (part.deletions->holds(docid)) continue;
                std::string& article = articles[std::string(part.segment->article_id(docid))];
                EXPECT_EQ(article, "") << "it is there twice";
                const Record record = part.segment->record(docid);
                article = record.front + record.details + "\nstory " + std::to_string(part.segment->stories().stories()[docid - 1]);
                std::set<std::string> persons;
                for (const std::uint32_t id : part.segment->ids(FacetKind::person).of(docid)) persons.emplace((*names)[id].label);
                for (const std::string& person : persons) article += "\n" + person;
                std::vector<std::uint32_t> words;
                part.segment->read_words(docid, words);
                for (const std::uint32_t word : words)
                    if (word != Segment::title_end) article += " " + std::string(part.segment->dictionary().word(word));
            }
        }
        return articles;
    }

    TemporaryFolder folder_;
    std::string path_ = folder_ / "news.db";
};

}  // namespace dateline
