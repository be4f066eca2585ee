#include "indexer/reading/xml/element.hpp"

#include <array>

namespace dateline::xml {
namespace {

void collect(const Element& element, std::string& to) {
    to += element.text;
    for (const Element& child : element.children) collect(child, to);
}

std::string collapse(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > ' ')
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

struct Renamed {
    std::string_view nitf;
    std::string_view html;
};

constexpr std::array<Renamed, 10> renamed{{{"hl1", "h1"},
                                           {"hl2", "h2"},
                                           {"media", "figure"},
                                           {"media-caption", "figcaption"},
                                           {"media-producer", "figcaption"},
                                           {"block", "div"},
                                           {"nitf-table", "table"},
                                           {"bq", "blockquote"},
                                           {"fn", "aside"},
                                           {"datasource", "p"}}};

std::string_view html_name(std::string_view name) {
    for (const Renamed& pair : renamed)
        if (pair.nitf == name) return pair.html;
    return name;
}

void append_escaped(std::string_view text, std::string& to) {
    for (const char c : text) {
        if (c == '&')
            to += "&amp;";
        else if (c == '<')
            to += "&lt;";
        else
            to += c;
    }
}

void append_html(const Element& element, std::string& to) {
    if (element.name.empty()) return append_escaped(element.text, to);
    const std::string_view name = html_name(element.name);
    to += '<';
    to += name;
    to += '>';
    for (const Element& child : element.children) append_html(child, to);
    if (name == "br" || name == "img" || name == "hr") return;
    to += "</";
    to += name;
    to += '>';
}

}  // namespace

std::string_view Element::attribute(std::string_view attribute_name) const {
    for (const auto& [key, value] : attributes)
        if (key == attribute_name) return value;
    return {};
}

const Element* Element::child(std::string_view child_name) const {
    for (const Element& one : children)
        if (one.name == child_name) return &one;
    return nullptr;
}

const Element* Element::find(std::string_view element_name) const {
    for (const Element& one : children) {
        if (one.name == element_name) return &one;
        if (const Element* found = one.find(element_name)) return found;
    }
    return nullptr;
}

std::string Element::content() const {
    std::string all;
    collect(*this, all);
    return all;
}

std::string Element::words() const {
    return collapse(content());
}

std::string Element::words_of(std::string_view child_name) const {
    const Element* one = child(child_name);
    return one == nullptr ? "" : one->words();
}

std::string as_html(const Element& element) {
    std::string html;
    for (const Element& child : element.children) append_html(child, html);
    return html;
}

}  // namespace dateline::xml
