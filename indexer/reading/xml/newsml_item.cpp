#include "indexer/reading/xml/newsml_item.hpp"

#include <array>
#include <unordered_map>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/html/fragment_text.hpp"
#include "indexer/reading/subject_labels.hpp"
#include "indexer/reading/xml/nitf.hpp"

namespace dateline {
namespace {

using xml::Element;

struct Kind {
    std::string_view name;
    const char* what;
};

constexpr std::array<Kind, 7> other_items{{{"packageItem", "a package of other items"},
                                           {"groupSet", "a package of other items"},
                                           {"knowledgeItem", "a list of concepts"},
                                           {"conceptItem", "a concept"},
                                           {"catalogItem", "a catalogue of codes"},
                                           {"planningItem", "a plan"},
                                           {"contentMeta", "a piece of metadata without its item"}}};

constexpr std::array<Kind, 6> other_classes{{{"picture", "a picture"},
                                             {"graphic", "a graphic"},
                                             {"audio", "a recording"},
                                             {"video", "a film"},
                                             {"animated", "an animation"},
                                             {"chart", "a chart"}}};

/// What stands after the last colon or slash of a code or address.
std::string_view last_part(std::string_view code) {
    const std::size_t cut = code.find_last_of(":/");
    return cut == std::string_view::npos ? code : code.substr(cut + 1);
}

std::string_view code_of(const Element& element) {
    for (const std::string_view name : {"qcode", "uri", "literal"})
        if (const std::string_view code = element.attribute(name); !code.empty()) return code;
    return {};
}

std::string item_class(const Element& item) {
    const Element* meta = item.child("itemMeta");
    const Element* its_class = meta == nullptr ? nullptr : meta->child("itemClass");
    return its_class == nullptr ? "" : std::string(last_part(code_of(*its_class)));
}

/// The name in English, else the first; concepts that an item only points to are named in its <assert>s.
class Names {
public:
    explicit Names(const Element& item) {
        for (const Element& child : item.children)
            if (child.name == "assert") asserts_.emplace(code_of(child), &child);
    }

    [[nodiscard]] std::string of(const Element& concept_) const {
        std::string name = own(concept_);
        if (!name.empty()) return name;
        const auto found = asserts_.find(code_of(concept_));
        return found == asserts_.end() ? "" : own(*found->second);
    }

private:
    static std::string own(const Element& concept_) {
        std::string first;
        for (const Element& child : concept_.children) {
            if (child.name != "name") continue;
            if (language_code(child.attribute("lang")) == "en") return child.words();
            if (first.empty()) first = child.words();
        }
        return first;
    }

