#include "indexer/reading/html/page_metadata.hpp"

#include <algorithm>

#include "indexer/cleaning/wording.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/html/linked_data.hpp"

namespace dateline::html {
namespace {

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return small;
}

void fill(std::string& to, std::string_view value) {
    if (to.empty() && has_words(value)) to = plain_text_of(value);
}

void fill_date(std::string& to, std::string_view value) {
    if (!to.empty()) return;
    if (const auto iso = iso_date(value)) to = *iso;
}

/// Labels between commas.
void split_labels(std::string_view list, std::vector<std::string>& to) {
    while (!list.empty() && to.size() < 50) {
        const std::size_t comma = list.find_first_of(",;");
        std::string_view one = list.substr(0, comma);
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
        while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
        while (!one.empty() && one.back() == ' ') one.remove_suffix(1);
        if (has_words(one)) to.emplace_back(one);
    }
}

/// What meta elements say, by where they say it.
struct Said {
    std::string open_graph_title, meta_title, page_title, headline;
    std::string canonical, open_graph_url;
    std::string published, modified, visible_date;
    std::string page_language, meta_language;
    std::string author, visible_author;
    std::vector<std::string> tags;
    std::string keywords;
};

class MetadataReader {
public:
    explicit MetadataReader(const PageTree& tree) : tree_(tree) {}

    PageMetadata read() {
        for (std::uint32_t i = 1; i < tree_.nodes().size(); ++i) visit(i);
        finish();
        return std::move(found_);
    }

private:
    void visit(std::uint32_t i);
    void read_meta(const Node& node);
    void read_item(std::uint32_t i, const Node& node);
    void finish();
    void choose_title();

