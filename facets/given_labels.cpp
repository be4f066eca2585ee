#include <algorithm>
#include <optional>
#include <utility>

#include "facets/countries/country_names.hpp"
#include "facets/extractor.hpp"
#include "facets/text/fold.hpp"
#include "facets/topics/label_topic.hpp"

namespace dateline {

namespace {

/// Puts what was made of the labels in front of what was found, in the order of the labels.
template <typename Value>
void put_in_front(std::vector<Value>& found, std::vector<Value> given) {
    found.insert(found.begin(), std::make_move_iterator(given.begin()), std::make_move_iterator(given.end()));
}

/// Marks the value that `is_same` recognises as given, among those found and those given before it; null when there is none.
template <typename Value, typename Same>
Value* mark_given(std::vector<Value>& found, std::vector<Value>& added, Same is_same) {
    for (std::vector<Value>* values : {&found, &added}) {
        const auto same = std::find_if(values->begin(), values->end(), is_same);
        if (same == values->end()) continue;
        same->given = true;
        return &*same;
    }
    return nullptr;
}

void add_names(std::vector<Entity>& entities, const std::vector<std::string>& names, bool are_places) {
    std::vector<Entity> added;
    for (const std::string& name : names) {
        const std::string key = fold_name(name);
        if (key.empty()) continue;
        if (mark_given(entities, added, [&key](const Entity& entity) { return fold_name(entity.name) == key; }) != nullptr) continue;
        Entity entity;
        entity.name = name;
        entity.salience = 1;
        entity.given = true;
        if (are_places) entity.code = country_code(name).value_or("");
        added.push_back(std::move(entity));
    }
    put_in_front(entities, std::move(added));
}

void add_countries(Extraction& extraction, const std::vector<std::string>& labels) {
    std::vector<Country> added;
    for (const std::string& label : labels) {
        const std::optional<std::string> code = country_code(label);
        if (!code) {
            extraction.notes.push_back("the given country '" + label + "' is neither a code nor a known name; it is left out");
            continue;
        }
        Country* const known = mark_given(extraction.countries, added, [&code](const Country& country) { return country.code == *code; });
        if (known != nullptr) {
            known->about = true;
        } else {
            added.push_back({*code, country_name(*code), 1, true, true});
        }
    }
    put_in_front(extraction.countries, std::move(added));
}

void add_topics(std::vector<Topic>& topics, const std::vector<std::string>& labels) {
    std::vector<Topic> added;
    for (const std::string& label : labels) {
        if (label.empty()) continue;
        Topic topic = topic_of_label(label);
        topic.given = true;
        if (mark_given(topics, added, [&topic](const Topic& other) { return other.id == topic.id; }) == nullptr)
            added.push_back(std::move(topic));
    }
    put_in_front(topics, std::move(added));
}

}  // namespace

void add_given(Extraction& extraction, const GivenLabels& given) {
    add_names(extraction.persons, given.persons, false);
    add_names(extraction.organizations, given.organizations, false);
    add_names(extraction.places, given.places, true);
    add_countries(extraction, given.countries);
    add_topics(extraction.topics, given.topics);
}

}  // namespace dateline
