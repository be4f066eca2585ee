#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/presenting/terminal.hpp"

namespace dateline {

// SGR parameters of ANSI escape sequences.
inline constexpr const char* style_bold = "1";
inline constexpr const char* style_dim = "2";
inline constexpr const char* style_person = "1;33";
inline constexpr const char* style_organization = "1;36";
inline constexpr const char* style_place = "1;32";

/// The text in a style, or as it is when colours are off.
std::string styled(std::string_view text, const char* sgr, const TextStyle& style);

/// One line of text broken at spaces into lines of at most `width` columns, each behind `indent` spaces and with a line break; its `highlights` (half-open byte
/// ranges, ascending) bold. A word wider than a line stays whole.
std::string wrapped(std::string_view line, const std::vector<std::pair<std::size_t, std::size_t>>& highlights, std::size_t indent,
                    const TextStyle& style);

/// A number with thousands separated: "15,390".
std::string grouped(std::uint64_t number);

/// `text` and as many spaces as bring it to `width` columns.
std::string padded(std::string_view text, std::size_t width);

}  // namespace dateline
