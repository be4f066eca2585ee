#include "facets/training/training_set.hpp"

#include <string>

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

void list_context(TrainingDocument& document, const TrainingWords& words, Families families, int row_bits) {
    std::vector<std::uint64_t> features;
    std::uint32_t closed = 0;
    for (const Document::Segment& segment : document.document.segments()) {
        for (; closed < segment.first; ++closed) document.context.close();
        for (; closed < segment.last; ++closed) {
            features.clear();
            context_features(document.document, words, segment, closed, families, features);
            for (const std::uint64_t feature : features)
                document.context.rows.push_back(static_cast<std::uint32_t>(feature >> (64 - row_bits)));
            document.context.close();
        }
    }
    while (document.context.ends.size() < document.document.tokens().size()) document.context.close();
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
        for (const std::uint64_t feature : features_[offset])
            rows[offset].push_back(static_cast<std::uint32_t>(feature >> (64 - row_bits_)));
    }
    return found->second;
}

void add_article(const AnnotatedArticle& article, std::size_t index, bool only_capitals, Families families, int row_bits,
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
        document.document.finish(words);
        list_context(document, words, families, row_bits);
    }
}

}  // namespace dateline::training
