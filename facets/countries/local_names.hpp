#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facets/countries/place_lexicon.hpp"

namespace dateline {

/// Countries' names in other languages than English, from ICU's locale data. Each language is loaded when first asked for, and kept. Thread-safe.
class LocalNames {
public:
    /// The lexicon of a language (ISO 639, "de"; a region behind it is ignored); null when ICU has no names in it.
    [[nodiscard]] std::shared_ptr<const PlaceLexicon> in(std::string_view language) const;

private:
    mutable std::mutex mutex_;
    mutable std::unordered_map<std::string, std::shared_ptr<const PlaceLexicon>> lexicons_;  ///< by language code, those that ICU has
};

}  // namespace dateline
