#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

#include "searcher/matching/matcher.hpp"

namespace dateline {

/// A walk along the articles that hold one term, ascending. Belongs to one thread, as its database does.
class PostingList {
public:
    /// `count`: about how many articles hold the term.
    PostingList(const Xapian::Database& database, const std::string& term, std::uint32_t count)
        : at_(database.postlist_begin(term)), count_(count) {
        settle();
    }

    /// Where it stands; no_docid at its end.
    [[nodiscard]] std::uint32_t docid() const { return docid_; }
    /// How often the article holds the term.
    [[nodiscard]] std::uint32_t wdf() const { return at_.get_wdf(); }
    [[nodiscard]] std::uint32_t count() const { return count_; }

    void advance() {
        ++at_;
        settle();
    }
    /// To the first article that is not before `target`; stays where it stands behind it already.
    void skip_to(std::uint32_t target) {
        if (docid_ >= target) return;
        at_.skip_to(target);
        settle();
    }

    /// Calls `use` with the offset of every article of `wanted` that holds the term; leaves the list at, or behind, the last of them. `wanted_count`
    /// decides whether to walk or to jump.
    template <typename Use>
    void for_each(const Window& window, const WindowBits& wanted, std::uint32_t wanted_count, std::uint32_t last_docid, Use use) {
        // Jumping costs about what walking over two postings does.
        constexpr std::uint64_t postings_a_jump = 2;
        const std::uint64_t expected = std::uint64_t{count_} * (window.end - window.first) / last_docid;
        if (wanted_count * postings_a_jump < expected) {
            wanted.for_each([&](std::uint32_t offset) {
                skip_to(window.first + offset);
                if (docid_ == window.first + offset) use(offset);
            });
            return;
        }
        for (skip_to(window.first); docid_ < window.end; advance()) {
            const std::uint32_t offset = docid_ - window.first;
            if (wanted.test(offset)) use(offset);
        }
    }

private:
    void settle() { docid_ = at_ == Xapian::PostingIterator() ? no_docid : *at_; }

    Xapian::PostingIterator at_;
    std::uint32_t docid_ = no_docid;
    std::uint32_t count_ = 0;
};

}  // namespace dateline
