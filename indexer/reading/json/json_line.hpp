#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A member of a JSON object: its name, decoded, and its value as it stands in the text.
struct JsonMember {
    std::string name;
    std::string_view value;  ///< valid JSON on its own; a view into the line
};

/// Mends what strict JSON does not allow in a line of valid UTF-8 but writers produce: raw control characters inside strings become spaces, halves of
/// surrogate pairs (\ud83d alone) become \ufffd; byte order marks outside strings become spaces. What was done is added to `notes`. Never lengthens the line. Linear.
void mend_json(std::string& line, std::vector<std::string>& notes);

/// Cuts a line that holds one JSON object into its members, in their order; of two of the same name the last counts, in the first's place. Returns an empty
/// string, or what is wrong ("expected ',' or '}' at column 17, ..."). Values nested deeper than 256 levels are refused, so that
/// hostile input cannot exhaust the stack of whoever walks them. Linear.
std::string split_json_object(std::string_view line, std::vector<JsonMember>& members);

}  // namespace dateline
