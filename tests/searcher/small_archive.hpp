#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/segments/database_writer.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/document.hpp"
#include "indexer/storing/record.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// An article with what a test wants found in it; nothing is extracted.
struct TestArticle {
    std::string id = {}, title = {}, text = {}, date = {};
    std::vector<std::string> persons = {}, countries = {}, mentioned = {}, topics = {};  ///< topics: "id" or "parent/id"
    std::string source = "Example Wire", language = "en";
    std::vector<std::string> organizations = {}, places = {};
};

/// A database in a folder of its own, gone with it.
class SmallArchive {
public:
    SmallArchive() {
        static std::atomic<int> number = 0;
        folder_ = std::filesystem::temp_directory_path() / ("dateline-test-" + std::to_string(getpid()) + "-" + std::to_string(number++));
        std::filesystem::remove_all(folder_);
    }
    explicit SmallArchive(const std::vector<TestArticle>& articles) : SmallArchive() { add(articles); }
    ~SmallArchive() { std::filesystem::remove_all(folder_); }
    SmallArchive(const SmallArchive&) = delete;
    SmallArchive& operator=(const SmallArchive&) = delete;

    [[nodiscard]] std::string folder() const { return folder_.string(); }

    /// Publishes them, as a segment of their own; an article of a known id takes the other's place.
    void add(const std::vector<TestArticle>& articles) const {
        DatabaseWriter writer(folder());
        SegmentBuilder builder;
        for (const TestArticle& one : articles) {
            Article article;
            article.id = one.id;
            article.title = one.title;
            article.text = one.text;
            article.date = one.date;
            article.source = one.source;
            article.language = one.language;
            builder.add(stored(writer.catalogue(), article, extraction_of(one)), article.title, article.text);
        }
        std::vector<std::optional<DatabaseWriter::Place>> before;
        for (const TestArticle& one : articles) before.push_back(writer.find(one.id));
        const std::size_t place = writer.add(builder.finish(writer.scratch_folder()));
        for (std::uint32_t i = 0; i < articles.size(); ++i) writer.accept(place, i + 1, before[i]);
        writer.publish();
    }

    void remove(const std::string& id) const {
        DatabaseWriter writer(folder());
        writer.remove(*writer.find(id));
        writer.publish();
    }

private:
    static Entity entity(const std::string& name) { return {name, 0.5, false, {}, {}}; }

    static Extraction extraction_of(const TestArticle& article) {
        Extraction found;
        for (const auto& name : article.persons) found.persons.push_back(entity(name));
        for (const auto& name : article.organizations) found.organizations.push_back(entity(name));
        for (const auto& name : article.places) found.places.push_back(entity(name));
        for (const auto& code : article.countries) found.countries.push_back({code, "Country " + code, 0.5, true, false, {}});
        for (const auto& code : article.mentioned) found.countries.push_back({code, "Country " + code, 0.1, false, false, {}});
        for (const auto& path : article.topics) found.topics.push_back(topic(path));
        return found;
    }

    static SegmentArticle stored(Catalogue& catalogue, const Article& article, const Extraction& extraction) {
        SegmentArticle stored;
        stored.id = article.id;
        stored.content_hash = std::string(16, 'h');
        stored.language = article.language;
        stored.date = date_number(date_digits(article.date));
        stored.record = write_record(article, extraction);
        for (const FacetKey& facet : facet_keys(article, extraction)) {
            const Catalogue::Id id = catalogue.id(facet.kind, facet.key);
            if (!id.settled) catalogue.settle(facet.kind, id.id, facet.key, facet.label);
            const auto place = std::find(column_kinds.begin(), column_kinds.end(), facet.kind) - column_kinds.begin();
            stored.ids[static_cast<std::size_t>(place)].push_back(id.id);
        }
        for (std::vector<std::uint32_t>& ids : stored.ids) {
            std::sort(ids.begin(), ids.end());
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        }
        return stored;
    }

    static Topic topic(const std::string& path) {
        Topic topic;
        for (std::size_t at = 0; at <= path.size();) {
            const std::size_t end = std::min(path.find('/', at), path.size());
            topic.path.push_back(path.substr(at, end - at));
            at = end + 1;
        }
        topic.id = topic.path.back();
        topic.name = "topic " + topic.id;
        topic.score = 0.5;
        return topic;
    }

    std::filesystem::path folder_;
};

inline std::vector<std::string> ids_of(const Answer& answer) {
    std::vector<std::string> ids;
    for (const Result& result : answer.results) ids.push_back(result.id);
    return ids;
}

}  // namespace dateline
