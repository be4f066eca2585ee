#include <algorithm>
#include <array>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/exports/layout.hpp"
#include "indexer/reading/exports/lines.hpp"
#include "indexer/reading/extra_fields.hpp"

// The text export of ProQuest: articles between rules of underscores, each of fields ("Title: Ships wait"), the text among them ("Full text:").

namespace dateline {
namespace {

constexpr std::array<std::string_view, 34> names{"Title",
                                                 "Author",
                                                 "Publication info",
                                                 "Abstract",
                                                 "Full text",
                                                 "Links",
                                                 "Subject",
                                                 "Location",
                                                 "People",
                                                 "Company / organization",
                                                 "Publication title",
                                                 "Publication year",
                                                 "Publication date",
                                                 "Publication subject",
                                                 "Year",
                                                 "Section",
                                                 "Publisher",
                                                 "Place of publication",
                                                 "Country of publication",
                                                 "ISSN",
                                                 "Source type",
                                                 "Language of publication",
                                                 "Document type",
                                                 "ProQuest document ID",
                                                 "Document URL",
                                                 "Copyright",
                                                 "Last updated",
                                                 "Database",
                                                 "Pages",
                                                 "First page",
                                                 "Dateline",
                                                 "Identifier / keyword",
                                                 "Volume",
                                                 "Issue"};

bool is_rule(std::string_view line) {
    line = trim(line);
    return line.size() >= 40 && line.find_first_not_of('_') == std::string_view::npos;
}

std::string_view known_name(std::string_view line) {
    const std::size_t colon = line.find(": ") != std::string_view::npos ? line.find(": ")
                              : line.ends_with(':')                     ? line.size() - 1
                                                                        : std::string_view::npos;
    if (colon == std::string_view::npos) return {};
    const std::string_view name = line.substr(0, colon);
    return std::find(names.begin(), names.end(), name) == names.end() ? std::string_view{} : name;
}

class Reading {
public:
    Reading(const std::vector<std::string>& lines, Article& article) : article_(article) {
        for (std::size_t at = 0; at < lines.size();) {
            const std::string_view line = trim(lines[at]);
            const std::string_view name = known_name(line);
            if (name.empty()) {
                ++at;
                continue;
            }
            std::vector<std::string> value{std::string(trim(line.substr(std::min(line.size(), name.size() + 1))))};
            for (++at; at < lines.size() && known_name(trim(lines[at])).empty() && !is_rule(lines[at]); ++at) value.push_back(lines[at]);
            take(name, value);
        }
    }

    void finish() {
        if (article_.text.empty()) {
            article_.text = abstract_;
            if (!abstract_.empty()) article_.notes.emplace_back("the export holds only an abstract of the article");
        } else {
            extra_.add("description", abstract_);
        }
        if (article_.date.empty() && !info_.empty())
            if (const auto day = find_date(info_)) article_.date = day->iso;
        extra_.write(article_.extra);
    }

private:
    void take(std::string_view name, const std::vector<std::string>& lines) {
        GivenLabels& given = article_.given;
        const std::string text = join_paragraphs(lines, 0, lines.size());
        if (name == "Title")
            article_.title = text;
        else if (name == "Author")
            take_authors(text);
        else if (name == "Full text")
            article_.text = text;
        else if (name == "Abstract")
            abstract_ = text;
        else if (name == "Publication info")
            info_ = text;
        else if (name == "Publication title")
            article_.source = text;
        else if (name == "Publication date")
            take_date(text, article_);
        else if (name == "Language of publication")
            article_.language = language_code(text);
        else if (name == "ProQuest document ID")
            article_.id = text;
        else if (name == "Document URL")
            article_.url = text;
        else if (name == "Subject")
            add_shared_labels(text, given.topics);
        else if (name == "People")
            add_shared_labels(text, given.persons);
        else if (name == "Location")
            add_shared_labels(text, given.places);
        else if (name == "Company / organization")
            take_organizations(text);
        else if (name == "Section" || name == "Dateline" || name == "Pages")
            extra_.add(name == "Section" ? "section" : name == "Dateline" ? "dateline" : "pages", text);
    }

    /// "Lee, Ann; Ek, Bo"
    void take_authors(std::string_view list) {
        while (!list.empty()) {
            const std::size_t end = list.find(';');
            const std::string_view one = trim(list.substr(0, end));
            list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
            const std::size_t comma = one.find(", ");
            add_label(article_.authors, comma == std::string_view::npos
                                            ? std::string(one)
                                            : std::string(trim(one.substr(comma + 2))) + " " + std::string(one.substr(0, comma)));
        }
    }

    /// "Name: Costa; NAICS: 483112"
    void take_organizations(std::string_view list) {
        while (!list.empty()) {
            const std::size_t end = list.find(';');
            const std::string_view one = trim(list.substr(0, end));
            list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
            if (one.starts_with("Name: ")) add_label(article_.given.organizations, std::string(trim(one.substr(6))));
        }
    }

    Article& article_;
    ExtraFields extra_;
    std::string abstract_, info_;
};

class Proquest : public ExportLayout {
public:
    [[nodiscard]] std::string_view name() const override { return "ProQuest"; }
    [[nodiscard]] bool recognise(std::string_view sample) const override {
        bool rule = false, title = false, body = false;
        each_line(sample, [&](std::string_view line) {
            const std::string_view field = known_name(line);
            rule = rule || is_rule(line);
            title = title || (rule && field == "Title");
            body = body || (title && (field == "Full text" || field == "Abstract" || field == "ProQuest document ID"));
            return !body;
        });
        return body;
    }
    [[nodiscard]] Mark mark_of(std::string_view line) const override { return is_rule(line) ? Mark::begins : Mark::none; }
    void read(const std::vector<std::string>& lines, Article& article) const override { Reading(lines, article).finish(); }
};

}  // namespace

const ExportLayout& proquest_layout() {
    static const Proquest layout;
    return layout;
}

}  // namespace dateline
