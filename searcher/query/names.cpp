#include "searcher/query/names.hpp"

#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "facets/countries/country_names.hpp"
#include "facets/error.hpp"
#include "facets/text/edit_distance.hpp"
#include "facets/text/fold.hpp"
#include "facets/topics/taxonomy.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_names_in_note = 5;
constexpr std::size_t max_suggestions = 3;

std::vector<std::string_view> cut_at_spaces(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

bool holds_words(std::string_view text, const std::vector<std::string_view>& words) {
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return holds_word(text, word); });
}

std::string list_names(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
}

/// How far a name is from what was asked: the whole, or any single word of it. More than `limit`: too far.
std::size_t name_distance(std::string_view asked, std::string_view name, std::size_t limit) {
    std::size_t best = edit_distance(asked, name, limit);
    while (!name.empty() && best > 0) {
        const std::size_t end = std::min(name.find(' '), name.size());
        best = std::min(best, edit_distance(asked, name.substr(0, end), limit));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return best;
}

/// The labels nearest to the folded name `asked`, at most max_suggestions, nearest first and of these the most frequent.
template <typename KeyOf, typename LabelOf, typename CountOf>
std::vector<std::string> nearest_names(std::string_view asked, std::uint32_t size, KeyOf key, LabelOf label, CountOf count) {
    const std::size_t limit = std::clamp<std::size_t>(asked.size() / 3, 1, 3);
    std::vector<std::pair<std::size_t, std::uint32_t>> near;
    for (std::uint32_t id = 0; id < size; ++id) {
        const std::size_t distance = name_distance(asked, key(id), limit);
        if (distance <= limit) near.emplace_back(distance, id);
    }
    constexpr std::size_t max_counted = 1000;  // counts cost a look-up each
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), max_counted));
    std::vector<std::pair<std::pair<std::size_t, std::int64_t>, std::uint32_t>> ordered;
    for (const auto& [distance, id] : near) ordered.push_back({{distance, -static_cast<std::int64_t>(count(id))}, id});
    std::sort(ordered.begin(), ordered.end());
    std::vector<std::string> names;
    for (const auto& [order, id] : ordered) {
        if (names.size() == max_suggestions) break;
        names.push_back(label(id));
    }
    return names;
}

std::string did_you_mean(const std::vector<std::string>& names) {
    return names.empty() ? "" : "; did you mean " + list_names(names) + "?";
}

std::string english_language(const std::string& code) {
    UErrorCode status = U_ZERO_ERROR;
    std::array<char16_t, 100> name{};
    const std::int32_t length = uloc_getDisplayLanguage(code.c_str(), "en", name.data(), static_cast<std::int32_t>(name.size()), &status);
    if (U_FAILURE(status) != 0) return code;
    std::string utf8;
    icu::UnicodeString(name.data(), length).toUTF8String(utf8);
    return utf8;
}

/// Looks for one value in the catalogue of one kind.
class Finder {
public:
    Finder(const Archive& archive, FilterKind kind, const std::string& value)
        : archive_(archive),
          kind_(kind),
          facet_(facet_of(kind)),
          value_(value),
          folded_(fold_name(value)),
          names_(archive.catalogue(facet_)) {}

    NamedEntities find() {
        if (folded_.empty()) throw UsageError("expected a name for " + std::string(filter_name(kind_)) + ", found '" + value_ + "'");
        switch (kind_) {
            case FilterKind::country:
            case FilterKind::mentions:
                return find_country();
            case FilterKind::topic:
                return find_topic();
            case FilterKind::language:
                return find_language();
            default:
                return find_name();
        }
    }

private:
    /// By key as it was written, or folded.
    [[nodiscard]] std::optional<std::uint32_t> exact() const {
        const auto id = names_.find(value_);
        return id ? id : names_.find(folded_);
    }

    /// A lone word is more often meant for everybody of that name than for whom the archive knows by nothing else; '=' asks for the latter.
    [[nodiscard]] bool wants_whole_name() const {
        return kind_ != FilterKind::person || value_.front() == exact_name_mark || folded_.find(' ') != std::string::npos;
    }

    NamedEntities find_name() {
        if (const auto id = wants_whole_name() ? exact() : std::nullopt) return {{*id}, {}};
        if (value_.front() == exact_name_mark) return none();
        NamedEntities found;
        const auto words = cut_at_spaces(folded_);
        for (std::uint32_t id = 0; id < names_.size(); ++id) {
            if (holds_words(names_.key(id), words)) add(id, found.ids);
        }
        if (found.ids.empty()) return none();
        std::sort(found.ids.begin(), found.ids.end());
        found.ids.erase(std::unique(found.ids.begin(), found.ids.end()), found.ids.end());
        if (found.ids.size() > 1) found.note = note_several(found.ids);
        return found;
    }

    /// The entry that stands for this one, if any article is left that counts under it.
    void add(std::uint32_t id, std::vector<std::uint32_t>& ids) const {
        const std::uint32_t canonical = names_.canonical(id);
        if (canonical == JointCatalogue::nobody || archive_.total(facet_, canonical) == 0) return;
        ids.push_back(canonical);
    }

    NamedEntities none() const {
        const auto names = nearest_names(
            folded_, names_.size(),
            [&](std::uint32_t id) -> std::string_view { return archive_.total(facet_, id) > 0 ? names_.key(id) : std::string_view(); },
            [&](std::uint32_t id) { return display_label(facet_, names_, id); },
            [&](std::uint32_t id) { return archive_.total(facet_, id); });
        return {{}, "no article has " + std::string(filter_name(kind_)) + " '" + value_ + "'" + did_you_mean(names)};
    }

