#include "facets/persons/person_resolver.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "facets/persons/person_name.hpp"
#include "facets/persons/salience.hpp"
#include "facets/text/letter_case.hpp"

namespace dateline {
namespace {

/// So many persons with one surname are looked at; more than that (a list of Smiths) are never told apart by it.
constexpr std::size_t most_candidates = 32;

struct NamedSpan {
    TaggedSpan span;
    PersonName name;
    std::size_t person = 0;
    const char* rule = "";
};

struct Person {
    std::size_t fullest = 0;         ///< index of the mention with the fullest name
    std::size_t first = 0;           ///< index of the first mention with a name of several words
    bool called_by_surname = false;  ///< the article has used the surname alone for this person
};

class PersonResolver {
public:
    PersonResolver(const ArticleTokens& article, const std::vector<TaggedSpan>& spans) : article_(article) {
        for (const TaggedSpan& span : spans) {
            if (span.kind != MentionKind::person || span.first >= span.last) continue;
            PersonName name = parse_person_name(article.field(span.field), span, tables_);
            if (!name.parts.empty()) mentions_.push_back({span, std::move(name)});
        }
    }

    std::vector<Entity> run() {
        gather_full_names();
        for (std::size_t i = 0; i < mentions_.size(); ++i)
            if (mentions_[i].name.is_single()) resolve_single(i);
        return entities();
    }

private:
    using Persons = std::vector<std::size_t>;

    /// Persons from the names of several words, the fullest first, so that shorter forms find the person they belong to.
    void gather_full_names() {
        std::vector<std::size_t> full;
        for (std::size_t i = 0; i < mentions_.size(); ++i)
            if (!mentions_[i].name.is_single()) full.push_back(i);
        std::stable_sort(full.begin(), full.end(), [this](std::size_t a, std::size_t b) {
            return mentions_[a].name.letters != mentions_[b].name.letters ? mentions_[a].name.letters > mentions_[b].name.letters
                                                                          : mentions_[a].name.parts.size() > mentions_[b].name.parts.size();
        });
        std::unordered_map<std::string, std::size_t> by_key;
        for (const std::size_t i : full) {
            NamedSpan& mention = mentions_[i];
            const auto [known, added] = by_key.try_emplace(mention.name.key + '/' + mention.name.suffix, 0);
            if (added) {
                known->second = person_for(i);
            } else {
                mention.person = known->second;
                mention.rule = mentions_[persons_[mention.person].fullest].name.key == mention.name.key
                                   ? "full name"
                                   : mentions_[first_like_[known->second]].rule;
            }
            first_like_.resize(persons_.size());
            if (added) first_like_[known->second] = i;
            persons_[mention.person].first = std::min(persons_[mention.person].first, i);
        }
    }

    /// The person whom a name of several words belongs to, made when there is none or more than one.
    std::size_t person_for(std::size_t i) {
        NamedSpan& mention = mentions_[i];
        std::optional<std::size_t> found;
        NameLikeness how = NameLikeness::none;
        bool several = false;
        for (const auto* candidates : {&by_surname_[mention.name.surname().folded], &by_given_[mention.name.given().folded]}) {
            for (const std::size_t person : *candidates) {
                const NameLikeness match = match_names(mentions_[persons_[person].fullest].name, mention.name, tables_);
                if (match == NameLikeness::none || found == person) continue;
                several = several || found.has_value();
                found = person;
                how = match;
            }
        }
        if (!found || several) return add_person(i, "full name");
        mention.person = *found;
        mention.rule = how == NameLikeness::initials   ? "initials"
                       : how == NameLikeness::nickname ? "nickname"
                       : how == NameLikeness::same     ? "full name"
                                                       : "shorter name";
        return *found;
    }

    std::size_t add_person(std::size_t i, const char* rule) {
        const std::size_t person = persons_.size();
        persons_.push_back({i, i, false});
        NamedSpan& mention = mentions_[i];
        mention.person = person;
        mention.rule = rule;
        if (mention.name.is_single()) return person;
        list(by_surname_, mention.name.surname().folded, person);
        list(by_given_, mention.name.given().folded, person);
        for (std::size_t k = 1; k + 1 < mention.name.parts.size(); ++k)
            if (!mention.name.parts[k].initial) list(by_middle_, mention.name.parts[k].folded, person);
        if ((mention.name.given().classes & family_first) != 0) list(by_family_, mention.name.given().folded, person);
        return person;
    }

    static void list(std::unordered_map<std::string, Persons>& index, const std::string& word, std::size_t person) {
        Persons& persons = index[word];
        if (persons.size() < most_candidates) persons.push_back(person);
    }

