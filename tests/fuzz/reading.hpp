#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::fuzzing {

/// Reads the bytes as a file of this format, as whatever they are taken for when it is empty, and holds every article to what the rest of Dateline relies on.
int read_as(std::string_view format, const std::uint8_t* data, std::size_t size);

}  // namespace dateline::fuzzing
