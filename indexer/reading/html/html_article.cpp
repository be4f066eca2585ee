#include "indexer/reading/html/html_article.hpp"

#include <nlohmann/json.hpp>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/html/article_text.hpp"
#include "indexer/reading/html/page_metadata.hpp"

namespace dateline {
namespace {

void fill(std::string& to, std::string value) {
    if (to.empty()) to = std::move(value);
}

void add_extra(const html::PageMetadata& metadata, Article& article) {
    std::string members;
    const auto add = [&](const char* name, const nlohmann::json& value) {
        const std::string key = nlohmann::json(name).dump() + ":";
        if (value.empty() || article.extra.find(key) != std::string::npos) return;
        members += "," + key + value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    };
    if (!metadata.description.empty()) add("description", metadata.description);
    if (!metadata.section.empty()) add("section", metadata.section);
    if (!metadata.keywords.empty()) add("keywords", metadata.keywords);
    if (members.empty()) return;
    article.extra.pop_back();
    article.extra += article.extra.size() > 1 ? members : members.substr(1);
    article.extra += '}';
}

}  // namespace

void read_html_article(std::string_view page, Article& article) {
    const html::PageTree tree(page);
    if (tree.cut()) article.notes.emplace_back("the page has more elements, or deeper ones, than are read; its rest is left out");
    html::PageMetadata metadata = html::read_metadata(tree);
    add_extra(metadata, article);
    fill(article.title, std::move(metadata.title));
    html::ArticleText found = html::find_article(tree, html::cut_blocks(tree), article.title);
    article.text = std::move(found.text);
    article.dropped = std::move(found.dropped);
    article.is_page = found.is_page;
    fill(article.url, std::move(metadata.url));
    fill(article.date, std::move(metadata.date));
    fill(article.source, std::move(metadata.source));
    if (article.language.empty()) article.language = language_code(metadata.language);
    if (article.authors.empty()) article.authors = std::move(metadata.authors);
}

}  // namespace dateline
