#pragma once

#include <string>
#include <string_view>

#include "indexer/article.hpp"

namespace dateline {

/// Fills an article from a JSON object (valid UTF-8, mended) with the fields that the documentation of the tools names. Fields of other names, and those of ours with a
/// value that cannot be what they mean, are kept in `extra` as they came. Gives what is wrong with the object; empty when nothing is.
std::string read_json_article(std::string_view object, Article& article);

}  // namespace dateline
