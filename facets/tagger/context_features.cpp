#include "facets/tagger/context_features.hpp"

#include <algorithm>
#include <bit>
#include <span>

#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

enum Template : std::uint64_t {
    t_words_before = 4096,
    t_words_after,
    t_words_around,
    t_shapes_before,
    t_shapes_after,
    t_shapes_around,
    t_clusters_before,
    t_clusters_after,
    t_clusters_around,
    t_edge,
    t_phrase,
    t_lists_before,
    t_lists_after,
    t_start,
    t_line,
    t_place,
    t_break,
    t_profile,
    t_honorific,
    t_forename,
    t_repeated,
    t_own,
    t_left,
    t_right,
    t_token_majority,
    t_name_majority,
    t_longer_majority,
    t_together,
    t_pair_before,
    t_pair_after,
    t_surname,
    t_row,
    t_company,
    t_column,
    t_second_left,
    t_second_right
};

/// A word as pairs see it; what lies beyond the line's ends is the same everywhere.
const Word& word_at(const Document& document, const WordStore& words, const Document::Line& line, std::int64_t token) {
    static const Word edge{};
    if (token < line.first || token >= line.last) return edge;
    return words.word(document.tokens()[static_cast<std::size_t>(token)].word);
}

std::uint64_t at_most(std::uint32_t count, std::uint32_t most) {
    return std::min(count, most);
}

/// How the document writes this word where capitals tell something.
std::uint64_t profile(const WordStatistics& statistics) {
    return at_most(statistics.lower, 2) * 9 + at_most(statistics.initial, 2) * 3 + at_most(statistics.upper, 2);
}

class Context {
public:
    Context(const Document& document, const WordStore& words, const Document::Line& line, std::uint32_t token,
            std::vector<std::uint64_t>& features)
        : token_(document.tokens()[token]),
          statistics_(document.statistics(token)),
          line_(line),
          index_(token),
          before_(word_at(document, words, line, static_cast<std::int64_t>(token) - 1)),
          here_(word_at(document, words, line, token)),
          after_(word_at(document, words, line, static_cast<std::int64_t>(token) + 1)),
          break_after_(token + 1 < line.last && document.tokens()[token + 1].breaks_line),
          features_(features) {}

    void bigrams(Families families) {
        const std::uint64_t mode = line_.mode == LineMode::capitals ? 1 : 0;
        add(t_words_before, before_.folded + mode, here_.folded);
        add(t_words_after, here_.folded, after_.folded + mode);
        add(t_words_around, before_.folded + mode, after_.folded);
        if (families.has(Family::shape)) {
            const auto salt = static_cast<std::uint64_t>(line_.mode);
            add(t_shapes_before, before_.shape + salt, here_.shape);
            add(t_shapes_after, here_.shape, after_.shape + salt);
            add(t_shapes_around, mix(before_.shape + salt, here_.shape), after_.shape);
        }
        if (!families.has(Family::clusters)) return;
        add(t_clusters_before, before_.facts.cluster * 2U + mode, here_.facts.cluster);
        add(t_clusters_after, here_.facts.cluster, after_.facts.cluster * 2U + mode);
        add(t_clusters_around, before_.facts.cluster * 2U + mode, after_.facts.cluster);
    }

    void edges() {
        if (index_ == line_.first) add(t_edge, 1, static_cast<std::uint64_t>(line_.mode));
        if (index_ + 1 == line_.last) add(t_edge, 2, static_cast<std::uint64_t>(line_.mode));
    }

    void lists() {
        if (token_.phrase_position != 0) add(t_phrase, token_.phrase, token_.phrase_position);
        add(t_lists_before, before_.facts.lists & lists::all_names, here_.facts.lists & lists::all_names);
        add(t_lists_after, here_.facts.lists & lists::all_names, after_.facts.lists & lists::all_names);
    }

    void line() {
        add(t_line, line_.kind, kind());
        add(t_place, line_.kind * 8U + std::min(index_ - line_.first, 3U), kind());
        if (token_.breaks_line) add(t_break, 1, kind());
        if (break_after_) add(t_break, 2, kind());
    }

    void casing() { add(t_start, here_.facts.casing * 16U + static_cast<unsigned>(here_.word_class), starts()); }

    void document() {
        const std::uint64_t written = profile(statistics_);
        add(t_profile, written * 256 + kind(), here_.facts.casing * 2U + starts());
        if (statistics_.after_honorific > 0 && here_.name_like) add(t_honorific, kind(), 0);
        if (statistics_.after_forename > 0 && here_.name_like) add(t_forename, kind(), 0);
        if (here_.name_like) add(t_repeated, at_most(statistics_.count, 4), kind());
    }

    /// How often the article has the same surroundings.
    void columns(const Document& document, std::uint32_t token) {
        if (document.run_of(token) == 0) return;
        const Document::Run& run = document.runs()[document.run_of(token) - 1];
        const std::uint64_t place = (token == run.first ? 1 : 0) + (token + 1 == run.last ? 2 : 0);
        for (std::size_t key = 0; key < run_key_count; ++key)
            add(t_row, std::bit_width(std::min(document.run_count(run, key), 15U)) * 2U + key, place);
    }

    /// What stands beside the word anywhere in the article.
    void company(const Document& document, std::uint32_t token) {
        if (!here_.name_like) return;
        for (const std::uint64_t neighbour : document.company(token)) add(t_company, neighbour, 0);
    }

private:
    void add(std::uint64_t kind, std::uint64_t a, std::uint64_t b) { features_.push_back(mix(mix(kind, a), b)); }
    [[nodiscard]] std::uint64_t kind() const {
        return static_cast<std::uint64_t>(here_.word_class) * 4 + static_cast<std::uint64_t>(line_.mode);
    }
    [[nodiscard]] std::uint64_t starts() const { return index_ == line_.first || before_.word_class == WordClass::mark ? 1 : 0; }

