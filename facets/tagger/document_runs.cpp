// The part of Document that looks at runs of capitalised words and their company.

#include <bit>

#include "facets/tagger/document.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

/// A word as the keys of runs see it: numbers and names are all alike, the rest is itself.
std::uint64_t company_of(const Word& word) {
    if (word.name_like) return 1;
    return word.word_class == WordClass::number ? 2 : word.folded;
}

}  // namespace

/// Cuts a line into rows where the text breaks it, and finds the runs of each.
void Document::find_runs(const Line& line, const WordStore& words) {
    std::uint32_t row = line.first;
    std::size_t first_run = runs_.size();
    for (std::uint32_t i = line.first; i < line.last;) {
        if (tokens_[i].breaks_line) {
            close_row(first_run, row, i, words);
            first_run = runs_.size();
            row = i;
        }
        std::uint32_t end = i;
        while (end < line.last && words.word(tokens_[end].word).name_like && (end == i || !tokens_[end].breaks_line)) ++end;
        if (end == i) {
            ++i;
            continue;
        }
        Run run;
        run.first = i;
        run.last = end;
        runs_.push_back(run);
        for (std::uint32_t j = i; j < end; ++j) tokens_[j].run = static_cast<std::uint32_t>(runs_.size());
        i = end;
    }
    close_row(first_run, row, line.last, words);
}

void Document::close_row(std::size_t first_run, std::uint32_t begin, std::uint32_t end, const WordStore& words) {
    const auto around = [&](std::int64_t token) -> std::uint64_t {
        if (token < begin || token >= end) return 3;
        return company_of(words.word(tokens_[static_cast<std::size_t>(token)].word));
    };
    for (std::size_t r = first_run; r < runs_.size(); ++r) {
        Run& run = runs_[r];
        const std::int64_t first = run.first, last = run.last;
        run.keys[0] = mix(mix(mix(r - first_run, runs_.size() - first_run), around(first - 1)), around(last)) | 1;
        run.keys[1] = mix(mix(mix(around(first - 2), around(first - 1)), around(last)), around(last + 1)) & ~std::uint64_t{1};
        if (run.keys[1] == 0) run.keys[1] = 2;
    }
}

std::size_t Document::column_slot(std::uint64_t key) const {
    const std::size_t mask = columns_.size() - 1;
    std::size_t at = (key >> 1) & mask;
    while (columns_[at].key != 0 && columns_[at].key != key) at = (at + 1) & mask;
    return at;
}

void Document::count_columns() {
    columns_.assign(std::bit_ceil(runs_.size() * run_key_count * 2 + 2), {});
    for (const Run& run : runs_) {
        for (const std::uint64_t key : run.keys) {
            Column& column = columns_[column_slot(key)];
            column.key = key;
            ++column.runs;
        }
    }
}

std::array<std::uint32_t, kind_count + 1> Document::others_labelled(const Run& run, std::size_t key) const {
    auto counts = columns_[column_slot(run.keys[key])].labelled;
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] -= run.labelled[i];
    return counts;
}

void Document::note_company(const Line& line, const WordStore& words) {
    for (std::uint32_t i = line.first; i < line.last; ++i) {
        const Word& word = words.word(tokens_[i].word);
        if (!word.name_like || statistics_[tokens_[i].statistics].count < 2) continue;
        auto& company = company_[tokens_[i].statistics];
        if (company.size() >= 16) continue;
        company.push_back(mix(1, i > line.first ? words.word(tokens_[i - 1].word).folded : 0));
        company.push_back(mix(2, i + 1 < line.last ? words.word(tokens_[i + 1].word).folded : 0));
    }
}

}  // namespace dateline::tagger
