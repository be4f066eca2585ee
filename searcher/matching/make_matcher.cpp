#include "searcher/matching/make_matcher.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/schema.hpp"
#include "searcher/matching/match_dates.hpp"
#include "searcher/matching/match_entities.hpp"
#include "searcher/matching/match_words.hpp"
#include "searcher/matching/word_order.hpp"

namespace dateline {

namespace {

class MatcherMaker {
public:
    MatcherMaker(const Archive& archive, std::size_t part, const PostingReader& postings, const WordWeights& weights)
        : archive_(archive), index_(part), part_(archive.parts()[part]), segment_(*part_.segment), postings_(postings), weights_(weights) {}

    /// `is_weighted`: it will be asked for scores.
    MatcherPointer make(const Plan& plan, bool is_weighted) const {
        switch (plan.kind) {
            case PlanKind::everything:
                return std::make_unique<MatchEverything>();
            case PlanKind::nothing:
                return std::make_unique<MatchNothing>();
            case PlanKind::words:
                return make_words(plan.word, is_weighted);
            case PlanKind::order:
                return make_order(plan, is_weighted);
            case PlanKind::entities:
                return make_entities(plan);
            case PlanKind::dates:
                return std::make_unique<MatchDates>(segment_.dates(), plan.spans);
            case PlanKind::all:
                return std::make_unique<MatchAll>(MatchAll::Parts{make_each(plan.required, is_weighted), make_each(plan.excluded, false),
                                                                  make_each(plan.optional, is_weighted), nullptr});
            case PlanKind::any:
                return std::make_unique<MatchAny>(make_each(plan.required, is_weighted), is_weighted && plan.is_weighted);
        }
        return std::make_unique<MatchNothing>();
    }

private:
    [[nodiscard]] std::vector<MatcherPointer> make_each(const std::vector<Plan>& plans, bool is_weighted) const {
        std::vector<MatcherPointer> matchers;
        for (const Plan& plan : plans) matchers.push_back(make(plan, is_weighted));
        return matchers;
    }

    [[nodiscard]] MatcherPointer make_words(const PlannedWord& word, bool is_weighted) const {
        std::vector<PostingList> lists;
        for (const WordForm& form : word.forms->forms) {
            const std::uint32_t number = form.numbers[index_];
            if (number == WordForm::absent) continue;
            const std::string term = word.in_title ? prefix_title + form.word : form.word;
            lists.push_back(postings_.open(term, segment_.dictionary().article_count(number)));
        }
        if (lists.empty()) return std::make_unique<MatchNothing>();
        return std::make_unique<MatchWords>(std::move(lists), segment_.lengths(), weights_, is_weighted ? word.weight : 0);
    }

    [[nodiscard]] MatcherPointer make_order(const Plan& plan, bool is_weighted) const {
        std::vector<const PlannedWord*> words;
        std::vector<WordRun> runs;
        for (const std::vector<PlannedWord>& run : plan.runs) {
            WordRun& choices = runs.emplace_back();
            for (const PlannedWord& word : run) {
                words.push_back(&word);
                choices.push_back(numbers_of(word));
                if (choices.back().empty()) return std::make_unique<MatchNothing>();
            }
        }
        std::stable_sort(words.begin(), words.end(), [](const PlannedWord* a, const PlannedWord* b) { return a->expected < b->expected; });
        MatchAll::Parts parts;
        for (const PlannedWord* word : words) parts.required.push_back(make_words(*word, is_weighted));
        parts.check = std::make_unique<WordOrder>(segment_, std::move(runs), plan.window, plan.runs.front().front().in_title);
        return std::make_unique<MatchAll>(std::move(parts));
    }

    [[nodiscard]] WordChoice numbers_of(const PlannedWord& word) const {
        WordChoice numbers;
        for (const WordForm& form : word.forms->forms) {
            if (form.numbers[index_] != WordForm::absent) numbers.push_back(form.numbers[index_]);
        }
        return numbers;
    }

    [[nodiscard]] MatcherPointer make_entities(const Plan& plan) const {
        const JointCatalogue& names = archive_.catalogue(plan.facet);
        const auto counts = segment_.counts(plan.facet);
        std::vector<std::uint32_t> ids;
        std::vector<std::uint32_t> article_counts;
        for (const std::uint32_t entity : plan.entities) {
            for (const std::uint32_t id : names.local_ids(part_.database, entity)) {
                const auto found = std::lower_bound(counts.begin(), counts.end(), id,
                                                    [](const Segment::Count& count, std::uint32_t wanted) { return count.id < wanted; });
                if (found == counts.end() || found->id != id) continue;
                ids.push_back(id);
                article_counts.push_back(found->count);
            }
        }
        std::vector<PostingList> lists;
        for (std::size_t i = 0; i < ids.size() && ids.size() <= MatchEntities::max_lists; ++i) {
            lists.push_back(postings_.open(filter_term(plan.facet, ids[i]), article_counts[i]));
        }
        std::sort(ids.begin(), ids.end());
        return std::make_unique<MatchEntities>(segment_.ids(plan.facet), std::move(ids), std::move(lists));
    }

    const Archive& archive_;
    std::size_t index_;
    const Archive::Part& part_;
    const Segment& segment_;
    const PostingReader& postings_;
    const WordWeights& weights_;
};

}  // namespace

MatcherPointer make_matcher(const Plan& plan, const Archive& archive, std::size_t part, const PostingReader& postings,
                            const WordWeights& weights, bool is_weighted) {
    return MatcherMaker(archive, part, postings, weights).make(plan, is_weighted);
}

}  // namespace dateline
