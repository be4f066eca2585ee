#include "indexer/reading/xml/records.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "facets/text/utf8.hpp"
#include "indexer/reading/xml/xml_feed.hpp"

namespace dateline::xml {
namespace {

constexpr std::size_t most_parts = 200'000;
constexpr std::size_t most_bytes = 16U << 20U;

std::string string_of(const xmlChar* text) {
    return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

/// HTML's entities, which feeds use without declaring them; as libxml2 knows its own five.
xmlEntity* html_entity(const xmlChar* name) {
    static std::mutex mutex;
    static std::map<std::string, std::pair<xmlEntity, std::string>> known;
    const htmlEntityDesc* description = htmlEntityLookup(name);
    if (description == nullptr) return nullptr;
    const std::lock_guard lock(mutex);
    auto& [entity, text] = known[string_of(name)];
    if (text.empty()) {
        append_code_point(text, static_cast<std::int32_t>(description->value));
        std::memset(&entity, 0, sizeof entity);
        entity.type = XML_ENTITY_DECL;
        entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
        entity.name = reinterpret_cast<const xmlChar*>(description->name);
        entity.content = entity.orig = reinterpret_cast<xmlChar*>(text.data());
        entity.length = static_cast<int>(text.size());
    }
    return &entity;
}

/// Builds the elements that are taken, from the parser's events.
class Builder {
public:
    Builder(const InputFile& file, Sink& sink, const Cut& cut) : file_(file), sink_(sink), cut_(cut) {}

    void parse(XmlFeed& feed, const ByteStream& bytes);

private:
    static void set_handlers(xmlSAXHandler& handler);
    void start(Element&& element);
    void end();
    void characters(std::string_view text);
    void warn(const xmlError& error);
    void report(const XmlFeed& feed);
    /// Counts what an element takes; false when it is too much.
    bool fits(std::size_t bytes);
    [[nodiscard]] std::size_t line() const {
        return parser_->input == nullptr ? 0 : static_cast<std::size_t>(std::max(parser_->input->line, 0));
    }
    [[nodiscard]] std::string place(std::size_t at) const { return file_.path + ":" + std::to_string(at); }

    const InputFile& file_;
    Sink& sink_;
    const Cut& cut_;
    xmlParserCtxt* parser_ = nullptr;
    std::size_t entered_ = 0;       ///< open elements that were gone into
    std::optional<Element> taken_;  ///< the element that is being built
    std::vector<Element*> open_;    ///< from it down
    std::size_t passed_over_ = 0;   ///< open elements inside one that is too large, itself among them
    std::size_t first_line_ = 0, parts_ = 0, bytes_ = 0, taken_to_ = 0;
    std::string first_error_;
    std::size_t error_line_ = 0;
    bool entity_left_out_ = false, seen_ = false;
};

void Builder::set_handlers(xmlSAXHandler& handler) {
    std::memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = [](void* self, const xmlChar* name, const xmlChar* /*prefix*/, const xmlChar* space, int /*spaces*/,
                                const xmlChar** /*declared*/, int count, int /*defaulted*/, const xmlChar** attributes) {
        Element element;
        element.name = string_of(name);
        element.space = string_of(space);
        for (int i = 0; i < count && i < 100; ++i, attributes += 5) {
            const auto* begin = reinterpret_cast<const char*>(attributes[3]);
            const auto* end = reinterpret_cast<const char*>(attributes[4]);
            std::string value(begin, std::min<std::size_t>(static_cast<std::size_t>(end - begin), 100'000));
            value.resize(find_invalid_utf8(value));
            element.attributes.emplace_back(string_of(attributes[0]), std::move(value));
        }
        static_cast<Builder*>(self)->start(std::move(element));
    };
    handler.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) { static_cast<Builder*>(self)->end(); };
    handler.characters = [](void* self, const xmlChar* text, int bytes) {
        static_cast<Builder*>(self)->characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(bytes)});
    };
    handler.ignorableWhitespace = handler.characters;
    handler.cdataBlock = handler.characters;
    handler.getEntity = [](void* self, const xmlChar* name) -> xmlEntity* {
        if (xmlEntity* predefined = xmlGetPredefinedEntity(name)) return predefined;
        if (xmlEntity* known = html_entity(name)) return known;
        static_cast<Builder*>(self)->entity_left_out_ = true;
        return nullptr;
    };
    handler.serror = [](void* self, xmlError* error) { static_cast<Builder*>(self)->warn(*error); };
}

void Builder::start(Element&& element) {
    seen_ = true;
    if (sink_.stopped()) return xmlStopParser(parser_);
    if (passed_over_ > 0) {
        ++passed_over_;
        return;
    }
    if (!taken_ && cut_.enters(element, entered_)) {
        ++entered_;
        return;
    }
    if (!taken_) {
        first_line_ = line();
        parts_ = bytes_ = 0;
    }
    std::size_t bytes = element.name.size() + element.space.size();
    for (const auto& [key, value] : element.attributes) bytes += key.size() + value.size() + 64;
    if (!fits(bytes)) {
        passed_over_ = open_.size() + 1;
        taken_.reset();
        open_.clear();
        return;
    }
    if (taken_) {
        open_.back()->children.push_back(std::move(element));
        open_.push_back(&open_.back()->children.back());
    } else {
        taken_ = std::move(element);
        open_ = {&*taken_};
    }
}

bool Builder::fits(std::size_t bytes) {
    bytes_ += bytes;
    if (++parts_ <= most_parts && bytes_ <= most_bytes) return true;
    sink_.failure(place(first_line_),
                  "the element is larger than 16 MB or has more than " + std::to_string(most_parts) + " parts; expected one article");
    return false;
}

void Builder::end() {
    if (passed_over_ > 0) {
        --passed_over_;
    } else if (!open_.empty()) {
        open_.pop_back();
        if (!open_.empty()) return;
        const std::size_t read =
            parser_->input == nullptr ? 0 : parser_->input->consumed + static_cast<std::size_t>(parser_->input->cur - parser_->input->base);
        cut_.take(*taken_, {first_line_, read - std::min(read, taken_to_)});
        taken_to_ = read;
        taken_.reset();
    } else if (entered_ > 0) {
        --entered_;
    }
}

void Builder::characters(std::string_view text) {
    if (!taken_) return;
    std::vector<Element>& children = open_.back()->children;
    const bool goes_on = !children.empty() && children.back().name.empty();
    bytes_ += text.size();
    if (bytes_ > most_bytes || (!goes_on && parts_ >= most_parts)) {
        bytes_ = most_bytes + 1;
        fits(0);
        passed_over_ = open_.size();
        taken_.reset();
        return open_.clear();
    }
    if (!goes_on) {
        children.emplace_back();
        ++parts_;
    }
    children.back().text += text;
}

void Builder::warn(const xmlError& error) {
    if (!first_error_.empty() || error.level < XML_ERR_ERROR || error.message == nullptr) return;
    if (error.domain == XML_FROM_NAMESPACE || error.code == XML_ERR_UNDECLARED_ENTITY || error.code == XML_WAR_UNDECLARED_ENTITY) return;
    first_error_ = error.message;
    if (const std::size_t advice = first_error_.find(" use XML_PARSE_HUGE"); advice != std::string::npos) first_error_.erase(advice);
    while (!first_error_.empty() && static_cast<unsigned char>(first_error_.back()) <= ' ') first_error_.pop_back();
    std::vector<std::string> ignored;
    make_utf8(first_error_, {}, ignored);
    error_line_ = line();
}

void Builder::report(const XmlFeed& feed) {
    for (const std::string& note : feed.notes()) sink_.note(file_.path, note);
    if (entity_left_out_) sink_.note(file_.path, "entities that the file defines itself were left out");
    if (sink_.stopped()) return;
    if (!feed.error().empty()) return sink_.failure(place(line()), feed.error() + "; what follows is not read");
    if (taken_ || entered_ > 0 || passed_over_ > 0) {
        std::string what = taken_ ? "the element <" + taken_->name + "> of line " + std::to_string(first_line_) + " is not closed"
                                  : "the XML is cut short";
        if (!first_error_.empty()) what += " (line " + std::to_string(error_line_) + ": " + first_error_ + ")";
        return sink_.failure(place(line()), what + "; what follows is not read");
    }
    if (first_error_.empty()) return;
    if (!seen_) return sink_.failure(place(error_line_), "is no XML: " + first_error_);
    sink_.note(place(error_line_), "the XML was mended: " + first_error_);
}

void Builder::parse(XmlFeed& feed, const ByteStream& bytes) {
    xmlSAXHandler handler;
    set_handlers(handler);
    parser_ = xmlCreateIOParserCtxt(
        &handler, this,
        [](void* from, char* to, int capacity) {
            return static_cast<int>(static_cast<XmlFeed*>(from)->read(to, static_cast<std::size_t>(capacity)));
        },
        nullptr, &feed, XML_CHAR_ENCODING_UTF8);
    if (parser_ == nullptr) return sink_.failure(file_.path, "cannot be read as XML");
    xmlCtxtUseOptions(parser_, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA);
    xmlParseDocument(parser_);
    // What stopped the bytes is told by whoever opened them; that the XML does not end is no news then.
    if (bytes.error().empty()) report(feed);
    if (parser_->myDoc != nullptr) xmlFreeDoc(parser_->myDoc);
    xmlFreeParserCtxt(parser_);
}

bool is_name_end(char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '>' || c == '/';
}

}  // namespace

void read_elements(ByteStream& bytes, const InputFile& file, Sink& sink, const Cut& cut) {
    static std::once_flag prepared;
    std::call_once(prepared, xmlInitParser);
    XmlFeed feed(bytes);
    Builder(file, sink, cut).parse(feed, bytes);
}

void read_elements(std::string_view text, const InputFile& file, Sink& sink, const Cut& cut) {
    ByteStream bytes(source_of(text));
    read_elements(bytes, file, sink, cut);
}

Root find_root(std::string_view sample) {
    std::size_t at = 0;
    while (true) {
        at = sample.find_first_not_of(" \t\r\n\xEF\xBB\xBF", at);
        if (at == std::string_view::npos || sample[at] != '<') return {};
        const std::string_view rest = sample.substr(at);
        if (rest.starts_with("<!--"))
            at = sample.find("-->", at + 4);
        else if (rest.starts_with("<!DOCTYPE") && rest.substr(0, rest.find('>')).find('[') != std::string_view::npos)
            at = sample.find("]", at);
        else if (!rest.starts_with("<!") && !rest.starts_with("<?"))
            break;
        if (at != std::string_view::npos) at = sample.find('>', at);
        if (at == std::string_view::npos) return {};
        ++at;
    }
    std::size_t end = at + 1;
    while (end < sample.size() && !is_name_end(sample[end])) ++end;
    Root root;
    root.name = sample.substr(at + 1, end - at - 1);
    root.attributes = sample.substr(end, sample.find('>', end) - end);
    if (const std::size_t colon = root.name.find(':'); colon != std::string_view::npos) root.name.remove_prefix(colon + 1);
    return root;
}

}  // namespace dateline::xml
