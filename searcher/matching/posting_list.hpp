#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "searcher/archive/archive.hpp"
#include "searcher/matching/matcher.hpp"

namespace dateline {

/// A walk along the articles that hold one term, ascending: through Xapian, or over postings that were read whole before. Belongs to one thread, as its
/// database does.
class PostingList {
public:
    /// `count`: about how many articles hold the term. `known`: its postings, or null.
    PostingList(const Xapian::Database& database, const std::string& term, std::uint32_t count, std::shared_ptr<const Postings> known)
        : known_(std::move(known)), count_(count) {
        if (!known_) at_ = database.postlist_begin(term);
        settle();
    }

    /// Where it stands; no_docid at its end.
    [[nodiscard]] std::uint32_t docid() const { return docid_; }
    /// How often the article holds the term.
    [[nodiscard]] std::uint32_t wdf() const { return known_ ? known_->wdfs[place_] : at_.get_wdf(); }
    [[nodiscard]] std::uint32_t count() const { return count_; }

    void advance() {
        known_ ? static_cast<void>(++place_) : static_cast<void>(++at_);
        settle();
    }
    /// To the first article that is not before `target`; stays where it stands behind it already.
    void skip_to(std::uint32_t target) {
        if (docid_ >= target) return;
        known_ ? leap_to(target) : at_.skip_to(target);
        settle();
    }

    /// Calls `use` with the offset of every article of `wanted` that holds the term; leaves the list at, or behind, the last of them. `wanted_count`
    /// decides whether to walk or to jump.
    template <typename Use>
    void for_each(const Window& window, const WindowBits& wanted, std::uint32_t wanted_count, std::uint32_t last_docid, Use use) {
        // Jumping costs about what walking over so many postings does.
        const std::uint64_t postings_a_jump = known_ ? 8 : 2;
        const std::uint64_t expected = std::uint64_t{count_} * (window.end - window.first) / last_docid;
        if (wanted_count * postings_a_jump < expected) {
            wanted.for_each([&](std::uint32_t offset) {
                skip_to(window.first + offset);
                if (docid_ == window.first + offset) use(offset);
            });
            return;
        }
        skip_to(window.first);
        if (known_) return walk_known(window, wanted, use);
        for (; docid_ < window.end; advance()) {
            const std::uint32_t offset = docid_ - window.first;
            if (wanted.test(offset)) use(offset);
        }
    }

private:
    template <typename Use>
    void walk_known(const Window& window, const WindowBits& wanted, Use use) {
        const std::uint32_t* const docids = known_->docids.data();
        for (const std::size_t size = known_->docids.size(); place_ < size && docids[place_] < window.end; ++place_) {
            const std::uint32_t offset = docids[place_] - window.first;
            if (wanted.test(offset)) use(offset);
        }
        settle();
    }

    /// In steps that double, and then back by halves.
    void leap_to(std::uint32_t target) {
        const auto begin = known_->docids.begin();
        const std::size_t size = known_->docids.size();
        std::size_t low = place_, step = 1;
        while (low + step < size && known_->docids[low + step] < target) low += step, step *= 2;
        const std::size_t high = std::min(low + step, size);
        place_ = static_cast<std::size_t>(
            std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), begin + static_cast<std::ptrdiff_t>(high), target) - begin);
    }

    void settle() {
        if (known_) {
            docid_ = place_ < known_->docids.size() ? known_->docids[place_] : no_docid;
        } else {
            docid_ = at_ == Xapian::PostingIterator() ? no_docid : *at_;
        }
    }

    Xapian::PostingIterator at_;
    std::shared_ptr<const Postings> known_;
    std::size_t place_ = 0;
    std::uint32_t docid_ = no_docid;
    std::uint32_t count_ = 0;
};

/// Opens the postings of one part of an archive for one search and one thread.
class PostingReader {
public:
    /// `database`: a handle of the part's; `search`: a number that no other search has.
    PostingReader(const Archive::Part& part, const Xapian::Database& database, std::uint64_t search)
        : part_(part), database_(database), search_(search) {}

    [[nodiscard]] PostingList open(const std::string& term, std::uint32_t count) const {
        return {database_, term, count, part_.postings->find(database_, term, search_)};
    }

private:
    const Archive::Part& part_;
    const Xapian::Database& database_;
    std::uint64_t search_;
};

}  // namespace dateline
