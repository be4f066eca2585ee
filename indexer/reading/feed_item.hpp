#pragma once

#include <string>
#include <vector>

#include "indexer/reading/format.hpp"

namespace dateline {

/// What a feed says of one item, whatever it is written in.
struct FeedItem {
    std::string id, url, title, date, language, source;
    std::string content, summary;  ///< HTML or plain text
    std::vector<std::string> authors, topics;
};

/// Makes an article of an item: its content, where there is one, else the summary, which is noted. `channel`: the feed's title.
void hand_over_item(FeedItem&& item, std::size_t number, const std::string& place, std::size_t bytes, const InputFile& file, Sink& sink);

/// The text of a field that may be HTML or plain.
std::string text_of_markup(const std::string& markup, Article& article);

}  // namespace dateline
