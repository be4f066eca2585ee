#include "indexer/reading/json/json_article.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "facets/text/utf8.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/html/html_article.hpp"
#include "indexer/reading/json/json_line.hpp"

namespace dateline {
namespace {

using nlohmann::json;

/// A string, or a number as it is written.
std::optional<std::string> as_text(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return value.dump();
    return std::nullopt;
}

/// A text: a string, or its paragraphs.
std::optional<std::string> as_paragraphs(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (!value.is_array() || value.empty()) return std::nullopt;
    std::string text;
    for (const json& paragraph : value) {
        if (!paragraph.is_string()) return std::nullopt;
        if (!text.empty()) text += "\n\n";
        text += paragraph.get_ref<const std::string&>();
    }
    return text;
}

/// A label: a string, or an object with one of these members, the first that it has.
std::optional<std::string> as_label(const json& value, std::initializer_list<const char*> members) {
    if (!value.is_object()) return as_text(value);
    for (const char* name : members)
        if (const auto member = value.find(name); member != value.end())
            if (auto text = as_text(*member); text && has_words(*text)) return text;
    return std::nullopt;
}

/// Appends one label or a list of them; false, and nothing appended, when the value holds anything else.
bool add_labels(const json& value, std::initializer_list<const char*> members, std::vector<std::string>& to) {
    if (value.is_null()) return true;
    std::vector<std::string> labels;
    const auto add = [&](const json& one) {
        const auto label = as_label(one, members);
        if (label && has_words(*label)) labels.push_back(*label);
        return label.has_value();
    };
    if (value.is_array()) {
        for (const json& one : value)
            if (!add(one)) return false;
    } else if (!add(value)) {
        return false;
    }
    to.insert(to.end(), labels.begin(), labels.end());
    return true;
}

/// Fills an article from the members of one object.
class ArticleBuilder {
public:
    explicit ArticleBuilder(Article& article) : article_(article) {}

    void add(const JsonMember& member) {
        if (!take(member)) keep(member);
    }

    void finish() {
        // A text under its first name counts; the others stay what they are, fields like any other.
        for (const Candidate& candidate : texts_) {
            if (article_.text.empty() && has_words(candidate.text))
                article_.text = candidate.text;
            else if (!candidate.text.empty())
                keep(candidate.member);
        }
        const bool from_page = article_.text.empty() && has_words(page_);
        if (!from_page && page_member_) keep(*page_member_);
        article_.extra = extra_.empty() ? "{}" : "{" + extra_ + "}";
        if (from_page) read_html_article(page_, article_);
    }

private:
    struct Candidate {
        JsonMember member;
        std::string text;
    };

    bool take(const JsonMember& member);
    bool take_text_field(const JsonMember& member);
    bool take_page(const JsonMember& member);
    bool take_date(const json& value);
    /// A string, or a number exactly as it is written (ids are often longer than a number type holds).
    static bool take_string(std::string_view written, std::string& to) {
        const json value = json::parse(written);
        if (value.is_string())
            to = value.get<std::string>();
        else if (value.is_number())
            to = written;
        return value.is_string() || value.is_number() || value.is_null();
    }
    void keep(const JsonMember& member) {
        if (!extra_.empty()) extra_ += ",";
        extra_ += json(member.name).dump() + ":";
        extra_ += member.value;
    }

    Article& article_;
    std::array<Candidate, 3> texts_;
    std::string page_;  ///< the field "html": what the article is taken from when it has no text of its own
    std::optional<JsonMember> page_member_;
    std::string extra_;
};

bool ArticleBuilder::take_text_field(const JsonMember& member) {
    const std::size_t place = member.name == "text" ? 0 : member.name == "body" ? 1 : 2;
    const json value = json::parse(member.value);
    if (value.is_null()) return true;
    auto text = as_paragraphs(value);
    if (text) texts_[place] = {member, std::move(*text)};
    return text.has_value();
}

bool ArticleBuilder::take_page(const JsonMember& member) {
    const json value = json::parse(member.value);
    if (!value.is_string()) return value.is_null();
    page_ = value.get<std::string>();
    page_member_ = member;
    return true;
}

bool ArticleBuilder::take_date(const json& value) {
    if (value.is_null()) return true;
    const auto written = as_text(value);
    if (!written || !has_words(*written)) return written.has_value();
    if (const auto iso = iso_date(*written)) {
        article_.date = *iso;
        return true;
    }
    article_.notes.push_back("the date \"" + std::string(cut_utf8(*written, 60)) + "\" was not understood");
    return false;
}

bool ArticleBuilder::take(const JsonMember& member) {
    const std::string& name = member.name;
    if (name == "text" || name == "body" || name == "content") return take_text_field(member);
    if (name == "html") return take_page(member);
    std::string* const field = name == "id"       ? &article_.id
                               : name == "url"    ? &article_.url
                               : name == "title"  ? &article_.title
                               : name == "source" ? &article_.source
                                                  : nullptr;
    if (field != nullptr) return take_string(member.value, *field);
    if (name == "date") return take_date(json::parse(member.value));
    if (name == "language") {
        std::string tag;
        if (!take_string(member.value, tag)) return false;
        article_.language = language_code(tag);
        return true;
    }
    GivenLabels& given = article_.given;
    if (name == "authors") return add_labels(json::parse(member.value), {"name"}, article_.authors);
    if (name == "persons") return add_labels(json::parse(member.value), {"name", "id"}, given.persons);
    if (name == "organizations") return add_labels(json::parse(member.value), {"name", "id"}, given.organizations);
    if (name == "places") return add_labels(json::parse(member.value), {"name", "id"}, given.places);
    if (name == "countries") return add_labels(json::parse(member.value), {"code", "name", "id"}, given.countries);
    if (name == "topics") return add_labels(json::parse(member.value), {"id", "name", "code"}, given.topics);
    return false;
}

}  // namespace

std::string read_json_article(std::string_view object, Article& article) {
    std::vector<JsonMember> members;
    if (std::string wrong = split_json_object(object, members); !wrong.empty()) return wrong;
    ArticleBuilder builder(article);
    for (const JsonMember& member : members) builder.add(member);
    builder.finish();
    return {};
}

}  // namespace dateline
