#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/html/html_article.hpp"
#include "indexer/reading/json_line.hpp"
#include "indexer/reading/text_stream.hpp"

// One JSON object a line, with the fields that the documentation of the tools names. Fields of other names, and those of ours with a value that cannot
// be what they mean, are kept in `extra` as they came.

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
    article_.notes.push_back("the date \"" + written->substr(0, 60) + "\" was not understood");
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

class Jsonl : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "jsonl"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        // Zero bytes do stand inside strings of sloppy archives, so what counts is how the first line starts, not whether it is clean.
        const std::string_view text = sample.text;
        const std::size_t brace = text.find_first_not_of(" \t\r\n");
        if (brace != std::string_view::npos && text[brace] == '{') {
            const std::size_t next = text.find_first_not_of(" \t", brace + 1);
            if (next != std::string_view::npos && (text[next] == '"' || text[next] == '}')) return Certainty::recognised;
        }
        return sample.extension == "jsonl" || sample.extension == "ndjson" ? Certainty::hinted : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        TextStream stream(bytes);
        TextStream::Line line;
        std::size_t records = 0;
        while (!sink.stopped() && stream.next_line(line)) {
            if (!bytes.error().empty()) return;
            if (!line.too_long && !has_words(line.text)) continue;
            ++records;
            read_line(line, stream.encoding(), file, sink);
        }
        if (records == 0 && !sink.stopped() && bytes.error().empty()) sink.failure(file.path, "is empty; expected a JSON object a line");
    }

private:
    static void read_line(const TextStream::Line& line, const Encoding& encoding, const InputFile& file, Sink& sink);
};

void Jsonl::read_line(const TextStream::Line& line, const Encoding& encoding, const InputFile& file, Sink& sink) {
    const std::string place = file.path + ":" + std::to_string(line.number);
    if (line.too_long) return sink.failure(place, "the line is longer than 64 MB; expected one article a line");
    Article article;
    std::string object(line.text);
    make_utf8(object, encoding, article.notes);
    mend_json(object, article.notes);
    std::vector<JsonMember> members;
    if (const std::string wrong = split_json_object(object, members); !wrong.empty()) return sink.failure(place, "the line " + wrong);
    ArticleBuilder builder(article);
    for (const JsonMember& member : members) builder.add(member);
    builder.finish();
    article.input_bytes = line.bytes;
    if (!has_words(article.id)) article.id = has_words(article.url) ? article.url : numbered_id(file.name, line.number);
    if (!has_words(article.title) && !has_words(article.text))
        return sink.failure(place, "the article has neither title nor text; expected one of the fields 'text', 'body' and 'content'");
    std::vector<std::string> ignored;
    make_utf8(article.id, {}, ignored);
    normalize_fields(article, file.raw);
    sink.article(std::move(article));
}

}  // namespace

const Format& jsonl_format() {
    static const Jsonl format;
    return format;
}

}  // namespace dateline
