#include "searcher/presenting/snippet.hpp"

#include <algorithm>

#include "facets/text/utf8.hpp"
#include "searcher/presenting/plain_text.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_scanned_bytes = 1U << 20U;
constexpr const char* ellipsis = "…";

/// A half-open byte range of the text.
struct Window {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t distinct = 0;  ///< parts of the query in it
    std::size_t hits = 0;
};

bool is_inside_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// A character of ASCII that is no blank and no control: most of most texts, and soon told.
bool is_visible(char c) {
    return c > ' ' && c < 0x7F;
}

std::string_view cut_at_character(std::string_view text, std::size_t size) {
    if (size >= text.size()) return text;
    while (size > 0 && is_inside_character(text, size)) --size;
    return text.substr(0, size);
}

/// The stretch of at most `size` bytes from one hit to another with the most distinct parts that `covered` lacks, then the most
/// hits, then the first. A single longer hit stands for itself.
Window best_window(const std::vector<Hit>& hits, std::size_t parts, std::size_t size, const std::vector<bool>& covered) {
    std::vector<std::size_t> inside(parts);
    Window best;
    std::size_t distinct = 0, last = 0;
    for (std::size_t first = 0; first < hits.size(); ++first) {
        while (last < hits.size() && (last == first || hits[last].end - hits[first].begin <= size)) {
            if (++inside[hits[last].part] == 1 && !covered[hits[last].part]) ++distinct;
            ++last;
        }
        const std::size_t count = last - first;
        if (distinct > best.distinct || (distinct == best.distinct && distinct > 0 && count > best.hits)) {
            best = {hits[first].begin, hits[last - 1].end, distinct, count};
        }
        if (--inside[hits[first].part] == 0 && !covered[hits[first].part]) --distinct;
    }
    return best;
}

/// Widens windows to about the wished size, at sentences where one begins near, else at words.
class Framer {
public:
    explicit Framer(std::string_view text) : text_(text) {}

    void widen(Window& window, std::size_t size) const {
        const std::size_t length = window.end - window.begin;
        const std::size_t room = size > length ? size - length : 0;
        window.begin = begin_before(window.begin, room);
        const std::size_t used = window.end - window.begin;
        window.end = end_after(window.end, size > used ? size - used : 0);
    }

private:
    [[nodiscard]] std::size_t begin_before(std::size_t at, std::size_t room) const {
        const std::size_t furthest = at > room ? at - room : 0;
        std::size_t word = at;
        for (std::size_t i = at;; --i) {
            if (i == 0 || !is_visible(text_[i - 1])) {
                if (starts_sentence(i)) return i;
                // Without a sentence in reach, a third of the room shows what came before.
                if (at - i <= room / 3 && starts_word(i)) word = i;
            }
            if (i == furthest) return word;
        }
    }

    [[nodiscard]] std::size_t end_after(std::size_t at, std::size_t room) const {
        const std::size_t furthest = std::min(text_.size(), at + room);
        std::size_t word = at, sentence = at;
        bool has_sentence = false;
        for (std::size_t i = at; i <= furthest; ++i) {
            if (i < text_.size() && is_visible(text_[i])) continue;
            if (ends_word(i)) word = i;
            if (ends_sentence(i)) {
                sentence = i;
                has_sentence = true;
            }
        }
        // A sentence's end is worth up to a third of the room.
        if (has_sentence && sentence - at >= room - room / 3) return sentence;
        if (word > at || ends_word(at)) return word;
        return at + cut_at_character(text_.substr(at), furthest - at).size();
    }

    [[nodiscard]] bool blank_before(std::size_t i) const { return i == 0 || is_blank(code_point_before(text_, i).value); }
    [[nodiscard]] bool blank_at(std::size_t i) const { return i >= text_.size() || is_blank(code_point_at(text_, i).value); }
    [[nodiscard]] bool starts_word(std::size_t i) const { return !is_inside_character(text_, i) && blank_before(i) && !blank_at(i); }
    [[nodiscard]] bool ends_word(std::size_t i) const { return !is_inside_character(text_, i) && blank_at(i) && !blank_before(i); }

    [[nodiscard]] bool ends_sentence(std::size_t i) const {
        if (!ends_word(i)) return false;
        // Single line breaks only wrap; an empty or indented line begins a paragraph.
        if (i >= text_.size() || (text_[i] == '\n' && blank_at(i + 1))) return true;
        std::size_t mark = i - 1;
        if (text_[mark] == '"' && mark > 0) --mark;
        return text_[mark] == '.' || text_[mark] == '!' || text_[mark] == '?';
    }

