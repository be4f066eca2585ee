#include "indexer/storing/details.hpp"

#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facets/error.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_evidence = 8;  ///< of a country
constexpr double weight_steps = 100, share_steps = 1000;

// What a small number before an entity or some evidence tells.
constexpr std::uint64_t is_given = 1, has_code = 2, is_about = 4;
constexpr std::uint64_t in_title = 1, by_rule = 2, is_quoted = 4, has_place = 8;

std::uint64_t to_zigzag(std::int64_t number) {
    return static_cast<std::uint64_t>(number) << 1U ^ static_cast<std::uint64_t>(number >> 63);
}

std::int64_t from_zigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1U) ^ -static_cast<std::int64_t>(number & 1U);
}

/// Empty where there is no such place.
std::string_view quoted(const Article& article, Field field, std::size_t begin, std::size_t end) {
    const std::string_view text = field == Field::title ? article.title : article.text;
    return begin < end && end <= text.size() ? text.substr(begin, end - begin) : std::string_view();
}

class DetailsWriter {
public:
    DetailsWriter(const Article& article, std::span<const std::string> known) : article_(article) {
        for (const std::string& text : known) note(text);
    }

    std::string write(const Extraction& extraction) {
        put_list(article_.dropped, [this](const Dropped& part) {
            put_text(part.text);
            put_text(part.reason);
        });
        put_text(article_.date_rule);
        put_texts(article_.notes);
        put_text(article_.extra);
        const GivenLabels& given = article_.given;
        for (const auto* labels : {&given.persons, &given.organizations, &given.places, &given.countries, &given.topics})
            put_texts(*labels);
        for (const auto* entities : {&extraction.persons, &extraction.organizations, &extraction.places, &extraction.misc})
            put_list(*entities, [this](const Entity& entity) { put_entity(entity); });
        put_list(extraction.countries, [this](const Country& country) { put_country(country); });
        put_list(extraction.topics, [this](const Topic& topic) { put_topic(topic); });
        put_texts(extraction.notes);
        return std::move(bytes_);
    }

private:
    void note(std::string_view text) { known_.try_emplace(std::string(text), count_++); }

    void put(std::uint64_t number) { append_varint(bytes_, number); }

    void put_text(std::string_view text) {
        const auto known = known_.find(std::string(text));
        if (known != known_.end()) return put(known->second + 1);
        put(0);
        append_string(bytes_, text);
        note(text);
    }

    void put_decimal(double value, double steps) {
        constexpr double most = 1e15;
        put(to_zigzag(std::abs(value) < most ? std::llround(value * steps) : 0));
    }

    template <typename List, typename Put>
    void put_list(const List& list, Put put_one) {
        put(list.size());
        for (const auto& one : list) put_one(one);
    }
    void put_texts(const std::vector<std::string>& list) {
        put_list(list, [this](const std::string& text) { put_text(text); });
    }

    void put_mentions(const std::vector<Mention>& mentions, bool is_weighted) {
        std::int64_t before = 0;
        put_list(mentions, [&](const Mention& mention) {
            const auto begin = static_cast<std::int64_t>(mention.begin);
            put(to_zigzag(begin - before) << 1U | (mention.field == Field::title ? in_title : 0));
            put(mention.end - mention.begin);
            put_text(mention.rule);
            if (is_weighted) put_decimal(mention.weight, weight_steps);
            before = begin;
        });
    }

    /// A name is mostly one of its mentions.
    void put_entity(const Entity& entity) {
        put_mentions(entity.mentions, false);
        std::size_t place = 0;
        while (place < entity.mentions.size() && quote(entity.mentions[place]) != entity.name) ++place;
        const bool is_mention = !entity.name.empty() && place < entity.mentions.size();
        put(is_mention ? place + 1 : 0);
        is_mention ? note(entity.name) : put_text(entity.name);
        put((entity.given ? is_given : 0) | (entity.code.empty() ? 0 : has_code));
        if (!entity.code.empty()) put_text(entity.code);
        put_decimal(entity.salience, share_steps);
    }

    [[nodiscard]] std::string_view quote(const Mention& mention) const {
        return quoted(article_, mention.field, mention.begin, mention.end);
    }

    void put_country(const Country& country) {
        put_text(country.code);
        put_text(country.name);
        put((country.given ? is_given : 0) | (country.about ? is_about : 0));
        put_decimal(country.salience, share_steps);
        put_mentions(country.mentions, true);
        const std::size_t kept = std::min(country.evidence.size(), max_evidence);
        put_list(std::span(country.evidence).first(kept), [this](const Evidence& one) {
            put_text(one.text);
            put_decimal(one.weight, weight_steps);
        });
    }

    void put_topic(const Topic& topic) {
        put_text(topic.id);
        put_text(topic.name);
        put_texts(topic.path);
        put_decimal(topic.score, share_steps);
        put(topic.given ? is_given : 0);
        put_text(topic.by);
        put_list(topic.evidence, [this](const Evidence& one) { put_evidence(one); });
    }

    void put_evidence(const Evidence& one) {
        const bool quotes = !one.text.empty() && quoted(article_, one.field, one.begin, one.end) == one.text;
        const bool placed = one.begin != 0 || one.end != 0;
        put((one.field == Field::title ? in_title : 0) | (one.by_rule ? by_rule : 0) | (quotes ? is_quoted : 0) | (placed ? has_place : 0));
        if (placed) {
            put(one.begin);
            put(to_zigzag(static_cast<std::int64_t>(one.end) - static_cast<std::int64_t>(one.begin)));
        }
        if (!quotes) put_text(one.text);
        put_decimal(one.weight, weight_steps);
    }

