#include "facets/training/training_set.hpp"

#include <string>
#include <utility>

#include "facets/tagger/blocks.hpp"
#include "facets/tagger/context_features.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::training {
namespace {

using namespace tagger;

/// Puts a sentence in capitals, letters of ASCII only: no offset moves.
void capitalise(std::string& text, const TokenizedText& tokens, const Sentence& sentence) {
    for (std::size_t i = tokens.tokens[sentence.first].begin; i < tokens.tokens[sentence.last - 1].end; ++i) {
        if (text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 32);
    }
}

void list_context(TrainingDocument& document, const TrainingWords& words, Families families, FeatureIndex& index) {
    std::vector<std::uint64_t> features;
    std::uint32_t closed = 0;
    for (const Document::Segment& segment : document.document.segments()) {
        for (; closed < segment.first; ++closed) document.context.close();
        for (; closed < segment.last; ++closed) {
            features.clear();
            context_features(document.document, words, segment, closed, families, features);
            for (const std::uint64_t feature : features) document.context.rows.push_back(index.number(feature));
            document.context.close();
        }
    }
    while (document.context.ends.size() < document.document.tokens().size()) document.context.close();
}

void renumber_rows(const std::vector<std::uint32_t>& numbers, std::vector<std::uint32_t>& rows) {
    for (std::uint32_t& row : rows) row = numbers[row];
    std::erase(rows, FeatureIndex::none);
}

}  // namespace

AnnotatedArticle in_capitals(const AnnotatedArticle& article, double share, std::uint64_t seed) {
    AnnotatedArticle copy = article;
    std::uint64_t state = mix(seed, hash_bytes(article.id));
    const auto random = [&] {
        state = mix(state, 1);
        return static_cast<double>(state >> 11) * 0x1.0p-53;
    };
    for (const Field field : {Field::title, Field::text}) {
        const TokenizedText tokens = tokenize(field == Field::title ? article.title : article.text);
        for (const Sentence& sentence : tokens.sentences) {
            if (random() < (sentence.first == 0 ? 0.7 : share))
                capitalise(field == Field::title ? copy.title : copy.text, tokens, sentence);
        }
    }
    return copy;
}

std::uint32_t TrainingWords::intern(std::string_view text, const Token& token, LineMode mode) {
    const auto [found, is_new] = indexes_.try_emplace(word_key(text, token, mode) | 1, static_cast<std::uint32_t>(words_.size()));
    if (!is_new) return found->second;
    words_.push_back(describe_word(text, token, mode, lexicon_, families_, features_));
    auto& rows = rows_.emplace_back();
    for (std::size_t offset = 0; offset < rows.size(); ++offset) {
        for (const std::uint64_t feature : features_[offset]) rows[offset].push_back(index_.number(feature));
    }
    return found->second;
}

void TrainingWords::renumber(const std::vector<std::uint32_t>& numbers) {
    for (auto& word : rows_) {
        for (auto& rows : word) renumber_rows(numbers, rows);
    }
}

std::vector<std::uint32_t> drop_rare_features(FeatureIndex& features, std::uint32_t least, TrainingWords& words,
                                              std::deque<TrainingDocument>& documents) {
    std::vector<std::uint32_t> counts(features.size(), 0);
    for (const TrainingDocument& document : documents) {
        for (const std::uint32_t row : document.context.rows) ++counts[row];
        const auto& tokens = document.document.tokens();
        for (const Document::Line& line : document.document.lines()) {
            for (std::uint32_t i = line.first; i < line.last; ++i) {
                for (int offset = -window; offset <= window; ++offset) {
                    const std::int64_t at = static_cast<std::int64_t>(i) - offset;
                    if (at < line.first || at >= line.last) continue;
                    for (const std::uint32_t row : words.rows(tokens[i].word, static_cast<std::size_t>(window + offset))) ++counts[row];
                }
            }
        }
    }
    const std::vector<std::uint32_t> numbers = features.keep(counts, least);
    words.renumber(numbers);
    for (TrainingDocument& document : documents) {
        FeatureRows kept;
        for (std::size_t token = 0; token < document.context.ends.size(); ++token) {
            for (std::uint32_t i = document.context.begin(token); i < document.context.ends[token]; ++i) {
                const std::uint32_t row = numbers[document.context.rows[i]];
                if (row != FeatureIndex::none) kept.rows.push_back(row);
            }
            kept.close();
        }
        kept.rows.shrink_to_fit();
        document.context = std::move(kept);
    }
    std::vector<std::uint32_t> kept_counts;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (numbers[i] != FeatureIndex::none) kept_counts.push_back(counts[i]);
    }
    return kept_counts;
}

void add_article(const AnnotatedArticle& article, std::size_t index, bool only_capitals, Families families, FeatureIndex& features,
                 TrainingWords& words, std::deque<TrainingDocument>& documents, PreparationCounts& counts) {
    const LabelledTokens labelled = label_tokens(article);
    if (!only_capitals) {
        ++counts.articles;
        counts.tokens += labelled.tokens.title.size() + labelled.tokens.text.size();
        counts.spans += labelled.spans;
        counts.misaligned += labelled.misaligned;
        counts.dropped += labelled.dropped;
    }
    for (const Block& block : cut_into_blocks(labelled.tokens)) {
        TrainingDocument& document = documents.emplace_back();
        document.article = index;
        document.weight = article.weight;
        document.manner = article.manner;
        document.only_capitals = only_capitals;
        for (const Piece& piece : block) {
            document.document.add_line(labelled.tokens.field(piece.field), piece.sentence, words);
            const std::vector<LabelSet>& sets = piece.field == Field::title ? labelled.title : labelled.text;
            document.possible.insert(document.possible.end(), sets.begin() + piece.sentence.first, sets.begin() + piece.sentence.last);
        }
        document.document.finish(words, families);
        list_context(document, words, families, features);
    }
}

}  // namespace dateline::training
