#pragma once

#include <string>
#include <string_view>

#include "indexer/article.hpp"

namespace dateline {

/// Fills an article from a mail as it was sent (RFC 5322 and MIME): its subject, date, sender and Message-ID, and the text of its plain or HTML part. Attachments are left
/// aside. Gives why it is no article ("is encrypted"); empty when it is one. Thread-safe.
std::string read_mail(std::string_view message, Article& article);

/// How many lines at the beginning of a text are fields of a mail's header, and whether those that only mails have are among them.
bool begins_like_mail(std::string_view text);

}  // namespace dateline
