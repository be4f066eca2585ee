#include "indexer/storing/writer.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "indexer/storing/database_folder.hpp"
#include "indexer/storing/published.hpp"
#include "indexer/storing/xapian_error.hpp"

namespace dateline {

namespace {

// A chunk that has grown past this is closed; what is new goes into the next.
constexpr std::size_t chunk_bytes = std::size_t{64} << 10U;

constexpr std::array catalogued = {FacetKind::person, FacetKind::organization, FacetKind::place,   FacetKind::country,
                                   FacetKind::topic,  FacetKind::source,       FacetKind::language};

std::size_t index_of(FacetKind kind) {
    return static_cast<std::size_t>(kind == FacetKind::mentioned ? FacetKind::country : kind);
}

}  // namespace

Writer::Writer(const std::string& database_folder) : database_folder_(database_folder) {
    create_database_folder(database_folder_);
    translating_errors(database_folder_, [this] {
        open();
        read_catalogues();
        database_.begin_transaction();
    });
}

namespace {

namespace fs = std::filesystem;

constexpr std::string_view newborn_prefix = "xapian.new-";

/// Xapian makes a database in several steps, and one that was killed between them can be neither opened nor made again. So it is made aside and
/// appears by one rename; whoever else did so first wins.
void create_xapian_database(const fs::path& folder) {
    if (fs::exists(folder / "iamglass")) return;
    const fs::path newborn = folder.parent_path() / (std::string(newborn_prefix) + std::to_string(getpid()));
    std::error_code code;
    fs::remove_all(newborn, code);
    Xapian::WritableDatabase(newborn.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS).close();
    fs::rename(newborn, folder, code);
    if (code) fs::remove_all(newborn, code);
}

/// What writers that were killed left behind. Only for the one who holds the lock.
void remove_newborns(const fs::path& database_folder) {
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(database_folder, code)) {
        if (entry.path().filename().string().starts_with(newborn_prefix)) fs::remove_all(entry.path(), code);
    }
}

}  // namespace

void Writer::open() {
    create_xapian_database(xapian_folder(database_folder_));
    database_ = Xapian::WritableDatabase(xapian_folder(database_folder_), Xapian::DB_OPEN);
    remove_newborns(database_folder_);
}

void Writer::read_catalogues() {
    for (const FacetKind kind : catalogued) {
        Catalogue& catalogue = catalogues_[index_of(kind)];
        Chunks& chunks = chunks_[index_of(kind)];
        for (;; ++chunks.number) {
            const std::string chunk = database_.get_metadata(catalogue_key(kind, chunks.number));
            if (chunk.empty()) break;
            catalogue.read_chunk(chunk);
            if (chunk.size() < chunk_bytes) break;
            chunks.first_id = catalogue.size();
        }
        chunks.written = catalogue.size();
    }
}

void Writer::write_catalogues() {
    for (const FacetKind kind : catalogued) {
        const Catalogue& catalogue = catalogues_[index_of(kind)];
        Chunks& chunks = chunks_[index_of(kind)];
        if (catalogue.size() == chunks.written) continue;
        const std::string chunk = catalogue.write_chunk(chunks.first_id);
        database_.set_metadata(catalogue_key(kind, chunks.number), chunk);
        chunks.written = catalogue.size();
        if (chunk.size() < chunk_bytes) continue;
        ++chunks.number;
        chunks.first_id = catalogue.size();
    }
}

void Writer::write_spelling() {
    for (const auto& [word, change] : spelling_changes_) {
        if (change > 0) database_.add_spelling(word, static_cast<Xapian::termcount>(change));
        if (change < 0) database_.remove_spelling(word, static_cast<Xapian::termcount>(-change));
    }
    spelling_changes_.clear();
}

void Writer::add_facets(PreparedDocument& prepared) {
    std::array<std::vector<std::uint32_t>, kinds> ids;
    for (const FacetKey& facet : prepared.facets) {
        ids[static_cast<std::size_t>(facet.kind)].push_back(catalogues_[index_of(facet.kind)].add(facet.key, facet.label));
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (ids[kind].empty()) continue;
        std::sort(ids[kind].begin(), ids[kind].end());
        ids[kind].erase(std::unique(ids[kind].begin(), ids[kind].end()), ids[kind].end());
        for (const std::uint32_t id : ids[kind]) prepared.document.add_boolean_term(filter_term(static_cast<FacetKind>(kind), id));
        prepared.document.add_value(facet_slot(static_cast<FacetKind>(kind)), pack_ids(ids[kind]));
    }
}

std::optional<Xapian::docid> Writer::docid(const std::string& article_id) {
    const std::string term = id_term(article_id);
    const Xapian::PostingIterator found = database_.postlist_begin(term);
    if (found == database_.postlist_end(term)) return std::nullopt;
    return *found;
}

void Writer::forget_spelling(Xapian::docid id) {
    for (std::string& word : spelling_words(database_.get_document(id))) --spelling_changes_[std::move(word)];
}

bool Writer::put(const std::string& article_id, PreparedDocument prepared) {
    return translating_errors(database_folder_, [&] {
        add_facets(prepared);
        const std::optional<Xapian::docid> before = docid(article_id);
        if (before) forget_spelling(*before);
        for (std::string& word : prepared.spelling) ++spelling_changes_[std::move(word)];
        if (before) {
            database_.replace_document(*before, prepared.document);
        } else {
            database_.add_document(prepared.document);
        }
        ++unpublished_;
        return before.has_value();
    });
}

bool Writer::remove(const std::string& article_id) {
    return translating_errors(database_folder_, [&] {
        const std::optional<Xapian::docid> before = docid(article_id);
        if (!before) return false;
        forget_spelling(*before);
        database_.delete_document(*before);
        ++unpublished_;
        return true;
    });
}

std::optional<std::string> Writer::find(const std::string& article_id) {
    return translating_errors(database_folder_, [&] { return stored_hash(database_, article_id); });
}

void Writer::publish() {
    if (unpublished_ == 0) return;
    translating_errors(database_folder_, [this] {
        write_catalogues();
        write_spelling();
        try {
            database_.commit_transaction();
        } catch (...) {
            // A commit that failed has left the transaction, and Xapian would try to commit what is left of it when the database is closed.
            database_.begin_transaction(false);
            database_.cancel_transaction();
            throw;
        }
        unpublished_ = 0;
        database_.begin_transaction();
    });
}

}  // namespace dateline
