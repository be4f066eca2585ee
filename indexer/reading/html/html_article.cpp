#include "indexer/reading/html/html_article.hpp"

#include <nlohmann/json.hpp>

#include "indexer/cleaning/byline.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/exports/lines.hpp"
#include "indexer/reading/html/article_text.hpp"
#include "indexer/reading/html/page_metadata.hpp"
#include "indexer/reading/html/several_articles.hpp"
#include "indexer/reading/xml/nitf.hpp"

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

/// What is in none of several articles.
void add_rest(const html::PageTree& tree, const html::PageBlocks& blocks, const std::vector<html::PageArticle>& several, Article& first) {
    auto at = several.begin();
    for (const html::TextBlock& block : blocks.blocks) {
        while (at != several.end() && tree.nodes()[at->node].end <= block.node) ++at;
        if (at == several.end() || block.node < at->node) first.dropped.push_back({std::string(blocks.view(block)), "no part of the text"});
    }
}

void note_cut(const html::PageTree& tree, Article& article) {
    if (tree.cut()) article.notes.emplace_back("the page has more elements, or deeper ones, than are read; its rest is left out");
}

/// Some pages give their byline for a name: "By Ann Lee and Bo Li".
void take_authors(const std::vector<std::string>& authors, Article& article) {
    for (const std::string& author : authors) {
        std::vector<std::string> named = authors_of_byline(author);
        if (named.empty()) named.push_back(in_title_case(without_by(author)));
        for (std::string& name : named) add_label(article.authors, std::move(name));
    }
}

void fill_from_page(html::PageMetadata metadata, Article& article) {
    fill(article.url, std::move(metadata.url));
    if (article.date.empty()) {
        article.date = std::move(metadata.date);
        article.date_rule = std::move(metadata.date_rule);
    }
    fill(article.source, std::move(metadata.source));
    if (article.language.empty()) article.language = language_code(metadata.language);
    if (article.authors.empty()) take_authors(metadata.authors, article);
}

void read_single(const html::PageTree& tree, const html::PageBlocks& blocks, html::PageMetadata metadata, Article& article) {
    add_extra(metadata, article);
    fill(article.title, std::move(metadata.title));
    html::ArticleText found = html::find_article(tree, blocks, article.title);
    article.text = std::move(found.text);
    article.dropped = std::move(found.dropped);
    article.is_page = found.is_page;
    fill_from_page(std::move(metadata), article);
}

/// One of several: the page's title, authors and description are not its own.
Article read_one_of(const html::PageArticle& one, const html::PageTree& tree, const html::PageBlocks& blocks, html::PageMetadata metadata,
                    Article article) {
    metadata.authors = one.authors;
    if (!one.url.empty()) metadata.url = one.url;
    fill(article.title, one.title);
    if (article.date.empty() && !one.date.empty()) {
        article.date = one.date;
        article.date_rule = one.date_rule;
    }
    html::ArticleText found = html::find_article_in(one.node, tree, blocks, article.title);
    article.text = std::move(found.text);
    article.dropped = std::move(found.dropped);
    fill_from_page(std::move(metadata), article);
    return article;
}

}  // namespace

void read_html_article(std::string_view page, Article& article) {
    const html::PageTree tree(page);
    note_cut(tree, article);
    read_single(tree, html::cut_blocks(tree), html::read_metadata(tree), article);
}

std::vector<Article> read_html_articles(std::string_view page, Article article) {
    const html::PageTree tree(page);
    note_cut(tree, article);
    const html::PageBlocks blocks = html::cut_blocks(tree);
    const html::PageMetadata metadata = html::read_metadata(tree);
    const std::vector<html::PageArticle> several = html::find_several(tree, blocks);
    if (several.empty()) {
        read_single(tree, blocks, metadata, article);
        return {std::move(article)};
    }
    std::vector<Article> articles;
    for (const html::PageArticle& one : several) articles.push_back(read_one_of(one, tree, blocks, metadata, article));
    for (std::size_t i = 1; i < articles.size(); ++i) articles[i].input_bytes = 0;
    add_rest(tree, blocks, several, articles.front());
    return articles;
}

}  // namespace dateline
