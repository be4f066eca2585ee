#include "facets/topics/term_matcher.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace dateline {
namespace {

constexpr std::uint32_t hash_basis = 2166136261U, hash_prime = 16777619U;  // FNV-1a
constexpr std::size_t shortest_prefix = 3;
constexpr std::size_t prefix_heads = 4096;

std::uint32_t mixed(std::uint32_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * hash_prime;
}

std::uint32_t spread(std::uint32_t hash) {
    return hash ^ (hash >> 15);
}

bool ends_in_sibilant(std::string_view word) {
    return word.ends_with('s') || word.ends_with('x') || word.ends_with('z') || word.ends_with("ch") || word.ends_with("sh");
}

std::string plural(const std::string& word) {
    if (ends_in_sibilant(word)) return word + "es";
    const bool consonant_y =
        word.size() > 2 && word.back() == 'y' && std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos;
    return consonant_y ? word.substr(0, word.size() - 1) + "ies" : word + "s";
}

}  // namespace

TermMatcher::TermMatcher(const std::vector<Phrase>& phrases, std::size_t first_ignored) : first_ignored_(first_ignored) {
    for (std::uint32_t term = 0; term < phrases.size(); ++term) {
        std::vector<WordPattern> words = phrases[term].words;
        add_sequence(term, words);
        if (!phrases[term].with_plural) continue;
        words.back().folded = plural(words.back().folded);
        add_sequence(term, words);
    }
    index_sequences();
    index_spellings(slots_.empty() ? 1 : slots_.size());
}

std::size_t TermMatcher::slot_of(std::uint32_t hash, std::string_view word) const {
    std::size_t slot = spread(hash) & (slots_.size() - 1);
    while (slots_[slot].spelling != none && (slots_[slot].hash != hash || spellings_[slots_[slot].spelling].folded != word))
        slot = (slot + 1) & (slots_.size() - 1);
    return slot;
}

std::uint32_t TermMatcher::pattern_id(const WordPattern& word) {
    if (slots_.size() < 2 * (spellings_.size() + 1)) index_spellings(std::max<std::size_t>(64, slots_.size() * 4));
    std::uint32_t hash = hash_basis;
    for (const char c : std::string_view(word.folded).substr(0, longest_pattern)) hash = mixed(hash, c);
    Slot& slot = slots_[slot_of(hash, word.folded)];
    if (slot.spelling == none) {
        slot = {hash, static_cast<std::uint32_t>(spellings_.size())};
        spellings_.push_back({word.folded, {none, none, none}});
    }
    std::uint32_t& id = spellings_[slot.spelling].pattern[static_cast<std::size_t>(word.match)];
    if (id == none) id = pattern_count_++;
    return id;
}

void TermMatcher::index_spellings(std::size_t slots) {
    slots_.assign(slots, {});
    prefix_lengths_.assign(prefix_heads, 0);
    for (std::uint32_t i = 0; i < spellings_.size(); ++i) {
        const std::string& word = spellings_[i].folded;
        std::uint32_t hash = hash_basis, head = 0;
        for (std::size_t at = 0; at < std::min(word.size(), longest_pattern); ++at) {
            hash = mixed(hash, word[at]);
            if (at + 1 == shortest_prefix) head = spread(hash) % prefix_heads;
        }
        slots_[slot_of(hash, word)] = {hash, i};
        const bool is_prefix = spellings_[i].pattern[static_cast<std::size_t>(WordPattern::Match::prefix)] != none;
        if (is_prefix && word.size() < longest_pattern) prefix_lengths_[head] |= 1U << word.size();
    }
}

void TermMatcher::add_sequence(std::uint32_t term, const std::vector<WordPattern>& words) {
    Sequence sequence{term, 0, static_cast<std::uint32_t>(patterns_.size()), static_cast<std::uint32_t>(words.size())};
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        patterns_.push_back(pattern_id(words[i]));
        // The longest word is likely to be the rarest. The start of a word says less than its length promises.
        if (words[i].folded.size() > words[sequence.anchor].folded.size()) sequence.anchor = i;
    }
    sequences_.push_back(sequence);
}

void TermMatcher::index_sequences() {
    const auto anchor = [this](const Sequence& sequence) { return patterns_[sequence.first + sequence.anchor]; };
    std::stable_sort(sequences_.begin(), sequences_.end(), [&](const Sequence& a, const Sequence& b) { return anchor(a) < anchor(b); });
    first_sequence_.assign(pattern_count_ + 1, 0);
    for (const Sequence& sequence : sequences_) ++first_sequence_[anchor(sequence) + 1];
    for (std::size_t i = 1; i < first_sequence_.size(); ++i) first_sequence_[i] += first_sequence_[i - 1];
}

const TermMatcher::Spelling* TermMatcher::spelling(std::uint32_t hash, std::string_view word) const {
    const std::uint32_t found = slots_[slot_of(hash, word)].spelling;
    return found == none ? nullptr : &spellings_[found];
}

void TermMatcher::note_words(const RememberedWords& known, Memory& memory) const {
    if (memory.generation_ != known.generation()) {
        memory.first_.assign(1, 0);
        memory.patterns_.clear();
        memory.generation_ = known.generation();
    }
    for (auto word = static_cast<std::uint32_t>(memory.first_.size() - 1); word < known.size(); ++word) {
        note_word(known.spelling(known[word]), known[word].capitals, memory.patterns_);
        memory.first_.push_back(static_cast<std::uint32_t>(memory.patterns_.size()));
    }
}

