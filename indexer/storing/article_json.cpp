#include <algorithm>

#include "indexer/storing/json.hpp"
#include "indexer/storing/record.hpp"

namespace dateline {

namespace {

Json mentions_json(const std::vector<Mention>& mentions) {
    Json list = Json::array();
    for (const Mention& mention : mentions) {
        list.push_back({{"field", mention.field == Field::title ? "title" : "text"},
                        {"begin", mention.begin},
                        {"end", mention.end},
                        {"text", mention.text},
                        {"rule", mention.rule}});
    }
    return list;
}

Json entities_json(const std::vector<Entity>& entities) {
    Json list = Json::array();
    for (const Entity& entity : entities) {
        Json one = {{"name", entity.name}};
        if (!entity.code.empty()) one["code"] = entity.code;
        one["salience"] = entity.salience;
        one["given"] = entity.given;
        one["mentions"] = mentions_json(entity.mentions);
        list.push_back(std::move(one));
    }
    return list;
}

Json evidence_json(const std::vector<Evidence>& evidence) {
    Json list = Json::array();
    for (const Evidence& one : evidence) list.push_back({{"text", one.text}, {"weight", one.weight}});
    return list;
}

Json countries_json(const std::vector<Country>& countries) {
    Json list = Json::array();
    for (const Country& country : countries) {
        Json mentions = mentions_json(country.mentions);
        for (std::size_t i = 0; i < country.mentions.size(); ++i) mentions[i]["weight"] = country.mentions[i].weight;
        list.push_back({{"code", country.code},
                        {"name", country.name},
                        {"salience", country.salience},
                        {"about", country.about},
                        {"given", country.given},
                        {"mentions", std::move(mentions)},
                        {"evidence", evidence_json(country.evidence)}});
    }
    return list;
}

Json topics_json(const std::vector<Topic>& topics) {
    Json list = Json::array();
    for (const Topic& topic : topics) {
        Json evidence = Json::array();
        for (const Evidence& word : topic.evidence)
            evidence.push_back({{"text", word.text},
                                {"weight", word.weight},
                                {"field", word.field == Field::title ? "title" : "text"},
                                {"begin", word.begin},
                                {"end", word.end},
                                {"by", word.by_rule ? "rule" : "word"}});
        list.push_back({{"id", topic.id},
                        {"name", topic.name},
                        {"path", topic.path},
                        {"score", topic.score},
                        {"given", topic.given},
                        {"by", topic.by},
                        {"evidence", std::move(evidence)}});
    }
    return list;
}

// Spliced in as it came: reading it into a Json and printing that would round large numbers and drop repeated fields.
std::string extra_json(std::string extra) {
    if (extra.empty() || !Json::accept(extra)) return "{}";
    // Between JSON's strings a line break is only space; inside them it cannot stand.
    std::replace_if(
        extra.begin(), extra.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return extra;
}

}  // namespace

std::string article_json(const Article& article, const Extraction& extraction) {
    Json dropped = Json::array();
    for (const Dropped& part : article.dropped) dropped.push_back({{"text", part.text}, {"reason", part.reason}});
    Json notes = article.notes;
    for (const std::string& note : extraction.notes) notes.push_back(note);

    std::string line = json_line({{"id", article.id},
                                  {"title", article.title},
                                  {"date", article.date},
                                  {"date_rule", article.date_rule},
                                  {"language", article.language},
                                  {"source", article.source},
                                  {"url", article.url},
                                  {"authors", article.authors},
                                  {"text", article.text},
                                  {"dropped", std::move(dropped)},
                                  {"notes", std::move(notes)},
                                  {"persons", entities_json(extraction.persons)},
                                  {"countries", countries_json(extraction.countries)},
                                  {"organizations", entities_json(extraction.organizations)},
                                  {"places", entities_json(extraction.places)},
                                  {"misc", entities_json(extraction.misc)},
                                  {"topics", topics_json(extraction.topics)}});
    line.pop_back();
    return line + ",\"extra\":" + extra_json(article.extra) + "}";
}

}  // namespace dateline
