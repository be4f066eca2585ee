#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>

#include "facets/text/fold.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/pdf/page_lines.hpp"

// A PDF is one article: its layer of text, in the order of reading. A scan has none, and is refused.

namespace dateline {
namespace {

constexpr std::size_t most_bytes = 256U << 20U;
constexpr std::size_t most_text = 16U << 20U;
constexpr int most_pages = 5000;
constexpr std::uint64_t most_claimed_parts = 1'000'000;

std::string string_of(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::string value(bytes.begin(), bytes.end());
    std::vector<std::string> ignored;
    make_utf8(value, {}, ignored);
    std::replace(value.begin(), value.end(), '\0', ' ');
    return value;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\f", at), text.size());
        std::size_t last = end;
        while (last > at && static_cast<unsigned char>(text[last - 1]) <= ' ') --last;
        const std::size_t begin = std::min(text.find_first_not_of(" \t", at), last);
        lines.push_back(text.substr(begin, last - begin));
        at = end + 1;
    }
    return lines;
}

/// Programs write file names and templates' names into the field for the title; one that the first page shows too is a title.
bool is_title(const std::string& title, const std::string& text) {
    const std::string folded = fold(title);
    return folded.size() > 3 && fold(std::string_view(text).substr(0, 4000)).find(folded) != std::string::npos;
}

std::string day_of(time_t time) {
    if (time <= 0) return {};
    std::tm parts{};
    gmtime_r(&time, &parts);
    std::string day(32, '\0');
    day.resize(std::strftime(day.data(), day.size(), "%Y-%m-%d", &parts));
    return day;
}

/// The whole number that begins at `at` behind blanks; `at` comes to stand behind it. Nothing where none stands there.
std::optional<std::uint64_t> number_at(std::string_view content, std::size_t& at) {
    while (at < content.size() && (content[at] == ' ' || content[at] == '\r' || content[at] == '\n' || content[at] == '\t')) ++at;
    const std::size_t begin = at;
    std::uint64_t number = 0;
    for (; at < content.size() && content[at] >= '0' && content[at] <= '9'; ++at)
        number = std::min<std::uint64_t>(number * 10 + static_cast<std::uint64_t>(content[at] - '0'), std::uint64_t{1} << 40U);
    if (at == begin) return std::nullopt;
    return number;
}

/// The largest number of all that tables of parts name: parts are numbered, and poppler makes room for all up to the largest number before it looks whether they are there.
std::uint64_t largest_part(std::string_view content) {
    std::uint64_t largest = 0;
    const auto take_all = [&](std::size_t at) {
        while (const auto number = number_at(content, at)) {
            largest = std::max(largest, *number);
            while (at < content.size() &&
                   (content[at] == ' ' || content[at] == 'f' || content[at] == 'n' || content[at] == '\r' || content[at] == '\n'))
                ++at;
        }
    };
    for (const std::string_view key : {std::string_view("xref"), std::string_view("/Size"), std::string_view("/Index"),
                                       std::string_view("/First"), std::string_view("/N")}) {
        for (std::size_t at = content.find(key); at != std::string_view::npos; at = content.find(key, at + key.size())) {
            take_all(std::min(content.find_first_not_of(" [\r\n", at + key.size()), content.size()));
        }
    }
    for (std::size_t at = content.find(" obj"); at != std::string_view::npos; at = content.find(" obj", at + 4)) {
        // "12 0 obj": part 12, of the first generation.
        const std::size_t space = at == 0 ? std::string_view::npos : content.find_last_not_of("0123456789", at - 1);
        if (space == std::string_view::npos || space + 1 == at || space == 0) continue;
        const std::size_t before = content.find_last_not_of("0123456789", space - 1);
        take_all(before == std::string_view::npos ? 0 : before + 1);
    }
    return largest;
}

class Pdf : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "pdf"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        // A few bytes of others may stand before.
        return sample.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos &&
                       (sample.bytes.starts_with("%PDF-") || sample.extension == "pdf")
                   ? Certainty::recognised
                   : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override;

private:
    static bool read_pages(const poppler::document& document, const Sink& sink, Article& article);
};

/// False when reading was stopped.
bool Pdf::read_pages(const poppler::document& document, const Sink& sink, Article& article) {
    std::vector<std::vector<std::string>> pages;
    std::size_t size = 0;
    const int count = std::min(document.pages(), most_pages);
    for (int i = 0; i < count && size < most_text; ++i) {
        if (sink.stopped()) return false;
        const std::unique_ptr<poppler::page> page(document.create_page(i));
        if (page == nullptr) {
            article.notes.push_back("page " + std::to_string(i + 1) + " cannot be read");
            continue;
        }
        pages.push_back(lines_of(string_of(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout))));
        for (const std::string& line : pages.back()) size += line.size();
    }
    if (document.pages() > most_pages || size >= most_text)
        article.notes.emplace_back("the document is longer than is read of one article; its rest is left out");
    article.text = join_pages(std::move(pages), article.dropped);
    return true;
}

void Pdf::read(ByteStream& bytes, const InputFile& file, Sink& sink) const {
    static std::once_flag prepared;
    std::call_once(prepared, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
    std::string content;
    for (std::string_view block = bytes.next(); !block.empty(); block = bytes.next()) {
        if (content.size() + block.size() > most_bytes)
            return sink.failure(file.path, "is a PDF of more than 256 MB; expected one article a file");
        content += block;
    }
    if (!bytes.error().empty()) return;
    // Offsets of a file that was cut off may lie beyond its end, but not that far.
    if (const std::uint64_t parts = largest_part(content); parts > std::max<std::uint64_t>(most_claimed_parts, 4 * content.size()))
        return sink.failure(file.path, "is a PDF of " + std::to_string(content.size()) + " bytes that claims " + std::to_string(parts) +
                                           " parts; expected as many as it can hold");
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(content.data(), static_cast<int>(content.size())));
    if (document == nullptr) return sink.failure(file.path, "is a damaged PDF; expected one with a table of its parts");
    if (document->is_locked()) return sink.failure(file.path, "is an encrypted PDF; expected one that can be read without a password");
    Article article;
    article.input_bytes = content.size();
    if (!read_pages(*document, sink, article)) return;
    if (!has_words(article.text)) {
        const std::string pages = std::to_string(document->pages()) + (document->pages() == 1 ? " page" : " pages");
        return sink.failure(file.path,
                            "is a PDF of " + pages + " without a layer of text (a scan?); expected text, as character recognition adds it");
    }
    ExtraFields extra;
    const std::string title = string_of(document->info_key("Title"));
    if (is_title(title, article.text)) article.title = title;
    extra.add("pdf_title", article.title.empty() ? title : "");
    extra.add("pdf_author", string_of(document->info_key("Author")));
    extra.add("created", day_of(document->info_date_t("CreationDate")));
    extra.write(article.extra);
    article.id = file.name;
    article.is_page = !file.raw;
    hand_over(std::move(article), file, sink);
}

}  // namespace

const Format& pdf_format() {
    static const Pdf format;
    return format;
}

}  // namespace dateline
