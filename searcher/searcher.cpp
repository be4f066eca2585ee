#include "searcher/searcher.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include "facets/error.hpp"
#include "facets/text/edit_distance.hpp"
#include "facets/text/fold.hpp"
#include "indexer/storing/record.hpp"
#include "indexer/storing/xapian_error.hpp"
#include "searcher/archive/archive.hpp"
#include "searcher/counting/facet_counter.hpp"
#include "searcher/presenting/story_forms.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/names.hpp"
#include "searcher/search.hpp"
#include "searcher/workers.hpp"

namespace dateline {

namespace {

std::string joined(const std::vector<std::string>& folders) {
    std::string names;
    for (const std::string& folder : folders) names += (names.empty() ? "" : ", ") + folder;
    return names;
}

/// The first of a name's words whole, its last as the beginning of one.
struct NamePattern {
    std::vector<std::string> words;
    std::string beginning;

    explicit NamePattern(const std::string& text) {
        std::string rest = fold_name(text);
        for (std::size_t space = rest.find(' '); space != std::string::npos; space = rest.find(' ')) {
            words.push_back(rest.substr(0, space));
            rest.erase(0, space + 1);
        }
        beginning = rest;
    }

    [[nodiscard]] bool fits(std::string_view name) const {
        bool begins = false;
        for (std::size_t at = 0; !begins && at != std::string_view::npos; at = name.find(' ', at)) {
            if (at > 0) ++at;
            begins = name.substr(at, beginning.size()) == beginning;
        }
        return begins && std::all_of(words.begin(), words.end(), [&](const std::string& word) { return holds_word(name, word); });
    }
};

void check_request(const Request& request) {
    for (const std::string* date : {&request.from, &request.to}) {
        if (!date->empty() && !is_date(*date))
            throw UsageError("'" + *date + "' is no date: expected one such as 2010, 2010-03 or 2010-03-18");
    }
    if (!request.from.empty() && !request.to.empty() && request.from.substr(0, request.to.size()) > request.to) {
        throw UsageError("the dates from " + request.from + " to " + request.to + " end before they begin: expected the earlier one first");
    }
    for (const FacetRequest& facet : request.facets) facet_kind(facet.kind);
}

/// The id that differs least, or ends as asked for; empty when none is near.
std::string nearest_id(const Archive& archive, const std::string& article_id) {
    constexpr std::size_t max_looked_at = 200000, max_distance = 2;
    std::string nearest;
    std::size_t best = max_distance + 1, looked_at = 0;
    for (const Archive::Part& part : archive.parts()) {
        for (std::uint32_t docid = 1; docid <= part.segment->last_docid() && looked_at < max_looked_at; ++docid, ++looked_at) {
            if (part.deletions->holds(docid)) continue;
            const std::string_view id = part.segment->article_id(docid);
            const bool same_end = id.size() > article_id.size() && id.ends_with("/" + article_id);
            const std::size_t distance = same_end ? 0 : edit_distance(article_id, id, max_distance);
            if (distance > best || distance >= article_id.size() || (distance == best && id >= nearest)) continue;
            best = distance;
            nearest = id;
        }
    }
    return best > max_distance ? "" : nearest;
}

std::optional<StoredArticle> find_stored(const Archive& archive, const std::string& article_id) {
    for (const Archive::Part& part : archive.parts()) {
        const auto docid = part.segment->docid_of(article_id, *part.deletions);
        if (!docid) continue;
        StoredArticle stored;
        read_record(part.segment->record(*docid), stored.article, stored.extraction);
        for (const Copy* copy : archive.copies(part.database).of(article_id))
            stored.copies.push_back({copy->id, copy->date, copy->source, copy->url});
        add_other_forms(archive, {static_cast<std::size_t>(&part - archive.parts().data()), *docid}, stored);
        return stored;
    }
    return std::nullopt;
}

StoredArticle show_article(const Archive& archive, const std::string& article_id) {
    if (auto stored = find_stored(archive, article_id)) return *std::move(stored);
    for (std::size_t database = 0; database < archive.databases(); ++database) {
        const Copy* copy = archive.copies(database).find(article_id);
        if (copy == nullptr) continue;
        if (auto stored = find_stored(archive, copy->original)) return *std::move(stored);
    }
    const std::string near = nearest_id(archive, article_id);
    throw UsageError("there is no article '" + article_id + "'" + (near.empty() ? "" : "; did you mean '" + near + "'?"));
}

std::vector<NameMatch> complete_name(const Archive& archive, const std::string& text, std::size_t limit) {
    const NamePattern pattern(text);
    const JointCatalogue& persons = archive.catalogue(FacetKind::person);
    std::set<std::uint32_t> fitting;
    for (std::uint32_t id = 0; id < persons.size(); ++id) {
        if (pattern.fits(persons.key(id))) fitting.insert(persons.canonical(id));
    }
    fitting.erase(JointCatalogue::nobody);
    std::vector<NameMatch> fits;
    for (const std::uint32_t id : fitting) {
        const std::uint64_t count = archive.total(FacetKind::person, id);
        if (count > 0) fits.push_back({std::string(persons.label(id)), count});
    }
    std::sort(fits.begin(), fits.end(),
              [](const NameMatch& a, const NameMatch& b) { return a.count != b.count ? a.count > b.count : a.name < b.name; });
    if (fits.size() > limit) fits.resize(limit);
    return fits;
}

}  // namespace

struct Searcher::Parts {
    explicit Parts(const std::vector<std::string>& database_folders)
        : folders(database_folders), names(joined(database_folders)), workers(std::max(1U, std::thread::hardware_concurrency()) - 1) {
        current = translating_errors(names, [&] { return std::make_shared<Searched>(folders); });
    }

    /// Runs `use` on what is searched now; a state that is replaced meanwhile lives on until it is done.
    template <typename Use>
    auto run(Use use) {
        const std::shared_ptr<Searched> searched = now();
        return translating_errors(names, [&] { return use(*searched); });
    }

    std::shared_ptr<Searched> now() {
        const std::lock_guard lock(mutex);
        return current;
    }

    void reopen() {
        const std::shared_ptr<Searched> before = now();
        auto newest = translating_errors(names, [&] { return std::make_shared<Searched>(folders, &before->archive); });
        const std::lock_guard lock(mutex);
        current = std::move(newest);
    }

    const std::vector<std::string> folders;
    const std::string names;
    Workers workers;
    std::mutex mutex;
    std::shared_ptr<Searched> current;
};

Searcher::Searcher(const std::vector<std::string>& database_folders) : parts_(std::make_unique<Parts>(database_folders)) {}
Searcher::Searcher(const std::string& database_folder) : Searcher(std::vector<std::string>{database_folder}) {}
Searcher::~Searcher() = default;

Answer Searcher::search(const Request& request) {
    const auto start = std::chrono::steady_clock::now();
    check_request(request);
    Answer answer = parts_->run([&](Searched& searched) { return answer_request(searched, parts_->workers, request); });
    answer.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

StoredArticle Searcher::show(const std::string& article_id) {
    return parts_->run([&](Searched& searched) { return show_article(searched.archive, article_id); });
}

std::vector<NameMatch> Searcher::complete_person(const std::string& text, std::size_t limit) {
    return parts_->run([&](Searched& searched) { return complete_name(searched.archive, text, limit); });
}

void Searcher::reopen() {
    parts_->reopen();
}

}  // namespace dateline