    std::unordered_map<std::string_view, const Element*> asserts_;
};

void take_subject(const Element& subject, const Names& names, Article& article) {
    const Element* main = subject.child("mainConcept");
    const Element& what = main == nullptr ? subject : *main;
    const std::string_view type = last_part(what.attribute("type").empty() ? what.attribute("typeuri") : what.attribute("type"));
    const std::string name = names.of(what);
    GivenLabels& given = article.given;
    if (const std::string topic = media_topic(code_of(what)); !topic.empty())
        add_label(given.topics, topic);
    else if (type == "person")
        add_label(given.persons, name);
    else if (type == "organisation" || type == "organization" || type == "team")
        add_label(given.organizations, name);
    else if (type == "geoArea" || type == "poi" || type == "city" || type == "country")
        add_label(given.places, name);
    else if (type.empty() || type == "abstract")
        add_label(given.topics, name);
}

void read_dates(const Element& item, Article& article) {
    const Element* content = item.child("contentMeta");
    const Element* meta = item.child("itemMeta");
    if (content != nullptr && take_date(content->words_of("contentCreated"), article)) return;
    if (meta == nullptr) return;
    if (take_date(meta->words_of("firstCreated"), article)) return;
    take_date(meta->words_of("versionCreated"), article);
}

/// The agency: its name, else what its code says, else the host of its address.
std::string agency(const Element* element, const Names& names) {
    if (element == nullptr) return {};
    if (std::string name = names.of(*element); !name.empty()) return name;
    if (const std::string_view code = element->attribute("qcode"); !code.empty()) {
        std::string_view name = last_part(code);
        if (name.starts_with("www.")) name.remove_prefix(4);
        return std::string(name);
    }
    return host_of(element->attribute("uri"));
}

void read_content_meta(const Element& meta, const Names& names, Article& article) {
    for (const Element& child : meta.children) {
        if (child.name == "headline" && article.title.empty()) article.title = child.words();
        if (child.name == "creator") add_label(article.authors, names.of(child));
        if (child.name == "subject") take_subject(child, names, article);
        if (child.name == "by" && article.authors.empty()) add_label(article.authors, without_by(child.words()));
        if (child.name == "language" && article.language.empty()) article.language = language_code(child.attribute("tag"));
    }
    article.source = agency(meta.child("infoSource"), names);
}

void read_extra(const Element& item, const Names& names, Article& article) {
    ExtraFields extra;
    const Element* meta = item.child("itemMeta");
    const Element* content = item.child("contentMeta");
    if (content != nullptr) {
        extra.add("description", content->words_of("description"));
        extra.add("slugline", content->words_of("slugline"));
        if (const Element* located = content->child("located")) extra.add("located", names.of(*located));
        if (const Element* genre = content->child("genre")) extra.add("genre", names.of(*genre));
        std::vector<std::string> keywords;
        for (const Element& child : content->children)
            if (child.name == "keyword") add_label(keywords, child.words());
        extra.add("keywords", keywords);
    }
    extra.add("version", item.attribute("version"));
    if (meta != nullptr) {
        extra.add("version_created", meta->words_of("versionCreated"));
        extra.add("embargoed", meta->words_of("embargoed"));
        extra.add("editorial_note", meta->words_of("edNote"));
    }
    extra.write(article.extra);
}

void read_inline(const Element& content, Article& article) {
    if (const Element* nitf = content.find("nitf")) return read_nitf(*nitf, article);
    const Element* html = content.find("body");
    article.text = fragment_text(xml::as_html(html == nullptr ? content : *html), article.dropped);
    if (html == nullptr || !article.title.empty()) return;
    if (const Element* title = content.find("title")) article.title = title->words();
}

void read_content(const Element& content_set, Article& article) {
    for (const Element& content : content_set.children) {
        if (has_words(article.text)) return;
        const std::string_view language = content.attribute("lang");
        if (content.name == "inlineXML") {
            read_inline(content, article);
        } else if (content.name == "inlineData" && content.attribute("encoding").empty()) {
            const std::string data = content.content();
            article.text = looks_like_html(data) ? fragment_text(data, article.dropped) : data;
        } else if (content.name == "remoteContent" && content.attribute("contenttype").starts_with("text/")) {
            article.notes.push_back("the item's text lies elsewhere: " + std::string(content.attribute("href")));
        }
        if (!language.empty() && has_words(article.text)) article.language = language_code(language);
    }
}

}  // namespace

std::string other_newsml_kind(const Element& item) {
    for (const Kind& kind : other_items)
        if (item.name == kind.name) return kind.what;
    const std::string its_class = item_class(item);
    for (const Kind& kind : other_classes)
        if (its_class == kind.name) return kind.what;
    if (const Element* content = item.child("contentSet")) {
        if (content->find("events") != nullptr && content->find("nitf") == nullptr) return "a list of events";
        if (content->find("sports-content") != nullptr) return "a table of sports results";
        if (content->find("newsCoverageSet") != nullptr) return "a plan";
    }
    return {};
}

void read_newsml_item(const Element& item, Article& article) {
    const Names names(item);
    article.id = item.attribute("guid");
    if (article.id.find("://") != std::string::npos) article.url = article.id;
    if (const Element* meta = item.child("contentMeta")) read_content_meta(*meta, names, article);
    if (const Element* meta = item.child("itemMeta")) {
        if (article.source.empty()) article.source = agency(meta->child("provider"), names);
        if (article.title.empty()) article.title = meta->words_of("title");
    }
    read_dates(item, article);
    read_extra(item, names, article);
    if (const Element* content = item.child("contentSet")) read_content(*content, article);
    if (item.name == "contentSet") read_content(item, article);
    if (article.language.empty()) article.language = language_code(item.attribute("lang"));
}

}  // namespace dateline
