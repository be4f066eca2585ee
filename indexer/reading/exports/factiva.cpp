#include <algorithm>
#include <map>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/exports/layout.hpp"
#include "indexer/reading/exports/lines.hpp"
#include "indexer/reading/extra_fields.hpp"

// The exports of Factiva, in two layouts that both end an article with "Document LBA0000020100312e63c000yl": lines that each begin with a code of two or three letters
// ("HD   Ships wait"), and plain lines in a fixed order (headline, byline, "500 words", day, paper, code, language, copyright, text).

namespace dateline {
namespace {

/// "Document LBA0000020100312e63c000yl": the accession number; empty for another line.
std::string_view accession_number(std::string_view line) {
    constexpr std::string_view document = "Document ";
    line = trim(line);
    if (line.starts_with("AN ")) line = trim(line.substr(3));
    if (!line.starts_with(document)) return {};
    const std::string_view number = line.substr(document.size());
    const bool plain = std::all_of(number.begin(), number.end(),
                                   [](char c) { return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); });
    const bool digit = number.find_first_of("0123456789") != std::string_view::npos;
    return plain && digit && number.size() >= 18 && number.size() <= 40 ? number : std::string_view{};
}

/// The code that a line begins with ("HD"), followed by at least one blank or alone; empty for none.
std::string_view line_code(std::string_view line) {
    std::size_t length = 0;
    while (length < line.size() && length < 4 && line[length] >= 'A' && line[length] <= 'Z') ++length;
    if (length < 2 || length > 3) return {};
    if (line.size() > length && line[length] != ' ' && line[length] != '\t') return {};
    constexpr std::string_view codes = " SE HD BY CR WC PD ET SN SC ED PG LA CY LP TD CT RF CO IN NS RE IPC IPD PUB AN VOL ART CLM ";
    const std::string code = " " + std::string(line.substr(0, length)) + " ";
    return codes.find(code) == std::string_view::npos ? std::string_view{} : line.substr(0, length);
}

bool is_copyright(std::string_view line) {
    return line.starts_with("(c) ") || line.starts_with("(C) ") || line.starts_with("Copyright") || line.starts_with("\xC2\xA9");
}

/// "ccat : Political/General News | gvio : Military Action": the names.
void add_coded(std::string_view list, std::vector<std::string>& to) {
    while (!list.empty()) {
        const std::size_t end = list.find('|');
        std::string_view one = trim(list.substr(0, end));
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
        const std::size_t colon = one.find(" : ");
        if (colon != std::string_view::npos) add_label(to, std::string(trim(one.substr(colon + 3))));
    }
}

class CodedReading {
public:
    CodedReading(const std::vector<std::string>& lines, Article& article) : article_(article) {
        std::string code;
        for (const std::string& line : lines) {
            const std::string_view begins = line_code(line);
            if (!begins.empty()) {
                code = begins;
                fields_[code].emplace_back(trim(std::string_view(line).substr(begins.size())));
            } else if (!code.empty()) {
                fields_[code].emplace_back(trim(line));
            }
        }
    }

    void run() {
        GivenLabels& given = article_.given;
        ExtraFields extra;
        article_.id = accession_number(joined("AN"));
        article_.title = joined("HD");
        add_byline(joined("BY"), article_);
        take_date(joined("PD"), article_);
        article_.source = joined("SN");
        article_.language = language_code(joined("LA"));
        article_.text = paragraphs("LP");
        const std::string more = paragraphs("TD");
        if (!more.empty()) article_.text += (article_.text.empty() ? "" : "\n\n") + more;
        add_coded(joined("CO"), given.organizations);
        add_coded(joined("NS"), given.topics);
        add_coded(joined("RE"), given.places);
        for (const auto& [code, key] : {std::pair{"SE", "section"},
                                        {"PG", "page"},
                                        {"ED", "edition"},
                                        {"CY", "copyright"},
                                        {"IN", "industry"},
                                        {"PUB", "publisher"},
                                        {"ET", "time"}})
            extra.add(key, joined(code));
        extra.write(article_.extra);
    }

private:
    std::string joined(const char* code) const {
        const auto found = fields_.find(code);
        std::string text;
        if (found == fields_.end()) return text;
        for (const std::string& line : found->second) text += (text.empty() || line.empty() ? "" : " ") + line;
        return text;
    }
    std::string paragraphs(const char* code) const {
        const auto found = fields_.find(code);
        return found == fields_.end() ? "" : join_paragraphs(found->second, 0, found->second.size());
    }

