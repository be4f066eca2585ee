#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::html {

/// How much of a page can be given to the parser, whose time grows with the square of the attributes of one element: up to the first element with more than
/// 1000 of them, or the millionth tag. Linear.
std::size_t bounded_bytes(std::string_view page);

}  // namespace dateline::html