    const Document::Token& token_;
    const WordStatistics& statistics_;
    const Document::Line& line_;
    std::uint32_t index_;
    const Word& before_;
    const Word& here_;
    const Word& after_;
    bool break_after_;
    std::vector<std::uint64_t>& features_;
};

/// The kind counted most often, plus one, and how clearly: 0 for none; kind + 1 in the lowest three bits, then 0 to 2 for once, often, undisputed.
std::uint8_t majority(std::span<const std::uint32_t> counts) {
    std::uint32_t sum = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        sum += counts[i];
        if (counts[i] > counts[best]) best = i;
    }
    if (sum == 0) return 0;
    const int clear = counts[best] == sum ? (sum > 1 ? 2 : 1) : 0;
    return static_cast<std::uint8_t>(best + 1 + 8 * static_cast<std::size_t>(clear));
}

}  // namespace

void context_features(const Document& document, const WordStore& words, const Document::Segment& segment, std::uint32_t token,
                      Families families, std::vector<std::uint64_t>& features) {
    Context context(document, words, document.lines()[segment.line], token, features);
    context.edges();
    if (families.has(Family::bigrams)) context.bigrams(families);
    if (families.has(Family::lists)) context.lists();
    if (families.has(Family::line)) context.line();
    if (families.has(Family::casing)) context.casing();
    if (families.has(Family::document)) context.document();
    if (families.has(Family::columns)) context.columns(document, token);
    if (families.has(Family::company)) context.company(document, token);
}

MajorityFeatures::MajorityFeatures(const Document& document, const WordStore& words, const std::vector<Label>& labels, Families families)
    : document_(document), words_(words), labels_(labels), families_(families), name_majority_(labels.size(), 0) {
    for_each_span(labels.data(), 0, static_cast<std::uint32_t>(labels.size()), [&](const LabelSpan& span) {
        auto counts = document.name_counts(span, words);
        --counts[static_cast<std::size_t>(span.kind)];
        std::fill(name_majority_.begin() + span.first, name_majority_.begin() + span.last, majority(counts));
    });
}

void MajorityFeatures::list(std::uint32_t token, std::vector<std::uint64_t>& features) const {
    const auto add = [&](std::uint64_t kind, std::uint64_t a, std::uint64_t b) { features.push_back(mix(mix(kind, a), b)); };
    const Label own = labels_[token];
    const std::uint64_t left = token > 0 ? labels_[token - 1] : outside;
    const std::uint64_t right = token + 1 < labels_.size() ? labels_[token + 1] : outside;
    add(t_own, own, 0);
    add(t_left, left, own);
    add(t_right, right, own);
    const WordStatistics& statistics = document_.statistics(token);
    auto counts = statistics.labelled;
    --counts[own == outside ? kind_count : static_cast<std::size_t>(kind_of(own))];
    auto longer = statistics.in_longer;
    if (own != outside && position_of(own) != Position::unit) --longer[static_cast<std::size_t>(kind_of(own))];
    const std::uint64_t of_token = majority(counts), of_longer = majority(longer), of_name = name_majority_[token];
    add(t_token_majority, of_token, own);
    add(t_name_majority, of_name, own);
    add(t_longer_majority, of_longer, own);
    const auto joined = [&](std::uint32_t first) -> std::uint64_t {  // two neighbours side by side in a name elsewhere
        if (first + 1 >= labels_.size()) return 0;
        KindCounts pairs = document_.pair_counts(first, words_);
        const Label a = labels_[first], b = labels_[first + 1];
        const bool here = a != outside && b != outside && !closes(a) && !opens(b);
        if (here) --pairs[static_cast<std::size_t>(kind_of(a))];
        return majority(pairs);
    };
    add(t_pair_before, token == 0 ? 0 : joined(token - 1), own);
    add(t_pair_after, joined(token), own);
    const bool ends_here = own == make_label(Position::last, MentionKind::person);
    const std::uint32_t surname = statistics.ends_person - (ends_here ? 1 : 0);
    if (surname > 0) add(t_surname, at_most(surname, 2) * 4 + (left != outside ? 1 : 0) + (right != outside ? 2 : 0), own);
    if (families_.has(Family::wider)) {
        add(t_second_left, token > 1 ? labels_[token - 2] : outside, own);
        add(t_second_right, token + 2 < labels_.size() ? labels_[token + 2] : outside, own);
    }
    if (families_.has(Family::columns) && document_.run_of(token) != 0) list_column(token, statistics.count > 1 ? of_token : 99, features);
    add(t_together, of_token * 1024 + of_longer * 32 + of_name, own);
}

/// What the tables' columns that it stands in hold elsewhere.
void MajorityFeatures::list_column(std::uint32_t token, std::uint64_t of_token, std::vector<std::uint64_t>& features) const {
    const Document::Run& run = document_.runs()[document_.run_of(token) - 1];
    const std::uint64_t place = (token == run.first ? 1 : 0) + (token + 1 == run.last ? 2 : 0);
    for (std::size_t key = 0; key < run_key_count; ++key)
        features.push_back(
            mix(mix(t_column, mix(majority(document_.others_labelled(run, key)) * 8U + place * 2 + key, of_token)), labels_[token]));
}

}  // namespace dateline::tagger
