#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

/// The part of an article that a mention's offsets count in.
enum class Field { text, title };

/// A place in an article that names something.
struct Mention {
    Field field = Field::text;
    std::size_t begin = 0;  ///< 0-based byte offset into the field's UTF-8
    std::size_t end = 0;    ///< one past the last byte; always begin < end, both at character boundaries
    std::string text;       ///< the bytes [begin, end) of the field
    std::string rule;       ///< why this mention belongs to its entity, in one or two words ("full name", "surname", "adjective")
    double weight = 0;      ///< countries only: how much this mention adds to the score by which the article is about the country
};

/// A person, an organisation, a place or another named thing: one entry an article, with all its mentions in reading order.
struct Entity {
    std::string name;               ///< the fullest form that the article gives, honorifics stripped; never empty
    double salience = 0;            ///< 0 to 1; 1 is an article about nothing else
    bool given = false;             ///< the input carried it as a label; then `mentions` may be empty
    std::string code;               ///< places only: ISO 3166-1 alpha-2 code of the country, empty where not resolved
    std::vector<Mention> mentions;  ///< where the article names it
};

/// Words or circumstances that speak for (or, with a negative weight, against) a topic or a country.
struct Evidence {
    std::string text;
    double weight = 0;
    Field field = Field::text;  ///< topics only, from here on: where the words stand first
    std::size_t begin = 0;      ///< 0-based byte offset into the field's UTF-8
    std::size_t end = 0;        ///< one past the last byte; 0 for a country's evidence
    bool by_rule = false;       ///< a rule fired; otherwise the weight was learned
};

/// A country or former state that an article is about, or at least mentions.
struct Country {
    std::string code;     ///< ISO 3166-1 alpha-2; dissolved states keep their own: SU, DD, YU, CS, YD
    std::string name;     ///< English short name
    double salience = 0;  ///< 0 to 1, comparable inside one article
    bool about = false;   ///< the article is about it; otherwise it is only mentioned
    bool given = false;
    std::vector<Mention> mentions = {};  ///< names, adjectives, cities, metonyms; empty where the model takes the country for granted
    std::vector<Evidence> evidence =
        {};  ///< what was weighed, strongest first; the article is about the country where the weights' sum is above 0
};

/// A topic of the IPTC Media Topics ("medtop:20000574"), or a label of the user's own.
struct Topic {
    std::string id;
    std::string name;
    std::vector<std::string> path;  ///< ids from the top level down to this topic, both included; {id} for a user's label
    double score = 0;               ///< 0 to 1: how sure
    bool given = false;
    std::string by;  ///< what gave it: "built-in model", "own model", "own rules" (the user's); empty where only the input did
    std::vector<Evidence> evidence;  ///< strongest first
};

/// What was found in one article, each list best first.
struct Extraction {
    std::vector<Entity> persons;
    std::vector<Entity> organizations;
    std::vector<Entity> places;  ///< every mention of a location, countries' names included
    std::vector<Entity> misc;
    std::vector<Country> countries;
    std::vector<Topic> topics;
    std::vector<std::string> notes;  ///< what the reader of the result should know ("no persons are guessed in German")
};

/// Labels that the input carries itself. Each string is a name; countries may be codes, topics may be ids.
struct GivenLabels {
    std::vector<std::string> persons;
    std::vector<std::string> organizations;
    std::vector<std::string> places;
    std::vector<std::string> countries;
    std::vector<std::string> topics;

    [[nodiscard]] bool empty() const {
        return persons.empty() && organizations.empty() && places.empty() && countries.empty() && topics.empty();
    }
};

}  // namespace dateline
