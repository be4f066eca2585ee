#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Finds the stems by which the index holds a word in articles of some languages.
class Stems {
public:
    /// ISO 639-1 codes; none means English. A language for which there is no stemmer has its words as they are written only.
    explicit Stems(const std::vector<std::string>& languages);

    /// The terms, without the prefix of a field, one of which every article with a word of this stem carries: "Zoil", or the word itself
    /// where the index does not stem. At least one, distinct.
    [[nodiscard]] std::vector<std::string> terms(std::string_view word) const;

private:
    std::vector<Xapian::Stem> stemmers_;
    bool has_unstemmed_ = false;
};

}  // namespace dateline
