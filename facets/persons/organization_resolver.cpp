#include <algorithm>
#include <initializer_list>
#include <string>
#include <unordered_map>

#include "facets/persons/name_words.hpp"
#include "facets/persons/person_resolver.hpp"
#include "facets/persons/salience.hpp"
#include "facets/text/fold.hpp"

namespace dateline {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// One way in which the article writes organisations, and the fuller form that it stands for.
struct Form {
    std::string key;
    std::size_t words = 0;
    std::size_t fuller = none;
    const char* rule = "full name";
    bool acronym = false;
};

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "NATO", "U.N.", and with small letters between capitals "BoE".
bool is_acronym(const TokenizedText& tokens, const TaggedSpan& span) {
    const Token& token = tokens.tokens[span.first];
    if (span.last != span.first + 1 || token.end - token.begin < 2) return false;
    if (token.letter_case == LetterCase::upper) return true;
    const std::string_view word = tokens[span.first];
    const auto capitals = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return token.letter_case == LetterCase::mixed && word.size() <= 5 && capitals * 2 >= static_cast<std::ptrdiff_t>(word.size()) &&
           word.back() >= 'A' && word.back() <= 'Z';
}

/// The first letters of the words, small words left out or not: "nato" for "north atlantic treaty organization".
std::string initials_of(const std::string& key, bool with_small_words) {
    std::string initials;
    std::size_t at = 0;
    while (at < key.size()) {
        const std::size_t end = std::min(key.find(' ', at), key.size());
        const std::string_view word(key.data() + at, end - at);
        if (with_small_words || !is_any(word, {"of", "and", "the", "for", "in", "on"})) initials += word.front();
        at = end + 1;
    }
    return initials;
}

class OrganizationResolver {
public:
    OrganizationResolver(const ArticleTokens& article, const std::vector<TaggedSpan>& spans, MentionKind kind) : article_(article) {
        for (const TaggedSpan& span : spans) {
            if (span.kind != kind || span.first >= span.last) continue;
            const std::size_t form = form_of(span);
            if (form == none) continue;
            spans_.push_back(span);
            forms_of_.push_back(form);
        }
    }

    std::vector<Entity> run(bool join_forms) {
        if (join_forms) {
            join_brackets();
            join_initials();
            join_short_forms();
            join_clipped_forms();
        }
        return entities();
    }

private:
    std::size_t form_of(const TaggedSpan& span) {
        const TokenizedText& tokens = article_.field(span.field);
        const std::size_t begin = tokens.tokens[span.first].begin;
        std::string key = fold_name(tokens.text.substr(begin, tokens.tokens[span.last - 1].end - begin));
        if (key.compare(0, 4, "the ") == 0) key.erase(0, 4);
        const bool acronym = is_acronym(tokens, span);
        if (acronym) key.erase(std::remove(key.begin(), key.end(), ' '), key.end());  // "U.N." is "UN"
        if (key.empty()) return none;
        const auto [known, added] = by_key_.try_emplace(key, forms_.size());
        if (added) {
            Form form;
            form.words = 1 + static_cast<std::size_t>(std::count(key.begin(), key.end(), ' '));
            form.acronym = acronym;
            form.key = std::move(key);
            forms_.push_back(std::move(form));
        }
        return known->second;
    }

    /// "Christian Democratic Union (CDU)", "CDU (Christian Democratic Union)", "International Monetary Fund (the \"Fund\")".
    void join_brackets() {
        for (std::size_t i = 0; i + 1 < spans_.size(); ++i) {
            if (!in_brackets(spans_[i], spans_[i + 1])) continue;
            const Form& first = forms_[forms_of_[i]];
            const Form& second = forms_[forms_of_[i + 1]];
            if (first.acronym && second.words > 1) {
                join(forms_of_[i], forms_of_[i + 1], "acronym");
            } else if (second.acronym && first.words > 1) {
                join(forms_of_[i + 1], forms_of_[i], "acronym");
            } else if (second.words < first.words) {
                join(forms_of_[i + 1], forms_of_[i], "short form");
            }
        }
    }

    /// Whether `b` stands in brackets of its own behind `a`, perhaps in quotes or after "the" or "or".
    bool in_brackets(const TaggedSpan& a, const TaggedSpan& b) const {
        const TokenizedText& tokens = article_.field(a.field);
        if (a.field != b.field || a.last >= b.first || b.first > a.last + 4 || tokens[a.last] != "(") return false;
        for (std::uint32_t i = a.last + 1; i < b.first; ++i)
            if (!is_any(tokens[i], {"the", "or", "\"", "'", "\u201c", "\u2018"})) return false;
        std::uint32_t end = b.last;
        while (end < tokens.size() && is_any(tokens[end], {"\"", "'", "\u201d", "\u2019"})) ++end;
        return end < tokens.size() && tokens[end] == ")";
    }

