#pragma once

#include <functional>
#include <string_view>

#include "indexer/reading/format.hpp"

namespace dateline {

/// What the beginning of a zip file says of the office document that it is.
enum class OfficeKind : unsigned char { none, docx, odt, other };

/// `other`: a spreadsheet, presentation or book; its name in words for the user is put into `what`.
OfficeKind office_kind(std::string_view first_block, std::string& what);

/// Calls `take` for the parts of an office document with these names, in the order of the file. False when the file cannot be read to its end or a part is missing
/// that is told by `needed`; that is reported.
bool read_parts(ByteStream& bytes, const InputFile& file, Sink& sink, std::string_view needed,
                const std::function<void(std::string_view name, ByteStream& content)>& take);

/// Makes an article of a document's text and hands it over: several, where it is an export of a news database.
void hand_over_document(Article&& article, const InputFile& file, Sink& sink);

}  // namespace dateline
