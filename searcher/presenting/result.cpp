#include "searcher/presenting/result.hpp"

#include <algorithm>
#include <utility>

#include "facets/text/fold.hpp"
#include "indexer/storing/record.hpp"
#include "searcher/presenting/snippet.hpp"

namespace dateline {

namespace {

/// Persons by the names that stand for them, each once, without those that are hidden.
void put_canonical_names(const Archive& archive, const Ranked& article, std::vector<std::string>& persons) {
    const Archive::Part& part = archive.parts()[article.part];
    const JointCatalogue& names = archive.catalogue(FacetKind::person);
    if (names.is_plain(part.database)) return;
    const auto ids = part.segment->ids(FacetKind::person).of(article.docid);
    std::vector<std::string> shown;
    for (std::string& person : persons) {
        const std::string key = fold_name(person);
        const auto id =
            std::find_if(ids.begin(), ids.end(), [&](std::uint32_t local) { return names.local_key(part.database, local) == key; });
        const std::uint32_t joint = id == ids.end() ? JointCatalogue::nobody : names.joint_id(part.database, *id);
        if (id != ids.end() && joint == JointCatalogue::nobody) continue;
        std::string name = id == ids.end() ? std::move(person) : std::string(names.label(joint));
        if (std::find(shown.begin(), shown.end(), name) == shown.end()) shown.push_back(std::move(name));
    }
    persons = std::move(shown);
}

}  // namespace

Result ResultMaker::make(const Ranked& article) const {
    const std::string front = archive_.parts()[article.part].segment->record_front(article.docid);
    const RecordFront parts = split_front(front);
    RecordHead head = read_head(parts.head);
    Result result;
    result.id = std::move(head.id);
    result.title = std::move(head.title);
    result.date = std::move(head.date);
    result.source = std::move(head.source);
    result.persons = std::move(head.persons);
    put_canonical_names(archive_, article, result.persons);
    result.countries = std::move(head.countries);
    result.topics = std::move(head.topics);
    result.score = article.score;
    Snippet snippet = make_snippet(parts.text, highlighter_);
    result.snippet = std::move(snippet.text);
    result.highlights = std::move(snippet.highlights);
    return result;
}

}  // namespace dateline
