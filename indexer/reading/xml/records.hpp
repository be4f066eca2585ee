#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/reading/format.hpp"
#include "indexer/reading/xml/element.hpp"

namespace dateline::xml {

/// Where an element stands in its file.
struct Place {
    std::size_t line = 0;   ///< of its start
    std::size_t bytes = 0;  ///< from the end of the element taken before to its own end
};

/// How a file is cut into the elements that are of interest.
struct Cut {
    /// Whether the element is only gone into, so that those in it are looked at one by one. Others are taken whole. `depth`: 0 for the root.
    std::function<bool(const Element& start, std::size_t depth)> enters;
    /// Called for every element that was taken, at its end.
    std::function<void(const Element& element, const Place& place)> take;
};

/// Reads a file's elements in their order, holding one at a time. Forgiving: HTML's entities are known, control characters become blanks, and wrong bytes and
/// other slips are mended with a note. Never loads anything from elsewhere and never expands entities that the file defines. Elements nested
/// deeper than 256, larger than 16 MB or with more than 200,000 parts are refused; what is wrong is told to the sink with the line.
void read_elements(ByteStream& bytes, const InputFile& file, Sink& sink, const Cut& cut);

/// The same for text in memory (valid UTF-8).
void read_elements(std::string_view text, const InputFile& file, Sink& sink, const Cut& cut);

/// The root of an XML file as its sample shows it: the name as it is written, with its prefix, and the attributes.
struct Root {
    std::string_view name;  ///< without the prefix
    std::string_view attributes;
};

/// Both are empty when the sample is no XML, or the root is too far away to be seen.
Root find_root(std::string_view sample);

}  // namespace dateline::xml
