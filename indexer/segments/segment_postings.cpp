// SegmentBuilder's terms and value slots, as schema.hpp tells of them: the articles' words turned into the words' articles.

#include <algorithm>
#include <filesystem>

#include "indexer/segments/glass_writer.hpp"
#include "indexer/segments/segment_builder.hpp"
#include "indexer/storing/date_digits.hpp"

namespace dateline {

/// A filter that an article carries.
struct FilterPosting {
    std::string term;
    std::uint32_t docid = 0;
};

namespace {

/// Every word's postings, one list behind the other in one array. A word is announced as often as it will be asked for, or more often.
class PostingLists {
public:
    explicit PostingLists(std::size_t words) : begins_(words + 1) {}
    void announce(std::uint32_t word) { ++begins_[word + 1]; }
    void begin() {
        for (std::size_t word = 1; word < begins_.size(); ++word) begins_[word] += begins_[word - 1];
        ends_.assign(begins_.begin(), begins_.end() - 1);
        postings_.resize(begins_.back());
    }
    /// The word's posting of this article, a new one of wdf 0 the first time. Articles come in order.
    Posting& posting(std::uint32_t word, std::uint32_t docid) {
        std::size_t& end = ends_[word];
        if (end == begins_[word] || postings_[end - 1].docid != docid) postings_[end++] = {docid, 0};
        return postings_[end - 1];
    }
    [[nodiscard]] std::span<const Posting> of(std::uint32_t word) const {
        return std::span(postings_).subspan(begins_[word], ends_[word] - begins_[word]);
    }

private:
    std::vector<std::size_t> begins_, ends_;
    std::vector<Posting> postings_;
};

void add_date(std::uint32_t docid, const std::string& digits, std::vector<FilterPosting>& filters) {
    if (digits.empty()) return;
    const std::string year = digits.substr(0, 4);
    filters.push_back({prefix_year + year, docid});
    if (digits.size() == 4) {
        filters.push_back({prefix_only_year + year, docid});
        return;
    }
    const std::string month = digits.substr(0, 6);
    filters.push_back({prefix_month + month, docid});
    filters.push_back(digits.size() == 6 ? FilterPosting{prefix_only_month + month, docid} : FilterPosting{prefix_day + digits, docid});
}

/// Writes the filters that come before `until`, from place `next` on.
void write_filters(const std::vector<FilterPosting>& filters, std::size_t& next, std::string_view until, GlassWriter& writer) {
    std::vector<Posting> postings;
    while (next < filters.size() && filters[next].term < until) {
        const std::string& term = filters[next].term;
        postings.clear();
        for (; next < filters.size() && filters[next].term == term; ++next) postings.push_back({filters[next].docid, 0});
        writer.add_term(term, postings);
    }
}

void add_value(GlassValues& to, std::uint32_t docid, std::string value) {
    if (value.empty()) return;
    to.docids.push_back(docid);
    to.values.push_back(std::move(value));
}

}  // namespace

/// All filters in the order of their terms; the slots' values beside them.
void SegmentBuilder::collect_filters(std::vector<FilterPosting>& filters, std::vector<GlassValues>& values) const {
    values.resize(2 + column_kinds.size());
    values[0].slot = slot_date;
    values[1].slot = slot_id;
    for (std::uint32_t docid = 1; docid <= size(); ++docid) {
        const std::string digits = date_digits(dates_[docid - 1]);
        add_date(docid, digits, filters);
        add_value(values[0], docid, digits);
        const std::string id = ids_.substr(id_starts_[docid - 1], id_starts_[docid] - id_starts_[docid - 1]);
        filters.push_back({id_term(id), docid});
        add_value(values[1], docid, id);
        for (std::size_t kind = 0; kind < column_kinds.size(); ++kind) {
            const FacetColumnContent& column = facets_[kind];
            const std::uint32_t first = column.starts[docid - 1];
            const auto ids = std::span(column.ids).subspan(first, column.starts[docid] - first);
            for (const std::uint32_t entity : ids) filters.push_back({filter_term(column_kinds[kind], entity), docid});
            values[2 + kind].slot = facet_slot(column_kinds[kind]);
            add_value(values[2 + kind], docid, pack_ids(ids));
        }
    }
    std::stable_sort(filters.begin(), filters.end(), [](const FilterPosting& a, const FilterPosting& b) { return a.term < b.term; });
    std::erase_if(values, [](const GlassValues& one) { return one.docids.empty(); });
    std::sort(values.begin(), values.end(), [](const GlassValues& a, const GlassValues& b) { return a.slot < b.slot; });
}

void SegmentBuilder::write_postings(const std::string& folder) const {
    PostingLists words(dictionary_.size()), titles(dictionary_.size());
    for (const std::uint32_t word : words_) words.announce(word);
    for (std::uint32_t article = 0; article < size(); ++article) {
        for (std::size_t i = 0; i < title_words_[article]; ++i) titles.announce(words_[word_starts_[article] + i]);
    }
    words.begin();
    titles.begin();
    std::vector<std::uint32_t> lengths = lengths_;
    for (std::uint32_t article = 0; article < size(); ++article) {
        const std::size_t begin = word_starts_[article], title_end = begin + title_words_[article];
        for (std::size_t i = begin; i < word_starts_[article + 1]; ++i)
            words.posting(words_[i], article + 1).wdf += i < title_end ? title_wdf : 1;
        for (std::size_t i = begin; i < title_end; ++i) {
            Posting& posting = titles.posting(words_[i], article + 1);
            if (posting.wdf == 0) ++lengths[article];
            posting.wdf = 1;
        }
    }
    std::vector<FilterPosting> filters;
    std::vector<GlassValues> values;
    collect_filters(filters, values);

    GlassWriter writer;
    writer.add_values(values);
    writer.add_lengths(lengths);
    const auto word_of = [this](std::uint32_t place) { return vocabulary_.word(dictionary_[place]); };
    const auto count = static_cast<std::uint32_t>(dictionary_.size());
    // Prefixes are capital letters, and no folded word begins with one.
    std::uint32_t place = 0;
    for (; place < count && word_of(place).front() < 'A' && word_of(place).front() >= 0; ++place)
        writer.add_term(word_of(place), words.of(place));
    std::size_t next = 0;
    write_filters(filters, next, prefix_title, writer);
    std::string term = prefix_title;
    for (std::uint32_t title = 0; title < count; ++title) {
        if (!titles.of(title).empty()) writer.add_term(term.replace(1, std::string::npos, word_of(title)), titles.of(title));
    }
    write_filters(filters, next, "\xFF", writer);
    for (; place < count; ++place) writer.add_term(word_of(place), words.of(place));
    writer.finish((std::filesystem::path(folder) / xapian_file).string());
}

}  // namespace dateline
