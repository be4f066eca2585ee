#include "facets/tagger/document.hpp"

#include <algorithm>
#include <bit>

#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

/// The mode of a sentence: capitals, when the tokens say so; title, when four of five words longer than three letters start with a capital.
LineMode mode_of(const TokenizedText& text, const Sentence& sentence) {
    if (text.tokens[sentence.first].in_capitals) return LineMode::capitals;
    std::size_t capitalised = 0, words = 0;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        const dateline::Token& token = text.tokens[i];
        if (token.kind != TokenKind::word || token.end - token.begin < 4 || token.letter_case == LetterCase::none) continue;
        ++words;
        capitalised += token.letter_case != LetterCase::lower;
    }
    return words >= 4 && capitalised * 5 >= words * 4 ? LineMode::title : LineMode::normal;
}

/// What a line looks like: prose or table, long or short, closed by a stop or not. Below 32.
std::uint8_t kind_of_line(const TokenizedText& text, const Sentence& sentence) {
    const std::size_t size = sentence.last - sentence.first;
    std::size_t numbers = 0, small = 0;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        numbers += text.tokens[i].kind == TokenKind::number;
        small += text.tokens[i].letter_case == LetterCase::lower;
    }
    const int length = size < 3 ? 0 : size < 7 ? 1 : size < 13 ? 2 : 3;
    const bool table = numbers * 4 >= size && numbers > 0;
    const bool prose = small * 3 >= size;
    const char end = text[sentence.last - 1].front();
    return static_cast<std::uint8_t>(length * 8 + (table ? 4 : 0) + (prose ? 2 : 0) + (end == '.' || end == '?' || end == '"' ? 1 : 0));
}

bool breaks_line(const TokenizedText& text, std::uint32_t token) {
    for (std::uint32_t at = text.tokens[token - 1].end; at < text.tokens[token].begin; ++at) {
        if (text.text[at] == '\n') return true;
    }
    return false;
}

}  // namespace

void Document::clear() {
    tokens_.clear();
    lines_.clear();
    segments_.clear();
    statistics_.clear();
    index_.assign(std::min<std::size_t>(index_.size(), 1024), 0);
    names_.clear();
    runs_.clear();
    columns_.clear();
    company_.clear();
}

void Document::add_line(const TokenizedText& text, const Sentence& sentence, WordStore& words) {
    Line line;
    line.first = static_cast<std::uint32_t>(tokens_.size());
    line.mode = mode_of(text, sentence);
    line.kind = kind_of_line(text, sentence);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
        Token token;
        token.word = words.intern(text[i], text.tokens[i], line.mode);
        token.statistics = statistics_of(words.word(token.word).folded);
        token.breaks_line = i > sentence.first && breaks_line(text, i);
        tokens_.push_back(token);
    }
    line.last = static_cast<std::uint32_t>(tokens_.size());
    lines_.push_back(line);
}

void Document::grow_index() {
    index_.assign(std::max<std::size_t>(1024, index_.size() * 2), 0);
    const std::size_t mask = index_.size() - 1;
    for (std::uint32_t i = 0; i < statistics_.size(); ++i) {
        std::size_t at = statistics_[i].folded & mask;
        while (index_[at] != 0) at = (at + 1) & mask;
        index_[at] = i + 1;
    }
}

std::uint32_t Document::statistics_of(std::uint64_t folded) {
    if (statistics_.size() * 2 >= index_.size()) grow_index();
    const std::size_t mask = index_.size() - 1;
    std::size_t at = folded & mask;
    while (index_[at] != 0 && statistics_[index_[at] - 1].folded != folded) at = (at + 1) & mask;
    if (index_[at] == 0) {
        statistics_.push_back({});
        statistics_.back().folded = folded;
        index_[at] = static_cast<std::uint32_t>(statistics_.size());
    }
    return index_[at] - 1;
}

void Document::finish(const WordStore& words, Families families) {
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
        count_words(lines_[i], words);
        find_phrases(lines_[i], words);
        std::uint32_t begin = lines_[i].first;
        for (std::uint32_t j = begin + 1; families.has(Family::lines_end) && j < lines_[i].last; ++j) {
            if (!tokens_[j].breaks_line) continue;
            find_segments(i, begin, j, words);
            begin = j;
        }
        find_segments(i, begin, lines_[i].last, words);
        find_runs(lines_[i], words);
    }
    count_columns();
    company_.resize(statistics_.size());
    for (const Line& line : lines_) note_company(line, words);
}

void Document::count_words(const Line& line, const WordStore& words) {
    bool telling = false;  // whether a capital here would tell something: not at the start, not after a mark
    const Word* previous = nullptr;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        const Word& word = words.word(tokens_[i].word);
        WordStatistics& statistics = statistics_[tokens_[i].statistics];
        ++statistics.count;
        if (line.mode == LineMode::normal) {
            statistics.lower += word.word_class == WordClass::lower;
            statistics.initial += telling && (word.word_class == WordClass::initial || word.word_class == WordClass::mixed);
            statistics.upper += word.word_class == WordClass::upper;
        }
        if (previous != nullptr && word.name_like && line.mode != LineMode::capitals) {
            statistics.after_honorific += (previous->facts.lists & lists::honorific) != 0;
            statistics.after_forename += previous->name_like && (previous->facts.lists & lists::forename) != 0;
        }
        telling = word.word_class != WordClass::mark;
        previous = &word;
    }
}

