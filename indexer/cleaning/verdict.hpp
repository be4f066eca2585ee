#pragma once

namespace dateline {

enum class BlockKind : unsigned char { title, article, debris };

/// What a block of a page is.
struct Verdict {
    BlockKind kind = BlockKind::article;
    const char* reason = "";  ///< of debris, as Dropped::reason
};

}  // namespace dateline
