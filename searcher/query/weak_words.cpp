#include "searcher/query/weak_words.hpp"

#include <algorithm>

#include "searcher/query/stop_words.hpp"

namespace dateline {

namespace {

bool is_textual(const Node& node) {
    switch (node.kind) {
        case NodeKind::word:
        case NodeKind::phrase:
        case NodeKind::prefix:
        case NodeKind::fuzzy:
        case NodeKind::near:
            return true;
        case NodeKind::filter:
        case NodeKind::date:
        case NodeKind::everything:
            return false;
        default:
            return std::any_of(node.children.begin(), node.children.end(), is_textual);
    }
}

}  // namespace

bool is_weak_word(const Node& node) {
    return node.kind == NodeKind::word && !node.in_title && node.occurrence == Occurrence::optional && node.terms.size() == 1 &&
           is_stop_word(node.terms.front());
}

bool can_drop_weak_words(const Node& group) {
    return group.kind == NodeKind::group && std::any_of(group.children.begin(), group.children.end(), [](const Node& child) {
               return child.occurrence != Occurrence::excluded && is_textual(child) && !is_weak_word(child);
           });
}

}  // namespace dateline
