#pragma once

#include "indexer/reading/html/page_tree.hpp"

namespace dateline::html {

/// What an element says of itself by its tag, class, id and role.
struct ElementRole {
    const char* debris =
        nullptr;         ///< the reason for which it is no part of an article, as Dropped::reason; null when it says nothing of the kind
    int article = 0;     ///< how surely it says that it holds the article's text: 0 not at all, 3 surely
    bool small = false;  ///< `debris` is said by a word that also large parts of a page carry: only believed of little text
};

/// Thread-safe; linear in the length of the attributes.
ElementRole role_of(const PageTree& tree, const Node& node);

}  // namespace dateline::html
