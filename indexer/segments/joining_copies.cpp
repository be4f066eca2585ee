// How a DatabaseWriter stores articles once that came several times.

#include <algorithm>
#include <mutex>
#include <utility>

#include "indexer/segments/database_writer.hpp"
#include "indexer/segments/same_text.hpp"
#include "indexer/storing/date_digits.hpp"
#include "indexer/storing/document.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

Article read_article(const Segment& segment, std::uint32_t docid) {
    Article article;
    Extraction extraction;
    read_record(segment.record(docid), article, extraction);
    return article;
}

std::string source_of(const Segment& segment, std::uint32_t docid) {
    const std::string front = segment.record_front(docid);
    return read_head(split_front(front).head).source;
}

std::size_t place_of(FacetKind kind) {
    return static_cast<std::size_t>(std::find(column_kinds.begin(), column_kinds.end(), kind) - column_kinds.begin());
}

}  // namespace

const Segment& DatabaseWriter::segment_of(const Place& place) const {
    return place.waiting ? *waiting_[place.part].segment : *parts_[place.part].segment;
}

std::optional<std::string> DatabaseWriter::copy_hash(std::string_view article_id) const {
    const std::scoped_lock lock(copies_mutex_);
    const Copy* copy = copies_.find(article_id);
    return copy != nullptr ? std::optional(copy->content_hash) : std::nullopt;
}

/// The first of all that count whose copy this article is; itself, where it is stored already.
std::optional<DatabaseWriter::Place> DatabaseWriter::find_original(const Segment& segment, std::uint32_t docid) const {
    const std::uint32_t key = segment.text_key(docid);
    if (key == 0) return std::nullopt;
    std::optional<Article> article;
    std::optional<Place> first;
    std::uint32_t first_number = 0;
    const auto look_at = [&](const Place& place) {
        const Segment& other = segment_of(place);
        const Deletions& deletions = place.waiting ? *waiting_[place.part].deletions : *parts_[place.part].deletions;
        const std::uint32_t number = other.stories().numbers()[place.docid - 1];
        if (deletions.holds(place.docid) || (first && number > first_number)) return;
        if (!article) article = read_article(segment, docid);
        if (!are_copies(read_article(other, place.docid), *article)) return;
        first = place;
        first_number = number;
    };
    for (std::size_t part = 0; part < parts_.size(); ++part)
        for (const IdPlace& place : parts_[part].segment->articles_of_text(key)) look_at(Place{part, place.docid, false});
    const auto waiting = waiting_texts_.equal_range(key);
    for (auto place = waiting.first; place != waiting.second; ++place) look_at(place->second);
    return first;
}

void DatabaseWriter::put_copy(const Segment& segment, std::uint32_t docid, const Place& original) {
    Article article = read_article(segment, docid);
    Copy copy{std::move(article.id),
              std::string(segment_of(original).article_id(original.docid)),
              std::string(segment.content_hash(docid)),
              std::move(article.date),
              std::move(article.date_rule),
              std::move(article.source),
              std::move(article.url),
              std::move(article.authors),
              std::move(article.extra)};
    remove_copy(copy.id);
    new_sources_.insert(copy.original);
    const std::scoped_lock lock(copies_mutex_);
    copies_.put(std::move(copy));
    ++waiting_changes_;
}

bool DatabaseWriter::remove_copy(const std::string& article_id) {
    const Copy* copy = copies_.find(article_id);
    if (copy == nullptr) return false;
    new_sources_.insert(copy->original);
    const std::scoped_lock lock(copies_mutex_);
    copies_.remove(article_id);
    ++waiting_changes_;
    return true;
}

/// Stores the article again as the first of its copies, which have another original from here on. It stays itself what it is.
void DatabaseWriter::promote_copy(const Place& place) {
    const Segment& from = segment_of(place);
    const std::string id(from.article_id(place.docid));
    const Copy copy = *copies_.of(id).front();
    Article article;
    Extraction extraction;
    read_record(from.record(place.docid), article, extraction);
    article.id = copy.id;
    article.date = copy.date;
    article.date_rule = copy.date_rule;
    article.source = copy.source;
    article.url = copy.url;
    article.authors = copy.authors;
    article.extra = copy.extra;
    {
        const std::scoped_lock lock(copies_mutex_);
        copies_.remove(copy.id);
        copies_.change_original(id, copy.id);
    }
    SegmentArticle stored = stored_article(from, place.docid);
    stored.id = copy.id;
    stored.content_hash = copy.content_hash;
    stored.date = date_number(date_digits(copy.date));
    stored.ids[place_of(FacetKind::source)] = sources_of(copy.id, copy.source);
    stored.record = write_record(article, extraction);
    SegmentBuilder builder;
    builder.add(from, place.docid, stored);
    count_stored_again(builder);
    new_sources_.erase(id);
}

/// Those of the article and of its copies, as the catalogue numbers them; ascending.
std::vector<std::uint32_t> DatabaseWriter::sources_of(const std::string& article_id, const std::string& own) {
    std::vector<std::uint32_t> ids;
    const auto add = [&](const std::string& source) {
        Article article;
        article.source = source;
        for (const FacetKey& facet : facet_keys(article, {})) {
            const Catalogue::Id id = catalogue_.id(facet.kind, facet.key);
            if (!id.settled) catalogue_.settle(facet.kind, id.id, facet.key, facet.label);
            ids.push_back(id.id);
        }
    };
    add(own);
    for (const Copy* copy : copies_.of(article_id)) add(copy->source);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// Articles whose sources are not those that are stored are stored again.
void DatabaseWriter::store_sources_again() {
    constexpr std::uint32_t enough = 500;
    SegmentBuilder builder;
    std::vector<Place> replaced;
    const auto end_batch = [&] {
        if (builder.size() == 0) return;
        for (const Place& place : replaced) forget(place);
        replaced.clear();
        count_stored_again(builder);
    };
    for (const std::string& id : new_sources_) {
        const std::optional<Place> place = find(id);
        if (!place) continue;
        const Segment& from = segment_of(*place);
        SegmentArticle stored = stored_article(from, place->docid);
        std::vector<std::uint32_t>& sources = stored.ids[place_of(FacetKind::source)];
        std::vector<std::uint32_t> now = sources_of(id, source_of(from, place->docid));
        if (now == sources) continue;
        sources = std::move(now);
        builder.add(from, place->docid, stored);
        replaced.push_back(*place);
        if (builder.size() >= enough) end_batch();
    }
    end_batch();
    new_sources_.clear();
}

/// Makes the builder's articles a segment that waits; all of them count.
void DatabaseWriter::count_stored_again(SegmentBuilder& builder) {
    const std::size_t waiting = add(builder.finish(scratch_folder()));
    const Segment& segment = *waiting_[waiting].segment;
    for (std::uint32_t docid = 1; docid <= segment.last_docid(); ++docid) let_count(waiting, docid, segment.stories().signature(docid));
}

}  // namespace dateline
