#include "facets/tagger/crf_tagger.hpp"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "facets/error.hpp"
#include "facets/tagger/blocks.hpp"
#include "facets/tagger/context_features.hpp"
#include "facets/tagger/decoder.hpp"
#include "facets/tagger/model.hpp"
#include "facets/tagger/word_memory.hpp"

extern "C" {
extern const char dateline_tagger_model[];
extern const char dateline_tagger_model_end[];
}

namespace dateline {
namespace tagger {
namespace {

constexpr std::size_t second_stage = name_label_count;

void add_row(const Model& model, std::uint64_t feature, Scores& scores) {
    const WeightRow* row = model.weights.find(feature);
    if (row == nullptr) return;
    for (std::size_t i = 0; i < row->size(); ++i) scores[i] = static_cast<std::int16_t>(scores[i] + (*row)[i]);
}

/// All that tagging one article needs besides the model; used by one thread at a time, kept for the next article.
class Workplace {
public:
    explicit Workplace(const Model& model)
        : model_(model), words_(model), first_decoder_(model.transitions[0]), second_decoder_(model.transitions[1]) {}

    void tag(const ArticleTokens& article, std::vector<TaggedSpan>& spans) {
        for (const Block& block : cut_into_blocks(article)) {
            words_.make_room();
            document_.clear();
            for (const Piece& piece : block) document_.add_line(article.field(piece.field), piece.sentence, words_);
            document_.finish(words_, model_.families);
            label();
            collect(block, spans);
        }
    }

private:
    void label() {
        labels_.assign(document_.tokens().size(), outside);
        scores_.resize(document_.tokens().size());
        for (const Document::Segment& segment : document_.segments()) {
            score(segment);
            decode(segment, first_decoder_, 0);
        }
        if (!model_.families.has(Family::majority)) return;
        document_.count_labels(labels_, words_);
        const MajorityFeatures majorities(document_, words_, labels_, model_.families);
        for (const Document::Segment& segment : document_.segments()) {
            for (std::uint32_t i = segment.first; i < segment.last; ++i) {
                features_.clear();
                majorities.list(i, features_);
                for (const std::uint64_t feature : features_) add_row(model_, feature, scores_[i]);
            }
        }
        for (const Document::Segment& segment : document_.segments()) decode(segment, second_decoder_, second_stage);
    }

    void score(const Document::Segment& segment) {
        const Document::Line& line = document_.lines()[segment.line];
        for (std::uint32_t i = segment.first; i < segment.last; ++i) {
            Scores& scores = scores_[i];
            scores = {};
            features_.clear();
            context_features(document_, words_, segment, i, model_.families, features_);
            for (const std::uint64_t feature : features_) add_row(model_, feature, scores);
            const std::uint32_t from = i < line.first + window ? line.first : i - window;
            const std::uint32_t to = std::min(line.last, i + window + 1);
            for (std::uint32_t j = from; j < to; ++j) {
                const Scores& part = words_.scores(document_.tokens()[j].word)[window + j - i];
                for (std::size_t k = 0; k < scores.size(); ++k) scores[k] = static_cast<std::int16_t>(scores[k] + part[k]);
            }
        }
    }

    void decode(const Document::Segment& segment, Decoder& decoder, std::size_t stage) {
        decoder.decode(scores_[segment.first].data() + stage, stage_count * name_label_count, segment.last - segment.first,
                       labels_.data() + segment.first);
    }

    void collect(const Block& block, std::vector<TaggedSpan>& spans) const {
        for (std::size_t i = 0; i < block.size(); ++i) {
            const Document::Line& line = document_.lines()[i];
            for_each_span(labels_.data(), line.first, line.last, [&](const LabelSpan& span) {
                const std::uint32_t shift = block[i].sentence.first - line.first;
                spans.push_back({block[i].field, span.first + shift, span.last + shift, span.kind});
            });
        }
    }

    const Model& model_;
    WordMemory words_;
    Decoder first_decoder_, second_decoder_;
    Document document_;
    std::vector<Label> labels_;
    std::vector<Scores> scores_;
    std::vector<std::uint64_t> features_;
};

class CrfTagger final : public MentionTagger {
public:
    CrfTagger(std::string_view bytes, std::string_view name) : model_(read_model(bytes, name)) {}

    [[nodiscard]] std::vector<TaggedSpan> tag(const ArticleTokens& article) const override {
        std::unique_ptr<Workplace> workplace = take_workplace();
        std::vector<TaggedSpan> spans;
        workplace->tag(article, spans);
        const std::lock_guard lock(mutex_);
        free_.push_back(std::move(workplace));
        return spans;
    }

private:
    std::unique_ptr<Workplace> take_workplace() const {
        const std::lock_guard lock(mutex_);
        if (free_.empty()) return std::make_unique<Workplace>(model_);
        std::unique_ptr<Workplace> workplace = std::move(free_.back());
        free_.pop_back();
        return workplace;
    }

    Model model_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Workplace>> free_;
};

}  // namespace
}  // namespace tagger

std::unique_ptr<const MentionTagger> make_crf_tagger(std::string_view model, std::string_view name) {
    return std::make_unique<const tagger::CrfTagger>(model, name);
}

std::string_view built_in_tagger_model() {
    return {dateline_tagger_model, static_cast<std::size_t>(dateline_tagger_model_end - dateline_tagger_model)};
}

std::unique_ptr<const MentionTagger> make_crf_tagger() {
    if (built_in_tagger_model().empty())
        throw Error("this program was built without a tagger model; expected facets/models/english.tagger");
    return make_crf_tagger(built_in_tagger_model(), "built in");
}

}  // namespace dateline
