#include "searcher/query/compiler.hpp"

#include <algorithm>
#include <utility>

#include "facets/error.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/weak_words.hpp"

namespace dateline {

namespace {

std::vector<Plan> one(Plan plan) {
    std::vector<Plan> plans;
    plans.push_back(std::move(plan));
    return plans;
}

void move_all(std::vector<Plan>& from, std::vector<Plan>& to) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
    from.clear();
}

}  // namespace

void Compiler::Clauses::take_filters_of(Clauses& other) {
    move_all(other.filters, filters);
    move_all(other.excluded, excluded);
}

Plan Compiler::joined(Clauses clauses) const {
    std::vector<Plan> required = std::move(clauses.words);
    move_all(clauses.filters, required);
    if (required.empty()) required.push_back(Plan::everything_of(articles_));
    return plan_all(std::move(required), std::move(clauses.excluded));
}

Compiler::Compiler(const Archive& archive, const Request& request, const Node& query)
    : archive_(archive),
      request_(request),
      root_(query),
      articles_(static_cast<double>(archive.stored_articles())),
      weights_(Bm25(), archive.stored_articles(), archive.average_length()),
      words_(archive, search_languages(archive, request, query)) {}

Plan Compiler::compile() {
    Clauses clauses = clauses_of(root_);
    add_request(clauses);
    return joined(std::move(clauses));
}

void Compiler::add_request(Clauses& clauses) {
    add_filters(request_.filters, clauses.filters);
    add_filters(request_.excluded, clauses.excluded);
    if (!request_.from.empty() || !request_.to.empty()) clauses.filters.push_back(date_plan({{request_.from, request_.to}}));
}

void Compiler::add_filters(const Filters& filters, std::vector<Plan>& plans) {
    const auto add = [&](FilterKind kind, const Alternatives& required) {
        for (const auto& alternatives : required) plans.push_back(filter_plan(kind, alternatives));
    };
    add(FilterKind::person, filters.persons);
    add(FilterKind::organization, filters.organizations);
    add(FilterKind::place, filters.places);
    add(request_.mentioned ? FilterKind::mentions : FilterKind::country, filters.countries);
    add(FilterKind::topic, filters.topics);
    add(FilterKind::source, filters.sources);
    add(FilterKind::language, filters.languages);
}

Compiler::Clauses Compiler::clauses_of(const Node& node) {
    switch (node.kind) {
        case NodeKind::everything:
            return {};
        case NodeKind::filter:
            return {{}, one(filter_plan(node.filter, node.alternatives)), {}};
        case NodeKind::date:
            return {{}, one(date_plan(node.ranges)), {}};
        case NodeKind::group:
            return clauses_of_group(node);
        case NodeKind::both:
            return clauses_of_both(node);
        case NodeKind::either:
            return clauses_of_either(node);
        default:
            return {one(text_plan(node)), {}, {}};
    }
}

Compiler::Clauses Compiler::clauses_of_group(const Node& node) {
    const bool drop_weak = can_drop_weak_words(node);
    Clauses group;
    std::vector<Plan> required, optional;
    for (const Node& child : node.children) {
        if (drop_weak && is_weak_word(child)) continue;
        Clauses clauses = clauses_of(child);
        const bool has_words = !clauses.words.empty();
        if (child.occurrence == Occurrence::excluded) {
            group.excluded.push_back(joined(std::move(clauses)));
        } else if (!has_words || child.occurrence == Occurrence::required) {
            group.take_filters_of(clauses);
            move_all(clauses.words, required);
        } else {
            // Filters in brackets hold for the whole; an exclusion only where it is written.
            move_all(clauses.filters, group.filters);
            optional.push_back(joined(std::move(clauses)));
        }
    }
    if (!required.empty()) {
        group.words = one(plan_all(std::move(required), {}, std::move(optional)));
    } else if (!optional.empty()) {
        group.words = one(plan_any(std::move(optional), articles_));
    }
    return group;
}

