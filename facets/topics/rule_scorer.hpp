#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "facets/persons/mention_tagger.hpp"
#include "facets/topics/rules_file.hpp"
#include "facets/topics/term_matcher.hpp"

namespace dateline {

/// What the rules say of one article. Used for one article after another, by one thread and with one RuleScorer, it saves the time to find out anew what words are.
struct RuleScores {
    /// A rule that fired.
    struct Fired {
        std::uint32_t combination = 0;  ///< which; only RuleScorer can read it
        double strength = 0;            ///< from 0; multiplied by a weight it is what the rule adds to a label
        Field field = Field::text;      ///< where its first term stands first: the title comes before the text
        std::uint32_t first = 0;        ///< index of the first token there
        std::uint32_t last = 0;         ///< one past the last
    };
    /// A term in the article.
    struct Occurrence {
        std::uint32_t term = 0;
        double count = 0;  ///< mentions, weighted by where they stand
        Field field = Field::text;
        std::uint32_t first = 0, last = 0;
    };
    std::vector<double> labels;  ///< by label: the sum of weight * strength; 0 where nothing speaks for it or against it
    std::vector<Fired> fired;

    std::vector<Occurrence> present;  ///< each term once, ascending; only RuleScorer can read them
    TermMatcher::Memory memory;
    std::vector<TermHit> hits;
};

/// Weighs articles by a file of rules. Read-only after construction: share it between threads.
class RuleScorer {
public:
    /// `above[label]`: the label above, or SIZE_MAX. What speaks for a label speaks for all above it, each term once, by the largest of its weights;
    /// what speaks against it does not rise. As many entries as `rules.labels` or more: labels without rules of their own are allowed.
    RuleScorer(const RulesFile& rules, const std::vector<std::size_t>& above);

    /// A term's strength grows with its count ever more slowly, and less in long articles; the title counts for several mentions. See rule_scorer.cpp.
    void score(const ArticleWords& article, RuleScores& scores) const;

    struct LabelShare {
        std::uint32_t label = 0;
        double weight = 0;
    };
    /// Which labels a fired rule speaks of, ascending.
    [[nodiscard]] std::span<const LabelShare> shares(const RuleScores::Fired& fired) const {
        const Combination& of = combinations_[fired.combination];
        return std::span(shares_).subspan(of.first_share, of.end_share - of.first_share);
    }
    /// The weight of a fired rule for a label; 0 when it says nothing of it.
    [[nodiscard]] double weight(const RuleScores::Fired& fired, std::size_t label) const;

private:
    /// All rules with the same terms: where these lie in terms_, and the labels in shares_. The first required term is told by first_combination_.
    struct Combination {
        std::uint32_t first_required = 0, first_absent = 0, end_absent = 0;
        std::uint32_t first_share = 0, end_share = 0;
    };
    struct Build;

    explicit RuleScorer(Build&& build);
    void find_terms(const ArticleWords& article, RuleScores& scores) const;
    void fire(std::uint32_t combination, const RuleScores::Occurrence& first, double norm, RuleScores& scores) const;

    std::vector<Combination> combinations_;         ///< sorted by their first required term
    std::vector<std::uint32_t> first_combination_;  ///< by term; one entry more than terms
    std::vector<std::uint32_t> terms_;              ///< of combinations: required but for the first, then absent
    std::vector<LabelShare> shares_;
    TermMatcher matcher_;
    std::size_t labels_ = 0;
};

}  // namespace dateline
