#include "searcher/matching/word_order.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

bool is_one_of(const WordChoice& choice, std::uint32_t word) {
    return choice.size() == 1 ? choice.front() == word : std::binary_search(choice.begin(), choice.end(), word);
}

std::size_t count_choices(const WordRun& run) {
    std::size_t count = 0;
    for (const WordChoice& choice : run) count += choice.size();
    return count;
}

}  // namespace

WordOrder::WordOrder(const Segment& segment, std::vector<WordRun> runs, std::size_t window, bool in_title)
    : segment_(segment), runs_(std::move(runs)), window_(window), in_title_(in_title), places_(runs_.size()) {
    const bool has_choice =
        std::any_of(runs_.front().begin(), runs_.front().end(), [](const WordChoice& choice) { return choice.size() > 1; });
    if (runs_.size() == 1 && !has_choice) {
        for (const WordChoice& choice : runs_.front())
            append_varint(pattern_, segment.dictionary().rank(choice.front()) + std::uint64_t{1});
    }
    // Those with the least choice take their places first.
    std::stable_sort(runs_.begin(), runs_.end(),
                     [](const WordRun& a, const WordRun& b) { return count_choices(a) * b.size() < count_choices(b) * a.size(); });
}

bool WordOrder::fits(std::uint32_t docid) {
    if (!pattern_.empty()) return holds_pattern(docid);
    segment_.read_words(docid, words_);
    const auto title_end = static_cast<std::size_t>(std::find(words_.begin(), words_.end(), Segment::title_end) - words_.begin());
    if (fits_between(0, title_end)) return true;
    return !in_title_ && title_end < words_.size() && fits_between(title_end + 1, words_.size());
}

/// An article's words are varints one after the other, and so are the phrase's: it stands there where its bytes do, from the beginning of a varint on. The
/// title ends with a zero byte, which no other varint has.
bool WordOrder::holds_pattern(std::uint32_t docid) const {
    constexpr unsigned char more_follows = 0x80;
    std::string_view codes = segment_.word_codes(docid);
    if (in_title_) codes = codes.substr(0, codes.find('\0'));
    if (codes.size() < pattern_.size()) return false;
    // A needle of a few bytes is found sooner by its first one than by memmem().
    const char* const last = codes.data() + (codes.size() - pattern_.size());
    for (const char* at = codes.data(); at <= last; ++at) {
        at = static_cast<const char*>(std::memchr(at, pattern_.front(), static_cast<std::size_t>(last - at) + 1));
        if (at == nullptr) return false;
        const bool begins = at == codes.data() || (static_cast<unsigned char>(at[-1]) & more_follows) == 0;
        if (begins && std::memcmp(at, pattern_.data(), pattern_.size()) == 0) return true;
    }
    return false;
}

bool WordOrder::stands_at(const WordRun& run, std::size_t place, std::size_t end) const {
    if (end - place < run.size()) return false;
    for (std::size_t i = 0; i < run.size(); ++i) {
        if (!is_one_of(run[i], words_[place + i])) return false;
    }
    return true;
}

bool WordOrder::fits_between(std::size_t begin, std::size_t end) {
    if (runs_.size() == 1) {
        for (std::size_t place = begin; place < end; ++place) {
            if (stands_at(runs_.front(), place, end)) return true;
        }
        return false;
    }
    for (std::size_t run = 0; run < runs_.size(); ++run) {
        places_[run].clear();
        for (std::size_t place = begin; place < end; ++place) {
            if (stands_at(runs_[run], place, end)) places_[run].push_back({place, place + runs_[run].size()});
        }
        if (places_[run].empty()) return false;
    }
    for (std::size_t run = 0; run < runs_.size(); ++run) {
        if (std::any_of(places_[run].begin(), places_[run].end(), [&](const Span& span) { return fits_near(span, run); })) return true;
    }
    return false;
}

/// Every other run takes the first place that is free behind where the leftmost one begins.
bool WordOrder::fits_near(const Span& leftmost, std::size_t leftmost_run) {
    const std::size_t limit = leftmost.begin + window_;
    taken_.assign(1, leftmost);
    const auto overlaps = [](const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; };
    for (std::size_t run = 0; run < runs_.size(); ++run) {
        if (run == leftmost_run) continue;
        const std::vector<Span>& places = places_[run];
        auto place = std::lower_bound(places.begin(), places.end(), leftmost.begin,
                                      [](const Span& span, std::size_t begin) { return span.begin < begin; });
        const auto is_taken = [&] {
            return std::any_of(taken_.begin(), taken_.end(), [&](const Span& other) { return overlaps(*place, other); });
        };
        while (place != places.end() && place->end <= limit && is_taken()) ++place;
        if (place == places.end() || place->end > limit) return false;
        taken_.push_back(*place);
    }
    return true;
}

}  // namespace dateline
