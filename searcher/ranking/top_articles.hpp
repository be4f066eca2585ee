#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// A ranked article.
struct Ranked {
    std::size_t part = 0;  ///< of the archive
    std::uint32_t docid = 0;
    float score = 0;  ///< 0 when it is not relevance that ranks
};

/// Keeps the first so many of the articles that it is offered, in any order. Those that are alike (in score, or date) come newest first, undated last, and
/// then by their ids: never by where they are stored.
class TopArticles {
public:
    /// The archive must outlive it.
    TopArticles(const Archive& archive, SortOrder order, std::size_t wanted) : archive_(archive), order_(order), wanted_(wanted) {}

    void offer(std::size_t part, std::uint32_t docid, float score) {
        const std::uint32_t key = key_of(part, docid, score);
        if (kept_.size() == wanted_ && (wanted_ == 0 || key < kept_.front().key)) return;
        consider({{part, docid, score}, key});
    }

    /// Whether one article comes before another.
    [[nodiscard]] bool comes_before(const Ranked& a, const Ranked& b) const {
        return comes_before(Kept{a, key_of(a.part, a.docid, a.score)}, Kept{b, key_of(b.part, b.docid, b.score)});
    }

    /// Takes over what another one has kept.
    void join(const TopArticles& other);

    /// In their order.
    [[nodiscard]] std::vector<Ranked> sorted() const;

private:
    struct Kept {
        Ranked article;
        std::uint32_t key = 0;  ///< the greater comes first
    };
    [[nodiscard]] std::uint32_t key_of(std::size_t part, std::uint32_t docid, float score) const;
    [[nodiscard]] bool comes_before(const Kept& a, const Kept& b) const;
    void consider(const Kept& candidate);

    const Archive& archive_;
    SortOrder order_;
    std::size_t wanted_;
    std::vector<Kept> kept_;  ///< a heap, the last of them in front
};

}  // namespace dateline
