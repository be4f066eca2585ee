#pragma once

#include <string_view>

namespace dateline {

/// Whether a folded word carries so little meaning in English that it ranks nothing: beside other words a search leaves it out.
bool is_stop_word(std::string_view word);

}  // namespace dateline
