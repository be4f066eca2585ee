#include "indexer/segments/segment.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

std::string path_in(const std::string& folder, const char* name) {
    return (fs::path(folder) / name).string();
}

ColumnFile in_memory(std::string bytes, const std::string& path) {
    auto owner = std::make_shared<const std::string>(std::move(bytes));
    const std::string_view view = *owner;
    return ColumnFile(std::move(owner), view, path);
}

std::unique_ptr<FileLock> take_lease(const std::string& folder) {
    const std::string path = path_in(folder, articles_file);
    std::unique_ptr<FileLock> lease = FileLock::take(path, FileLock::Kind::shared);
    if (lease == nullptr) throw_file_error("read", path, ENOENT);
    return lease;
}

}  // namespace

std::uint32_t id_hash(std::string_view article_id) {
    return static_cast<std::uint32_t>(checksum(article_id) >> 32U);
}

Segment::Segment(const std::string& folder) : Segment(folder, take_lease(folder)) {}

Segment::Segment(const std::string& folder, std::unique_ptr<FileLock> lease)
    : folder_(folder),
      xapian_path_(path_in(folder, xapian_file)),
      lease_(std::move(lease)),
      articles_(path_in(folder, articles_file)),
      words_(path_in(folder, words_file)),
      dictionary_(ColumnFile(path_in(folder, dictionary_file))),
      records_(ColumnFile(path_in(folder, records_file))),
      dates_(articles_.section<std::uint32_t>("dates")),
      facets_(path_in(folder, facets_file), xapian_path_, last_docid()),
      stories_(ColumnFile(path_in(folder, stories_file)), last_docid()) {
    read_columns();
}

Segment::Segment(SegmentBytes bytes, const std::string& folder)
    : folder_(folder),
      xapian_path_(path_in(folder, xapian_file)),
      articles_(in_memory(std::move(bytes.articles), path_in(folder, articles_file))),
      words_(in_memory(std::move(bytes.words), path_in(folder, words_file))),
      dictionary_(in_memory(std::move(bytes.dictionary), path_in(folder, dictionary_file))),
      records_(in_memory(std::move(bytes.records), path_in(folder, records_file))),
      dates_(articles_.section<std::uint32_t>("dates")),
      facets_(in_memory(std::move(bytes.facets), path_in(folder, facets_file)), last_docid()),
      stories_(in_memory(std::move(bytes.stories), path_in(folder, stories_file)), last_docid()) {
    read_columns();
}

void Segment::read_columns() {
    lengths_ = articles_.section<std::uint32_t>("lengths");
    languages_ = articles_.section<std::uint16_t>("languages");
    id_starts_ = articles_.section<std::uint32_t>("id_starts");
    ids_ = articles_.section_bytes("ids");
    hashes_ = articles_.section_bytes("hashes");
    id_order_ = articles_.section<IdPlace>("id_order");
    text_keys_ = articles_.section<std::uint32_t>("text_keys");
    text_order_ = articles_.section<IdPlace>("text_order");
    by_date_ = articles_.section<std::uint32_t>("by_date");
    word_starts_ = words_.section<std::uint64_t>("starts");
    codes_ = words_.section_bytes("codes");
    const std::size_t size = last_docid();
    if (size == 0 || lengths_.size() != size || languages_.size() != size || id_starts_.size() != size + 1 || hashes_.size() != size * 16 ||
        id_order_.size() != size || text_keys_.size() != size || text_order_.size() != size || by_date_.size() != size ||
        id_starts_.back() != ids_.size()) {
        articles_.throw_damaged("its sections do not fit together");
    }
    if (word_starts_.size() != size + 1 || word_starts_.back() != codes_.size()) words_.throw_damaged("its sections do not fit together");
}

std::optional<std::uint32_t> Segment::docid_of(std::string_view article_id, const Deletions& deletions) const {
    const std::uint32_t hash = id_hash(article_id);
    // Hashes are evenly spread, so the place can be guessed closely; around it the search is widened until it holds the first entry of this hash.
    const std::size_t size = id_order_.size();
    const std::size_t guess = static_cast<std::size_t>((std::uint64_t{hash} * size) >> 32U);
    std::size_t low = guess, high = guess, step = 8;
    while (low > 0 && id_order_[low].hash >= hash) low -= std::min(low, step), step *= 2;
    for (step = 8; high < size && id_order_[high].hash < hash; step *= 2) high += std::min(size - high, step);
    const auto begin = id_order_.begin();
    auto at = std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), begin + static_cast<std::ptrdiff_t>(high), IdPlace{hash, 0});
    for (; at != id_order_.end() && at->hash == hash; ++at) {
        if (at->docid == 0 || at->docid > size) articles_.throw_damaged("its order of ids names an article that is not there");
        if (this->article_id(at->docid) == article_id && !deletions.holds(at->docid)) return at->docid;
    }
    return std::nullopt;
}

std::span<const IdPlace> Segment::articles_of_text(std::uint32_t text_key) const {
    if (text_key == 0) return {};
    const auto of_key = std::equal_range(text_order_.begin(), text_order_.end(), IdPlace{text_key, 0},
                                         [](const IdPlace& a, const IdPlace& b) { return a.hash < b.hash; });
    const auto begin = of_key.first - text_order_.begin(), count = of_key.second - of_key.first;
    for (const IdPlace& place : text_order_.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count)))
        if (place.docid == 0 || place.docid > last_docid())
            articles_.throw_damaged("its order of texts names an article that is not there");
    return text_order_.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(count));
}

void Segment::read_words(std::uint32_t docid, std::vector<std::uint32_t>& words) const {
    words.clear();
    const std::span<const std::uint32_t> by_rank = dictionary_.by_rank();
    std::string_view codes = word_codes(docid);
    while (!codes.empty()) {
        std::uint64_t code = 0;
        if (!take_varint(codes, code) || code > by_rank.size()) words_.throw_damaged("the words of article " + std::to_string(docid));
        words.push_back(code == 0 ? title_end : by_rank[code - 1]);
    }
}

void Segment::verify() const {
    for (const ColumnFile* file : {&articles_, &words_, &dictionary_.file(), &records_.file(), &stories_.file()}) {
        file->verify_all();
        file->release_pages();
    }
    facets_.verify();
}

void Segment::release_pages() const {
    for (const ColumnFile* file : {&articles_, &words_, &dictionary_.file(), &records_.file(), &stories_.file()}) file->release_pages();
    facets_.release_pages();
}

std::uint64_t Segment::column_bytes() const {
    return articles_.size() + words_.size() + dictionary_.file().size() + records_.file().size() + stories_.file().size() + facets_.bytes();
}

}  // namespace dateline