    [[nodiscard]] std::string note_several(const std::vector<std::uint32_t>& ids) const {
        std::vector<std::pair<std::int64_t, std::string>> by_count;
        for (const std::uint32_t id : ids)
            by_count.emplace_back(-static_cast<std::int64_t>(archive_.total(facet_, id)), display_label(facet_, names_, id));
        const std::size_t shown = std::min(by_count.size(), max_names_in_note);
        std::partial_sort(by_count.begin(), by_count.begin() + static_cast<std::ptrdiff_t>(shown), by_count.end());
        std::string note = std::string(filter_name(kind_)) + " '" + value_ + "' fits " + std::to_string(ids.size()) + ": ";
        for (std::size_t i = 0; i < shown; ++i) {
            note += (i == 0 ? "" : ", ") + by_count[i].second + " (" + std::to_string(-by_count[i].first) + ")";
        }
        return ids.size() > shown ? note + ", ..." : note;
    }

    NamedEntities find_country() {
        const auto code = country_code(value_);
        if (code) {
            if (const auto id = names_.find(*code)) return {{*id}, {}};
            return {{}, "no article has country '" + country_name(*code) + "'"};
        }
        if (const auto id = exact()) return {{*id}, {}};
        std::vector<std::string> keys;
        for (std::uint32_t id = 0; id < names_.size(); ++id) keys.push_back(fold_name(names_.label(id)));
        const auto names = nearest_names(
            folded_, names_.size(), [&](std::uint32_t id) -> std::string_view { return keys[id]; },
            [&](std::uint32_t id) { return std::string(names_.label(id)); }, [&](std::uint32_t id) { return archive_.total(facet_, id); });
        throw UsageError("there is no country '" + value_ + "': expected an ISO 3166-1 code or an English name" + did_you_mean(names));
    }

    NamedEntities find_topic() {
        if (const auto id = exact()) return {{*id}, {}};
        const Taxonomy& taxonomy = Taxonomy::media_topics();
        const TaxonomyTopic* topic = taxonomy.find(value_);
        if (topic == nullptr) topic = taxonomy.find_by_name(value_);
        if (topic != nullptr) {
            if (const auto id = names_.find(topic->id)) return {{*id}, {}};
            return {{}, "no article has topic '" + topic->name + "'"};
        }
        return find_topics_by_words(taxonomy);
    }

    NamedEntities find_topics_by_words(const Taxonomy& taxonomy) {
        NamedEntities found;
        const auto words = cut_at_spaces(folded_);
        for (std::uint32_t id = 0; id < names_.size(); ++id) {
            const std::string name = fold_name(names_.label(id));
            if (name == folded_) return {{id}, {}};
            if (holds_words(name, words)) found.ids.push_back(id);
        }
        if (found.ids.size() > 1) found.note = note_several(found.ids);
        if (!found.ids.empty()) return found;
        std::vector<std::string> keys;
        for (const TaxonomyTopic& topic : taxonomy.all()) {
            keys.push_back(fold_name(topic.name));
            if (holds_words(keys.back(), words)) return {{}, "no article has topic '" + topic.name + "'"};
        }
        const auto names = nearest_names(
            folded_, static_cast<std::uint32_t>(keys.size()), [&](std::uint32_t i) -> std::string_view { return keys[i]; },
            [&](std::uint32_t i) { return taxonomy.all()[i].name; }, [](std::uint32_t) { return 0; });
        throw UsageError("there is no topic '" + value_ +
                         "': expected the id or English name of an IPTC Media Topic or of a topic of the archive" + did_you_mean(names));
    }

    NamedEntities find_language() {
        if (const auto id = exact()) return {{*id}, {}};
        for (std::uint32_t id = 0; id < names_.size(); ++id) {
            if (fold_name(english_language(std::string(names_.key(id)))) == folded_) return {{id}, {}};
        }
        return none();
    }

    const Archive& archive_;
    FilterKind kind_;
    FacetKind facet_;
    const std::string& value_;
    std::string folded_;
    const JointCatalogue& names_;
};

}  // namespace

FacetKind facet_of(FilterKind kind) {
    switch (kind) {
        case FilterKind::person:
            return FacetKind::person;
        case FilterKind::organization:
            return FacetKind::organization;
        case FilterKind::place:
            return FacetKind::place;
        case FilterKind::country:
            return FacetKind::country;
        case FilterKind::mentions:
            return FacetKind::mentioned;
        case FilterKind::topic:
            return FacetKind::topic;
        case FilterKind::source:
            return FacetKind::source;
        case FilterKind::language:
            return FacetKind::language;
    }
    return FacetKind::person;
}

NamedEntities find_named(const Archive& archive, FilterKind kind, const std::string& value) {
    return Finder(archive, kind, value).find();
}

std::string display_label(FacetKind kind, const JointCatalogue& names, std::uint32_t id) {
    return kind == FacetKind::language ? english_language(std::string(names.key(id))) : std::string(names.label(id));
}

bool holds_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool starts = at == 0 || text[at - 1] == ' ';
        const bool ends = at + word.size() == text.size() || text[at + word.size()] == ' ';
        if (starts && ends) return true;
    }
    return false;
}

}  // namespace dateline
