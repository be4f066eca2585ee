#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::html {

/// What an element is to the extraction; elements that make no difference are `inline_element` or `block_element`.
enum class Tag : unsigned char {
    inline_element,
    block_element,
    text,  ///< no element: a run of text
    root,
    anchor,
    article,
    aside,
    body,
    break_line,
    button,
    caption,
    cell,
    figure,
    footer,
    form,
    head,
    header,
    heading1,
    heading,  ///< h2 to h6
    html,
    item,
    link,
    list,
    main,
    meta,
    navigation,
    paragraph,
    preformatted,
    quote,
    row,
    script,
    skipped,  ///< never text of the page: style, svg, iframe, select, ...
    table,
    time,
    title,
};

/// Attributes that are kept.
enum class Attribute : unsigned char {
    css_class,
    content,
    datetime,
    hidden,
    href,
    id,
    itemprop,
    lang,
    name,
    property,
    rel,
    role,
    style,
    type
};

/// An element or a run of text. Nodes stand in the order of the document, so the subtree of node i is [i, end).
struct Node {
    Tag tag = Tag::root;
    std::uint16_t attribute_count = 0;
    std::uint32_t parent = 0;
    std::uint32_t end = 0;
    std::uint32_t text_begin = 0;  ///< of a run of text, or 0
    std::uint32_t text_bytes = 0;
    std::uint32_t first_attribute = 0;
};

/// A page as it was read: elements and texts, entities resolved. Node 0 is the root above <html>.
class PageTree {
public:
    static constexpr std::size_t most_nodes = 1'000'000;
    static constexpr std::size_t most_depth = 400;  ///< what stands deeper is read as children of the element at this depth

    /// Reads a page of valid UTF-8, however broken its mark-up. Bounded in depth and number of nodes; `cut()` tells when a page went beyond. Thread-safe.
    explicit PageTree(std::string_view page);

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    [[nodiscard]] std::string_view text(const Node& node) const { return view(node.text_begin, node.text_bytes); }
    /// Empty when there is none.
    [[nodiscard]] std::string_view attribute(const Node& node, Attribute which) const;
    /// The text of a node and all below, blanks collapsed, at most `most` bytes or a little more.
    [[nodiscard]] std::string text_below(std::uint32_t node, std::size_t most = 2000) const;
    [[nodiscard]] bool cut() const { return cut_; }

private:
    friend class TreeBuilder;
    struct Kept {
        Attribute which;
        std::uint32_t begin;
        std::uint32_t bytes;
    };
    [[nodiscard]] std::string_view view(std::uint32_t begin, std::uint32_t bytes) const {
        return std::string_view(characters_).substr(begin, bytes);
    }

    std::vector<Node> nodes_;
    std::vector<Kept> attributes_;
    std::string characters_;
    bool cut_ = false;
};

}  // namespace dateline::html
