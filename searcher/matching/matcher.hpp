#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <vector>

#include "searcher/matching/window.hpp"

namespace dateline {

/// After the last docid.
inline constexpr std::uint32_t no_docid = std::numeric_limits<std::uint32_t>::max();

/// Finds what a part of a query matches in one segment, from the lowest docid to the highest, a window at a time. Windows must ascend and not overlap.
/// Belongs to one thread.
class Matcher {
public:
    Matcher() = default;
    virtual ~Matcher() = default;
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;

    /// A docid, not before `from`, before which nothing matches from `from` on; no_docid when nothing is left.
    virtual std::uint32_t next(std::uint32_t from) = 0;

    /// Sets `found` to those of `wanted` (all inside the window) that match; adds to `scores`, unless it is null, what each of these and no other
    /// gets for it.
    virtual void match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) = 0;
};

using MatcherPointer = std::unique_ptr<Matcher>;

/// Looks into single articles for what postings cannot tell.
class ArticleCheck {
public:
    ArticleCheck() = default;
    virtual ~ArticleCheck() = default;
    ArticleCheck(const ArticleCheck&) = delete;
    ArticleCheck& operator=(const ArticleCheck&) = delete;
    virtual bool fits(std::uint32_t docid) = 0;
};

/// Every article.
class MatchEverything : public Matcher {
public:
    std::uint32_t next(std::uint32_t from) override { return from; }
    void match(const Window&, const WindowBits& wanted, WindowBits& found, WindowScores*) override { found = wanted; }
};

/// No article.
class MatchNothing : public Matcher {
public:
    std::uint32_t next(std::uint32_t) override { return no_docid; }
    void match(const Window&, const WindowBits&, WindowBits& found, WindowScores*) override { found.clear(); }
};

/// What at least one of several matches; scores add up.
class MatchAny : public Matcher {
public:
    explicit MatchAny(std::vector<MatcherPointer> parts) : parts_(std::move(parts)) {}
    std::uint32_t next(std::uint32_t from) override;
    void match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) override;

private:
    std::vector<MatcherPointer> parts_;
};

/// What all of `required` match, none of `excluded` does, and `check` (if any) finds fit. What `optional` match besides adds to the score.
/// `required`, of which there is at least one, is asked in its order: the rarest should come first.
class MatchAll : public Matcher {
public:
    struct Parts {
        std::vector<MatcherPointer> required, excluded, optional;
        std::unique_ptr<ArticleCheck> check;
    };
    explicit MatchAll(Parts parts) : parts_(std::move(parts)) {}
    std::uint32_t next(std::uint32_t from) override;
    void match(const Window& window, const WindowBits& wanted, WindowBits& found, WindowScores* scores) override;

private:
    void settle(const Window& window, WindowBits& found, WindowScores* scores);

    Parts parts_;
    WindowScores scores_{};  ///< all 0 between two windows
};

}  // namespace dateline
