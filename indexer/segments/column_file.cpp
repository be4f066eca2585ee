#include "indexer/segments/column_file.hpp"

#include <cstring>
#include <utility>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "facets/error.hpp"
#include "indexer/schema.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

constexpr std::string_view file_start = column_file_head;
constexpr std::string_view file_end = "endofcol";
constexpr std::size_t alignment = 16;
constexpr std::size_t buffer_bytes = std::size_t{256} << 10U;

struct Trailer {
    std::uint64_t table_begin = 0, table_size = 0, table_checksum = 0;
    char end[8] = {};
};

template <typename T>
std::string_view bytes_of(const T& value) {
    return {reinterpret_cast<const char*>(&value), sizeof value};
}

}  // namespace

std::uint64_t checksum(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

struct ColumnWriter::State {
    State() { XXH3_64bits_reset(&hash); }

    std::unique_ptr<OutputFile> file;
    std::string buffer;  ///< all of it, or what is not written to the file yet
    std::string table;
    std::string name;
    std::uint64_t size = 0;
    std::uint64_t section_begin = 0;
    bool in_section = false;
    XXH3_state_t hash;
};

ColumnWriter::ColumnWriter() : state_(std::make_unique<State>()) {
    put(file_start);
    put(bytes_of(std::uint32_t{column_version}));
    put(bytes_of(std::uint32_t{0}));
}

ColumnWriter::ColumnWriter(const std::string& path) : ColumnWriter() {
    state_->file = std::make_unique<OutputFile>(path);
}

ColumnWriter::~ColumnWriter() = default;

void ColumnWriter::put(std::string_view bytes) {
    State& state = *state_;
    state.size += bytes.size();
    if (state.file && state.buffer.size() + bytes.size() > buffer_bytes) {
        state.file->write(state.buffer);
        state.buffer.clear();
        if (bytes.size() > buffer_bytes) return state.file->write(bytes);
    }
    state.buffer.append(bytes);
}

void ColumnWriter::begin(std::string_view name) {
    end_section();
    State& state = *state_;
    put(std::string((alignment - state.size % alignment) % alignment, '\0'));
    state.name = name;
    state.section_begin = state.size;
    state.in_section = true;
    XXH3_64bits_reset(&state.hash);
}

void ColumnWriter::append(std::string_view bytes) {
    XXH3_64bits_update(&state_->hash, bytes.data(), bytes.size());
    put(bytes);
}

void ColumnWriter::end_section() {
    State& state = *state_;
    if (!state.in_section) return;
    append_string(state.table, state.name);
    append_varint(state.table, state.section_begin);
    append_varint(state.table, state.size - state.section_begin);
    state.table.append(bytes_of(std::uint64_t{XXH3_64bits_digest(&state.hash)}));
    state.in_section = false;
}

std::string ColumnWriter::finish() {
    end_section();
    State& state = *state_;
    Trailer trailer{state.size, state.table.size(), checksum(state.table), {}};
    std::memcpy(trailer.end, file_end.data(), file_end.size());
    put(state.table);
    put(bytes_of(trailer));
    if (state.file == nullptr) return std::move(state.buffer);
    state.file->write(state.buffer);
    state.file.reset();
    return {};
}

ColumnFile::ColumnFile(const std::string& path) : path_(path) {
    mapped_ = std::make_shared<const MappedFile>(path);
    bytes_ = mapped_->bytes();
    read_table();
}

ColumnFile::ColumnFile(std::shared_ptr<const void> owner, std::string_view bytes, std::string path)
    : owner_(std::move(owner)), bytes_(bytes), path_(std::move(path)) {
    read_table();
}

void ColumnFile::release_pages() const {
    if (mapped_ != nullptr) mapped_->release_pages();
}

void ColumnFile::throw_damaged(const std::string& what) const {
    throw DatabaseError("the file '" + path_ + "' is damaged: " + what + "; dateline-index --check tells what is left");
}

void ColumnFile::read_table() {
    constexpr std::size_t start_size = 16;
    Trailer trailer;
    if (bytes_.size() < start_size + sizeof trailer || !bytes_.starts_with(file_start)) throw_damaged("it has no beginning of its kind");
    std::uint32_t version = 0;
    std::memcpy(&version, bytes_.data() + file_start.size(), sizeof version);
    if (version != column_version)
        throw_damaged("it has version " + std::to_string(version) + ", expected " + std::to_string(column_version));
    std::memcpy(&trailer, bytes_.data() + bytes_.size() - sizeof trailer, sizeof trailer);
    if (std::string_view(trailer.end, sizeof trailer.end) != file_end) throw_damaged("its end is missing");
    const std::uint64_t table_end = bytes_.size() - sizeof trailer;
    if (trailer.table_begin > table_end || trailer.table_size != table_end - trailer.table_begin) throw_damaged("its size is wrong");
    std::string_view table = bytes_.substr(trailer.table_begin, trailer.table_size);
    if (checksum(table) != trailer.table_checksum) throw_damaged("its table of contents has a wrong checksum");
    while (!table.empty()) {
        Entry entry;
        const bool whole = take_string(table, entry.name) && take_varint(table, entry.begin) && take_varint(table, entry.size) &&
                           table.size() >= sizeof entry.checksum;
        if (!whole || entry.begin > trailer.table_begin || entry.size > trailer.table_begin - entry.begin)
            throw_damaged("its table of contents is wrong");
        std::memcpy(&entry.checksum, table.data(), sizeof entry.checksum);
        table.remove_prefix(sizeof entry.checksum);
        entries_.push_back(entry);
    }
}

const ColumnFile::Entry* ColumnFile::find(std::string_view name) const {
    for (const Entry& entry : entries_) {
        if (entry.name == name) return &entry;
    }
    return nullptr;
}

std::string_view ColumnFile::section_bytes(std::string_view name) const {
    const Entry* const entry = find(name);
    if (entry == nullptr) throw_damaged("it lacks the section " + std::string(name));
    return bytes_.substr(entry->begin, entry->size);
}

std::vector<std::string_view> ColumnFile::names() const {
    std::vector<std::string_view> names;
    for (const Entry& entry : entries_) names.push_back(entry.name);
    return names;
}

bool ColumnFile::verify(std::string_view name) const {
    const Entry* const entry = find(name);
    return entry != nullptr && checksum(bytes_.substr(entry->begin, entry->size)) == entry->checksum;
}

void ColumnFile::verify_all() const {
    for (const Entry& entry : entries_) {
        if (!verify(entry.name)) throw_damaged("the section " + std::string(entry.name) + " has a wrong checksum");
    }
}

}  // namespace dateline
