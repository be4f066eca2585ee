#include "indexer/segments/glass_writer.hpp"

#include <algorithm>
#include <filesystem>

#include "indexer/segments/files.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

using namespace std::string_view_literals;

// Keys that no term has: statistics of a value slot, chunks of its values, chunks of the articles' lengths.
constexpr std::string_view statistics_key = "\0\xD0"sv, values_key = "\0\xD8"sv, lengths_key = "\0\xE0"sv;
/// A chunk ends when it has got so long.
constexpr std::size_t chunk_bytes = 2000;

/// A docid at the end of a key: in the order of the numbers.
void append_sorting(std::string& to, std::uint32_t docid) {
    std::size_t more = 1;  // bytes behind the first, which begins with a one for each of them but the first
    while (more < 4 && docid >> (8 * more + 7 - (more - 1)) != 0) ++more;
    const auto ones = static_cast<std::uint32_t>(0xFF00U >> (more - 1)) & 0xFFU;
    to.push_back(static_cast<char>(ones | (more < 4 ? docid >> (8 * more) : 0)));
    for (std::size_t i = more; i-- > 0;) to.push_back(static_cast<char>(docid >> (8 * i)));
}

/// A term at the beginning of a key: a zero byte is doubled, so to speak, for it ends a term that a docid follows.
void append_term(std::string& to, std::string_view term) {
    for (std::size_t zero = term.find('\0'); zero != std::string_view::npos; zero = term.find('\0')) {
        to.append(term.substr(0, zero + 1)).push_back('\xFF');
        term.remove_prefix(zero + 1);
    }
    to.append(term);
}

/// Writes a list of postings as chunks: the first tells how many there are and how much they count in all, and stands under the bare key.
class Chunks {
public:
    Chunks(GlassTable& table, std::string& key, std::string& value) : table_(table), key_(key), value_(value), bare_(key.size()) {}

    void write(std::span<const Posting> postings, std::uint64_t count, std::uint64_t sum, bool ends_term) {
        for (std::size_t begin = 0; begin < postings.size();) {
            std::size_t end = begin;
            entries_.clear();
            while (end < postings.size() && (end == begin || entries_.size() < chunk_bytes)) {
                if (end > begin) append_varint(entries_, postings[end].docid - postings[end - 1].docid - 1);
                append_varint(entries_, postings[end++].wdf);
            }
            write_chunk(postings.subspan(begin, end - begin), begin == 0, end == postings.size(), count, sum, ends_term);
            begin = end;
        }
    }

private:
    void write_chunk(std::span<const Posting> chunk, bool is_first, bool is_last, std::uint64_t count, std::uint64_t sum, bool ends_term) {
        key_.resize(bare_);
        value_.clear();
        const std::uint32_t first = chunk.front().docid;
        if (is_first) {
            append_varint(value_, count);
            append_varint(value_, sum);
            append_varint(value_, first - 1);
        } else {
            if (ends_term) key_.push_back('\0');
            append_sorting(key_, first);
        }
        value_.push_back(is_last ? '1' : '0');
        append_varint(value_, chunk.back().docid - first);
        table_.add(key_, value_.append(entries_));
    }

    GlassTable& table_;
    std::string& key_;
    std::string& value_;
    std::size_t bare_;
    std::string entries_;
};

}  // namespace

void GlassWriter::add_values(std::span<const GlassValues> values) {
    for (const GlassValues& one : values) {
        const auto [least, most] = std::minmax_element(one.values.begin(), one.values.end());
        key_.assign(statistics_key).push_back(static_cast<char>(one.slot));
        value_.clear();
        append_varint(value_, one.values.size());
        append_string(value_, *least);
        if (*least != *most) value_ += *most;
        table_.add(key_, value_);
    }
    for (const GlassValues& one : values) write_values(one);
}

void GlassWriter::write_values(const GlassValues& values) {
    const auto write = [&](std::uint32_t first) {
        key_.assign(values_key);
        append_varint(key_, values.slot);
        append_sorting(key_, first);
        table_.add(key_, value_);
        value_.clear();
    };
    value_.clear();
    std::uint32_t first = 0;
    for (std::size_t i = 0; i < values.docids.size(); ++i) {
        if (value_.empty()) {
            first = values.docids[i];
        } else {
            append_varint(value_, values.docids[i] - values.docids[i - 1] - 1);
        }
        append_string(value_, values.values[i]);
        if (value_.size() >= chunk_bytes) write(first);
    }
    if (!value_.empty()) write(first);
}

void GlassWriter::add_lengths(std::span<const std::uint32_t> lengths) {
    std::vector<Posting> postings;
    postings.reserve(lengths.size());
    for (const std::uint32_t length : lengths) {
        postings.push_back({++articles_, length});
        // Xapian keeps no count of articles without words for the shortest.
        if (length > 0) shortest_ = std::min(shortest_, length);
        longest_ = std::max(longest_, length);
        total_length_ += length;
    }
    if (longest_ == 0) shortest_ = 0;
    key_.assign(lengths_key);
    Chunks(table_, key_, value_).write(postings, 0, 0, false);
}

void GlassWriter::add_term(std::string_view term, std::span<const Posting> postings) {
    std::uint64_t sum = 0;
    for (const Posting& posting : postings) {
        sum += posting.wdf;
        most_wdf_ = std::max(most_wdf_, posting.wdf);
    }
    key_.clear();
    append_term(key_, term);
    Chunks(table_, key_, value_).write(postings, postings.size(), sum, true);
}

void GlassWriter::finish(const std::string& folder) {
    // Fourteen bytes of a name, the format's date, sixteen bytes that tell databases apart (nobody asks those of this one), the revision.
    std::string version = "\x0F\x0DXapian Glass\x04\x6E";
    version.append(16, '\0').push_back(1);
    std::string file;
    const GlassRoot root = table_.finish(file);
    constexpr std::uint64_t block_size = GlassTable::block_bytes / 2048;
    std::string free_list;
    for (const std::uint64_t number :
         {std::uint64_t{1}, std::uint64_t{root.blocks}, std::uint64_t{0}, std::uint64_t{0}, std::uint64_t{0}, std::uint64_t{0}})
        append_varint(free_list, number);
    const bool is_sequential = true;
    for (const std::uint64_t number : {std::uint64_t{root.block}, std::uint64_t{root.level} << 2U | (is_sequential ? 2U : 0U),
                                       std::uint64_t{root.entries}, block_size, std::uint64_t{0}})
        append_varint(version, number);
    append_string(version, free_list);
    // The five other tables, which are not there: documents, term lists, positions, spelling, synonyms; each with the least size that it compresses.
    for (const std::uint64_t least_compressed : {18U, 18U, 0U, 18U, 18U}) {
        for (const std::uint64_t number :
             {std::uint64_t{0}, std::uint64_t{3}, std::uint64_t{0}, block_size, least_compressed, std::uint64_t{0}})
            append_varint(version, number);
    }
    for (const std::uint64_t number : {std::uint64_t{articles_}, std::uint64_t{0}, std::uint64_t{shortest_}, std::uint64_t{most_wdf_},
                                       std::uint64_t{longest_ - most_wdf_}, std::uint64_t{0}, total_length_, std::uint64_t{0}})
        append_varint(version, number);
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) throw_file_error("make", folder, code.value());
    OutputFile((std::filesystem::path(folder) / "postlist.glass").string()).write(file);
    OutputFile((std::filesystem::path(folder) / "iamglass").string()).write(version);
}

}  // namespace dateline
