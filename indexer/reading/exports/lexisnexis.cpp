#include <algorithm>
#include <array>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/exports/layout.hpp"
#include "indexer/reading/exports/lines.hpp"
#include "indexer/reading/extra_fields.hpp"

// The text export of LexisNexis: "3 of 500 DOCUMENTS" before each article, then the paper, the day, the headline, fields in capitals ("BYLINE:"), the text, and fields again.

namespace dateline {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "3 of 500 DOCUMENTS"
bool is_separator(std::string_view line) {
    line = trim(line);
    const std::size_t of = line.find(" of ");
    const std::size_t end = line.rfind(" DOCUMENT");
    return of != std::string_view::npos && end != std::string_view::npos && end > of + 4 && is_number(line.substr(0, of)) &&
           is_number(line.substr(of + 4, end - of - 4));
}

constexpr std::array<std::string_view, 6> before_text{"BYLINE", "SECTION", "LENGTH", "DATELINE", "HIGHLIGHT", "HEADLINE"};

bool is_capital_name(std::string_view name) {
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// One article under way.
class Reading {
public:
    Reading(const std::vector<std::string>& lines, Article& article) : lines_(lines), article_(article) {}

    void run() {
        const std::size_t begin = read_fields_before(read_top());
        const std::size_t end = find_fields_after(begin);
        article_.text = join_paragraphs(lines_, begin, end);
        read_fields_after(end);
        extra_.write(article_.extra);
    }

private:
    /// A line that begins a field, with what of its paragraph follows.
    std::string value_at(std::size_t& at) const {
        const std::string_view line = trim(lines_[at]);
        std::string value(trim(line.substr(line.find(':') + 1)));
        for (++at; at < lines_.size() && !trim(lines_[at]).empty() && !is_capital_name(field_name(trim(lines_[at]))); ++at)
            value += " " + std::string(trim(lines_[at]));
        return value;
    }

    /// What stands before the first field: the paper, the day with the edition, the headline, each a paragraph of its own.
    std::size_t read_top() {
        std::vector<std::string> paragraphs;
        std::size_t at = 0, dated = 0;
        bool blank = true;
        for (; at < lines_.size(); ++at) {
            const std::string_view line = trim(lines_[at]);
            if (is_capital_name(field_name(line))) break;
            if (is_separator(line)) continue;
            if (line.empty()) {
                blank = true;
                continue;
            }
            const auto day = article_.date.empty() ? find_date(line) : std::nullopt;
            if (day) article_.date = day->iso;
            if (blank || day)
                paragraphs.emplace_back(line);
            else
                paragraphs.back() += " " + std::string(line);
            if (day) dated = paragraphs.size();
            blank = false;
        }
        std::erase_if(paragraphs, [](const std::string& text) {
            return text.starts_with("Copyright ") || text.find("All Rights Reserved") != std::string::npos;
        });
        if (!paragraphs.empty() && dated != 1) article_.source = paragraphs.front();
        if (paragraphs.size() > std::max<std::size_t>(dated, 1)) article_.title = paragraphs.back();
        return at;
    }

    /// Takes the fields that stand in front of the text; gives where the text begins.
    std::size_t read_fields_before(std::size_t at) {
        while (at < lines_.size()) {
            const std::string_view line = trim(lines_[at]);
            const std::string name(field_name(line));
            if (line.empty()) {
                ++at;
            } else if (name == "BODY") {
                return at + 1;
            } else if (std::find(before_text.begin(), before_text.end(), name) != before_text.end()) {
                take(name, value_at(at));
            } else {
                break;
            }
        }
        return at;
    }

    void read_fields_after(std::size_t at) {
        while (at < lines_.size()) {
            const std::string name(field_name(trim(lines_[at])));
            if (is_capital_name(name))
                take(name, value_at(at));
            else
                ++at;
        }
    }

    void take(const std::string& name, const std::string& value) {
        GivenLabels& given = article_.given;
        if (name == "HEADLINE") {
            article_.title = value;
        } else if (name == "BYLINE") {
            add_byline(value, article_);
        } else if (name == "LANGUAGE") {
            article_.language = language_code(trim(std::string_view(value).substr(0, value.find(';'))));
        } else if (name == "LOAD-DATE") {
            if (article_.date.empty()) take_date(value, article_);
        } else if (name == "SUBJECT") {
            add_shared_labels(value, given.topics);
        } else if (name == "PERSON") {
            add_shared_labels(value, given.persons);
        } else if (name == "ORGANIZATION" || name == "COMPANY") {
            add_shared_labels(value, given.organizations);
        } else if (name == "COUNTRY") {
            add_shared_labels(value, given.countries);
        } else if (name == "CITY" || name == "STATE" || name == "GEOGRAPHIC") {
            add_shared_labels(value, given.places);
        } else if (name == "URL") {
            article_.url = value;
        } else if (name != "LENGTH") {
            std::string key = name;
            for (char& c : key) c = c == ' ' || c == '-' ? '_' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
            extra_.add(key, value);
        }
    }

    /// Where the fields after the text begin: the first of those names that only stand there.
    [[nodiscard]] std::size_t find_fields_after(std::size_t from) const {
        constexpr std::array<std::string_view, 17> after{
            "URL",       "SUBJECT",  "PERSON",  "ORGANIZATION",     "COMPANY", "COUNTRY",  "CITY",   "STATE",        "GEOGRAPHIC",
            "LOAD-DATE", "LANGUAGE", "GRAPHIC", "PUBLICATION-TYPE", "TYPE",    "INDUSTRY", "TICKER", "DOCUMENT-TYPE"};
        for (std::size_t at = from; at < lines_.size(); ++at) {
            const std::string_view name = field_name(trim(lines_[at]));
            if (std::find(after.begin(), after.end(), name) != after.end()) return at;
            if (trim(lines_[at]).starts_with("Copyright ") && at + 8 > lines_.size()) return at;
        }
        return lines_.size();
    }

    const std::vector<std::string>& lines_;
    Article& article_;
    ExtraFields extra_;
};

class Lexisnexis : public ExportLayout {
public:
    [[nodiscard]] std::string_view name() const override { return "LexisNexis"; }
    [[nodiscard]] bool recognise(std::string_view sample) const override {
        bool found = false;
        std::size_t lines = 0;
        each_line(sample, [&](std::string_view line) {
            found = is_separator(line);
            lines += !line.empty();
            return !found && lines < 200;
        });
        return found;
    }
    [[nodiscard]] Mark mark_of(std::string_view line) const override { return is_separator(line) ? Mark::begins : Mark::none; }
    void read(const std::vector<std::string>& lines, Article& article) const override { Reading(lines, article).run(); }
};

}  // namespace

const ExportLayout& lexisnexis_layout() {
    static const Lexisnexis layout;
    return layout;
}

}  // namespace dateline