    [[nodiscard]] bool starts_sentence(std::size_t i) const {
        if (!starts_word(i)) return false;
        std::size_t end = i;
        while (end > 0 && blank_before(end)) end -= code_point_before(text_, end).length;
        return end == 0 || ends_sentence(end);
    }

    std::string_view text_;
};

/// Puts windows together into one line and carries the hits over.
class Composer {
public:
    Composer(std::string_view text, const std::vector<Hit>& hits) : text_(text), hits_(hits) {}

    Snippet compose(const std::vector<Window>& windows) {
        std::size_t shown = 0;
        for (const Window& window : windows) {
            const bool gap = is_printable(text_.substr(shown, window.begin - shown));
            if (gap) snippet_.text += snippet_.text.empty() ? std::string(ellipsis) + " " : std::string(" ") + ellipsis + " ";
            space_ = !gap && !snippet_.text.empty();
            add(window);
            shown = window.end;
        }
        if (is_printable(text_.substr(shown, 1000))) snippet_.text += std::string(" ") + ellipsis;
        return std::move(snippet_);
    }

private:
    void add(const Window& window) {
        auto hit = std::lower_bound(hits_.begin(), hits_.end(), window.begin, [](const Hit& a, std::size_t b) { return a.begin < b; });
        std::size_t highlight = 0;
        bool is_open = false;
        const std::size_t text_begin = snippet_.text.size();
        for (std::size_t at = window.begin; at < window.end;) {
            // Inside a word, and away from where a hit begins or ends, there is nothing but to copy.
            std::size_t end = at;
            const bool has_hit = hit != hits_.end() && (is_open || hit->end <= window.end);
            const std::size_t stop = !has_hit ? window.end : is_open ? hit->end - 1 : hit->begin;
            while (!space_ && end < stop && end < window.end && is_visible(text_[end])) ++end;
            if (end > at) {
                snippet_.text.append(text_, at, end - at);
                at = end;
                continue;
            }
            const CodePoint next = code_point_at(text_, at);
            if (is_blank(next.value)) {
                space_ = space_ || snippet_.text.size() > text_begin;
            } else if (!is_control(next.value)) {
                if (space_) snippet_.text.push_back(' ');
                space_ = false;
                if (!is_open && hit != hits_.end() && at >= hit->begin && hit->end <= window.end) {
                    is_open = true;
                    highlight = snippet_.text.size();
                }
                append_code_point(snippet_.text, next.value);
            }
            at += next.length;
            if (is_open && at >= hit->end) {
                snippet_.highlights.emplace_back(highlight, snippet_.text.size());
                is_open = false;
                ++hit;
            }
        }
        space_ = false;
    }

    std::string_view text_;
    const std::vector<Hit>& hits_;
    Snippet snippet_;
    bool space_ = false;
};

std::vector<bool> parts_inside(const std::vector<Hit>& hits, const Window& window, std::size_t parts) {
    std::vector<bool> covered(parts);
    for (const Hit& hit : hits) {
        if (hit.begin >= window.begin && hit.end <= window.end) covered[hit.part] = true;
    }
    return covered;
}

/// One window, or two in the order of the text where these show more of the query.
std::vector<Window> choose_windows(std::string_view text, const std::vector<Hit>& hits, std::size_t parts) {
    const Framer framer(text);
    Window whole = best_window(hits, parts, snippet_bytes, std::vector<bool>(parts));
    if (hits.empty()) whole = {};
    const std::size_t half = snippet_bytes / 2;
    Window first = best_window(hits, parts, half, std::vector<bool>(parts));
    framer.widen(first, half);
    const std::vector<bool> covered = parts_inside(hits, first, parts);
    Window second = best_window(hits, parts, half, covered);
    const auto shown = static_cast<std::size_t>(std::count(covered.begin(), covered.end(), true));
    if (second.distinct == 0 || shown + second.distinct <= whole.distinct) {
        framer.widen(whole, snippet_bytes);
        return {whole};
    }
    framer.widen(second, half);
    if (second.begin < first.begin) std::swap(first, second);
    if (second.begin <= first.end) return {{first.begin, std::max(first.end, second.end), 0, 0}};
    return {first, second};
}

}  // namespace

Snippet make_snippet(std::string_view text, const Highlighter& highlighter) {
    text = cut_at_character(text, max_scanned_bytes);
    const std::vector<Hit> hits = highlighter.find(text);
    return Composer(text, hits).compose(choose_windows(text, hits, highlighter.parts()));
}

}  // namespace dateline
