#include "searcher/matching/matcher.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace dateline {
namespace {

/// What a part of a query matches, with scores: the truth to compare with.
using Scored = std::map<std::uint32_t, float>;

class MatchGiven : public Matcher {
public:
    explicit MatchGiven(Scored articles) : articles_(std::move(articles)) {}
    std::uint32_t next(std::uint32_t from) override {
        const auto found = articles_.lower_bound(from);
        return found == articles_.end() ? no_docid : found->first;
    }
    void match(const Window& window, const WindowBits& wanted, WindowBits& found) override {
        found.clear();
        for (auto at = articles_.lower_bound(window.first); at != articles_.end() && at->first < window.end; ++at) {
            const std::uint32_t offset = at->first - window.first;
            if (wanted.test(offset)) found.set(offset);
        }
    }
    void score(const Window& window, const WindowBits& found, WindowScores& scores) override {
        found.for_each([&](std::uint32_t offset) { scores[offset] += articles_.at(window.first + offset); });
    }

private:
    Scored articles_;
};

class FitsEven : public ArticleCheck {
public:
    bool fits(std::uint32_t docid) override { return docid % 2 == 0; }
};

MatcherPointer given(const Scored& articles) {
    return std::make_unique<MatchGiven>(articles);
}

constexpr std::uint32_t last_docid = 20000;

Scored draw(std::mt19937& random, double share) {
    Scored articles;
    for (std::uint32_t docid = 1; docid <= last_docid; ++docid) {
        if (static_cast<double>(random() % 1000000) < share * 1000000) articles[docid] = static_cast<float>(random() % 8 + 1);
    }
    return articles;
}

Scored run(Matcher& matcher) {
    Scored found;
    WindowBits wanted, bits;
    WindowScores scores{};
    for (std::uint32_t at = matcher.next(1); at <= last_docid;) {
        const std::uint32_t first = at / 64 * 64;
        const Window window{first, std::min(first + Window::max_size, last_docid + 1)};
        wanted.clear();
        for (std::uint32_t docid = std::max(1U, first); docid < window.end; ++docid) wanted.set(docid - first);
        matcher.match(window, wanted, bits);
        matcher.score(window, bits, scores);
        for (std::uint32_t offset = 0; offset < Window::max_size; ++offset) {
            EXPECT_TRUE(bits.test(offset) || scores[offset] == 0) << "a score for what does not match";
            if (bits.test(offset)) found[first + offset] = scores[offset];
        }
        scores.fill(0);
        at = matcher.next(window.end);
    }
    return found;
}

std::vector<MatcherPointer> list(const std::vector<Scored>& parts) {
    std::vector<MatcherPointer> matchers;
    for (const Scored& part : parts) matchers.push_back(given(part));
    return matchers;
}

TEST(WindowBits, CountWhatIsSet) {
    WindowBits bits;
    EXPECT_EQ(bits.count(), 0U);
    for (const std::uint32_t offset : {0U, 1U, 63U, 64U, 2000U, Window::max_size - 1}) bits.set(offset);
    EXPECT_EQ(bits.count(), 6U);
    for (std::uint32_t offset = 0; offset < Window::max_size; ++offset) bits.set(offset);
    EXPECT_EQ(bits.count(), Window::max_size);
}

TEST(Matchers, AddUpWhatAnyOfThemFinds) {
    std::mt19937 random(1);
    for (const double share : {0.0001, 0.01, 0.4}) {
        const Scored a = draw(random, share), b = draw(random, share / 3);
        Scored expected = a;
        for (const auto& [docid, score] : b) expected[docid] += score;
        MatchAny either(list({a, b}), true);
        EXPECT_EQ(run(either), expected);
    }
}

TEST(Matchers, FindWhatAllOfThemFindAndNothingExcludedDoes) {
    std::mt19937 random(2);
    for (const double share : {0.0005, 0.02, 0.7}) {
        const Scored a = draw(random, share), b = draw(random, 0.5), without = draw(random, 0.3), besides = draw(random, 0.2);
        Scored expected;
        for (const auto& [docid, score] : a) {
            if (!b.contains(docid) || without.contains(docid) || docid % 2 != 0) continue;
            expected[docid] = score + b.at(docid) + (besides.contains(docid) ? besides.at(docid) : 0);
        }
        MatchAll all({list({a, b}), list({without}), list({besides}), std::make_unique<FitsEven>()});
        EXPECT_EQ(run(all), expected);
    }
}

TEST(Matchers, GiveNoScoreOfAPartThatDoesNotMatchAsAWhole) {
    // (a AND b) OR c: where only a and c stand, a does not count.
    MatchAll both({list({{{5, 1.0F}}, {{6, 1.0F}}}), {}, {}, nullptr});
    std::vector<MatcherPointer> parts;
    parts.push_back(std::make_unique<MatchAll>(MatchAll::Parts{list({{{5, 2.0F}, {9, 2.0F}}, {{9, 4.0F}}}), {}, {}, nullptr}));
    parts.push_back(given({{5, 1.0F}, {9, 1.0F}}));
    MatchAny either(std::move(parts), true);
    EXPECT_EQ(run(either), (Scored{{5, 1.0F}, {9, 7.0F}}));
    EXPECT_TRUE(run(both).empty());
}

}  // namespace
}  // namespace dateline
