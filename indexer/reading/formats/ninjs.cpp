#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/html/fragment_text.hpp"
#include "indexer/reading/json/json_line.hpp"
#include "indexer/reading/json/json_records.hpp"
#include "indexer/reading/subject_labels.hpp"
#include "indexer/reading/xml/nitf.hpp"

// ninjs, the IPTC's news in JSON, versions 1 to 3: one item a file, or many in any of the shapes of JSON. Version 1 writes "headline", "body_text" and
// "person"; versions 2 and 3 "headlines", "bodies" and "people". Pictures, films, events and plans are passed over.

namespace dateline {
namespace {

using nlohmann::json;

std::string text_of(const json& object, std::initializer_list<const char*> names) {
    for (const char* name : names)
        if (const auto member = object.find(name); member != object.end() && member->is_string())
            if (const auto& text = member->get_ref<const std::string&>(); has_words(text)) return text;
    return {};
}

/// The objects of a list that goes by one of these names; a lone object counts as a list.
std::vector<const json*> objects_of(const json& object, std::initializer_list<const char*> names) {
    std::vector<const json*> found;
    for (const char* name : names) {
        const auto member = object.find(name);
        if (member == object.end()) continue;
        if (member->is_object()) found.push_back(&*member);
        if (!member->is_array()) continue;
        for (const json& one : *member)
            if (one.is_object()) found.push_back(&one);
    }
    return found;
}

/// One of several texts, each with a role: the first whose role is asked for, else the first of all.
std::string text_by_role(const std::vector<const json*>& texts, std::initializer_list<std::string_view> roles) {
    for (const std::string_view role : roles)
        for (const json* one : texts)
            if (text_of(*one, {"role"}) == role)
                if (std::string text = text_of(*one, {"value"}); !text.empty()) return text;
    return texts.empty() ? "" : text_of(*texts.front(), {"value"});
}

bool is_html(const json& body) {
    const std::string type = text_of(body, {"contentType", "contenttype"});
    const std::string role = text_of(body, {"role"});
    return type.find("html") != std::string::npos || (type.empty() && role.find("html") != std::string::npos);
}

bool is_nitf(const json& body) {
    const std::string type = text_of(body, {"contentType", "contenttype"});
    return type.find("nitf") != std::string::npos || type.find("NITF") != std::string::npos;
}

bool is_plain(const json& body) {
    const std::string type = text_of(body, {"contentType", "contenttype"});
    return type.empty() ? !is_html(body) : type.find("text/plain") != std::string::npos;
}

/// Mark-up keeps the paragraphs, so it is preferred, unless most of the text is missing from it.
void choose_text(std::string_view html, const std::string& plain, Article& article) {
    std::vector<Dropped> dropped;
    std::string text = html.empty() ? "" : fragment_text(html, dropped);
    if (text.size() * 2 < plain.size()) {
        article.text = plain;
        return;
    }
    article.text = std::move(text);
    article.dropped = std::move(dropped);
}

void read_body(const json& item, Article& article) {
    std::string html = text_of(item, {"body_xhtml", "body_html5", "body_html"});
    std::string plain = text_of(item, {"body_text", "body"});
    std::string nitf = text_of(item, {"body_nitf"});
    for (const json* body : objects_of(item, {"bodies"})) {
        const std::string value = text_of(*body, {"value"});
        if (html.empty() && is_html(*body)) html = value;
        if (plain.empty() && is_plain(*body)) plain = value;
        if (nitf.empty() && is_nitf(*body)) nitf = value;
    }
    choose_text(html, plain, article);
    if (!has_words(article.text) && !nitf.empty()) read_nitf_text(nitf, article);
}

void read_labels(const json& item, Article& article) {
    GivenLabels& given = article.given;
    for (const json* one : objects_of(item, {"person", "people"})) add_label(given.persons, text_of(*one, {"name"}));
    for (const json* one : objects_of(item, {"organisation", "organisations"})) add_label(given.organizations, text_of(*one, {"name"}));
    for (const json* one : objects_of(item, {"place", "places"})) add_label(given.places, text_of(*one, {"name"}));
    for (const json* one : objects_of(item, {"subject", "subjects"})) {
        const std::string scheme = text_of(*one, {"scheme"});
        std::string topic;
        for (const std::string& code :
             {text_of(*one, {"uri"}), text_of(*one, {"code"}), text_of(*one, {"literal"}), scheme + text_of(*one, {"code"})})
            if (topic.empty()) topic = media_topic(code);
        add_label(given.topics, topic.empty() ? text_of(*one, {"name"}) : topic);
    }
}

void read_extra(const json& item, Article& article) {
    ExtraFields extra;
    std::string description = text_of(item, {"description_text", "description_xhtml"});
    if (description.empty()) description = text_by_role(objects_of(item, {"descriptions"}), {"summary", "text", "main"});
    extra.add("description", line_text(description));
    extra.add("located", text_of(item, {"located"}));
    for (const char* name : {"slugline", "type", "version", "pubstatus", "pubStatus", "usageterms", "usageTerms", "copyrightnotice",
                             "copyrightNotice", "ednote", "edNote", "versioncreated", "versionCreated", "profile"})
        extra.add(name, text_of(item, {name}));
    std::vector<std::string> keywords;
    if (const auto list = item.find("keywords"); list != item.end() && list->is_array())
        for (const json& one : *list)
            if (one.is_string()) keywords.push_back(one.get<std::string>());
    extra.add("keywords", keywords);
    extra.write(article.extra);
}

void read_source(const json& item, Article& article) {
    for (const json* one : objects_of(item, {"infosource", "infosources", "infoSources"}))
        if (article.source.empty()) article.source = text_of(*one, {"name"});
    if (article.source.empty()) article.source = text_of(item, {"copyrightholder", "copyrightHolder"});
}

/// Empty when the item holds text, else what it is.
std::string other_kind(const json& item) {
    const std::string type = text_of(item, {"type"});
    if (type == "text" || type == "composite") return {};
    if (!type.empty()) return type;
    if (item.contains("eventDetails") || item.contains("eventdetails")) return "event";
    return {};
}

class Ninjs : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "ninjs"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        if (json_shape(sample.text) == JsonShape::none) return Certainty::none;
        const std::string_view text = std::string_view(sample.text).substr(0, 8192);
        if (text.find("\"uri\"") == std::string_view::npos) return Certainty::none;
        constexpr std::array<std::string_view, 15> members{
            "contentcreated", "$standard",    "versioncreated", "versionCreated", "body_text",          "body_xhtml",
            "bodies",         "headlines",    "pubstatus",      "pubStatus",      "representationtype", "representationType",
            "renditions",     "eventDetails", "contentCreated"};
        const bool known = std::any_of(members.begin(), members.end(), [&](std::string_view member) {
            return text.find('"' + std::string(member) + '"') != std::string_view::npos;
        });
        return known ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        TextStream stream(bytes);
        JsonRecords records(stream);
        read_json_records(records, file, sink, [&](std::string& object, const JsonRecords::Record& record, std::size_t number) {
            const std::string place = file.path + ":" + std::to_string(record.line);
            if (object.size() > most_object_bytes) return sink.failure(place, "the item is longer than 16 MB; expected one article");
            Article article;
            article.input_bytes = record.bytes;
            make_utf8(object, stream.encoding(), article.notes);
            mend_json(object, article.notes);
            std::vector<JsonMember> members;
            if (const std::string wrong = split_json_object(object, members); !wrong.empty())
                return sink.failure(place, "the item " + wrong);
            read_item(json::parse(object), std::move(article), number, place, file, sink);
        });
    }

private:
    static void read_item(const json& item, Article&& article, std::size_t number, const std::string& place, const InputFile& file,
                          Sink& sink);
};

