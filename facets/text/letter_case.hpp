#pragma once

#include <string>

namespace dateline {

/// A name written in capitals as it is written elsewhere: "RIO DE JANEIRO" is "Rio de Janeiro", "JOHN MCGEE III" "John McGee III", "O'NEILL" "O'Neill". A name with a small
/// letter, one of fewer than `least` letters ("USSR") and words with a full stop ("U.S.", "J.R.") stay as they are. Valid UTF-8 in and out. Thread-safe.
std::string without_capitals(const std::string& name, int least = 4);

}  // namespace dateline
