#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/text_stream.hpp"

// A text file is one article, and a page: title, debris and body are still to be told apart.

namespace dateline {
namespace {

/// All line breaks as \n: those of Windows, of old Macs, and a form feed between printed pages.
void unify_line_breaks(std::string& text) {
    if (text.find_first_of("\r\f") == std::string::npos) return;
    std::size_t to = 0;
    for (std::size_t from = 0; from < text.size(); ++from) {
        const char c = text[from];
        if (c == '\r' && from + 1 < text.size() && text[from + 1] == '\n') continue;
        text[to++] = c == '\r' || c == '\f' ? '\n' : c;
    }
    text.resize(to);
}

class PlainText : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "text"; }
    [[nodiscard]] bool holds_pages() const override { return true; }

    [[nodiscard]] Certainty recognise(const FormatSample&) const override { return Certainty::none; }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        TextStream stream(bytes);
        Article article;
        const bool whole = stream.read_all(article.text);
        if (!bytes.error().empty()) return;
        if (!whole) {
            sink.failure(file.path, "is a text of more than 64 MB; expected one article a file");
            return;
        }
        article.input_bytes = article.text.size();
        make_utf8(article.text, stream.encoding(), article.notes);
        if (!file.raw) unify_line_breaks(article.text);
        if (!has_words(article.text)) {
            sink.failure(file.path,
                         article.text.empty() ? "is empty; expected an article" : "holds nothing but blanks; expected an article");
            return;
        }
        article.id = file.name;
        std::vector<std::string> ignored;
        make_utf8(article.id, {}, ignored);
        article.is_page = !file.raw;
        normalize_fields(article, file.raw);
        sink.article(std::move(article));
    }
};

}  // namespace

const Format& plain_text_format() {
    static const PlainText format;
    return format;
}

}  // namespace dateline
