#pragma once

#include <memory>
#include <string_view>

#include "facets/persons/mention_tagger.hpp"

namespace dateline {

/// A tagger that learned from annotated articles: a conditional random field that looks twice, the second time knowing what it called the same words
/// elsewhere in the article. `model`: a file that `dateline-train tagger` wrote, needed only during the call; `name` is what errors call it. Throws
/// Error when it is of another kind or version, cut short, or damaged. The tagger may be shared by any number of threads.
std::unique_ptr<const MentionTagger> make_crf_tagger(std::string_view model, std::string_view name);

/// The same with the model that is built in. Throws Error when this program was built without one.
std::unique_ptr<const MentionTagger> make_crf_tagger();

/// The built-in model file, for the life of the program; empty when there is none.
std::string_view built_in_tagger_model();

}  // namespace dateline
