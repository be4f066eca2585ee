#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/html/html_article.hpp"
#include "indexer/reading/text_stream.hpp"

// A saved web page is one article, or several with headlines of their own; the first has the path as its id, the next path#2 and so on.

namespace dateline {
namespace {

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

/// The encoding that a page names in its head; empty when it names none.
std::string declared_encoding(std::string_view page) {
    const std::string head = lower_ascii(page.substr(0, 4096));
    std::size_t at = head.find("charset=");
    if (at == std::string::npos) return {};
    at = head.find_first_not_of("\"' ", at + 8);
    if (at == std::string::npos) return {};
    return head.substr(at, std::min(head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_.:+", at), at + 30) - at);
}

class Html : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "html"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const std::string start = lower_ascii(std::string_view(sample.text).substr(0, 2048));
        std::size_t at = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
        while (at != std::string::npos && start.compare(at, 4, "<!--") == 0) {
            at = start.find("-->", at);
            if (at != std::string::npos) at = start.find_first_not_of(" \t\r\n", at + 3);
        }
        if (at != std::string::npos && start[at] == '<')
            for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body"})
                if (start.find(tag, at) != std::string::npos) return Certainty::recognised;
        const bool named = sample.extension == "html" || sample.extension == "htm" || sample.extension == "xhtml";
        return named && start.find('<') != std::string::npos ? Certainty::hinted : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        TextStream stream(bytes);
        Article article;
        std::string page;
        const bool whole = stream.read_all(page);
        if (!bytes.error().empty()) return;
        if (!whole) return sink.failure(file.path, "is a page of more than 64 MB; expected one article a file");
        article.input_bytes = page.size();
        Encoding encoding = stream.encoding();
        if (const std::string declared = declared_encoding(page); !declared.empty() && !encoding.wide && encoding.name != "UTF-8")
            encoding.name = declared;
        make_utf8(page, encoding, article.notes);
        std::replace(page.begin(), page.end(), '\0', ' ');
        std::vector<Article> articles = read_html_articles(page, std::move(article));
        if (articles.size() == 1 && !has_words(articles.front().text) && !has_words(articles.front().title))
            return sink.failure(file.path, "is a page without text; expected an article");
        std::string name = file.name;
        std::vector<std::string> ignored;
        make_utf8(name, {}, ignored);
        for (std::size_t i = 0; i < articles.size(); ++i) {
            articles[i].id = i == 0 ? name : name + "#" + std::to_string(i + 1);
            normalize_fields(articles[i], file.raw);
            sink.article(std::move(articles[i]));
        }
    }
};

}  // namespace

const Format& html_format() {
    static const Html format;
    return format;
}

}  // namespace dateline