    Article& article_;
    std::map<std::string, std::vector<std::string>, std::less<>> fields_;
};

class FactivaCodes : public ExportLayout {
public:
    [[nodiscard]] std::string_view name() const override { return "Factiva with codes"; }
    [[nodiscard]] bool recognise(std::string_view sample) const override {
        bool headline = false, words = false, day = false;
        each_line(sample.substr(0, 16384), [&](std::string_view line) {
            const std::string_view code = line_code(line);
            headline = headline || (code == "HD");
            words = words || (code == "WC" && is_word_count(trim(line.substr(2))));
            day = day || (code == "PD" && iso_date(trim(line.substr(2))).has_value());
            return !(headline && words && day);
        });
        return headline && words && day;
    }
    [[nodiscard]] Mark mark_of(std::string_view line) const override {
        return line.starts_with("AN ") && !accession_number(line).empty() ? Mark::ends : Mark::none;
    }
    void read(const std::vector<std::string>& lines, Article& article) const override { CodedReading(lines, article).run(); }
};

/// The plain lines: what they are is told by the line with the number of words.
void read_plain(const std::vector<std::string>& lines, Article& article) {
    std::size_t words = 0;
    while (words < lines.size() && !is_word_count(trim(lines[words]))) ++words;
    if (words == lines.size()) return;
    std::vector<std::string> top;
    for (std::size_t i = 0; i < words; ++i)
        if (!trim(lines[i]).empty()) top.emplace_back(trim(lines[i]));
    // Above the number of words stand headline and, where there is one, byline; above them a section, which nothing tells from a headline.
    if (top.size() > 1 && (top.back().starts_with("By ") || top.back().starts_with("BY ") || (top.size() > 2 && top.back().size() < 60))) {
        add_byline(top.back(), article);
        top.pop_back();
    }
    if (!top.empty()) article.title = top.back();
    ExtraFields extra;
    if (top.size() > 1) extra.add("section", top.front());
    std::size_t at = words + 1;
    for (std::size_t seen = 0; at < lines.size() && seen < 9; ++at) {
        const std::string_view line = trim(lines[at]);
        if (line.empty()) continue;
        ++seen;
        if (is_copyright(line)) {
            extra.add("copyright", line);
            ++at;
            break;
        }
        const std::string language = language_code(line);
        if (article.date.empty() && iso_date(line))
            article.date = *iso_date(line);
        else if (!article.date.empty() && article.source.empty() && line.find(':') == std::string_view::npos)
            article.source = line;
        else if (language.size() == 2 && line.size() > 2 && line.find_first_of(" 0123456789") == std::string_view::npos)
            article.language = language;
    }
    std::size_t end = at;
    while (end < lines.size() && accession_number(lines[end]).empty()) ++end;
    article.text = join_paragraphs(lines, at, end);
    if (end < lines.size()) article.id = accession_number(lines[end]);
    extra.write(article.extra);
}

class Factiva : public ExportLayout {
public:
    [[nodiscard]] std::string_view name() const override { return "Factiva"; }
    [[nodiscard]] bool recognise(std::string_view sample) const override {
        bool words = false, document = false;
        each_line(sample, [&](std::string_view line) {
            words = words || is_word_count(line);
            document = document || (words && !accession_number(line).empty());
            return !document;
        });
        return document;
    }
    [[nodiscard]] Mark mark_of(std::string_view line) const override { return accession_number(line).empty() ? Mark::none : Mark::ends; }
    void read(const std::vector<std::string>& lines, Article& article) const override { read_plain(lines, article); }
};

}  // namespace

const ExportLayout& factiva_layout() {
    static const Factiva layout;
    return layout;
}

const ExportLayout& factiva_codes_layout() {
    static const FactivaCodes layout;
    return layout;
}

}  // namespace dateline
