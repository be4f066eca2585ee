#include "indexer/reading/xml/nitf.hpp"

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/html/fragment_text.hpp"
#include "indexer/reading/subject_labels.hpp"
#include "indexer/reading/xml/records.hpp"

namespace dateline {
namespace {

using xml::Element;

void fill(std::string& to, std::string value) {
    if (!has_words(to)) to = std::move(value);
}

/// Calls `take` for every element of this name below.
template <typename Take>
void each(const Element& from, std::string_view name, const Take& take) {
    for (const Element& child : from.children) {
        if (child.name == name) take(child);
        each(child, name, take);
    }
}

void read_dates(const Element& nitf, Article& article) {
    if (!article.date.empty()) return;
    struct Written {
        std::string_view element, attribute;
    };
    for (const Written& written : {Written{"date.issue", "norm"}, Written{"story.date", "norm"}, Written{"pubdata", "date.publication"},
                                   Written{"date.release", "norm"}}) {
        const Element* element = nitf.find(written.element);
        if (element != nullptr && take_date(element->attribute(written.attribute), article)) return;
    }
    if (const Element* day = nitf.find("story.date")) take_date(day->words(), article);
}

void read_labels(const Element& head, Article& article) {
    GivenLabels& given = article.given;
    if (!given.empty()) return;
    each(head, "tobject.subject", [&](const Element& subject) {
        std::string topic = media_topic(subject.attribute("tobject.subject.refnum"));
        for (const std::string_view name : {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"})
            if (topic.empty()) topic = subject.attribute(name);
        add_label(given.topics, topic);
    });
    const Element* identified = head.find("identified-content");
    if (identified == nullptr) return;
    each(*identified, "person", [&](const Element& one) { add_label(given.persons, one.words()); });
    each(*identified, "org", [&](const Element& one) { add_label(given.organizations, one.words()); });
    each(*identified, "location", [&](const Element& one) {
        const Element* city = one.child("city");
        add_label(given.places, city != nullptr ? city->words() : one.words());
        if (const Element* country = one.child("country")) add_label(given.countries, country->words());
    });
}

void read_authors(const Element& head, Article& article) {
    if (!article.authors.empty()) return;
    each(head, "byline", [&](const Element& byline) {
        const Element* person = byline.find("person");
        std::string name;
        if (person != nullptr) {
            name = person->words();
        } else {
            for (const Element& part : byline.children)
                if (part.name != "byttl" && part.name != "location") name += part.content();
        }
        Element words;
        words.text = name;
        name = without_by(words.words());
        while (!name.empty() && (name.back() == ',' || name.back() == ' ')) name.pop_back();
        add_label(article.authors, name);
    });
}

void read_extra(const Element& nitf, Article& article) {
    if (article.extra != "{}") return;
    ExtraFields extra;
    if (const Element* abstract = nitf.find("abstract")) extra.add("description", abstract->words());
    if (const Element* data = nitf.find("pubdata")) extra.add("section", data->attribute("position.section"));
    if (const Element* second = nitf.find("hl2"); second != nullptr && nitf.find("hl1") != nullptr) extra.add("subtitle", second->words());
    std::vector<std::string> keywords;
    each(nitf, "keyword", [&](const Element& one) { add_label(keywords, std::string(one.attribute("key"))); });
    extra.add("keywords", keywords);
    extra.write(article.extra);
}

void read_source(const Element& nitf, Article& article) {
    if (const Element* data = nitf.find("pubdata")) fill(article.source, std::string(data->attribute("name")));
    if (const Element* distributor = nitf.find("distributor")) fill(article.source, distributor->words());
    if (const Element* copyright = nitf.find("doc.copyright")) fill(article.source, std::string(copyright->attribute("holder")));
}

void read_body(const Element& nitf, Article& article) {
    const Element* content = nitf.find("body.content");
    if (content == nullptr) content = nitf.child("body");
    if (content == nullptr) return;
    article.text = fragment_text(xml::as_html(*content), article.dropped);
    const Element* abstract = nitf.find("abstract");
    if (!has_words(article.text) && abstract != nullptr) {
        article.text = fragment_text(xml::as_html(*abstract), article.dropped);
        article.notes.emplace_back("the article has no body; its abstract was taken for the text");
    }
}

}  // namespace

std::string without_by(std::string byline) {
    for (const std::string_view by : {"By ", "by ", "BY ", "Von ", "Par ", "Por "})
        if (byline.starts_with(by)) return byline.substr(by.size());
    return byline;
}

void read_nitf(const Element& nitf, Article& article) {
    read_body(nitf, article);
    if (const Element* headline = nitf.find("hl1")) fill(article.title, headline->words());
    if (const Element* head = nitf.child("head")) {
        fill(article.title, head->words_of("title"));
        if (const Element* id = head->find("doc-id")) fill(article.id, std::string(id->attribute("id-string")));
        read_labels(*head, article);
    }
    read_dates(nitf, article);
    if (const Element* body_head = nitf.find("body.head")) read_authors(*body_head, article);
    read_source(nitf, article);
    article.language = article.language.empty() ? language_code(nitf.attribute("lang")) : article.language;
    read_extra(nitf, article);
}

void read_nitf_text(std::string_view document, Article& article) {
    struct Quiet : Sink {
        void article(Article /*article*/) override {}
        void failure(const std::string& /*place*/, const std::string& /*reason*/) override {}
    } quiet;
    xml::Cut cut;
    cut.enters = [](const Element& /*start*/, std::size_t /*depth*/) { return false; };
    cut.take = [&](const Element& element, const xml::Place& /*place*/) { read_nitf(element, article); };
    xml::read_elements(document, {}, quiet, cut);
}

}  // namespace dateline