    const PageTree& tree_;
    PageMetadata found_;
    Said said_;
    int headlines_ = 0;
};

void MetadataReader::read_meta(const Node& node) {
    const std::string_view value = tree_.attribute(node, Attribute::content);
    if (value.empty()) return;
    std::string_view name = tree_.attribute(node, Attribute::property);
    if (name.empty()) name = tree_.attribute(node, Attribute::name);
    if (name.empty()) name = tree_.attribute(node, Attribute::itemprop);
    const std::string key = lower(name.substr(0, 60));
    if (key == "og:title")
        fill(said_.open_graph_title, value);
    else if (key == "twitter:title" || key == "dc.title" || key == "headline")
        fill(said_.meta_title, value);
    else if (key == "og:url")
        fill(said_.open_graph_url, value);
    else if (key == "og:site_name" || key == "application-name" || key == "dc.publisher")
        fill(found_.source, value);
    else if (key == "og:description" || key == "description" || key == "dc.description")
        fill(found_.description, value);
    else if (key == "article:section" || key == "section")
        fill(found_.section, value);
    else if (key == "article:tag")
        said_.tags.emplace_back(plain_text_of(value));
    else if (key == "keywords" || key == "news_keywords")
        fill(said_.keywords, value);
    else if (key == "author" || key == "article:author" || key == "dc.creator" || key == "parsely-author") {
        if (value.find("://") == std::string_view::npos) fill(said_.author, value);
    } else if (key == "article:published_time" || key == "og:published_time" || key == "datepublished" || key == "date" ||
               key == "pubdate" || key == "publish-date" || key == "dc.date" || key == "dc.date.issued" || key == "dcterms.created" ||
               key == "parsely-pub-date" || key == "sailthru.date" || key == "last-published")
        fill_date(said_.published, value);
    else if (key == "article:modified_time" || key == "og:updated_time" || key == "datemodified" || key == "last-modified")
        fill_date(said_.modified, value);
    else if (key == "og:locale" || key == "language" || key == "dc.language" || key == "content-language" || key == "inlanguage")
        fill(said_.meta_language, value);
}

/// Elements of the page that say what they are.
void MetadataReader::read_item(std::uint32_t i, const Node& node) {
    const std::string_view what = tree_.attribute(node, Attribute::itemprop);
    const std::string_view rel = tree_.attribute(node, Attribute::rel);
    const std::string_view css = tree_.attribute(node, Attribute::css_class);
    if (node.tag == Tag::time || what == "datePublished") {
        std::string_view value = tree_.attribute(node, Attribute::datetime);
        if (value.empty()) value = tree_.attribute(node, Attribute::content);
        fill_date(what == "datePublished" ? said_.published : said_.visible_date,
                  value.empty() ? tree_.text_below(i, 100) : std::string(value));
    }
    const bool author = rel == "author" || what == "author" || css == "author" || css == "byline" || css.starts_with("author-name") ||
                        css.starts_with("byline-name");
    if (author && said_.visible_author.empty()) {
        std::string name = tree_.text_below(i, 100);
        if (name.size() < 60) said_.visible_author = std::move(name);
    }
}

void MetadataReader::visit(std::uint32_t i) {
    const Node& node = tree_.nodes()[i];
    switch (node.tag) {
        case Tag::meta:
            return read_meta(node);
        case Tag::script:
            if (is_linked_data(tree_, i)) read_linked_data(tree_.text(tree_.nodes()[i + 1]), found_);
            return;
        case Tag::title:
            fill(said_.page_title, tree_.text_below(i, 500));
            return;
        case Tag::html:
            said_.page_language = tree_.attribute(node, Attribute::lang);
            return;
        case Tag::link:
            if (tree_.attribute(node, Attribute::rel) == "canonical") fill(said_.canonical, tree_.attribute(node, Attribute::href));
            return;
        case Tag::heading1:
            if (const std::string text = tree_.text_below(i, 500); has_words(text) && ++headlines_ == 1) said_.headline = text;
            break;
        default:
            break;
    }
    if (node.attribute_count > 0 || node.tag == Tag::time) read_item(i, node);
}

/// A page's title without the name of its site, which stands after or before a mark.
std::string without_site(const std::string& title, const std::string& site) {
    static constexpr std::string_view marks[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB ", " :: ", " \xC2\xAB "};
    std::size_t cut = std::string::npos, bytes = 0;
    for (const std::string_view mark : marks) {
        const std::size_t at = title.rfind(mark);
        if (at != std::string::npos && (cut == std::string::npos || at > cut)) cut = at, bytes = mark.size();
    }
    if (cut == std::string::npos) return title;
    const std::string tail = title.substr(cut + bytes);
    if ((!site.empty() && spell_plainly(tail) == spell_plainly(site)) || tail.size() * 2 < cut) return title.substr(0, cut);
    return title;
}

void MetadataReader::choose_title() {
    // The headline as it stands on the page, when the page's other titles bear it out; they are often cut, or end in the site's name.
    const std::string shown = spell_plainly(said_.headline);
    const auto fits = [&](const std::string& title) { return shown.size() > 4 && spell_plainly(title).find(shown) != std::string::npos; };
    if (fits(said_.open_graph_title) || fits(said_.page_title) || fits(found_.title))
        found_.title = said_.headline;
    else if (found_.title.empty())
        found_.title = !said_.open_graph_title.empty()        ? without_site(said_.open_graph_title, found_.source)
                       : headlines_ == 1 && shown.size() > 12 ? said_.headline
                       : !said_.page_title.empty()            ? without_site(said_.page_title, found_.source)
                       : !said_.meta_title.empty()            ? said_.meta_title
                                                              : said_.headline;
}

void MetadataReader::finish() {
    choose_title();
    if (!said_.canonical.empty() && said_.canonical.find("://") != std::string::npos)
        found_.url = said_.canonical;
    else if (!said_.open_graph_url.empty())
        found_.url = said_.open_graph_url;
    for (const std::string* date : {&said_.published, &said_.visible_date, &said_.modified}) {
        if (!found_.date.empty()) break;
        found_.date = *date;
        if (date == &said_.visible_date && !date->empty()) found_.date_rule = "time";
    }
    if (!found_.date.empty() && found_.date_rule.empty()) found_.date_rule = "metadata";
    for (const std::string* language : {&said_.page_language, &said_.meta_language})
        if (found_.language.empty()) found_.language = *language;
    for (const std::string* author : {&said_.author, &said_.visible_author})
        if (found_.authors.empty() && has_words(*author)) found_.authors.push_back(*author);
    if (found_.keywords.empty()) found_.keywords = std::move(said_.tags);
    if (found_.keywords.empty()) split_labels(said_.keywords, found_.keywords);
}

}  // namespace

PageMetadata read_metadata(const PageTree& tree) {
    return MetadataReader(tree).read();
}

}  // namespace dateline::html
