#include "facets/tool/annotated_sets.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <unordered_set>

#include "facets/error.hpp"
#include "facets/tagger/hashing.hpp"
#include "facets/tool/label_rules.hpp"

namespace dateline::tool {
namespace {

using nlohmann::json;
using training::AnnotatedArticle;
using training::AnnotatedSpan;

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
