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

    /// Sets `found` to those of `wanted` (all inside the window) that match.
    virtual void match(const Window& window, const WindowBits& wanted, WindowBits& found) = 0;

    /// Adds to `scores` what each of `found` gets, which are some of those that the last match(), of the same window, has found.
    virtual void score(const Window& window, const WindowBits& found, WindowScores& scores) = 0;
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
    void match(const Window&, const WindowBits& wanted, WindowBits& found) override { found = wanted; }
    void score(const Window&, const WindowBits&, WindowScores&) override {}
};

/// No article.
class MatchNothing : public Matcher {
public:
    std::uint32_t next(std::uint32_t) override { return no_docid; }
    void match(const Window&, const WindowBits&, WindowBits& found) override { found.clear(); }
    void score(const Window&, const WindowBits&, WindowScores&) override {}
};

/// What at least one of several matches; scores add up.
class MatchAny : public Matcher {
public:
    /// `is_weighted`: it will be asked for scores; else what one part has found need not be looked for by the others.
    MatchAny(std::vector<MatcherPointer> parts, bool is_weighted) : parts_(std::move(parts)), found_(is_weighted ? parts_.size() : 0) {}
    std::uint32_t next(std::uint32_t from) override;
    void match(const Window& window, const WindowBits& wanted, WindowBits& found) override;
    void score(const Window& window, const WindowBits& found, WindowScores& scores) override;

private:
    std::vector<MatcherPointer> parts_;
    std::vector<WindowBits> found_;  ///< by each of them
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
    void match(const Window& window, const WindowBits& wanted, WindowBits& found) override;
    void score(const Window& window, const WindowBits& found, WindowScores& scores) override;

private:
    Parts parts_;
};

}  // namespace dateline