    /// "IMF" for "International Monetary Fund", where it can stand for one name of the article only.
    void join_initials() {
        std::unordered_map<std::string, std::size_t> full;
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            if (forms_[i].words < 2 || forms_[i].acronym) continue;
            const std::string initials = initials_of(forms_[i].key, false), with_small_words = initials_of(forms_[i].key, true);
            add_initials(full, initials, i);
            if (with_small_words != initials) add_initials(full, with_small_words, i);
        }
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            if (!forms_[i].acronym || forms_[i].fuller != none) continue;
            const auto found = full.find(forms_[i].key);
            if (found != full.end() && found->second != none) join(i, found->second, "acronym");
        }
    }

    static void add_initials(std::unordered_map<std::string, std::size_t>& full, const std::string& initials, std::size_t form) {
        const auto [known, added] = full.try_emplace(initials, form);
        if (!added && known->second != form) known->second = none;
    }

    /// "Fed" for "Federal Reserve": the start of the first word of one longer name alone.
    void join_clipped_forms() {
        std::unordered_map<std::string_view, std::size_t> starts;
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            const std::string_view key = forms_[i].key;
            for (std::size_t size = 3; size <= 4 && forms_[i].words > 1 && key.find(' ') >= size + 3; ++size) {
                const auto [known, added] = starts.try_emplace(key.substr(0, size), root(i));
                if (!added && known->second != root(i)) known->second = none;
            }
        }
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            if (forms_[i].fuller != none || forms_[i].words > 1 || forms_[i].acronym || !is_telling(forms_[i].key)) continue;
            const auto found = starts.find(forms_[i].key);
            if (found != starts.end() && found->second != none) join(i, found->second, "short form");
        }
    }

    /// "Lehman" for "Lehman Brothers": the whole first words of one longer name alone.
    void join_short_forms() {
        std::unordered_map<std::string_view, std::size_t> starts;
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            const std::string_view key = forms_[i].key;
            for (std::size_t at = key.find(' '); at != std::string_view::npos && at < 80; at = key.find(' ', at + 1)) {
                const auto [known, added] = starts.try_emplace(key.substr(0, at), i);
                if (!added && !is_same_start(known->second, i)) known->second = none;
            }
        }
        for (std::size_t i = 0; i < forms_.size(); ++i) {
            if (forms_[i].fuller != none || (forms_[i].words == 1 && !is_telling(forms_[i].key))) continue;
            const auto found = starts.find(forms_[i].key);
            if (found != starts.end() && found->second != none) join(i, found->second, "short form");
        }
    }

    /// Whether one of two forms goes on from the other: "Ford Motor" and "Ford Motor Co".
    bool is_same_start(std::size_t& known, std::size_t other) const {
        if (known == none) return false;
        const std::string& a = forms_[known].key;
        const std::string& b = forms_[other].key;
        const bool longer = a.size() < b.size();
        if ((longer ? b : a).compare(0, std::min(a.size(), b.size()), longer ? a : b) != 0) return false;
        if (longer) known = other;
        return true;
    }

    bool is_telling(std::string_view word) const {
        return (tables_.classes(folded_hash(word)) & (common | organization_head | organization_suffix | nationality | place)) == 0;
    }

    void join(std::size_t form, std::size_t fuller, const char* rule) {
        if (form == fuller || forms_[form].fuller != none || root(fuller) == form) return;
        forms_[form].fuller = fuller;
        forms_[form].rule = rule;
    }

    std::size_t root(std::size_t form) const {
        while (forms_[form].fuller != none) form = forms_[form].fuller;
        return form;
    }

    std::vector<Entity> entities() {
        std::vector<Entity> entities(forms_.size());
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            Entity& entity = entities[root(forms_of_[i])];
            entity.mentions.push_back(make_mention(article_, spans_[i], forms_[forms_of_[i]].rule));
            if (forms_[forms_of_[i]].fuller == none && entity.name.empty()) entity.name = on_one_line(entity.mentions.back().text);
        }
        entities.erase(std::remove_if(entities.begin(), entities.end(), [](const Entity& entity) { return entity.mentions.empty(); }),
                       entities.end());
        for (Entity& entity : entities) entity.salience = salience_of(entity.mentions, article_);
        sort_by_salience(entities);
        return entities;
    }

    const ArticleTokens& article_;
    const NameWords& tables_ = NameWords::instance();
    std::vector<TaggedSpan> spans_;
    std::vector<std::size_t> forms_of_;  ///< by span
    std::vector<Form> forms_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

}  // namespace

std::vector<Entity> resolve_organizations(const ArticleTokens& article, const std::vector<TaggedSpan>& spans) {
    return OrganizationResolver(article, spans, MentionKind::organization).run(true);
}

std::vector<Entity> resolve_misc(const ArticleTokens& article, const std::vector<TaggedSpan>& spans) {
    return OrganizationResolver(article, spans, MentionKind::misc).run(false);
}

}  // namespace dateline
