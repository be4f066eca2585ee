#include "facets/tagger/decoder.hpp"

namespace dateline::tagger {
namespace {

constexpr std::int32_t impossible = -(1 << 29);

std::int32_t score_of(const std::int16_t* scores, Label label) {
    return label == outside ? 0 : scores[label - 1];
}

}  // namespace

void Decoder::decode(const std::int16_t* scores, std::size_t stride, std::size_t count, Label* labels) {
    if (count == 0) return;
    if (back_.size() < count) back_.resize(count);
    std::array<std::int32_t, label_count> best{};
    for (Label label = 0; label < label_count; ++label) best[label] = opens(label) ? score_of(scores, label) : impossible;
    for (std::size_t i = 1; i < count; ++i) {
        std::array<std::int32_t, label_count> next{};
        const std::int16_t* here = scores + i * stride;
        for (Label label = 0; label < label_count; ++label) {
            std::int32_t top = 2 * impossible;
            Label from = 0;
            for (std::uint8_t k = 0; k < followers.count[label]; ++k) {
                const Label before = followers.before[label][k];
                const std::int32_t score = best[before] + transitions_[before][label];
                from = score > top ? before : from;
                top = score > top ? score : top;
            }
            next[label] = (top < impossible ? impossible : top) + score_of(here, label);
            back_[i][label] = from;
        }
        best = next;
    }
    Label last = outside;
    for (Label label = 1; label < label_count; ++label) {
        if (closes(label) && best[label] > best[last]) last = label;
    }
    for (std::size_t i = count; i-- > 0; last = back_[i][last]) labels[i] = last;
}

}  // namespace dateline::tagger
