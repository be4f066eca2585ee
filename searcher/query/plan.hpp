#pragma once

#include <cstdint>
#include <vector>

#include "indexer/schema.hpp"
#include "searcher/matching/match_dates.hpp"
#include "searcher/query/word_forms.hpp"

namespace dateline {

/// What a part of a search comes to.
enum class PlanKind : std::uint8_t {
    everything,
    nothing,
    words,     ///< articles with one of `forms`; weighted
    order,     ///< with `runs` standing as asked; weighted by their words
    entities,  ///< with one of `entities` of `facet`
    dates,     ///< dated in one of `spans`
    all,       ///< what every one of `required` matches and none of `excluded`; `optional` only add weight
    any,       ///< what at least one of `required` matches; weights add up
};

/// A word, or several that are taken as one, and what it weighs in the whole archive.
struct PlannedWord {
    const WordForms* forms = nullptr;  ///< of an ArchiveWords that must outlive the plan
    bool in_title = false;
    float weight = 0;     ///< see WordWeights::of_word()
    double expected = 0;  ///< about how many articles hold it
};

/// A search as it is carried out, alike in all segments of an archive: names are looked up, words expanded, weights reckoned.
struct Plan {
    PlanKind kind = PlanKind::everything;
    double expected = 0;  ///< about how many articles it matches, rather too many than too few
    bool is_weighted = false;

    PlannedWord word;                            ///< words
    std::vector<std::vector<PlannedWord>> runs;  ///< order: each run's words stand side by side
    std::size_t window = 0;                      ///< order: all runs within so many words
    FacetKind facet = FacetKind::person;         ///< entities
    std::vector<std::uint32_t> entities;         ///< entries of the archive's catalogue, ascending
    std::vector<DaySpan> spans;                  ///< dates
    std::vector<Plan> required, excluded, optional;

    [[nodiscard]] static Plan everything_of(double articles) {
        Plan plan;
        plan.expected = articles;
        return plan;
    }
    [[nodiscard]] static Plan nothing() {
        Plan plan;
        plan.kind = PlanKind::nothing;
        return plan;
    }
};

/// The plan for what all of them match; needs at least one. The rarest comes first, so that the others need not be looked at everywhere.
Plan plan_all(std::vector<Plan> required, std::vector<Plan> excluded = {}, std::vector<Plan> optional = {});

/// The plan for what any of them matches; nothing for none.
Plan plan_any(std::vector<Plan> parts, double articles);

/// How many postings and articles a search will look at, about.
double expected_work(const Plan& plan);

}  // namespace dateline
