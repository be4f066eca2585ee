#include "indexer/reading/html/page_tree.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <memory>
#include <mutex>
#include <new>

#include "facets/text/utf8.hpp"
#include "indexer/cleaning/packed_word.hpp"
#include "indexer/reading/html/markup_bounds.hpp"

namespace dateline::html {
namespace {

struct NamedTag {
    std::string_view name;
    Tag tag;
};

constexpr NamedTag named_tags[] = {
    {"a", Tag::anchor},
    {"address", Tag::block_element},
    {"amp-img", Tag::skipped},
    {"article", Tag::article},
    {"aside", Tag::aside},
    {"audio", Tag::skipped},
    {"blockquote", Tag::quote},
    {"body", Tag::body},
    {"br", Tag::break_line},
    {"button", Tag::button},
    {"canvas", Tag::skipped},
    {"caption", Tag::caption},
    {"center", Tag::block_element},
    {"dd", Tag::item},
    {"details", Tag::block_element},
    {"dialog", Tag::skipped},
    {"div", Tag::block_element},
    {"dl", Tag::list},
    {"dt", Tag::item},
    {"embed", Tag::skipped},
    {"fieldset", Tag::block_element},
    {"figcaption", Tag::caption},
    {"figure", Tag::figure},
    {"footer", Tag::footer},
    {"form", Tag::form},
    {"h1", Tag::heading1},
    {"h2", Tag::heading},
    {"h3", Tag::heading},
    {"h4", Tag::heading},
    {"h5", Tag::heading},
    {"h6", Tag::heading},
    {"head", Tag::head},
    {"header", Tag::header},
    {"hr", Tag::block_element},
    {"html", Tag::html},
    {"iframe", Tag::skipped},
    {"li", Tag::item},
    {"link", Tag::link},
    {"main", Tag::main},
    {"menu", Tag::navigation},
    {"meta", Tag::meta},
    {"nav", Tag::navigation},
    {"noscript", Tag::skipped},
    {"object", Tag::skipped},
    {"ol", Tag::list},
    {"option", Tag::skipped},
    {"p", Tag::paragraph},
    {"pre", Tag::preformatted},
    {"script", Tag::script},
    {"section", Tag::block_element},
    {"select", Tag::skipped},
    {"style", Tag::skipped},
    {"summary", Tag::block_element},
    {"svg", Tag::skipped},
    {"table", Tag::table},
    {"tbody", Tag::block_element},
    {"td", Tag::cell},
    {"template", Tag::skipped},
    {"textarea", Tag::skipped},
    {"tfoot", Tag::block_element},
    {"th", Tag::cell},
    {"thead", Tag::block_element},
    {"time", Tag::time},
    {"title", Tag::title},
    {"tr", Tag::row},
    {"ul", Tag::list},
    {"video", Tag::skipped},
};

constexpr auto tag_table = [] {
    PackedWordTable<Tag, 256> table;
    for (const NamedTag& named : named_tags) table[pack_word(named.name)] = named.tag;
    return table;
}();

Tag tag_of(std::string_view name) {
    const Tag tag = tag_table.find(pack_word(name));
    // Elements of a page's own making stand for boxes far more often than for words.
    return tag == Tag{} && name.find('-') != std::string_view::npos ? Tag::block_element : tag;
}

struct NamedAttribute {
    std::string_view name;
    Attribute which;
};

constexpr NamedAttribute named_attributes[] = {
    {"class", Attribute::css_class},   {"content", Attribute::content}, {"datetime", Attribute::datetime},
    {"hidden", Attribute::hidden},     {"href", Attribute::href},       {"id", Attribute::id},
    {"itemprop", Attribute::itemprop}, {"lang", Attribute::lang},       {"name", Attribute::name},
    {"property", Attribute::property}, {"rel", Attribute::rel},         {"role", Attribute::role},
    {"style", Attribute::style},       {"type", Attribute::type}};

std::string_view view_of(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace

/// Takes the parser's events and writes the nodes.
class TreeBuilder {
public:
    explicit TreeBuilder(PageTree& tree) : tree_(tree) {
        tree_.nodes_.push_back({});
        open_.push_back(0);
    }

    void parse(std::string_view page) {
        if (page.empty()) return finish();
        const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
            htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())), &htmlFreeParserCtxt);
        if (parser == nullptr) throw std::bad_alloc();
        set_handlers(*parser->sax);
        parser->userData = this;
        parser_ = parser.get();
        // The caller has made it UTF-8; what the page says of its encoding is over.
        htmlCtxtUseOptions(parser.get(),
                           HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
        xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
        htmlParseDocument(parser.get());
        finish();
    }

private:
    static void set_handlers(xmlSAXHandler& handler);
    void start(std::string_view name, const xmlChar** attributes);
    void end();
    void characters(std::string_view text);
    void stop() {
        tree_.cut_ = true;
        xmlStopParser(parser_);
    }
    void finish() {
        for (const std::uint32_t node : open_) tree_.nodes_[node].end = static_cast<std::uint32_t>(tree_.nodes_.size());
    }