void Ninjs::read_item(const json& item, Article&& article, std::size_t number, const std::string& place, const InputFile& file,
                      Sink& sink) {
    article.id = text_of(item, {"uri"});
    read_body(item, article);
    const std::string other = other_kind(item);
    if (!other.empty() && (other != "event" || !has_words(article.text)))
        return sink.note(place, "passed over: the item's type is " + other + ", no article");
    if (text_of(item, {"pubstatus", "pubStatus"}) == "canceled")
        return sink.note(place, "passed over: the item was cancelled by its agency");
    std::string title = text_of(item, {"headline", "title"});
    if (title.empty()) title = text_by_role(objects_of(item, {"headlines"}), {"main", "headline"});
    if (!title.empty()) article.title = line_text(title);
    const std::string date =
        text_of(item, {"contentcreated", "contentCreated", "firstcreated", "firstCreated", "versioncreated", "versionCreated"});
    take_date(date, article);
    article.language = language_code(text_of(item, {"language"}));
    add_label(article.authors, without_by(text_of(item, {"byline", "by"})));
    read_source(item, article);
    if (article.source.empty()) article.source = host_of(article.id);
    drop_repeated_title(article);
    read_labels(item, article);
    read_extra(item, article);
    if (article.id.find("://") != std::string::npos) article.url = article.id;
    if (!has_words(article.text)) {
        std::string description = text_of(item, {"description_text", "description_xhtml"});
        if (description.empty()) description = text_by_role(objects_of(item, {"descriptions"}), {"text", "summary"});
        article.text = looks_like_html(description) ? fragment_text(description, article.dropped) : description;
        if (has_words(article.text)) article.notes.emplace_back("the item has no body; its description was taken for the text");
    }
    hand_over_record(std::move(article), number, place, "'body_text', 'body_xhtml' or 'bodies'", file, sink);
}

}  // namespace

const Format& ninjs_format() {
    static const Ninjs format;
    return format;
}

}  // namespace dateline
