#include "indexer/reading/feed_item.hpp"

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/html/fragment_text.hpp"

namespace dateline {

namespace {

/// "The post ... appeared first on ...", which WordPress puts under what its feeds hold.
void drop_origin(Article& article) {
    const std::size_t last = article.text.rfind('\n') + 1;
    const std::string line = article.text.substr(last);
    if (!line.starts_with("The post ") || line.find(" appeared first on ") == std::string::npos) return;
    article.dropped.push_back({line, "origin"});
    article.text.erase(last);
    while (!article.text.empty() && article.text.back() == '\n') article.text.pop_back();
}

}  // namespace

std::string text_of_markup(const std::string& markup, Article& article) {
    return looks_like_html(markup) ? fragment_text(markup, article.dropped) : markup;
}

void hand_over_item(FeedItem&& item, std::size_t number, const std::string& place, std::size_t bytes, const InputFile& file, Sink& sink) {
    Article article;
    article.id = std::move(item.id);
    article.url = std::move(item.url);
    article.title = line_text(item.title);
    article.language = language_code(item.language);
    article.source = line_text(item.source);
    article.authors = std::move(item.authors);
    article.given.topics = std::move(item.topics);
    article.input_bytes = bytes;
    take_date(item.date, article);
    article.text = text_of_markup(item.content, article);
    drop_repeated_title(article);
    drop_origin(article);
    std::vector<Dropped> ignored;
    const std::string summary = looks_like_html(item.summary) ? fragment_text(item.summary, ignored) : item.summary;
    ExtraFields extra;
    if (has_words(article.text)) {
        extra.add("description", summary);
    } else if (has_words(summary)) {
        article.text = summary;
        article.notes.emplace_back("the feed holds only a summary of the article");
    }
    extra.write(article.extra);
    hand_over_record(std::move(article), number, place, "a title, a content or a summary", file, sink);
}

}  // namespace dateline
