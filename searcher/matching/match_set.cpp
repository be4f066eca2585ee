#include "searcher/matching/match_set.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "searcher/matching/make_matcher.hpp"

namespace dateline {

namespace {

/// Below about this many postings, waking another thread costs more than it brings.
constexpr double min_work_to_share = 30000;

/// A part of the archive, or a stretch of one: docids from `first`, a multiple of the window's size, to before `end`.
struct Slice {
    std::size_t part = 0;
    std::uint32_t first = 0, end = 0;
};

std::vector<Slice> cut_slices(const Archive& archive, std::size_t wanted) {
    std::vector<Slice> slices;
    for (std::size_t part = 0; part < archive.parts().size(); ++part) {
        const std::uint64_t end = archive.parts()[part].segment->last_docid() + std::uint64_t{1};
        const std::uint64_t share = archive.stored_articles() / std::max<std::size_t>(wanted, 1) + 1;
        const std::uint64_t size = (share + Window::max_size - 1) / Window::max_size * Window::max_size;
        for (std::uint64_t first = 0; first < end; first += size) {
            // A short rest is not worth a slice.
            const bool is_last = first + size + size / 4 >= end;
            slices.push_back({part, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(is_last ? end : first + size)});
            if (is_last) break;
        }
    }
    return slices;
}

/// Carries a plan out over slices.
class Pass {
public:
    Pass(const Archive& archive, const Plan& plan, const WordWeights& weights, SortOrder order, std::size_t wanted,
         const JointStories* stories)
        : archive_(archive),
          plan_(plan),
          weights_(weights),
          order_(order == SortOrder::relevance && !plan.is_weighted ? SortOrder::newest_first : order),
          wanted_(wanted),
          stories_(stories),
          number_(next_number()),
          top_(archive, order_, wanted) {
        for (const Archive::Part& part : archive.parts()) matches_.parts.push_back({std::vector<std::uint64_t>(part.living.size()), 0});
    }

    void run(Workers& workers) {
        const bool shared = expected_work(plan_) >= min_work_to_share;
        const std::vector<Slice> slices = cut_slices(archive_, shared ? 2 * (workers.threads() + 1) : 1);
        if (shared) {
            workers.run(slices.size(), [&](std::size_t i) { search(slices[i]); });
        } else {
            for (const Slice& slice : slices) search(slice);
        }
    }

    MatchSet take() {
        for (const PartMatches& part : matches_.parts) matches_.count += part.count;
        if (stories_ != nullptr) offer_firsts();
        matches_.top = top_.sorted();
        return std::move(matches_);
    }

private:
    static std::uint64_t next_number() {
        static std::atomic<std::uint64_t> last{0};
        return ++last;
    }

    /// The best articles of a slice, and all that share their stories with others.
    struct Found {
        TopArticles top;
        std::vector<Ranked> shared;
    };

    void offer(Found& found, std::size_t part, std::uint32_t docid, float score) const {
        if (stories_ != nullptr && stories_->is_shared(part, docid)) {
            found.shared.push_back({part, docid, score});
        } else {
            found.top.offer(part, docid, score);
        }
    }

    /// Offers the first article of each shared story.
    void offer_firsts() {
        constexpr std::uint32_t none = 0xFFFFFFFF;
        std::vector<std::uint32_t> firsts(stories_->size(), none);
        for (std::uint32_t i = 0; i < shared_.size(); ++i) {
            const Archive::Part& part = archive_.parts()[shared_[i].part];
            std::uint32_t& first = firsts[stories_->number(part.database, part.segment->stories().stories()[shared_[i].docid - 1])];
            if (first == none || top_.comes_before(shared_[i], shared_[first])) first = i;
        }
        for (const std::uint32_t first : firsts) {
            if (first != none) top_.offer(shared_[first].part, shared_[first].docid, shared_[first].score);
        }
    }

    void search(const Slice& slice) {
        const Archive::Part& part = archive_.parts()[slice.part];
        const HandlePool::Handle database = part.handles->borrow();
        const PostingReader postings(part, *database, number_);
        const MatcherPointer matcher = make_matcher(plan_, archive_, slice.part, postings, weights_, order_ == SortOrder::relevance);
        Found found{TopArticles(archive_, order_, wanted_), {}};
        const std::uint64_t count =
            order_ == SortOrder::relevance ? search_weighted(slice, *matcher, found) : search_plain(slice, *matcher, found);
        const std::lock_guard lock(mutex_);
        matches_.parts[slice.part].count += count;
        top_.join(found.top);
        shared_.insert(shared_.end(), found.shared.begin(), found.shared.end());
    }

    std::uint64_t search_weighted(const Slice& slice, Matcher& matcher, Found& found) {
        WindowScores scores{};
        return for_each_window(slice, matcher, [&](const Window& window, const WindowBits& matching) {
            if (wanted_ == 0) return;
            matcher.score(window, matching, scores);
            matching.for_each([&](std::uint32_t offset) {
                offer(found, slice.part, window.first + offset, scores[offset]);
                scores[offset] = 0;
            });
        });
    }

    std::uint64_t search_plain(const Slice& slice, Matcher& matcher, Found& found) {
        return for_each_window(slice, matcher, [&](const Window& window, const WindowBits& matching) {
            if (wanted_ > 0) matching.for_each([&](std::uint32_t offset) { offer(found, slice.part, window.first + offset, 0); });
        });
    }

    /// Hands `use` every window that may have matches, and these. Returns how many there are.
    template <typename Use>
    std::uint64_t for_each_window(const Slice& slice, Matcher& matcher, Use use) {
        const std::vector<std::uint64_t>& living = archive_.parts()[slice.part].living;
        std::vector<std::uint64_t>& bits = matches_.parts[slice.part].bits;
        std::uint64_t count = 0;
        WindowBits wanted, found;
        for (std::uint32_t at = matcher.next(slice.first); at < slice.end;) {
            const std::uint32_t first = at / 64 * 64;
            const Window window{first, std::min(first + Window::max_size, slice.end)};
            const std::size_t begin = first / 64, words = (window.end - first + 63) / 64;
            wanted.clear();
            for (std::size_t i = 0; i < words; ++i) wanted.word(i) = living[begin + i];
            // The last slice's end may lie inside a word; every other's does not.
            matcher.match(window, wanted, found);
            for (std::size_t i = 0; i < words; ++i) bits[begin + i] = found.word(i);
            count += found.count();
            use(window, found);
            at = window.end < slice.end ? matcher.next(window.end) : slice.end;
        }
        return count;
    }

    const Archive& archive_;
    const Plan& plan_;
    const WordWeights& weights_;
    SortOrder order_;
    std::size_t wanted_;
    const JointStories* stories_;  ///< null where each article counts for itself
    std::uint64_t number_;         ///< of this search, in this process
    std::mutex mutex_;
    MatchSet matches_;
    TopArticles top_;
    std::vector<Ranked> shared_;  ///< matches that share their stories with other articles, while only the first of each is wanted
};

}  // namespace

MatchSet find_matches(const Archive& archive, const Plan& plan, const WordWeights& weights, SortOrder order, std::size_t wanted,
                      const JointStories* stories, Workers& workers) {
    Pass pass(archive, plan, weights, order, wanted, stories);
    pass.run(workers);
    return pass.take();
}

}  // namespace dateline
