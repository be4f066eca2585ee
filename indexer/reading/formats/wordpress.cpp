#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/html/fragment_text.hpp"
#include "indexer/reading/xml/records.hpp"

// The export file of WordPress (WXR): its published posts. Pages, drafts, pictures, menus and comments are passed over.

namespace dateline {
namespace {

using xml::Element;

constexpr std::array<std::string_view, 13> no_articles{
    "attachment",   "nav_menu_item", "page",        "revision",         "custom_css",    "customize_changeset", "oembed_cache",
    "user_request", "wp_block",      "wp_template", "wp_template_part", "wp_navigation", "wp_global_styles"};

bool is_block(std::string_view tag) {
    constexpr std::array<std::string_view, 10> blocks{"p", "div", "ul", "ol", "blockquote", "table", "h2", "h3", "h4", "pre"};
    return std::find(blocks.begin(), blocks.end(), tag) != blocks.end();
}

/// What stands in square brackets and is no text: "[caption id=1]...[/caption]" becomes a caption's element, "[gallery]" nothing.
std::string without_shortcodes(std::string_view content) {
    std::string html;
    for (std::size_t at = 0; at < content.size();) {
        const std::size_t open = content.find('[', at);
        html += content.substr(at, open - at);
        if (open == std::string_view::npos) break;
        std::size_t name_begin = open + 1;
        const bool closing = name_begin < content.size() && content[name_begin] == '/';
        name_begin += closing;
        std::size_t name_end = name_begin;
        while (name_end < content.size() && ((content[name_end] >= 'a' && content[name_end] <= 'z') || content[name_end] == '_'))
            ++name_end;
        const std::string_view name = content.substr(name_begin, name_end - name_begin);
        const std::size_t close = content.substr(0, std::min(content.size(), open + 1000)).find(']', name_end);
        constexpr std::array<std::string_view, 9> codes{"caption",  "gallery", "embed",      "audio", "video",
                                                        "playlist", "youtube", "wp_caption", "more"};
        if (close == std::string_view::npos || std::find(codes.begin(), codes.end(), name) == codes.end()) {
            html += '[';
            at = open + 1;
            continue;
        }
        if (name == "caption" || name == "wp_caption") html += closing ? "</figure>" : "<figure>";
        at = close + 1;
    }
    return html;
}

/// WordPress keeps paragraphs as blank lines and makes elements of them when it shows a post.
std::string with_paragraphs(std::string_view content) {
    std::string html = "<p>";
    for (std::size_t at = 0; at < content.size(); ++at) {
        const char c = content[at];
        if (c == '\r') continue;
        if (c != '\n') {
            html += c;
            continue;
        }
        std::size_t next = at + 1;
        while (next < content.size() && (content[next] == '\n' || content[next] == '\r' || content[next] == ' ' || content[next] == '\t'))
            ++next;
        const auto breaks =
            std::count(content.begin() + static_cast<std::ptrdiff_t>(at), content.begin() + static_cast<std::ptrdiff_t>(next), '\n');
        std::size_t tag_end = next + 1;
        while (next < content.size() && content[next] == '<' && tag_end < content.size() && content[tag_end] != '>' &&
               content[tag_end] != ' ')
            ++tag_end;
        const bool before_block = next < content.size() && content[next] == '<' && is_block(content.substr(next + 1, tag_end - next - 1));
        html += breaks > 1 && !before_block ? "\n<p>" : "\n";
        if (breaks == 1 && !before_block && !html.empty() && at > 0 && content[at - 1] != '>') html += "<br>";
        at = next - 1;
    }
    return html;
}

class Reader {
public:
    Reader(const InputFile& file, Sink& sink) : file_(file), sink_(sink) {}

    void take(const Element& element, const xml::Place& at) {
        if (element.name == "title") {
            source_ = line_text(element.words());
        } else if (element.name == "language") {
            language_ = element.words();
        } else if (element.name == "author") {
            authors_.emplace(element.words_of("author_login"), element.words_of("author_display_name"));
        } else if (element.name == "item") {
            take_post(element, at);
        }
    }

    void finish() const {
        std::string list;
        for (const auto& [why, count] : passed_over_) list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + why;
        if (!list.empty()) sink_.note(file_.path, "passed over what is no published post: " + list);
        if (posts_ == 0 && passed_over_.empty() && !sink_.stopped()) sink_.note(file_.path, "the export holds no post");
    }

private:
    bool passes_over(const Element& item);
    void take_post(const Element& item, const xml::Place& at);

    const InputFile& file_;
    Sink& sink_;
    std::string source_, language_;
    std::unordered_map<std::string, std::string> authors_;
    std::map<std::string, std::size_t> passed_over_;
    std::size_t posts_ = 0;
};

/// Whether it is something else than a published post; counted then.
bool Reader::passes_over(const Element& item) {
    const std::string type = item.words_of("post_type");
    const std::string status = item.words_of("status");
    if (std::find(no_articles.begin(), no_articles.end(), type) != no_articles.end()) return ++passed_over_["of the type " + type], true;
    if (!status.empty() && status != "publish") return ++passed_over_["of the status " + status], true;
    return false;
}

void Reader::take_post(const Element& item, const xml::Place& at) {
    if (passes_over(item)) return;
    ++posts_;
    Article article;
    ExtraFields extra;
    std::vector<std::string> tags;
    article.id = item.words_of("guid");
    article.url = item.words_of("link");
    article.title = line_text(item.words_of("title"));
    article.source = source_;
    article.language = language_code(language_);
    article.input_bytes = at.bytes;
    const std::string local = item.words_of("post_date");
    if (local.starts_with("0000") || !take_date(local, article)) take_date(item.words_of("pubDate"), article);
    const std::string login = item.words_of("creator");
    const auto author = authors_.find(login);
    add_label(article.authors, author == authors_.end() || author->second.empty() ? login : author->second);
    std::string content, excerpt;
    for (const Element& child : item.children) {
        if (child.name == "encoded") (child.space.find("excerpt") != std::string::npos ? excerpt : content) = child.content();
        if (child.name != "category") continue;
        const std::string label = line_text(child.words());
        if (child.attribute("domain") == "post_tag" || child.attribute("domain") == "tag")
            add_label(tags, label);
        else if (label != "Uncategorized" && (child.attribute("domain") == "category" || child.attribute("domain").empty()))
            add_label(article.given.topics, label);
    }
    article.text = fragment_text(with_paragraphs(without_shortcodes(content)), article.dropped);
    extra.add("description", line_text(excerpt));
    extra.add("keywords", tags);
    extra.write(article.extra);
    const std::string place = file_.path + ":" + std::to_string(at.line);
    hand_over_record(std::move(article), posts_, place, "a <title> or <content:encoded>", file_, sink_);
}

class Wordpress : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "wordpress"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const xml::Root root = xml::find_root(sample.text);
        return root.name == "rss" && root.attributes.find("wordpress.org/export/") != std::string_view::npos ? Certainty::recognised
                                                                                                             : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        Reader reader(file, sink);
        xml::Cut cut;
        cut.enters = [](const Element& start, std::size_t depth) {
            return (depth == 0 && start.name == "rss") || (depth == 1 && start.name == "channel");
        };
        cut.take = [&](const Element& element, const xml::Place& at) { reader.take(element, at); };
        xml::read_elements(bytes, file, sink, cut);
        reader.finish();
    }
};

}  // namespace

const Format& wordpress_format() {
    static const Wordpress format;
    return format;
}

}  // namespace dateline
