#include "indexer/segments/catalogue.hpp"

#include <algorithm>
#include <filesystem>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "facets/error.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/facet_columns.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

constexpr std::size_t shard_count = 16;

}  // namespace

struct Catalogue::Kind {
    std::array<Shard, shard_count> shards;
    std::atomic<std::uint32_t> next = 0;

    // Of the thread that settles and publishes.
    std::vector<std::uint64_t> places;  ///< by id; no_place where it is not settled
    std::string added;                  ///< entries that are not written yet
    std::uint64_t bytes = 0;            ///< of the file, without them
    std::uint32_t first_changed = 0;    ///< the places from this one on are not in the file
    XXH3_state_t hash;
    std::unique_ptr<OutputFile> names, places_file;
};

std::size_t Catalogue::Hash::operator()(std::string_view key) const {
    return checksum(key);
}

Catalogue::Catalogue(std::string database_folder, const Manifest& manifest) : folder_(std::move(database_folder)) {
    for (std::size_t i = 0; i < column_kinds.size(); ++i) {
        kinds_.push_back(std::make_unique<Kind>());
        XXH3_64bits_reset(&kinds_.back()->hash);
    }
    for (const auto& [kind, extent] : manifest.names) read(kind, extent);
}

Catalogue::~Catalogue() = default;

Catalogue::Kind& Catalogue::of(FacetKind kind) {
    const auto place = std::find(column_kinds.begin(), column_kinds.end(), names_kind(kind));
    return *kinds_[static_cast<std::size_t>(place - column_kinds.begin())];
}

void Catalogue::read(FacetKind kind, const Manifest::Names& extent) {
    Kind& own = of(kind);
    const MappedFile file(names_path(folder_, kind));
    const auto fail = [&] {
        throw DatabaseError("the file '" + file.path() +
                            "' is damaged: it is not what was published; dateline-index --check tells what is left");
    };
    if (file.bytes().size() < extent.bytes) fail();
    std::string_view rest = file.bytes().substr(0, extent.bytes);
    XXH3_64bits_update(&own.hash, rest.data(), rest.size());
    if (XXH3_64bits_digest(&own.hash) != extent.checksum) fail();
    own.places.assign(extent.ids, no_place);
    own.bytes = extent.bytes;
    for (Shard& shard : own.shards) shard.ids.reserve(extent.ids / shard_count + extent.ids / shard_count / 8);
    while (!rest.empty()) {
        const std::uint64_t place = extent.bytes - rest.size();
        std::uint64_t id = 0;
        Name name;
        if (!take_name(rest, id, name) || id >= extent.ids || own.places[id] != no_place) fail();
        own.places[id] = place;
        Shard& shard = own.shards[Hash()(name.key) % shard_count];
        shard.ids.emplace(name.key, Id{static_cast<std::uint32_t>(id), true});
    }
    own.next = extent.ids;
    // A writer that was interrupted may have left places there that no manifest speaks of.
    const MappedFile written(places_path(folder_, kind));
    const std::string_view expected(reinterpret_cast<const char*>(own.places.data()), own.places.size() * sizeof(std::uint64_t));
    own.first_changed = written.bytes().substr(0, expected.size()) == expected ? extent.ids : 0;
}

Catalogue::Id Catalogue::id(FacetKind kind, std::string_view key) {
    Kind& own = of(kind);
    Shard& shard = own.shards[Hash()(key) % shard_count];
    const std::scoped_lock lock(shard.mutex);
    const auto known = shard.ids.find(key);
    if (known != shard.ids.end()) return known->second;
    const Id made{own.next++, false};
    if (made.id == no_place) throw DatabaseError("the catalogue is full: it holds 4 billion names");
    shard.ids.emplace(key, made);
    return made;
}

void Catalogue::settle(FacetKind kind, std::uint32_t id, std::string_view key, std::string_view label) {
    Kind& own = of(kind);
    if (id < own.places.size() && own.places[id] != no_place) return;
    if (id >= own.places.size()) own.places.resize(std::size_t{id} + 1, no_place);
    own.places[id] = own.bytes + own.added.size();
    own.first_changed = std::min(own.first_changed, id);
    append_varint(own.added, id);
    append_string(own.added, key);
    append_string(own.added, label);
    Shard& shard = own.shards[Hash()(key) % shard_count];
    const std::scoped_lock lock(shard.mutex);
    shard.ids.find(key)->second.settled = true;
}

void Catalogue::publish(Manifest& manifest) {
    std::error_code code;
    std::filesystem::create_directories(std::filesystem::path(folder_) / catalogue_name, code);
    bool is_new = false;
    for (const FacetKind kind : column_kinds) {
        Kind& own = of(kind);
        if (kind != names_kind(kind) || own.places.empty()) continue;
        manifest.names[kind] = {static_cast<std::uint32_t>(own.places.size()), own.bytes, XXH3_64bits_digest(&own.hash)};
        if (own.added.empty()) continue;
        if (own.names == nullptr) {
            own.names = std::make_unique<OutputFile>(names_path(folder_, kind), OutputFile::Start::at_end);
            own.places_file = std::make_unique<OutputFile>(places_path(folder_, kind), OutputFile::Start::at_end);
            is_new = true;
        }
        own.names->cut(own.bytes);
        own.names->write(own.added);
        own.names->synchronize();
        own.places_file->write_at(std::uint64_t{own.first_changed} * sizeof(std::uint64_t),
                                  {reinterpret_cast<const char*>(own.places.data() + own.first_changed),
                                   (own.places.size() - own.first_changed) * sizeof(std::uint64_t)});
        own.places_file->synchronize();
        XXH3_64bits_update(&own.hash, own.added.data(), own.added.size());
        own.bytes += own.added.size();
        own.added.clear();
        own.first_changed = static_cast<std::uint32_t>(own.places.size());
        manifest.names[kind] = {static_cast<std::uint32_t>(own.places.size()), own.bytes, XXH3_64bits_digest(&own.hash)};
    }
    if (is_new) synchronize((std::filesystem::path(folder_) / catalogue_name).string());
    if (is_new) synchronize(folder_);
}

}  // namespace dateline
