#include "searcher/query/plan.hpp"

#include <algorithm>
#include <utility>

namespace dateline {

Plan plan_all(std::vector<Plan> required, std::vector<Plan> excluded, std::vector<Plan> optional) {
    if (required.size() == 1 && excluded.empty() && optional.empty()) return std::move(required.front());
    Plan plan;
    plan.kind = PlanKind::all;
    std::stable_sort(required.begin(), required.end(), [](const Plan& a, const Plan& b) { return a.expected < b.expected; });
    plan.expected = required.front().expected;
    const auto is_weighted = [](const Plan& part) { return part.is_weighted; };
    plan.is_weighted = std::any_of(required.begin(), required.end(), is_weighted) || !optional.empty();
    plan.required = std::move(required);
    plan.excluded = std::move(excluded);
    plan.optional = std::move(optional);
    return plan;
}

Plan plan_any(std::vector<Plan> parts, double articles) {
    if (parts.empty()) return Plan::nothing();
    if (parts.size() == 1) return std::move(parts.front());
    Plan plan;
    plan.kind = PlanKind::any;
    for (const Plan& part : parts) {
        plan.expected += part.expected;
        plan.is_weighted = plan.is_weighted || part.is_weighted;
    }
    plan.expected = std::min(plan.expected, articles);
    plan.required = std::move(parts);
    return plan;
}

double expected_work(const Plan& plan) {
    constexpr double article_check = 30;  // reading an article's words, in postings
    switch (plan.kind) {
        case PlanKind::words:
        case PlanKind::entities:
            return plan.expected;
        case PlanKind::order:
            return plan.expected * article_check;
        case PlanKind::all: {
            double work = expected_work(plan.required.front());
            for (const Plan& part : plan.required) work += std::min(expected_work(part), plan.expected);
            for (const Plan& part : plan.excluded) work += std::min(expected_work(part), plan.expected);
            for (const Plan& part : plan.optional) work += std::min(expected_work(part), plan.expected);
            return work;
        }
        case PlanKind::any: {
            double work = 0;
            for (const Plan& part : plan.required) work += expected_work(part);
            return work;
        }
        default:
            return plan.expected / 4;
    }
}

}  // namespace dateline
