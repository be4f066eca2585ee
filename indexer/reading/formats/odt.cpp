#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/office/package.hpp"
#include "indexer/reading/xml/records.hpp"

// A document of LibreOffice (ODT) is one article. Comments, notes and tracked deletions are left out.

namespace dateline {
namespace {

using xml::Element;

constexpr std::size_t most_text = 32U << 20U;

void append_inline(const Element& element, std::string& text) {
    for (const Element& child : element.children) {
        if (child.name.empty()) {
            text += child.text;
        } else if (child.name == "s") {
            text += ' ';
        } else if (child.name == "tab") {
            text += '\t';
        } else if (child.name == "line-break") {
            text += '\n';
        } else if (child.name != "annotation" && child.name != "note" && child.name != "frame") {
            append_inline(child, text);
        }
    }
}

class DocumentText {
public:
    explicit DocumentText(Article& article) : article_(article) {}

    void take(const Element& element) {
        if (article_.text.size() > most_text) return;
        if (element.name == "p" || element.name == "h") {
            std::string text;
            append_inline(element, text);
            if (!has_words(text)) return;
            if (article_.title.empty() && article_.text.empty() && element.attribute("style-name") == "Title")
                article_.title = text;
            else
                append(text, in_list_ > 1 ? "\n" : "\n\n");
            in_list_ += in_list_ > 0;
        } else if (element.name == "list") {
            in_list_ = std::max(in_list_, 1);
            for (const Element& child : element.children) take(child);
            in_list_ = 0;
        } else if (element.name == "table-row") {
            take_row(element);
        } else if (element.name != "tracked-changes" && element.name != "sequence-decls" && element.name != "forms" &&
                   element.name != "table-of-content") {
            for (const Element& child : element.children) take(child);
        }
    }

private:
    void take_row(const Element& row) {
        std::string line;
        for (const Element& cell : row.children) {
            if (cell.name != "table-cell") continue;
            if (!line.empty()) line += " | ";
            append_inline(cell, line);
        }
        if (has_words(line)) append(line, "\n");
    }
    void append(const std::string& text, const char* between) {
        if (!article_.text.empty()) article_.text += between;
        article_.text += text;
    }

    Article& article_;
    int in_list_ = 0;  ///< 0: no; 1: before its first paragraph; more: after
};

class Odt : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "odt"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        std::string what;
        return office_kind(sample.bytes, what) == OfficeKind::odt ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        Article article;
        article.input_bytes = static_cast<std::size_t>(bytes.length());
        DocumentText text(article);
        ExtraFields extra;
        xml::Cut body;
        body.enters = [](const Element& start, std::size_t depth) {
            return depth == 0 || start.name == "body" || (start.name == "text" && depth == 2);
        };
        body.take = [&](const Element& element, const xml::Place& /*at*/) {
            for (const char* name : {"font-face-decls", "automatic-styles", "scripts", "styles"})
                if (element.name == name) return;
            text.take(element);
        };
        xml::Cut meta;
        meta.enters = [](const Element& /*start*/, std::size_t depth) { return depth <= 1; };
        meta.take = [&](const Element& element, const xml::Place& /*at*/) {
            if (element.name == "title" || element.name == "creator") extra.add(element.name, element.words());
            if (element.name == "creation-date") extra.add("created", element.words());
        };
        const bool whole = read_parts(bytes, file, sink, "content.xml", [&](std::string_view name, ByteStream& content) {
            xml::read_elements(content, file, sink, name == "content.xml" ? body : meta);
        });
        if (!whole) return;
        extra.write(article.extra);
        hand_over_document(std::move(article), file, sink);
    }
};

}  // namespace

const Format& odt_format() {
    static const Odt format;
    return format;
}

}  // namespace dateline
