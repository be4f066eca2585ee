#include "searcher/query/stems.hpp"

#include <algorithm>

#include "indexer/storing/words.hpp"

namespace dateline {

Stems::Stems(const std::vector<std::string>& languages) {
    std::vector<std::string> distinct;
    for (const std::string& language : languages) {
        const std::string name = language.empty() ? "en" : language;
        if (std::find(distinct.begin(), distinct.end(), name) != distinct.end()) continue;
        distinct.push_back(name);
        try {
            stemmers_.emplace_back(name);
        } catch (const Xapian::InvalidArgumentError&) {
            has_unstemmed_ = true;
        }
    }
    if (distinct.empty()) stemmers_.emplace_back("en");
}

std::vector<std::string> Stems::terms(std::string_view word) const {
    std::vector<std::string> terms;
    const auto add = [&](std::string term) {
        if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
    };
    if (!is_stemmed(word)) {
        add(std::string(word));
        return terms;
    }
    for (const Xapian::Stem& stemmer : stemmers_) add("Z" + stemmer(std::string(word)));
    if (has_unstemmed_) add(std::string(word));
    return terms;
}

}  // namespace dateline
