#include "indexer/cleaning/wording_table.hpp"

#include <set>
#include <string>

#include "facets/tables/tables.hpp"

extern "C" {
extern const char dateline_wording[];
extern const char dateline_wording_end[];
}

namespace dateline {
namespace {

PhrasePlace place_of(std::string_view name) {
    if (name == "start") return PhrasePlace::start;
    if (name == "end") return PhrasePlace::end;
    return name == "whole" ? PhrasePlace::whole : PhrasePlace::anywhere;
}

std::vector<StandingPhrase> read_phrases() {
    static std::set<std::string, std::less<>> reasons;  // their addresses stay
    std::vector<StandingPhrase> phrases;
    const std::string_view table(dateline_wording, static_cast<std::size_t>(dateline_wording_end - dateline_wording));
    for_each_row(table, [&](std::string_view row) {
        StandingPhrase phrase;
        phrase.reason = reasons.emplace(next_column(row)).first->c_str();
        phrase.weight = next_column(row).front() - '0';
        phrase.place = place_of(next_column(row));
        phrase.header = next_column(row) == "header";
        while (!row.empty()) {
            phrase.words = next_column(row, ';');
            phrases.push_back(phrase);
        }
    });
    return phrases;
}

}  // namespace

const std::vector<StandingPhrase>& standing_phrases() {
    static const std::vector<StandingPhrase> phrases = read_phrases();
    return phrases;
}

}  // namespace dateline
