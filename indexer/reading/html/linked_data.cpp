#include "indexer/reading/html/linked_data.hpp"

#include <nlohmann/json.hpp>

#include "facets/text/utf8.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/json/json_line.hpp"

namespace dateline::html {
namespace {

using nlohmann::json;

constexpr std::size_t most_labels = 50;

std::string as_text(const json& value, int depth = 0) {
    if (value.is_string()) return plain_text_of(value.get_ref<const std::string&>());
    if (depth > 2) return {};
    if (value.is_array() && !value.empty()) return as_text(value.front(), depth + 1);
    if (value.is_object())
        for (const char* name : {"name", "@value", "@id", "url"})
            if (const auto member = value.find(name); member != value.end()) return as_text(*member, depth + 1);
    return {};
}

void take(const json& object, const char* name, std::string& to) {
    if (!to.empty()) return;
    if (const auto member = object.find(name); member != object.end()) to = as_text(*member);
}

void take_list(const json& object, const char* name, std::vector<std::string>& to) {
    const auto member = object.find(name);
    if (member == object.end() || !to.empty()) return;
    const auto add = [&](const json& one) {
        std::string text = as_text(one);
        if (has_words(text) && text.find("://") == std::string::npos && to.size() < most_labels) to.push_back(std::move(text));
    };
    if (member->is_array())
        for (const json& one : *member) add(one);
    else
        add(*member);
}

bool is_article_type(const json& type) {
    if (type.is_array())
        return std::any_of(type.begin(), type.end(), [](const json& one) { return one.is_string() && is_article_type(one); });
    if (!type.is_string()) return false;
    const auto& name = type.get_ref<const std::string&>();
    return name.ends_with("Article") || name.ends_with("BlogPosting") || name.ends_with("Report") || name.ends_with("Review");
}

void take_article(const json& object, PageMetadata& to) {
    take(object, "headline", to.title);
    take(object, "description", to.description);
    take(object, "articleSection", to.section);
    take(object, "inLanguage", to.language);
    take(object, "publisher", to.source);
    take(object, "url", to.url);
    take_list(object, "author", to.authors);
    take_list(object, "keywords", to.keywords);
    std::string date;
    for (const char* name : {"datePublished", "dateCreated", "dateModified"})
        if (to.date.empty() && (date.clear(), take(object, name, date), !date.empty()))
            if (const auto iso = iso_date(date)) to.date = *iso;
}

/// Calls `use` for every article that a script describes.
template <typename Use>
void walk(const json& value, int depth, Use use) {
    constexpr int deepest = 6;
    if (depth > deepest) return;
    if (value.is_array()) {
        for (const json& one : value) walk(one, depth + 1, use);
    } else if (value.is_object()) {
        if (const auto type = value.find("@type"); type != value.end() && is_article_type(*type)) use(value);
        for (const char* name : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart"})
            if (const auto inner = value.find(name); inner != value.end() && inner->is_structured()) walk(*inner, depth + 1, use);
    }
}

/// Discarded when it is no JSON.
json parse_script(std::string_view script) {
    std::string text(script);
    std::vector<std::string> notes;
    mend_json(text, notes);
    return json::parse(text, nullptr, false, true);
}

}  // namespace

std::string plain_text_of(std::string_view markup) {
    if (markup.find_first_of("&<") == std::string_view::npos) return std::string(markup);
    const PageTree tree(cut_utf8(markup, 20'000));
    return tree.text_below(0, 20'000);
}

void read_linked_data(std::string_view script, PageMetadata& to) {
    const json value = parse_script(script);
    if (!value.is_discarded()) walk(value, 0, [&to](const json& object) { take_article(object, to); });
}

bool is_linked_data(const PageTree& tree, std::uint32_t script) {
    const Node& node = tree.nodes()[script];
    std::string type(tree.attribute(node, Attribute::type).substr(0, 40));
    for (char& c : type) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return node.tag == Tag::script && type == "application/ld+json" && node.end > script + 1;
}

std::vector<PageMetadata> read_described_articles(const PageTree& tree) {
    constexpr std::size_t most = 1000;
    std::vector<PageMetadata> articles;
    for (std::uint32_t i = 1; i < tree.nodes().size(); ++i) {
        if (!is_linked_data(tree, i)) continue;
        const json value = parse_script(tree.text(tree.nodes()[i + 1]));
        if (value.is_discarded()) continue;
        walk(value, 0, [&articles](const json& object) {
            PageMetadata one;
            take_article(object, one);
            if (has_words(one.title) && articles.size() < most) articles.push_back(std::move(one));
        });
    }
    return articles;
}

}  // namespace dateline::html
