#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace dateline {

/// Objects keep the order in which their fields were put in, so that what we print reads as it is described.
using Json = nlohmann::ordered_json;

/// The value on one line. Bytes that are not UTF-8 (raw input) come out as U+FFFD instead of ending in an exception.
inline std::string json_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dateline
