#include "facets/tool/label_rules.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "facets/error.hpp"
#include "facets/tagger/hashing.hpp"
#include "facets/tagger/word.hpp"

namespace dateline::tool {

using training::AnnotatedArticle;
using training::AnnotatedSpan;

namespace {

/// The labels of the collections that we know; capitals tell them apart.
constexpr std::array label_rules = {
    // CoNLL's manner: WikiGold, Universal NER
    LabelRule{"PER", Reading::name, MentionKind::person}, LabelRule{"LOC", Reading::name, MentionKind::location},
    LabelRule{"ORG", Reading::name, MentionKind::organization}, LabelRule{"MISC", Reading::name, MentionKind::misc},
    // Groningen Meaning Bank: titles inside persons; "gpe" is mostly nationalities, sometimes a country
    LabelRule{"per", Reading::person, MentionKind::person}, LabelRule{"geo", Reading::name, MentionKind::location},
    LabelRule{"org", Reading::name, MentionKind::organization}, LabelRule{"gpe", Reading::adjective, MentionKind::misc},
    LabelRule{"art", Reading::open}, LabelRule{"eve", Reading::open}, LabelRule{"nat", Reading::open}, LabelRule{"tim", Reading::none},
    // RE3D: whole phrases, pronouns and descriptions
    LabelRule{"Person", Reading::phrase, MentionKind::person}, LabelRule{"Location", Reading::phrase, MentionKind::location},
    LabelRule{"Organisation", Reading::phrase, MentionKind::organization},
    LabelRule{"Nationality", Reading::adjective, MentionKind::misc, false},
    LabelRule{"MilitaryPlatform", Reading::open, MentionKind::misc, false}, LabelRule{"Weapon", Reading::open, MentionKind::misc, false},
    LabelRule{"DocumentReference", Reading::open, MentionKind::misc, false}, LabelRule{"Temporal", Reading::none, MentionKind::misc, false},
    LabelRule{"Quantity", Reading::none, MentionKind::misc, false}, LabelRule{"Money", Reading::none, MentionKind::misc, false},
    // CrossNER politics
    LabelRule{"politician", Reading::name, MentionKind::person}, LabelRule{"person", Reading::name, MentionKind::person},
    LabelRule{"country", Reading::name, MentionKind::location}, LabelRule{"location", Reading::name, MentionKind::location},
    LabelRule{"organisation", Reading::name, MentionKind::organization},
    LabelRule{"politicalparty", Reading::name, MentionKind::organization}, LabelRule{"election", Reading::name, MentionKind::misc},
    LabelRule{"event", Reading::name, MentionKind::misc}, LabelRule{"misc", Reading::name, MentionKind::misc}};

}  // namespace

const LabelRule& rule_of(const std::string& label) {
    const auto rule = std::find_if(label_rules.begin(), label_rules.end(), [&](const LabelRule& known) { return known.label == label; });
    if (rule == label_rules.end()) throw Error("the label '" + label + "' is unknown; expected PER, LOC, ORG or MISC");
    return *rule;
}

namespace {

struct NameWord {
    std::size_t begin, end;
    bool small;
};

std::vector<NameWord> words_of(std::string_view text, std::size_t begin, std::size_t end) {
    std::vector<NameWord> words;
    const TokenizedText tokens = tokenize(text.substr(begin, end - begin));
    for (const Token& token : tokens.tokens) {
        if (token.kind == TokenKind::word)
            words.push_back({begin + token.begin, begin + token.end, token.letter_case == LetterCase::lower});
    }
    return words;
}

bool is_title(std::string_view word, const tagger::Lexicon& lexicon, std::uint32_t kinds) {
    const auto small = lexicon.find(tagger::hash_bytes(tagger::small_letters(word)));
    return (small.lists & kinds) != 0;
}

/// Cuts titles and roles off the start of a person; false when nothing is left.
bool cut_titles(std::string_view text, AnnotatedSpan& span, const tagger::Lexicon& lexicon) {
    for (const NameWord& word : words_of(text, span.begin, span.end)) {
        span.begin = word.begin;
        if (!is_title(text.substr(word.begin, word.end - word.begin), lexicon, tagger::lists::honorific | tagger::lists::role)) return true;
    }
    return false;
}

/// Cuts articles off the start; sets the kind open when small words remain that no name holds; false when there is no capital.
bool cut_phrase(std::string_view text, AnnotatedSpan& span, const tagger::Lexicon& lexicon) {
    static const std::unordered_set<std::string_view> in_names = {"of", "the", "and", "for", "al", "de", "bin", "el", "la", "on", "in"};
    std::vector<NameWord> words = words_of(text, span.begin, span.end);
    while (!words.empty() && (tagger::small_letters(text.substr(words[0].begin, words[0].end - words[0].begin)) == "the"))
        words.erase(words.begin());
    if (std::all_of(words.begin(), words.end(), [](const NameWord& word) { return word.small; })) return false;
    span.begin = words.front().begin;
    for (const NameWord& word : words) {
        if (word.small && !in_names.contains(text.substr(word.begin, word.end - word.begin))) span.kind.reset();
    }
    if (words.size() == 1 && words[0].end - words[0].begin < 4) span.kind.reset();  // "He", "My"
    if (span.kind == MentionKind::person) {
        AnnotatedSpan cut = span;
        if (!cut_titles(text, cut, lexicon)) span.kind.reset();
        span = cut;
    }
    return true;
}

}  // namespace

void add_span(AnnotatedArticle& article, AnnotatedSpan span, const LabelRule& rule, const tagger::Lexicon& lexicon) {
    const std::string_view text = article.text;
    span.kind = rule.kind;
    switch (rule.reading) {
        case Reading::none:
            return;
        case Reading::open:
            span.kind.reset();
            break;
        case Reading::person:
            if (!cut_titles(text, span, lexicon)) return;
            break;
        case Reading::phrase:
            if (!cut_phrase(text, span, lexicon)) return;
            break;
        case Reading::adjective: {
            std::uint64_t hash = 0;
            for (const NameWord& word : words_of(text, span.begin, span.end)) {
                const std::uint64_t next = tagger::hash_bytes(tagger::written_form(text.substr(word.begin, word.end - word.begin)));
                hash = hash == 0 ? next : tagger::phrase_hash(hash, next);
            }
            if ((lexicon.find(hash).lists & tagger::lists::country) != 0) span.kind = MentionKind::location;
            break;
        }
        case Reading::name:
            break;
    }
    article.spans.push_back(span);
}

void mend_countries(AnnotatedArticle& article, const tagger::Lexicon& lexicon) {
    const TokenizedText tokens = tokenize(article.text);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        std::uint64_t hash = tagger::hash_bytes(tagger::written_form(tokens[i]));
        if ((lexicon.find(hash).lists & tagger::lists::starts_phrase) == 0) continue;
        for (std::size_t j = i + 1; j < tokens.size() && j < i + 4; ++j) {
            hash = tagger::phrase_hash(hash, tagger::hash_bytes(tagger::written_form(tokens[j])));
            if ((lexicon.find(hash).lists & tagger::lists::country) == 0) continue;
            const std::size_t begin = tokens.tokens[i].begin, end = tokens.tokens[j].end;
            const auto inside = [&](const AnnotatedSpan& span) { return span.begin >= begin && span.end <= end; };
            const auto touches = [&](const AnnotatedSpan& span) { return span.begin < end && begin < span.end && !inside(span); };
            if (std::any_of(article.spans.begin(), article.spans.end(), touches)) continue;
            std::erase_if(article.spans, inside);
            article.spans.push_back({Field::text, begin, end, MentionKind::location});
        }
    }
}

}  // namespace dateline::tool
