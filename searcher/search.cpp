#include "searcher/search.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "searcher/matching/match_set.hpp"
#include "searcher/matching/newest.hpp"
#include "searcher/presenting/result.hpp"
#include "searcher/presenting/story_forms.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/query/parser.hpp"

namespace dateline {

namespace {

/// Names a request that every article matches and whose answer is small; empty for any other.
std::string front_page_key(const Request& request, const Node& query) {
    constexpr std::size_t max_remembered = 100;
    const auto asks = [](const Filters& filters) {
        for (const Alternatives* one : {&filters.persons, &filters.organizations, &filters.places, &filters.countries, &filters.topics,
                                        &filters.sources, &filters.languages}) {
            if (!one->empty()) return true;
        }
        return false;
    };
    if (query.kind != NodeKind::everything || asks(request.filters) || asks(request.excluded) || !request.from.empty() ||
        !request.to.empty() || request.limit > max_remembered)
        return {};
    std::string key = std::to_string(static_cast<int>(request.sort)) + " " + std::to_string(static_cast<int>(request.facet_order)) + " " +
                      std::to_string(request.limit) + " " + std::to_string(request.offset) + (request.mentioned ? " mentioned" : "") +
                      (request.collapse == Collapse::story ? " stories" : "");
    for (const FacetRequest& facet : request.facets) {
        if (facet.limit == 0 || facet.limit > max_remembered) return {};
        key += " " + facet.kind + ":" + std::to_string(facet.limit);
    }
    return key;
}

/// Carries out one request.
class Search {
public:
    Search(Searched& searched, Workers& workers, const Request& request)
        : searched_(searched),
          archive_(searched.archive),
          facets_(searched.facets),
          workers_(workers),
          request_(request),
          query_(parse_query(request.query)) {}

    Answer answer() {
        const std::string key = front_page_key(request_, query_);
        if (key.empty()) return search();
        if (std::optional<Answer> known = searched_.recall(key)) return *std::move(known);
        Answer answer = search();
        searched_.remember(key, answer);
        return answer;
    }

private:
    Answer search() {
        Compiler compiler(archive_, request_, query_);
        const Plan plan = compiler.compile();
        const std::size_t wanted = std::min<std::uint64_t>(request_.limit, archive_.articles());
        const std::size_t passed = std::min<std::uint64_t>(request_.offset, archive_.articles());
        const std::size_t kept = wanted > 0 ? passed + wanted : 0;
        const bool collapses = request_.collapse == Collapse::story;
        std::optional<MatchSet> newest;
        if (request_.facets.empty() && !collapses && request_.sort != SortOrder::oldest_first) newest = find_newest(archive_, plan, kept);
        const MatchSet matches = newest ? *std::move(newest)
                                        : find_matches(archive_, plan, compiler.weights(), request_.sort, kept,
                                                       collapses ? &archive_.stories() : nullptr, workers_);
        const StoryMatches stories = collapses ? group_by_story(archive_, matches) : StoryMatches();
        answer_.collapse = request_.collapse;
        answer_.matched_articles = matches.count;
        answer_.matches = collapses ? stories.stories() : matches.count;
        answer_.exact = (newest || count_bits(matches) == matches.count) && (!collapses || stories.articles() == matches.count);
        count_facets(matches, collapses ? &stories : nullptr);
        show_results(matches, wanted, passed, compiler.words());
        answer_.notes = compiler.notes();
        return std::move(answer_);
    }

    static std::uint64_t count_bits(const MatchSet& matches) {
        std::uint64_t count = 0;
        for (const PartMatches& part : matches.parts) {
            for (const std::uint64_t bits : part.bits) count += static_cast<std::uint64_t>(std::popcount(bits));
        }
        return count;
    }

    void count_facets(const MatchSet& matches, const StoryMatches* stories) {
        std::vector<FacetRequest> wanted = request_.facets;
        for (FacetRequest& facet : wanted) {
            // What a filter by country lets through is what the facet counts.
            if (request_.mentioned && facet.kind == facet_name(FacetKind::country)) facet.kind = facet_name(FacetKind::mentioned);
        }
        answer_.facets = facets_.count(wanted, request_.facet_order, matches, stories, workers_, answer_.exact);
        for (std::size_t i = 0; i < wanted.size(); ++i) answer_.facets[i].kind = request_.facets[i].kind;
    }

    void show_results(const MatchSet& matches, std::size_t wanted, std::size_t passed, ArchiveWords& words) {
        if (wanted == 0) return;
        answer_.exact = answer_.exact && matches.top.size() == std::min<std::uint64_t>(passed + wanted, answer_.matches);
        ResultMaker maker(archive_, query_, words);
        for (std::size_t i = request_.offset; i < matches.top.size(); ++i) {
            answer_.results.push_back(maker.make(matches.top[i]));
            answer_.results.back().rank = i + 1;
            if (request_.collapse == Collapse::story) answer_.results.back().story = story_of_result(archive_, matches, matches.top[i]);
        }
    }

    Searched& searched_;
    const Archive& archive_;
    FacetCounter& facets_;
    Workers& workers_;
    const Request& request_;
    const Node query_;
    Answer answer_;
};

}  // namespace

Answer answer_request(Searched& searched, Workers& workers, const Request& request) {
    return Search(searched, workers, request).answer();
}

}  // namespace dateline
