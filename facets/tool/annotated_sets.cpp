#include "facets/tool/annotated_sets.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unordered_set>

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/tagger/hashing.hpp"
#include "facets/tagger/word.hpp"
#include "facets/text/utf8.hpp"

namespace dateline::tool {
namespace {

using nlohmann::json;
using training::AnnotatedArticle;
using training::AnnotatedSpan;

/// How a span with a label is read.
enum class Reading {
    name,       ///< as it is
    person,     ///< titles and roles at its start are cut off
    adjective,  ///< a country's name is a location, anything else (nationalities) another name
    phrase,     ///< marked with articles and describing words: only spans that look like a name are taken, mixed ones are left open
    open,       ///< may be a name or none
    none,       ///< no name
};

struct LabelRule {
    std::string_view label;
    Reading reading;
    MentionKind kind = MentionKind::misc;
    bool complete = true;  ///< whoever uses the label marks all names of the kind
};

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

const LabelRule& rule_of(const std::string& label) {
    const auto rule = std::find_if(label_rules.begin(), label_rules.end(), [&](const LabelRule& known) { return known.label == label; });
    if (rule == label_rules.end()) throw Error("the label '" + label + "' is unknown; expected PER, LOC, ORG or MISC");
    return *rule;
}

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

bool is_title(std::string_view word, const tagger::Lexicon& lexicon, std::uint16_t kinds) {
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

AnnotatedSpan checked_span(const AnnotatedArticle& article, const json& object) {
    AnnotatedSpan span;
    if (object.value("field", "text") == "title") span.field = Field::title;
    span.begin = object.at("begin").get<std::size_t>();
    span.end = object.at("end").get<std::size_t>();
    const std::size_t size = span.field == Field::title ? article.title.size() : article.text.size();
    if (span.begin >= span.end || span.end > size) {
        throw Error("the span " + std::to_string(span.begin) + " to " + std::to_string(span.end) + " does not fit a field of " +
                    std::to_string(size) + " bytes");
    }
    return span;
}

/// Marks countries of several words as locations, where a collection cut them to pieces ("Sri" a person, "Lanka" a place). Longer names stay.
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

AnnotatedArticle read_article(const std::string& line, const tagger::Lexicon& lexicon, std::uint32_t& annotated) {
    const json object = json::parse(line);
    AnnotatedArticle article;
    article.id = object.at("id").is_string() ? object.at("id").get<std::string>() : object.at("id").dump();
    article.title = object.value("title", "");
    article.text = object.at("text").get<std::string>();
    if (object.contains("spans")) {
        bool cut_to_pieces = false;
        for (const json& span : object["spans"]) {
            const LabelRule& rule = rule_of(span.at("label").get<std::string>());
            if (rule.complete && rule.reading != Reading::open && rule.reading != Reading::none)
                annotated |= 1U << static_cast<int>(rule.kind);
            add_span(article, checked_span(article, span), rule, lexicon);
            cut_to_pieces = cut_to_pieces || rule.label == "gpe" || rule.label == "geo" || rule.label == "per";
        }
        if (cut_to_pieces) mend_countries(article, lexicon);
        return article;
    }
    annotated = 15;
    constexpr std::array lists = {"persons", "places", "organizations", "misc"};
    for (std::size_t kind = 0; kind < lists.size(); ++kind) {
        for (const json& entity : object.value(lists[kind], json::array())) {
            for (const json& mention : entity.at("mentions")) {
                AnnotatedSpan span = checked_span(article, mention);
                span.kind = static_cast<MentionKind>(kind);
                article.spans.push_back(span);
            }
        }
    }
    return article;
}

/// Words with a capital inside a sentence: what tells that two sentences are of one article.
std::vector<std::uint64_t> name_words(const AnnotatedArticle& sentence) {
    std::vector<std::uint64_t> words;
    const TokenizedText tokens = tokenize(sentence.text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens.tokens[i];
        if (token.kind == TokenKind::word && token.letter_case != LetterCase::lower && !token.starts_sentence &&
            token.end - token.begin > 3) {
            words.push_back(tagger::hash_bytes(tokens[i]));
        }
    }
    return words;
}

/// Puts consecutive sentences that share names into articles. Only for sets in which most texts are one sentence.
void join_sentences(AnnotatedSet& set) {
    std::vector<AnnotatedArticle> joined;
    std::unordered_set<std::uint64_t> known;
    std::size_t parts = 0, strangers = 0;
    for (AnnotatedArticle& sentence : set.articles) {
        const std::vector<std::uint64_t> words = name_words(sentence);
        const bool shares = std::any_of(words.begin(), words.end(), [&](std::uint64_t word) { return known.contains(word); });
        strangers = shares ? 0 : strangers + 1;
        if (joined.empty() || parts >= 25 || strangers > 1 || (!shares && words.size() > 1)) {
            joined.push_back(std::move(sentence));
            known.clear();
            parts = 0;
            strangers = 0;
        } else {
            AnnotatedArticle& article = joined.back();
            const std::size_t shift = article.text.size() + 2;
            article.text += "\n\n" + sentence.text;
            for (AnnotatedSpan& span : sentence.spans) {
                span.begin += shift;
                span.end += shift;
                article.spans.push_back(span);
            }
            ++set.sentences_joined;
        }
        ++parts;
        known.insert(words.begin(), words.end());
    }
    set.articles = std::move(joined);
}

}  // namespace

AnnotatedSet read_annotated_set(const std::string& path, const tagger::Lexicon& lexicon) {
    AnnotatedSet set;
    set.path = path;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error("the file '" + path + "' cannot be read");
    std::string line;
    std::uint32_t annotated = 0;
    std::size_t single = 0;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (line.empty()) continue;
        try {
            set.articles.push_back(read_article(line, lexicon, annotated));
        } catch (const std::exception& error) {
            throw Error(path + ", line " + std::to_string(number) + ": " + error.what());
        }
        single += tokenize(set.articles.back().text).sentences.size() <= 1;
    }
    if (set.articles.size() > 5000 && single * 10 > set.articles.size() * 9) join_sentences(set);
    for (AnnotatedArticle& article : set.articles) article.unannotated = 15U & ~annotated;
    return set;
}

bool is_held_out(const std::string& id) {
    return tagger::mix(tagger::hash_bytes(id), 5) % 5 == 0;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) throw Error("the file '" + path + "' cannot be read");
    return content.str();
}

void write_file(const std::string& path, const std::string& content) {
    const std::string part = path + ".part";
    std::ofstream file(part, std::ios::binary);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
    file.close();
    std::error_code error;
    if (file) std::filesystem::rename(part, path, error);
    if (!file || error) throw Error("the file '" + path + "' cannot be written");
}

}  // namespace dateline::tool
