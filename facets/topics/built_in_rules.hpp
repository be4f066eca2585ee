#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "facets/topics/rule_scorer.hpp"
#include "facets/topics/taxonomy.hpp"

namespace dateline {

/// Our own rules, with all Media Topics for labels: label i is Taxonomy::media_topics().all()[i]. Loaded once; read-only.
class BuiltInRules {
public:
    static const BuiltInRules& instance();

    [[nodiscard]] const RuleScorer& scorer() const { return scorer_; }
    /// By topic: the one above, or SIZE_MAX.
    [[nodiscard]] const std::vector<std::size_t>& above() const { return above_; }
    /// By topic: those right below it.
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& below() const { return below_; }
    [[nodiscard]] const std::vector<std::size_t>& top_level() const { return top_; }

    /// A topic's rules as a feature.
    struct Verdict {
        std::uint32_t topic = 0;
        float value = 0;  ///< see rule_value()
    };
    /// What the rules say of the topics on the two upper levels: those for which they speak.
    void judge(const RuleScores& scores, std::vector<Verdict>& verdicts) const;

private:
    BuiltInRules();

    std::vector<std::size_t> above_, top_, upper_;  ///< upper_: the topics of the two upper levels
    std::vector<std::vector<std::size_t>> below_;
    RuleScorer scorer_;
};

}  // namespace dateline