    const Article& article_;
    std::string bytes_;
    std::unordered_map<std::string, std::uint64_t> known_;  ///< to the first place
    std::uint64_t count_ = 0;
};

class DetailsReader {
public:
    DetailsReader(std::string_view bytes, std::span<const std::string> known, Article& article)
        : bytes_(bytes), known_(known.begin(), known.end()), article_(article) {}

    void read(Extraction& extraction) {
        take_list(article_.dropped, [this](Dropped& part) {
            part.text = text();
            part.reason = text();
        });
        article_.date_rule = text();
        take_texts(article_.notes);
        article_.extra = text();
        GivenLabels& given = article_.given;
        for (auto* labels : {&given.persons, &given.organizations, &given.places, &given.countries, &given.topics}) take_texts(*labels);
        for (auto* entities : {&extraction.persons, &extraction.organizations, &extraction.places, &extraction.misc})
            take_list(*entities, [this](Entity& entity) { take_entity(entity); });
        take_list(extraction.countries, [this](Country& country) { take_country(country); });
        take_list(extraction.topics, [this](Topic& topic) { take_topic(topic); });
        take_texts(extraction.notes);
        if (!bytes_.empty()) throw_damaged("it goes on behind its end");
    }

private:
    [[noreturn]] void throw_damaged(const char* what) const {
        throw DatabaseError("the record of article '" + article_.id + "' is damaged: " + what);
    }

    std::uint64_t number() {
        std::uint64_t number = 0;
        if (!take_varint(bytes_, number)) throw_damaged("it is cut off");
        return number;
    }

    double decimal(double steps) { return static_cast<double>(from_zigzag(number())) / steps; }

    std::string text() {
        const std::uint64_t place = number();
        if (place > known_.size()) throw_damaged("a string is missing");
        if (place > 0) return known_[static_cast<std::size_t>(place) - 1];
        std::string_view view;
        if (!take_string(bytes_, view)) throw_damaged("it is cut off");
        return known_.emplace_back(view);
    }

    template <typename Item, typename Take>
    void take_list(std::vector<Item>& list, Take take_one) {
        const std::uint64_t count = number();
        if (count > bytes_.size()) throw_damaged("it is cut off");
        list.clear();
        for (std::uint64_t i = 0; i < count; ++i) take_one(list.emplace_back());
    }
    void take_texts(std::vector<std::string>& list) {
        take_list(list, [this](std::string& one) { one = text(); });
    }

    void take_mentions(std::vector<Mention>& mentions, bool is_weighted) {
        std::int64_t before = 0;
        take_list(mentions, [&](Mention& mention) {
            const std::uint64_t first = number();
            mention.field = (first & in_title) != 0 ? Field::title : Field::text;
            // As unsigned numbers, so that no damage can make them overflow.
            before = static_cast<std::int64_t>(static_cast<std::uint64_t>(before) + static_cast<std::uint64_t>(from_zigzag(first >> 1U)));
            const std::size_t size = mention.field == Field::title ? article_.title.size() : article_.text.size();
            const std::uint64_t length = number();
            if (before < 0 || static_cast<std::uint64_t>(before) > size || length > size - static_cast<std::uint64_t>(before))
                throw_damaged("a mention lies outside of the text");
            mention.begin = static_cast<std::size_t>(before);
            mention.end = mention.begin + static_cast<std::size_t>(length);
            mention.text = quoted(article_, mention.field, mention.begin, mention.end);
            mention.rule = text();
            if (is_weighted) mention.weight = decimal(weight_steps);
        });
    }

    void take_entity(Entity& entity) {
        take_mentions(entity.mentions, false);
        const std::uint64_t place = number();
        if (place > entity.mentions.size()) throw_damaged("a name is missing");
        entity.name = place == 0 ? text() : known_.emplace_back(entity.mentions[static_cast<std::size_t>(place) - 1].text);
        const std::uint64_t marks = number();
        entity.given = (marks & is_given) != 0;
        if ((marks & has_code) != 0) entity.code = text();
        entity.salience = decimal(share_steps);
    }

    void take_country(Country& country) {
        country.code = text();
        country.name = text();
        const std::uint64_t marks = number();
        country.given = (marks & is_given) != 0;
        country.about = (marks & is_about) != 0;
        country.salience = decimal(share_steps);
        take_mentions(country.mentions, true);
        take_list(country.evidence, [this](Evidence& one) {
            one.text = text();
            one.weight = decimal(weight_steps);
        });
    }

    void take_topic(Topic& topic) {
        topic.id = text();
        topic.name = text();
        take_texts(topic.path);
        topic.score = decimal(share_steps);
        topic.given = (number() & is_given) != 0;
        topic.by = text();
        take_list(topic.evidence, [this](Evidence& one) { take_evidence(one); });
    }

    void take_evidence(Evidence& one) {
        const std::uint64_t marks = number();
        one.field = (marks & in_title) != 0 ? Field::title : Field::text;
        one.by_rule = (marks & by_rule) != 0;
        if ((marks & has_place) != 0) {
            one.begin = static_cast<std::size_t>(number());
            one.end = one.begin + static_cast<std::size_t>(from_zigzag(number()));
        }
        one.text = (marks & is_quoted) != 0 ? std::string(quoted(article_, one.field, one.begin, one.end)) : text();
        one.weight = decimal(weight_steps);
    }

    std::string_view bytes_;
    std::vector<std::string> known_;
    Article& article_;
};

}  // namespace

std::string write_details(const Article& article, const Extraction& extraction, std::span<const std::string> known) {
    return DetailsWriter(article, known).write(extraction);
}

void read_details(std::string_view details, std::span<const std::string> known, Article& article, Extraction& extraction) {
    extraction = {};
    DetailsReader(details, known, article).read(extraction);
}

}  // namespace dateline
