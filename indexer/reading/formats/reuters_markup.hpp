#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// An attribute of the record's start tag; empty when absent.
std::string_view sgml_attribute(std::string_view record, std::string_view name);

/// What stands in the first element of this name. One that is never closed goes on to the end of the record.
std::optional<std::string_view> sgml_element(std::string_view record, std::string_view name);

/// What stands in every <D> of an element, entities decoded, blanks at the ends removed.
std::vector<std::string> sgml_list(std::string_view record, std::string_view name);

/// Character data with its entities decoded. Control characters, which the wire used as marks, are left out, tabs and line breaks excepted.
std::string sgml_text(std::string_view data);

}  // namespace dateline
