#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/exports/layout.hpp"
#include "indexer/reading/exports/lines.hpp"
#include "indexer/reading/extra_fields.hpp"

// The exports of Nexis Uni and its kin: headline, paper, day, "Length: 500 words" and other fields, the text below "Body", more fields below "Classification", and
// "End of Document".

namespace dateline {
namespace {

/// Page heads that printing leaves between the lines.
bool is_page_mark(std::string_view line) {
    return line.starts_with("Page ") && line.find(" of ") != std::string_view::npos && line.size() < 20;
}

class Reading {
public:
    Reading(const std::vector<std::string>& lines, Article& article) : lines_(lines), article_(article) {}

    void run() {
        std::size_t body = lines_.size(), after = lines_.size();
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            const std::string_view line = trim(lines_[at]);
            if (line == "Body" && body == lines_.size()) body = at;
            if ((line == "Classification" || line == "End of Document" || line == "Graphic" || line.starts_with("Load-Date:")) &&
                after == lines_.size() && at > body)
                after = at;
        }
        read_top(std::min(body, lines_.size()));
        if (body < lines_.size()) article_.text = join_paragraphs(lines_, body + 1, after);
        for (std::size_t at = after; at < lines_.size(); ++at) take_field(trim(lines_[at]));
        extra_.write(article_.extra);
    }

private:
    void read_top(std::size_t end) {
        std::vector<std::string_view> lines;
        for (std::size_t at = 0; at < end; ++at)
            if (const std::string_view line = trim(lines_[at]); !line.empty() && !is_page_mark(line)) lines.push_back(line);
        std::size_t day = lines.size();
        for (std::size_t i = 0; i < lines.size() && day == lines.size(); ++i)
            if (const auto found = find_date(lines[i]); found && i > 0 && lines[i].size() < 80 && field_name(lines[i]).empty()) {
                article_.date = found->iso;
                day = i;
            }
        if (!lines.empty()) article_.title = lines.front();
        if (day < lines.size() && day > 1) article_.source = lines[day - 1];
        for (std::size_t i = day < lines.size() ? day + 1 : 1; i < lines.size(); ++i) take_field(lines[i]);
    }

    void take_field(std::string_view line) {
        const std::string_view name = field_name(line);
        const std::string_view value = trim(line.substr(std::min(line.size(), name.size() + 1)));
        GivenLabels& given = article_.given;
        if (name.empty() || value.empty()) return;
        if (name == "Byline")
            add_byline(value, article_);
        else if (name == "Language")
            article_.language = language_code(value.substr(0, value.find(';')));
        else if (name == "Subject")
            add_shared_labels(value, given.topics);
        else if (name == "Person")
            add_shared_labels(value, given.persons);
        else if (name == "Organization" || name == "Company")
            add_shared_labels(value, given.organizations);
        else if (name == "Geographic")
            add_shared_labels(value, given.places);
        else if (name == "Load-Date" && article_.date.empty())
            take_date(value, article_);
        else if (name == "Section" || name == "Dateline" || name == "Highlight" || name == "Publication-Type" || name == "Industry")
            extra_.add(name == "Publication-Type" ? "publication_type" : in_small_letters(name), value);
    }

    static std::string in_small_letters(std::string_view text) {
        std::string small(text);
        for (char& c : small)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        return small;
    }

    const std::vector<std::string>& lines_;
    Article& article_;
    ExtraFields extra_;
};

class NexisUni : public ExportLayout {
public:
    [[nodiscard]] std::string_view name() const override { return "Nexis Uni"; }
    [[nodiscard]] bool recognise(std::string_view sample) const override {
        bool body = false, length = false;
        each_line(sample, [&](std::string_view line) {
            body = body || line == "Body";
            length = length || (line.starts_with("Length:") && is_word_count(trim(line.substr(7))));
            return !(body && length);
        });
        return body && length;
    }
    [[nodiscard]] Mark mark_of(std::string_view line) const override { return trim(line) == "End of Document" ? Mark::ends : Mark::none; }
    void read(const std::vector<std::string>& lines, Article& article) const override { Reading(lines, article).run(); }
};

}  // namespace

const ExportLayout& nexis_uni_layout() {
    static const NexisUni layout;
    return layout;
}

}  // namespace dateline