    void resolve_single(std::size_t i) {
        const std::string& word = mentions_[i].name.key;
        Persons candidates;
        if (!mentions_[i].name.royal) candidates = by_surname_[word];
        const Persons& family = by_family_[word];
        const char* rule = candidates.empty() ? "family name" : "surname";
        for (const std::size_t person : family)
            if (std::find(candidates.begin(), candidates.end(), person) == candidates.end()) candidates.push_back(person);
        if (!candidates.empty()) return choose(i, candidates, rule, "shared surname");
        if (const Persons& given = by_given_[word]; !given.empty()) return choose(i, given, "first name", "shared first name");
        if (const Persons& middle = by_middle_[word]; !middle.empty()) return choose(i, middle, "part of name", "shared name");
        stand_alone(i, "single name");
    }

    /// Gives the mention to the one candidate that can be meant. Of those named before it: the only one, the only one introduced with the same role,
    /// or the only one whom the article has called so before. When none was named before: the one named next, as in a headline. Abstains otherwise.
    void choose(std::size_t i, const Persons& candidates, const char* rule, const char* shared) {
        Persons fitting;
        for (const std::size_t person : candidates)
            if (fits_title(mentions_[i].name, mentions_[persons_[person].fullest].name)) fitting.push_back(person);
        Persons earlier, called;
        for (const std::size_t person : fitting) {
            if (persons_[person].first < i) earlier.push_back(person);
            if (persons_[person].called_by_surname) called.push_back(person);
        }
        if (earlier.size() > 1) keep_same_title(mentions_[i].name, earlier);
        std::optional<std::size_t> chosen;
        if (earlier.size() == 1) {
            chosen = earlier.front();
        } else if (called.size() == 1) {
            chosen = called.front();
        } else if (earlier.empty() && !fitting.empty()) {
            chosen = *std::min_element(fitting.begin(), fitting.end(),
                                       [this](std::size_t a, std::size_t b) { return persons_[a].first < persons_[b].first; });
        }
        if (!chosen) return stand_alone(i, shared);
        persons_[*chosen].called_by_surname = persons_[*chosen].called_by_surname || !mentions_[i].name.has_title();
        mentions_[i].person = *chosen;
        mentions_[i].rule = rule;
    }

    /// "President Nixon" is whoever was introduced as President.
    void keep_same_title(const PersonName& mention, Persons& persons) const {
        if (mention.title == 0) return;
        Persons same;
        for (const std::size_t person : persons)
            if (mentions_[persons_[person].first].name.title == mention.title) same.push_back(person);
        if (same.size() == 1) persons = same;
    }

    /// Whether "Mr." or "Mrs." before the mention goes with the sex that the candidate's forename tells.
    static bool fits_title(const PersonName& mention, const PersonName& candidate) {
        if ((candidate.given().classes & forename) == 0) return true;
        if (mention.male_title && (candidate.given().classes & female) != 0) return false;
        return !(mention.female_title && (candidate.given().classes & male) != 0);
    }

    /// An entry of its own for a single name, one for all mentions of it that stand alone.
    void stand_alone(std::size_t i, const char* rule) {
        const auto [known, added] = alone_.try_emplace(mentions_[i].name.key, persons_.size());
        if (added) {
            add_person(i, rule);
            return;
        }
        mentions_[i].person = known->second;
        mentions_[i].rule = rule;
    }

    std::vector<Entity> entities() {
        std::vector<Entity> entities(persons_.size());
        std::vector<std::size_t> best(persons_.size());
        for (const NamedSpan& mention : mentions_) {
            Entity& entity = entities[mention.person];
            entity.mentions.push_back(make_mention(article_, mention.span, mention.rule));
            const Mention& made = entity.mentions.back();
            const Token& token = article_.field(mention.span.field).tokens[mention.span.first];
            // A name in small letters is worth more than the same in capitals.
            const std::size_t worth =
                mention.name.letters * 16 + mention.name.parts.size() * 2 + mention.name.suffix.size() * 2 + (token.in_capitals ? 0 : 1);
            if (worth <= best[mention.person]) continue;
            best[mention.person] = worth;
            entity.name = on_one_line(made.text);
        }
        for (Entity& entity : entities) {
            entity.name = without_capitals(entity.name);
            entity.salience = salience_of(entity.mentions, article_);
        }
        sort_by_salience(entities);
        return entities;
    }

    const ArticleTokens& article_;
    const NameWords& tables_ = NameWords::instance();
    std::vector<NamedSpan> mentions_;
    std::vector<Person> persons_;
    std::vector<std::size_t> first_like_;  ///< by person: the first mention handled with its key
    std::unordered_map<std::string, Persons> by_surname_, by_given_, by_middle_, by_family_;
    std::unordered_map<std::string, std::size_t> alone_;
};

}  // namespace

std::vector<Entity> resolve_persons(const ArticleTokens& article, const std::vector<TaggedSpan>& spans) {
    return PersonResolver(article, spans).run();
}

}  // namespace dateline
