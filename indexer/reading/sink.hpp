#pragma once

#include <string>

#include "indexer/article.hpp"

namespace dateline {

/// Takes what readers find, article by article, so that nobody holds a whole file.
class Sink {
public:
    virtual ~Sink() = default;

    virtual void article(Article article) = 0;

    /// An input, or one record of it, that cannot be read. `place` names the file and the place in it ("a.jsonl:17"), `reason` says what is
    /// wrong and what was expected. Reading goes on with the next one.
    virtual void failure(const std::string& place, const std::string& reason) = 0;

    /// Something that was passed over on purpose, which is no failure: a README among articles, say.
    virtual void note(const std::string& /*place*/, const std::string& /*what*/) {}

    /// Asked between articles; true ends the reading early (the user has interrupted).
    [[nodiscard]] virtual bool stopped() const { return false; }
};

}  // namespace dateline