Compiler::Clauses Compiler::clauses_of_both(const Node& node) {
    Clauses both;
    std::vector<Plan> words;
    for (const Node& child : node.children) {
        Clauses clauses = clauses_of(child);
        both.take_filters_of(clauses);
        move_all(clauses.words, words);
    }
    if (!words.empty()) both.words = one(plan_all(std::move(words)));
    return both;
}

Compiler::Clauses Compiler::clauses_of_either(const Node& node) {
    bool has_words = false;
    std::vector<Plan> plans;
    for (const Node& child : node.children) {
        Clauses clauses = clauses_of(child);
        has_words = has_words || !clauses.words.empty();
        plans.push_back(joined(std::move(clauses)));
    }
    Clauses either;
    (has_words ? either.words : either.filters) = one(plan_any(std::move(plans), articles_));
    return either;
}

Plan Compiler::filter_plan(FilterKind kind, const std::vector<std::string>& alternatives) {
    if (alternatives.empty()) throw UsageError(std::string("a filter by ") + filter_name(kind) + " is empty: expected at least one name");
    Plan plan;
    plan.kind = PlanKind::entities;
    plan.facet = facet_of(kind);
    for (const std::string& value : alternatives) {
        const NamedEntities& found = named(kind, value);
        plan.entities.insert(plan.entities.end(), found.ids.begin(), found.ids.end());
    }
    std::sort(plan.entities.begin(), plan.entities.end());
    plan.entities.erase(std::unique(plan.entities.begin(), plan.entities.end()), plan.entities.end());
    for (const std::uint32_t id : plan.entities) plan.expected += archive_.total(plan.facet, id);
    plan.expected = std::min(plan.expected, articles_);
    return plan;
}

Plan Compiler::date_plan(const std::vector<DateRange>& ranges) const {
    Plan plan;
    plan.kind = PlanKind::dates;
    plan.expected = articles_;
    for (const DateRange& range : ranges) plan.spans.push_back(day_span(range));
    return plan;
}

const NamedEntities& Compiler::named(FilterKind kind, const std::string& value) {
    const auto [entry, is_new] = named_.try_emplace({kind, value});
    if (is_new) {
        entry->second = find_named(archive_, kind, value);
        if (!entry->second.note.empty()) note(entry->second.note);
    }
    return entry->second;
}

void Compiler::note(const std::string& text) {
    if (std::find(notes_.begin(), notes_.end(), text) == notes_.end()) notes_.push_back(text);
}

std::vector<std::string> search_languages(const Archive& archive, const Request& request, const Node& query) {
    const JointCatalogue& catalogue = archive.catalogue(FacetKind::language);
    std::vector<std::string> languages;
    const auto add = [&](const std::vector<std::string>& alternatives) {
        for (const std::string& value : alternatives) {
            for (const std::uint32_t id : find_named(archive, FilterKind::language, value).ids) languages.emplace_back(catalogue.key(id));
        }
    };
    for (const auto& alternatives : request.filters.languages) add(alternatives);
    // A filter in the query counts where it must hold: alone, or side by side with the words.
    const auto look_at = [&](const Node& node) {
        if (node.kind == NodeKind::filter && node.filter == FilterKind::language && node.occurrence != Occurrence::excluded)
            add(node.alternatives);
    };
    look_at(query);
    if (query.kind == NodeKind::group || query.kind == NodeKind::both) std::for_each(query.children.begin(), query.children.end(), look_at);
    if (!languages.empty()) return languages;
    std::uint64_t labelled = 0;
    for (std::uint32_t id = 0; id < catalogue.size(); ++id) {
        languages.emplace_back(catalogue.key(id));
        labelled += archive.total(FacetKind::language, id);
    }
    if (labelled < archive.articles()) languages.emplace_back();
    return languages;
}

}  // namespace dateline
