#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::xml {

/// An element with all below it, or a run of text. Names are local names; prefixes are left out ("xml:lang" is "lang").
struct Element {
    std::string name;   ///< empty for a run of text
    std::string space;  ///< the namespace's URI; empty when there is none
    std::string text;   ///< of a run of text
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Element> children;

    /// Empty when there is none.
    [[nodiscard]] std::string_view attribute(std::string_view attribute_name) const;
    /// The first child of this name; null when there is none.
    [[nodiscard]] const Element* child(std::string_view child_name) const;
    /// The first element of this name below, in the order of the document; null when there is none.
    [[nodiscard]] const Element* find(std::string_view element_name) const;
    /// All its text with that of all below, as it stands.
    [[nodiscard]] std::string content() const;
    /// The same with blanks collapsed and none at the ends.
    [[nodiscard]] std::string words() const;
    /// The words of the first child of this name; empty when there is none.
    [[nodiscard]] std::string words_of(std::string_view child_name) const;
};

/// What stands in an element as HTML, for elements that hold XHTML or NITF: NITF's own elements are written as those of HTML that mean the same.
std::string as_html(const Element& element);

}  // namespace dateline::xml
