#include "indexer/storing/record.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/json.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_head_persons = 20;
constexpr std::size_t max_evidence = 8;  ///< of a country or a topic

/// Rounded as far as anybody would read it, so that records stay small.
double rounded(double weight) {
    return std::round(weight * 100) / 100;
}

// A mention is [field, begin, end, rule], and with a weight that follows where it has one: its text stands in the article already.
Json pack_mentions(const std::vector<Mention>& mentions) {
    Json list = Json::array();
    for (const Mention& mention : mentions) {
        Json one = Json::array({mention.field == Field::title ? 1 : 0, mention.begin, mention.end, mention.rule});
        if (mention.weight != 0) one.push_back(rounded(mention.weight));
        list.push_back(std::move(one));
    }
    return list;
}

/// The strongest evidence; the rest can be had by extracting again.
Json pack_evidence(const std::vector<Evidence>& evidence) {
    Json list = Json::array();
    for (const Evidence& one : evidence) {
        if (list.size() == max_evidence) break;
        list.push_back(Json::array({one.text, rounded(one.weight)}));
    }
    return list;
}

Json pack_entities(const std::vector<Entity>& entities) {
    Json list = Json::array();
    for (const Entity& entity : entities) {
        list.push_back(Json::array({entity.name, entity.code, entity.salience, entity.given, pack_mentions(entity.mentions)}));
    }
    return list;
}

Json pack_countries(const std::vector<Country>& countries) {
    Json list = Json::array();
    for (const Country& country : countries) {
        list.push_back(Json::array({country.code, country.name, country.salience, country.about, country.given,
                                    pack_mentions(country.mentions), pack_evidence(country.evidence)}));
    }
    return list;
}

Json pack_topics(const std::vector<Topic>& topics) {
    Json list = Json::array();
    for (const Topic& topic : topics) {
        Json evidence = Json::array();
        for (const Evidence& word : topic.evidence)
            evidence.push_back(
                Json::array({word.text, word.weight, word.field == Field::title ? 1 : 0, word.begin, word.end, word.by_rule ? 1 : 0}));
        list.push_back(Json::array({topic.id, topic.name, topic.path, topic.score, topic.given, topic.by, std::move(evidence)}));
    }
    return list;
}

Json pack_given(const GivenLabels& given) {
    return Json::array({given.persons, given.organizations, given.places, given.countries, given.topics});
}

Json pack_extraction(const Extraction& extraction) {
    return {{"persons", pack_entities(extraction.persons)},
            {"organizations", pack_entities(extraction.organizations)},
            {"places", pack_entities(extraction.places)},
            {"misc", pack_entities(extraction.misc)},
            {"countries", pack_countries(extraction.countries)},
            {"topics", pack_topics(extraction.topics)},
            {"notes", extraction.notes}};
}

void append_list(std::string& to, const std::vector<std::string>& list) {
    append_varint(to, list.size());
    for (const std::string& one : list) append_string(to, one);
}

std::string write_head(const Article& article, const Extraction& extraction) {
    std::vector<std::string> persons, countries, topics;
    for (const Entity& person : extraction.persons) {
        if (persons.size() < max_head_persons) persons.push_back(person.name);
    }
    for (const Country& country : extraction.countries) {
        if (country.about) countries.push_back(country.code);
    }
    for (const Topic& topic : extraction.topics) topics.push_back(topic.id);
    std::string head;
    for (const std::string* text : {&article.id, &article.title, &article.date, &article.language, &article.source, &article.url})
        append_string(head, *text);
    append_list(head, article.authors);
    for (const std::vector<std::string>* list : {&persons, &countries, &topics}) append_list(head, *list);
    return head;
}

bool take_text(std::string_view& bytes, std::string& text) {
    std::string_view view;
    if (!take_string(bytes, view)) return false;
    text = view;
    return true;
}

bool take_list(std::string_view& bytes, std::vector<std::string>& list) {
    std::uint64_t count = 0;
    if (!take_varint(bytes, count) || count > bytes.size()) return false;
    list.resize(static_cast<std::size_t>(count));
    return std::all_of(list.begin(), list.end(), [&bytes](std::string& text) { return take_text(bytes, text); });
}

Json details_json(const Article& article, const Extraction& extraction) {
    Json dropped = Json::array();
    for (const Dropped& part : article.dropped) dropped.push_back(Json::array({part.text, part.reason}));
    return {{"dropped", std::move(dropped)},
            {"notes", article.notes},
            {"extra", article.extra},
            {"given", pack_given(article.given)},
            {"extraction", pack_extraction(extraction)}};
}

/// Reads the parts back; every type that is not as it should be is thrown as a Json::exception.
class Unpacker {
public:
    explicit Unpacker(const Article& article) : article_(article) {}

