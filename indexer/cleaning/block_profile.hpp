#pragma once

#include <string>
#include <vector>

#include "indexer/cleaning/page.hpp"
#include "indexer/cleaning/wording.hpp"

namespace dateline {

inline constexpr std::size_t spelt_bytes = 1500;  ///< of a block that are looked at word by word

/// A block with what its wording and shape say together.
struct BlockProfile {
    const Block* block = nullptr;
    std::string plain;  ///< its first spelt_bytes as spell_plainly() writes them
    Wording wording;
    const char* debris = nullptr;  ///< the reason for which it is debris wherever it stands; null when nothing says so for certain
    bool weak = false;             ///< `debris` rests on wording alone that headings and lists use as well
    bool prose = false;            ///< a sentence or more of an article
    bool tabular = false;          ///< a row of a table, an item of a list, a score line, or one in a run of lines of one form
    bool date_line = false;        ///< little but a date
    bool keyword_list = false;     ///< cells between commas, as tags are written; debris outside the article
    bool repeated = false;         ///< many articles of its source carry it
    bool agency_start = false;     ///< starts as agencies do: "BERLIN, Nov. 10 -", "MOSCOW -"
};

std::vector<BlockProfile> profile_blocks(const std::vector<Block>& blocks);

}  // namespace dateline
