#include "indexer/segments/merging.hpp"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <queue>
#include <tuple>
#include <type_traits>

#include "facets/error.hpp"
#include "indexer/segments/files.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/storing/varint.hpp"
#include "indexer/storing/xapian_error.hpp"

namespace dateline {

namespace fs = std::filesystem;

using Segments = std::vector<std::shared_ptr<const Segment>>;

void merge_postings(const std::vector<std::string>& databases, const std::string& to, const std::string& scratch) {
    // Every database that is open takes several files.
    constexpr std::size_t most_at_once = 64;
    if (databases.size() > most_at_once) {
        std::vector<std::string> joined;
        fs::create_directories(scratch);
        for (std::size_t first = 0; first < databases.size(); first += most_at_once) {
            const std::size_t last = std::min(databases.size(), first + most_at_once);
            joined.push_back((fs::path(scratch) / ("round-" + std::to_string(first))).string());
            merge_postings({databases.begin() + static_cast<std::ptrdiff_t>(first), databases.begin() + static_cast<std::ptrdiff_t>(last)},
                           joined.back(), scratch + "-" + std::to_string(first));
        }
        merge_postings(joined, to, scratch + "-all");
        fs::remove_all(scratch);
        return;
    }
    translating_errors(to, [&] {
        Xapian::Database all;
        for (const std::string& path : databases) all.add_database(Xapian::Database(path));
        all.compact(to, Xapian::DBCOMPACT_SINGLE_FILE);
    });
}

/// An article in the order of a segment's `by_date`.
struct DatePlace {
    std::uint32_t date = 0;
    std::string_view id;
    std::uint32_t docid = 0;
    bool operator<(const DatePlace& other) const {
        return date != other.date ? date > other.date : std::tie(id, docid) < std::tie(other.id, other.docid);
    }
};

void append_place(const IdPlace& place, ColumnWriter& to) {
    to.append_one(place);
}
void append_place(const DatePlace& place, ColumnWriter& to) {
    to.append_one(place.docid);
}

/// Merges a section in which every segment has its articles in some order. `place_of`: what stands at a place in a segment's, of whose docid so many come before.
template <typename PlaceOf>
void merge_order(const Segments& segments, const char* section, ColumnWriter& to, PlaceOf place_of) {
    using Place = std::invoke_result_t<PlaceOf, const Segment&, std::size_t, std::uint32_t>;
    struct Head {
        Place place;
        std::size_t segment = 0, next = 0;
        std::uint32_t shift = 0;
        bool operator<(const Head& other) const { return other.place < place; }
    };
    std::priority_queue<Head> heads;
    const auto push = [&](std::size_t segment, std::size_t next, std::uint32_t shift) {
        if (next < segments[segment]->last_docid()) heads.push({place_of(*segments[segment], next, shift), segment, next, shift});
    };
    std::uint32_t docids = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        push(i, 0, docids);
        docids += segments[i]->last_docid();
    }
    to.begin(section);
    while (!heads.empty()) {
        const Head head = heads.top();
        heads.pop();
        append_place(head.place, to);
        push(head.segment, head.next + 1, head.shift);
    }
}

void merge_articles(const Segments& segments, const std::vector<std::vector<std::uint16_t>>& languages, ColumnWriter& to) {
    for (const char* section : {"dates", "lengths", "text_keys"}) {
        to.begin(section);
        for (const auto& segment : segments) to.append(segment->articles().section_bytes(section));
    }
    to.begin("languages");
    for (std::size_t i = 0; i < segments.size(); ++i) {
        for (const std::uint16_t language : segments[i]->articles().section<std::uint16_t>("languages"))
            to.append_one(languages[i].at(language));
    }
    to.begin("id_starts");
    std::uint32_t shift = 0;
    to.append_one(shift);
    for (const auto& segment : segments) {
        const auto starts = segment->articles().section<std::uint32_t>("id_starts");
        for (const std::uint32_t start : starts.subspan(1)) to.append_one(shift + start);
        shift += starts.back();
    }
    for (const char* section : {"ids", "hashes"}) {
        to.begin(section);
        for (const auto& segment : segments) to.append(segment->articles().section_bytes(section));
    }
    merge_order(segments, "id_order", to, [](const Segment& segment, std::size_t place, std::uint32_t before) {
        const IdPlace& one = segment.id_order()[place];
        return IdPlace{one.hash, one.docid + before};
    });
    merge_order(segments, "text_order", to, [](const Segment& segment, std::size_t place, std::uint32_t before) {
        const IdPlace& one = segment.text_order()[place];
        return IdPlace{one.hash, one.docid + before};
    });
    merge_order(segments, "by_date", to, [](const Segment& segment, std::size_t place, std::uint32_t before) {
        const std::uint32_t docid = segment.by_date()[place];
        if (docid == 0 || docid > segment.last_docid())
            segment.articles().throw_damaged("its order by date names an article that is not there");
        return DatePlace{segment.dates()[docid - 1], segment.article_id(docid), docid + before};
    });
}