    [[nodiscard]] Extraction extraction(const Json& packed) const {
        Extraction extraction;
        extraction.persons = entities(packed.at("persons"));
        extraction.organizations = entities(packed.at("organizations"));
        extraction.places = entities(packed.at("places"));
        extraction.misc = entities(packed.at("misc"));
        for (const Json& one : packed.at("countries")) {
            extraction.countries.push_back({one.at(0), one.at(1), one.at(2), one.at(3), one.at(4), mentions(one.at(5))});
            if (one.size() > 6) extraction.countries.back().evidence = evidence(one.at(6));  // records of old have none
        }
        for (const Json& one : packed.at("topics")) {
            Topic topic{one.at(0), one.at(1), one.at(2), one.at(3), one.at(4), one.at(5), {}};
            for (const Json& word : one.at(6))
                topic.evidence.push_back(
                    {word.at(0), word.at(1), word.at(2) == 1 ? Field::title : Field::text, word.at(3), word.at(4), word.at(5) == 1});
            extraction.topics.push_back(std::move(topic));
        }
        packed.at("notes").get_to(extraction.notes);
        return extraction;
    }

private:
    [[nodiscard]] static std::vector<Evidence> evidence(const Json& packed) {
        std::vector<Evidence> list;
        for (const Json& one : packed) list.push_back({one.at(0), one.at(1), Field::text, 0, 0, false});
        return list;
    }

    [[nodiscard]] std::vector<Entity> entities(const Json& packed) const {
        std::vector<Entity> list;
        for (const Json& one : packed) list.push_back({one.at(0), one.at(2), one.at(3), one.at(1), mentions(one.at(4))});
        return list;
    }

    [[nodiscard]] std::vector<Mention> mentions(const Json& packed) const {
        std::vector<Mention> list;
        for (const Json& one : packed) {
            Mention mention{one.at(0) == 1 ? Field::title : Field::text, one.at(1), one.at(2), {}, one.at(3)};
            if (one.size() > 4) one.at(4).get_to(mention.weight);
            const std::string& field = mention.field == Field::title ? article_.title : article_.text;
            if (mention.begin > mention.end || mention.end > field.size()) {
                throw DatabaseError("the record of article '" + article_.id + "' is damaged: a mention lies outside of the text");
            }
            mention.text = field.substr(mention.begin, mention.end - mention.begin);
            list.push_back(std::move(mention));
        }
        return list;
    }

    const Article& article_;
};

void read_details(const Json& details, Article& article) {
    for (const Json& part : details.at("dropped")) article.dropped.push_back({part.at(0), part.at(1)});
    details.at("notes").get_to(article.notes);
    details.at("extra").get_to(article.extra);
    const Json& given = details.at("given");
    given.at(0).get_to(article.given.persons);
    given.at(1).get_to(article.given.organizations);
    given.at(2).get_to(article.given.places);
    given.at(3).get_to(article.given.countries);
    given.at(4).get_to(article.given.topics);
}

}  // namespace

std::string write_record(const Article& article, const Extraction& extraction) {
    std::string record;
    append_string(record, write_head(article, extraction));
    append_string(record, article.text);
    return record + json_line(details_json(article, extraction));
}

RecordParts split_record(std::string_view record) {
    RecordParts parts;
    if (!take_string(record, parts.head) || !take_string(record, parts.text))
        throw DatabaseError("an article's record is damaged: it is cut off");
    parts.details = record;
    return parts;
}

RecordHead read_head(std::string_view bytes) {
    RecordHead head;
    const std::array texts = {&head.id, &head.title, &head.date, &head.language, &head.source, &head.url};
    const std::array lists = {&head.authors, &head.persons, &head.countries, &head.topics};
    const bool whole = std::all_of(texts.begin(), texts.end(), [&](std::string* text) { return take_text(bytes, *text); }) &&
                       std::all_of(lists.begin(), lists.end(), [&](std::vector<std::string>* list) { return take_list(bytes, *list); });
    if (!whole) throw DatabaseError("an article's record is damaged: its head is cut off");
    return head;
}

void read_record(std::string_view record, Article& article, Extraction& extraction) {
    const RecordParts parts = split_record(record);
    article = {};
    try {
        RecordHead head = read_head(parts.head);
        article.id = std::move(head.id);
        article.title = std::move(head.title);
        article.date = std::move(head.date);
        article.language = std::move(head.language);
        article.source = std::move(head.source);
        article.url = std::move(head.url);
        article.authors = std::move(head.authors);
        article.text = parts.text;
        const Json details = Json::parse(parts.details);
        read_details(details, article);
        extraction = Unpacker(article).extraction(details.at("extraction"));
    } catch (const Json::exception& error) {
        throw DatabaseError("the record of article '" + article.id + "' is damaged: " + error.what());
    }
}

}  // namespace dateline
