#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::tagger {

/// The families of features, so that each can be left out to see what it is worth. A model remembers with which it was trained.
enum class Family : std::uint8_t {
    affixes,
    shape,
    window,
    bigrams,
    lists,
    clusters,
    casing,
    line,
    document,
    majority,
    columns,
    company,
    lines_end,
    wider
};

constexpr std::array<std::string_view, 14> family_names = {"affixes", "shape",    "window",   "bigrams", "lists",   "clusters",  "casing",
                                                           "line",    "document", "majority", "columns", "company", "lines_end", "wider"};

/// Which families are in use.
class Families {
public:
    constexpr Families() = default;
    explicit constexpr Families(std::uint32_t bits) : bits_(bits) {}
    [[nodiscard]] constexpr bool has(Family family) const { return (bits_ >> static_cast<int>(family) & 1U) != 0; }
    constexpr void remove(Family family) { bits_ &= ~(1U << static_cast<int>(family)); }
    [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }

private:
    std::uint32_t bits_ = (1U << family_names.size()) - 1;
};

/// The family of a name; empty when there is none.
inline std::optional<Family> find_family(std::string_view name) {
    for (std::size_t i = 0; i < family_names.size(); ++i) {
        if (family_names[i] == name) return static_cast<Family>(i);
    }
    return std::nullopt;
}

}  // namespace dateline::tagger