void merge_facets(const Segments& segments, ColumnWriter& to) {
    for (const FacetKind kind : column_kinds) {
        to.begin(facet_section("starts", kind));
        std::uint32_t shift = 0;
        to.append_one(shift);
        for (const auto& segment : segments) {
            for (const std::uint32_t start : segment->ids(kind).starts.subspan(1)) to.append_one(shift + start);
            shift += segment->ids(kind).starts.back();
        }
        to.begin(facet_section("ids", kind));
        for (const auto& segment : segments) to.append(segment->ids(kind).ids);
        std::vector<FacetCount> counts;
        for (const auto& segment : segments) counts.insert(counts.end(), segment->counts(kind).begin(), segment->counts(kind).end());
        std::sort(counts.begin(), counts.end(), [](const FacetCount& a, const FacetCount& b) { return a.id < b.id; });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (kept > 0 && counts[kept - 1].id == counts[i].id) {
                counts[kept - 1].count += counts[i].count;
            } else {
                counts[kept++] = counts[i];
            }
        }
        counts.resize(kept);
        to.add(facet_section("counts", kind), counts);
    }
}

void merge_records(const Segments& segments, ColumnWriter& to) {
    for (const RecordPart part : {RecordPart::front, RecordPart::details}) {
        RecordWriter writer(to, part);
        for (const auto& segment : segments) {
            writer.add_blocks(segment->records(), segment->last_docid());
            segment->records().file().release_pages();
        }
        writer.finish();
    }
}

void merge_words(const Segments& segments, const DictionaryMaps& maps, ColumnWriter& to) {
    std::vector<std::uint64_t> starts = {0};
    std::string codes;
    std::uint64_t written = 0;
    to.begin("codes");
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& segment = *segments[i];
        const auto by_rank = segment.dictionary().by_rank();
        std::vector<std::uint32_t> recode(by_rank.size() + 1);
        for (std::size_t rank = 0; rank < by_rank.size(); ++rank) recode[rank + 1] = maps.ranks[maps.words[i].at(by_rank[rank])] + 1;
        for (std::uint32_t docid = 1; docid <= segment.last_docid(); ++docid) {
            std::string_view from = segment.word_codes(docid);
            while (!from.empty()) {
                std::uint64_t code = 0;
                if (!take_varint(from, code) || code >= recode.size())
                    segment.words().throw_damaged("the words of article " + std::to_string(docid));
                append_varint(codes, recode[code]);
            }
            starts.push_back(written + codes.size());
            constexpr std::size_t enough = std::size_t{64} << 10U;
            if (codes.size() < enough) continue;
            to.append(codes);
            written += codes.size();
            codes.clear();
        }
        segment.words().release_pages();
    }
    to.append(codes);
    to.add("starts", starts);
}

void merge_segments(const Segments& segments, const std::string& folder, const std::string& scratch) {
    if (segments.empty()) throw Error("no segments to merge");
    std::error_code code;
    fs::create_directories(folder, code);
    if (!code) fs::create_directories(scratch, code);
    if (code) throw_file_error("make", folder, code.value());
    const auto write = [&](const char* name, auto merge) {
        ColumnWriter writer((fs::path(folder) / name).string());
        merge(writer);
        writer.finish();
        // Otherwise all of a large database would stay in memory while it is merged.
        for (const auto& segment : segments) segment->release_pages();
    };
    std::vector<std::string> databases;
    for (const auto& segment : segments) databases.push_back(segment->xapian_path());
    merge_postings(databases, (fs::path(folder) / xapian_file).string(), (fs::path(scratch) / "rounds").string());
    DictionaryMaps maps;
    write(dictionary_file, [&](ColumnWriter& to) { maps = merge_dictionaries(segments, to); });
    write(words_file, [&](ColumnWriter& to) { merge_words(segments, maps, to); });
    write(articles_file, [&](ColumnWriter& to) { merge_articles(segments, maps.languages, to); });
    write(facets_file, [&](ColumnWriter& to) { merge_facets(segments, to); });
    write(stories_file, [&](ColumnWriter& to) { merge_stories(segments, to); });
    write(records_file, [&](ColumnWriter& to) { merge_records(segments, to); });
    fs::remove_all(scratch, code);
}

}  // namespace dateline
