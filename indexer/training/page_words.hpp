#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// What PageMaker makes words of.

/// English first, then the languages that made-up tongues take their commonest words from.
inline constexpr std::array<std::string_view, 6> languages{"en", "de", "fr", "es", "it", "nl"};

/// A number from a number, each bit of which depends on all of the other's (the finalizer of SplitMix64).
std::uint64_t mixed(std::uint64_t x);

/// The text up to its so many words; all of it when it has fewer.
std::string first_words(const std::string& text, std::size_t count);

}  // namespace dateline
