#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/office/package.hpp"
#include "indexer/reading/xml/records.hpp"

// A document of Word (DOCX) is one article. What was deleted, comments and fields' codes are left out.

namespace dateline {
namespace {

using xml::Element;

constexpr std::size_t most_text = 32U << 20U;

bool is_left_out(const std::string& name) {
    return name == "del" || name == "instrText" || name == "Fallback" || name == "pPr" || name == "rPr" || name == "drawing" ||
           name == "pict" || name == "moveFrom";
}

/// The text of runs; paragraphs inside others (text boxes) are set apart.
void append_runs(const Element& element, std::string& text) {
    for (const Element& child : element.children) {
        if (is_left_out(child.name)) continue;
        if (child.name == "t")
            text += child.content();
        else if (child.name == "tab" || child.name == "ptab")
            text += '\t';
        else if (child.name == "br" || child.name == "cr")
            text += '\n';
        else if (child.name == "noBreakHyphen")
            text += '-';
        else
            append_runs(child, text);
    }
}

std::string style_of(const Element& paragraph) {
    const Element* properties = paragraph.child("pPr");
    const Element* style = properties == nullptr ? nullptr : properties->child("pStyle");
    return style == nullptr ? "" : std::string(style->attribute("val"));
}

class DocumentText {
public:
    explicit DocumentText(Article& article) : article_(article) {}

    void take(const Element& element) {
        if (article_.text.size() > most_text) return;
        if (element.name == "p") {
            take_paragraph(element);
        } else if (element.name == "tbl") {
            for (const Element& row : element.children)
                if (row.name == "tr") take_row(row);
        } else if (!is_left_out(element.name) && element.name != "sectPr") {
            for (const Element& child : element.children) take(child);
        }
    }

private:
    void take_paragraph(const Element& paragraph) {
        std::string text;
        append_runs(paragraph, text);
        if (!has_words(text)) return;
        const std::string style = style_of(paragraph);
        if (article_.title.empty() && article_.text.empty() && (style == "Title" || style == "Titel" || style == "Titre"))
            article_.title = text;
        else
            append(text, "\n\n");
    }
    void take_row(const Element& row) {
        std::string line;
        for (const Element& cell : row.children) {
            if (cell.name != "tc") continue;
            std::string text;
            append_runs(cell, text);
            if (!line.empty()) line += " | ";
            line += text;
        }
        if (has_words(line)) append(line, in_table_ ? "\n" : "\n\n");
        in_table_ = true;
    }
    void append(const std::string& text, const char* between) {
        if (!article_.text.empty()) article_.text += between;
        article_.text += text;
        in_table_ = false;
    }

    Article& article_;
    bool in_table_ = false;
};

class Docx : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "docx"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        std::string what;
        const OfficeKind kind = office_kind(sample.bytes, what);
        return kind == OfficeKind::docx || kind == OfficeKind::other ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        std::string what;
        if (office_kind(bytes.first_block(), what) == OfficeKind::other)
            return sink.failure(file.path, "is " + what + "; expected a document of text");
        Article article;
        article.input_bytes = static_cast<std::size_t>(bytes.length());
        DocumentText text(article);
        ExtraFields extra;
        xml::Cut body;
        body.enters = [](const Element& start, std::size_t depth) {
            return (depth == 0 && start.name == "document") || (depth == 1 && start.name == "body");
        };
        body.take = [&](const Element& element, const xml::Place& /*at*/) { text.take(element); };
        xml::Cut core;
        core.enters = [](const Element& /*start*/, std::size_t depth) { return depth == 0; };
        core.take = [&](const Element& element, const xml::Place& /*at*/) {
            for (const char* name : {"title", "creator", "created", "keywords"})
                if (element.name == name) extra.add(name, element.words());
        };
        const bool whole = read_parts(bytes, file, sink, "word/document.xml", [&](std::string_view name, ByteStream& content) {
            xml::read_elements(content, file, sink, name == "word/document.xml" ? body : core);
        });
        if (!whole) return;
        extra.write(article.extra);
        hand_over_document(std::move(article), file, sink);
    }
};

}  // namespace

const Format& docx_format() {
    static const Docx format;
    return format;
}

}  // namespace dateline
