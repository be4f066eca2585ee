#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// The id of an IPTC Media Topic ("medtop:20000350") in any of the forms in which agencies write it: "medtop:20000350", its address
/// ("http://cv.iptc.org/newscodes/mediatopic/20000350"), or a bare number of eight digits that begins with 2. Empty for everything else, the older subject codes among it.
std::string media_topic(std::string_view code);

}  // namespace dateline