void Document::find_phrases(const Line& line, const WordStore& words) {
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        if ((words.word(tokens_[i].word).facts.lists & lists::starts_phrase) == 0) continue;
        std::uint64_t hash = words.word(tokens_[i].word).lookup;
        std::uint32_t best = 0;
        std::uint32_t found = 0;
        for (std::uint32_t end = i + 1; end < line.last && end < i + 5; ++end) {
            hash = phrase_hash(hash, words.word(tokens_[end].word).lookup);
            const WordFacts facts = words.lexicon().find(hash);
            if (facts.lists == 0) continue;
            best = end + 1;
            found = facts.lists;
        }
        for (std::uint32_t j = i; j < best; ++j) {
            tokens_[j].phrase = found;
            tokens_[j].phrase_position = j == i ? 1 : 2;
        }
        if (best > 0) i = best - 1;
    }
}

void Document::find_segments(std::uint32_t line_index, std::uint32_t begin, std::uint32_t end, const WordStore& words) {
    std::uint32_t reached = begin;  // tokens before this belong to segments or are outside
    const std::size_t known = segments_.size();
    for (std::uint32_t i = begin; i < end; ++i) {
        if (!words.word(tokens_[i].word).name_like) continue;
        const std::uint32_t first = std::max(reached, i < begin + window ? begin : i - window);
        const std::uint32_t last = std::min(end, i + window + 1);
        if (segments_.size() > known && segments_.back().last >= first) {
            segments_.back().last = last;
        } else {
            segments_.push_back({first, last, line_index});
        }
        reached = last;
    }
}

std::uint64_t Document::name_hash(const LabelSpan& span, const WordStore& words) const {
    std::uint64_t hash = span.last - span.first;
    for (std::uint32_t i = span.first; i < span.last; ++i) hash = mix(hash, words.word(tokens_[i].word).folded);
    return hash == 0 ? 1 : hash;
}

std::uint32_t Document::name_slot(std::uint64_t hash) const {
    const std::size_t mask = names_.size() - 1;
    std::size_t at = hash & mask;
    while (names_[at].first != 0 && names_[at].first != hash) at = (at + 1) & mask;
    return static_cast<std::uint32_t>(at);
}

void Document::forget_labels() {
    for (WordStatistics& statistics : statistics_) {
        statistics.labelled = {};
        statistics.in_longer = {};
        statistics.ends_person = 0;
    }
    for (Column& column : columns_) column.labelled = {};
}

void Document::count_labels(const std::vector<Label>& labels, const WordStore& words) {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = 0; i < size; ++i) {
        ++statistics_[tokens_[i].statistics].labelled[labels[i] == outside ? kind_count : static_cast<std::size_t>(kind_of(labels[i]))];
    }
    for (Run& run : runs_) {
        run.labelled = {};
        for (std::uint32_t i = run.first; i < run.last; ++i)
            ++run.labelled[labels[i] == outside ? kind_count : static_cast<std::size_t>(kind_of(labels[i]))];
        for (const std::uint64_t key : run.keys) {
            Column& column = columns_[column_slot(key)];
            for (std::size_t k = 0; k < run.labelled.size(); ++k) column.labelled[k] += run.labelled[k];
        }
    }
    count_names(labels, words);
}

void Document::count_names(const std::vector<Label>& labels, const WordStore& words) {
    const auto size = static_cast<std::uint32_t>(tokens_.size());
    std::size_t count = 0;
    for_each_span(labels.data(), 0, size, [&](const LabelSpan& span) { count += span.last - span.first; });
    names_.assign(std::bit_ceil(count * 2 + 2), {});
    for_each_span(labels.data(), 0, size, [&](const LabelSpan& span) {
        const auto kind = static_cast<std::size_t>(span.kind);
        const auto add = [&](std::uint64_t hash) {
            auto& slot = names_[name_slot(hash)];
            slot.first = hash;
            ++slot.second[kind];
        };
        add(name_hash(span, words));
        if (span.last - span.first < 2) return;
        for (std::uint32_t i = span.first; i < span.last; ++i) ++statistics_[tokens_[i].statistics].in_longer[kind];
        for (std::uint32_t i = span.first; i + 1 < span.last; ++i) add(pair_hash(i, words));
        if (span.kind == MentionKind::person) ++statistics_[tokens_[span.last - 1].statistics].ends_person;
    });
}

std::uint64_t Document::pair_hash(std::uint32_t token, const WordStore& words) const {
    const std::uint64_t hash = mix(mix(77, words.word(tokens_[token].word).folded), words.word(tokens_[token + 1].word).folded);
    return hash == 0 ? 1 : hash;
}

KindCounts Document::name_counts(const LabelSpan& span, const WordStore& words) const {
    return names_.empty() ? KindCounts{} : names_[name_slot(name_hash(span, words))].second;
}

KindCounts Document::pair_counts(std::uint32_t token, const WordStore& words) const {
    if (names_.empty() || token + 1 >= tokens_.size()) return {};
    return names_[name_slot(pair_hash(token, words))].second;
}

}  // namespace dateline::tagger