    PageTree& tree_;
    std::vector<std::uint32_t> open_;  ///< from the root down
    std::size_t too_deep_ = 0;         ///< open elements below the deepest that is kept
    htmlParserCtxt* parser_ = nullptr;
};

void TreeBuilder::set_handlers(xmlSAXHandler& handler) {
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
        static_cast<TreeBuilder*>(self)->start(view_of(name), attributes);
    };
    handler.endElement = [](void* self, const xmlChar*) { static_cast<TreeBuilder*>(self)->end(); };
    handler.characters = [](void* self, const xmlChar* text, int bytes) {
        static_cast<TreeBuilder*>(self)->characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;
}

void TreeBuilder::start(std::string_view name, const xmlChar** attributes) {
    // The parser looks through all open elements for each end tag, so that their number must stay bounded.
    if (open_.size() + too_deep_ >= 2 * PageTree::most_depth || tree_.nodes_.size() >= PageTree::most_nodes) stop();
    if (open_.size() >= PageTree::most_depth) {
        ++too_deep_;
        return;
    }
    Node node;
    node.tag = tag_of(name);
    node.parent = open_.back();
    node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
        const std::string_view wanted = view_of(attributes[0]);
        for (const NamedAttribute& named : named_attributes) {
            if (named.name != wanted) continue;
            const std::string_view value = cut_utf8(view_of(attributes[1]), 20'000);
            tree_.attributes_.push_back(
                {named.which, static_cast<std::uint32_t>(tree_.characters_.size()), static_cast<std::uint32_t>(value.size())});
            tree_.characters_ += value;
            if (node.attribute_count < 100) ++node.attribute_count;
            break;
        }
    }
    open_.push_back(static_cast<std::uint32_t>(tree_.nodes_.size()));
    tree_.nodes_.push_back(node);
}

void TreeBuilder::end() {
    if (too_deep_ > 0) {
        --too_deep_;
    } else if (open_.size() > 1) {
        tree_.nodes_[open_.back()].end = static_cast<std::uint32_t>(tree_.nodes_.size());
        open_.pop_back();
    }
}

void TreeBuilder::characters(std::string_view text) {
    Node& last = tree_.nodes_.back();
    const bool continues =
        last.tag == Tag::text && last.parent == open_.back() && last.text_begin + last.text_bytes == tree_.characters_.size();
    if (!continues) {
        if (tree_.nodes_.size() >= PageTree::most_nodes) return stop();
        Node node;
        node.tag = Tag::text;
        node.parent = open_.back();
        node.end = static_cast<std::uint32_t>(tree_.nodes_.size() + 1);
        node.text_begin = static_cast<std::uint32_t>(tree_.characters_.size());
        tree_.nodes_.push_back(node);
    }
    tree_.nodes_.back().text_bytes += static_cast<std::uint32_t>(text.size());
    tree_.characters_ += text;
}

PageTree::PageTree(std::string_view page) {
    static std::once_flag prepared;
    std::call_once(prepared, xmlInitParser);
    characters_.reserve(page.size());
    const std::size_t bytes = bounded_bytes(page);
    TreeBuilder(*this).parse(page.substr(0, bytes));
    cut_ = cut_ || bytes < page.size();
}

std::string_view PageTree::attribute(const Node& node, Attribute which) const {
    for (std::size_t i = node.first_attribute; i < node.first_attribute + node.attribute_count; ++i)
        if (attributes_[i].which == which) return view(attributes_[i].begin, attributes_[i].bytes);
    return {};
}

std::string PageTree::text_below(std::uint32_t node, std::size_t most) const {
    std::string text;
    for (std::uint32_t i = node; i < nodes_[node].end && text.size() < most; ++i) {
        if (nodes_[i].tag == Tag::break_line && !text.empty() && text.back() != ' ') text += ' ';
        if (nodes_[i].tag != Tag::text) continue;
        const Tag above = nodes_[nodes_[i].parent].tag;
        if (above == Tag::skipped || above == Tag::script) continue;
        for (const char c : cut_utf8(this->text(nodes_[i]), most)) {
            if (!is_blank(c))
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
        }
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

}  // namespace dateline::html