/// Adds the patterns that a word fulfils.
void TermMatcher::note_word(std::string_view folded, bool capitals, std::vector<std::uint32_t>& patterns) const {
    std::array<std::uint32_t, longest_pattern + 1> hash_at;
    std::uint32_t hash = hash_basis;
    const std::size_t hashed = std::min(folded.size(), longest_pattern);
    for (std::size_t at = 0; at < hashed; ++at) {
        hash = mixed(hash, folded[at]);
        hash_at[at + 1] = hash;
    }
    const auto take = [&patterns](const Spelling* found, WordPattern::Match match) {
        const std::uint32_t id = found == nullptr ? none : found->pattern[static_cast<std::size_t>(match)];
        if (id != none) patterns.push_back(id);
    };
    const Spelling* whole = spelling(hash, folded);
    take(whole, WordPattern::Match::exact);
    if (capitals) take(whole, WordPattern::Match::capitals);
    if (folded.size() < shortest_prefix) return;
    std::uint32_t lengths = prefix_lengths_[spread(hash_at[shortest_prefix]) % prefix_heads];
    for (; lengths != 0; lengths &= lengths - 1) {
        const auto length = static_cast<std::size_t>(std::countr_zero(lengths));
        if (length > folded.size()) break;
        take(spelling(hash_at[length], folded.substr(0, length)), WordPattern::Match::prefix);
    }
}

bool TermMatcher::fits(const TopicWord& word, std::uint32_t pattern, const Memory& memory) {
    if (word.word == TopicWord::none) return false;
    const std::uint32_t* const begin = memory.patterns_.data() + memory.first_[word.word];
    const std::uint32_t* const end = memory.patterns_.data() + memory.first_[word.word + 1];
    return std::find(begin, end, pattern) != end;
}

void TermMatcher::find(const RememberedWords& known, const std::vector<TopicWord>& words, Memory& memory,
                       std::vector<TermHit>& hits) const {
    note_words(known, memory);
    memory.single_.clear();
    memory.phrases_.clear();
    for (std::uint32_t at = 0; at < words.size(); ++at) {
        const std::uint32_t word = words[at].word;
        if (word == TopicWord::none) continue;
        for (std::uint32_t p = memory.first_[word]; p < memory.first_[word + 1]; ++p) add_hits(words, at, memory.patterns_[p], memory);
    }
    resolve(memory, hits);
}

/// Adds the hits of all phrases that are looked for by a pattern which the word at a place fulfils.
void TermMatcher::add_hits(const std::vector<TopicWord>& words, std::uint32_t at, std::uint32_t pattern, Memory& memory) const {
    for (std::uint32_t s = first_sequence_[pattern]; s < first_sequence_[pattern + 1]; ++s) {
        const Sequence& sequence = sequences_[s];
        if (at < sequence.anchor || at - sequence.anchor + sequence.length > words.size()) continue;
        const std::uint32_t start = at - sequence.anchor;
        bool all = true;
        for (std::uint32_t k = 0; all && k < sequence.length; ++k)
            all = k == sequence.anchor || fits(words[start + k], patterns_[sequence.first + k], memory);
        if (!all) continue;
        (sequence.length == 1 ? memory.single_ : memory.phrases_)
            .push_back({sequence.term, words[start].token, words[start + sequence.length - 1].token + 1});
    }
}

void TermMatcher::resolve(Memory& memory, std::vector<TermHit>& hits) const {
    const auto in_order = [](const TermHit& a, const TermHit& b) {
        return std::tuple(a.first, b.last, a.term) < std::tuple(b.first, a.last, b.term);
    };
    std::sort(memory.phrases_.begin(), memory.phrases_.end(), in_order);
    hits.clear();
    // What covers: the leftmost longest phrases, each span once.
    std::vector<TermHit>& covers = memory.covers_;
    covers.clear();
    for (const TermHit& hit : memory.phrases_) {
        const bool same = !covers.empty() && covers.back().first == hit.first && covers.back().last == hit.last;
        if (!covers.empty() && !same && hit.first < covers.back().last) continue;
        if (!same) covers.push_back(hit);
        if (hit.term < first_ignored_) hits.push_back(hit);
    }
    std::size_t cover = 0;
    const std::vector<TermHit>& single = memory.single_;
    for (std::size_t i = 0; i < single.size();) {
        std::size_t next = i;
        bool ignored = false;
        for (; next < single.size() && single[next].first == single[i].first; ++next) ignored |= single[next].term >= first_ignored_;
        while (cover < covers.size() && covers[cover].last <= single[i].first) ++cover;
        ignored |= cover < covers.size() && covers[cover].first <= single[i].first;
        if (!ignored)
            hits.insert(hits.end(), single.begin() + static_cast<std::ptrdiff_t>(i), single.begin() + static_cast<std::ptrdiff_t>(next));
        i = next;
    }
    std::sort(hits.begin(), hits.end(), in_order);
    hits.erase(std::unique(hits.begin(), hits.end(),
                           [](const TermHit& a, const TermHit& b) { return a.term == b.term && a.first == b.first && a.last == b.last; }),
               hits.end());
}

}  // namespace dateline
