#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// The code of a country given by its code (any case) or by an English name or common alias ("uk", "Burma", "saudi-arabia"), folded as fold_name() does. ISO 3166-1
/// alpha-2; SU, DD, YU, CS, YD for dissolved states. Empty when it is neither. Thread-safe.
std::optional<std::string> country_code(std::string_view code_or_name);

/// The English short name of a country; empty when the code is unknown. Thread-safe.
std::string country_name(std::string_view code);

}  // namespace dateline
