#include <nlohmann/json.hpp>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/feed_item.hpp"
#include "indexer/reading/json/json_line.hpp"
#include "indexer/reading/json/json_records.hpp"
#include "indexer/reading/xml/records.hpp"

// Feeds: RSS 0.9 to 2.0, Atom and JSON Feed. An item is an article.

namespace dateline {
namespace {

using xml::Element;

constexpr std::string_view content_space = "http://purl.org/rss/1.0/modules/content/";

/// The mark-up in an element: escaped, as RSS has it, or as elements, as Atom's type "xhtml".
std::string markup_of(const Element& element) {
    return element.attribute("type") == "xhtml" ? as_html(element) : element.content();
}

/// "ann@example.org (Ann Lee)" is Ann Lee.
std::string author_name(std::string written) {
    const std::size_t open = written.find('(');
    if (open == std::string::npos || written.find('@') >= open || written.back() != ')') return written;
    return written.substr(open + 1, written.size() - open - 2);
}

void take_link(const Element& link, FeedItem& item) {
    const std::string_view rel = link.attribute("rel");
    const std::string_view address = link.attribute("href");
    if (address.empty()) {
        item.url = link.words();
    } else if (rel.empty() || rel == "alternate" || (rel == "self" && item.url.empty())) {
        item.url = address;
    }
}

/// A field of RSS or Atom.
void take_field(const Element& field, FeedItem& item) {
    const std::string& name = field.name;
    // What podcasts and media say of their recordings goes by the same names.
    for (const std::string_view other : {"search.yahoo.com/mrss", "itunes.com", "google.com/schemas/play-podcasts", "podcastindex.org"})
        if (field.space.find(other) != std::string::npos) return;
    if (name == "title" && item.title.empty()) {
        item.title = markup_of(field);
    } else if (name == "guid" || name == "id") {
        item.id = field.words();
        if (name == "guid" && item.url.empty() && field.attribute("isPermaLink") != "false" && item.id.find("://") != std::string::npos)
            item.url = item.id;
    } else if (name == "link") {
        take_link(field, item);
    } else if (name == "encoded" && field.space == content_space) {
        item.content = field.content();
    } else if (name == "content" && field.attribute("src").empty()) {
        item.content = markup_of(field);
    } else if (name == "description" || name == "summary") {
        item.summary = markup_of(field);
    } else if (name == "pubDate" || name == "published" || name == "issued" || (name == "date" && item.date.empty())) {
        item.date = field.words();
    } else if ((name == "updated" || name == "modified") && item.date.empty()) {
        item.date = field.words();
    } else if (name == "author" || name == "creator") {
        add_label(item.authors, field.child("name") != nullptr ? field.words_of("name") : author_name(field.words()));
    } else if (name == "category" || name == "subject") {
        const std::string_view label = field.attribute("label");
        const std::string text = field.words();
        add_label(item.topics, !label.empty() ? std::string(label) : !text.empty() ? text : std::string(field.attribute("term")));
    } else if (name == "language") {
        item.language = field.words();
    } else if (name == "source") {
        item.source = field.child("title") != nullptr ? field.words_of("title") : field.words();
    }
}

void read_xml_feed(ByteStream& bytes, const InputFile& file, Sink& sink) {
    FeedItem channel;
    std::size_t number = 0;
    xml::Cut cut;
    cut.enters = [&](const Element& start, std::size_t depth) {
        if (start.name == "feed" && depth == 0) channel.language = start.attribute("lang");
        return (depth == 0 && (start.name == "rss" || start.name == "RDF" || start.name == "feed")) ||
               (depth == 1 && start.name == "channel");
    };
    cut.take = [&](const Element& element, const xml::Place& at) {
        if (element.name != "item" && element.name != "entry") {
            if (element.name == "title" || element.name == "language") take_field(element, channel);
            return;
        }
        FeedItem item;
        for (const Element& field : element.children) take_field(field, item);
        if (item.source.empty()) item.source = channel.title;
        if (item.language.empty())
            item.language = element.attribute("lang").empty() ? channel.language : std::string(element.attribute("lang"));
        hand_over_item(std::move(item), ++number, file.path + ":" + std::to_string(at.line), at.bytes, file, sink);
    };
    xml::read_elements(bytes, file, sink, cut);
    if (number == 0 && !sink.stopped()) sink.note(file.path, "the feed holds no item");
}

using nlohmann::json;

std::string text_of(const json& object, const char* name) {
    const auto member = object.find(name);
    if (member == object.end()) return {};
    return member->is_string() ? member->get<std::string>() : member->is_number() ? member->dump() : "";
}

void take_authors(const json& object, std::vector<std::string>& authors) {
    if (const auto one = object.find("author"); one != object.end() && one->is_object()) add_label(authors, text_of(*one, "name"));
    if (const auto all = object.find("authors"); all != object.end() && all->is_array())
        for (const json& one : *all)
            if (one.is_object()) add_label(authors, text_of(one, "name"));
}

FeedItem json_item(const json& object) {
    FeedItem item;
    item.id = text_of(object, "id");
    item.url = text_of(object, "url");
    item.title = text_of(object, "title");
    item.date = text_of(object, "date_published");
    if (item.date.empty()) item.date = text_of(object, "date_modified");
    item.content = text_of(object, "content_html");
    if (item.content.empty()) item.content = text_of(object, "content_text");
    item.summary = text_of(object, "summary");
    item.language = text_of(object, "language");
    take_authors(object, item.authors);
    if (const auto tags = object.find("tags"); tags != object.end() && tags->is_array())
        for (const json& tag : *tags)
            if (tag.is_string()) add_label(item.topics, tag.get<std::string>());
    return item;
}

void read_json_feed(ByteStream& bytes, const InputFile& file, Sink& sink) {
    TextStream stream(bytes);
    JsonRecords records(stream);
    read_json_records(records, file, sink, [&](std::string& object, const JsonRecords::Record& record, std::size_t number) {
        const std::string place = file.path + ":" + std::to_string(record.line);
        if (object.size() > most_object_bytes) return sink.failure(place, "the item is longer than 16 MB; expected one article");
        std::vector<std::string> notes;
        std::vector<JsonMember> members;
        make_utf8(object, stream.encoding(), notes);
        mend_json(object, notes);
        if (const std::string wrong = split_json_object(object, members); !wrong.empty()) return sink.failure(place, "the item " + wrong);
        std::string head = records.head();
        make_utf8(head, stream.encoding(), notes);
        const json channel = json::parse(head, nullptr, false);
        FeedItem item = json_item(json::parse(object));
        if (channel.is_object()) {
            item.source = text_of(channel, "title");
            if (item.language.empty()) item.language = text_of(channel, "language");
        }
        hand_over_item(std::move(item), number, place, record.bytes, file, sink);
    });
}

class Feed : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "feed"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const xml::Root root = xml::find_root(sample.text);
        if (root.name == "rss" || root.name == "RDF" || root.name == "feed") return Certainty::recognised;
        return is_json_feed(sample.text) ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        if (json_shape(make_sample(bytes.first_block(), file.path).text) != JsonShape::none) return read_json_feed(bytes, file, sink);
        read_xml_feed(bytes, file, sink);
    }

private:
    static bool is_json_feed(std::string_view sample) {
        if (json_shape(sample) == JsonShape::none) return false;
        const std::size_t version = sample.substr(0, 4096).find("\"version\"");
        if (version == std::string_view::npos) return false;
        const std::string_view value = sample.substr(version, 60);
        return value.find("jsonfeed.org") != std::string_view::npos;
    }
};

}  // namespace

const Format& feed_format() {
    static const Feed format;
    return format;
}

}  // namespace dateline
