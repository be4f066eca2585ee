#include "searcher/query/compiler.hpp"

#include <algorithm>
#include <memory>

#include "facets/error.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/entity_source.hpp"
#include "searcher/query/weak_words.hpp"

namespace dateline {

namespace {

using Xapian::Query;

Query any_of(const std::vector<Query>& queries) {
    return Query(Query::OP_OR, queries.begin(), queries.end());
}
Query all_of(const std::vector<Query>& queries) {
    return Query(Query::OP_AND, queries.begin(), queries.end());
}
Query without_weight(const Query& query) {
    return Query(Query::OP_SCALE_WEIGHT, query, 0);
}

/// The default-constructed query matches nothing in Xapian, as does OR over none.
Query match_nothing() {
    return Query();
}

}  // namespace

void Compiler::Clauses::take_filters_of(Clauses& other) {
    filters.insert(filters.end(), other.filters.begin(), other.filters.end());
    excluded.insert(excluded.end(), other.excluded.begin(), other.excluded.end());
    other.filters.clear();
    other.excluded.clear();
}

Xapian::Query Compiler::Clauses::joined() const {
    Query query = words;
    if (!has_words) query = without_weight(filters.empty() ? Query::MatchAll : all_of(filters));
    if (has_words && !filters.empty()) query = Query(Query::OP_FILTER, query, all_of(filters));
    if (!excluded.empty()) query = Query(Query::OP_AND_NOT, query, any_of(excluded));
    return query;
}

Compiler::Compiler(Archive& archive, const Request& request, const Node& query)
    : archive_(archive), request_(request), root_(query), stems_(search_languages(archive, request, query)) {}

CompiledQuery Compiler::compile(std::size_t target) {
    target_ = target;
    Clauses clauses = clauses_of(root_);
    add_request(clauses);
    return {clauses.joined(), clauses.has_words};
}

void Compiler::add_request(Clauses& clauses) {
    for (Query& filter : filters_of(request_.filters)) clauses.filters.push_back(std::move(filter));
    for (Query& filter : filters_of(request_.excluded)) clauses.excluded.push_back(std::move(filter));
    if (!request_.from.empty() || !request_.to.empty()) clauses.filters.push_back(date_query({{request_.from, request_.to}}));
}

std::vector<Query> Compiler::filters_of(const Filters& filters) {
    std::vector<Query> queries;
    const auto add = [&](FilterKind kind, const Alternatives& required) {
        for (const auto& alternatives : required) queries.push_back(filter_query(kind, alternatives));
    };
    add(FilterKind::person, filters.persons);
    add(FilterKind::organization, filters.organizations);
    add(FilterKind::place, filters.places);
    add(request_.mentioned ? FilterKind::mentions : FilterKind::country, filters.countries);
    add(FilterKind::topic, filters.topics);
    add(FilterKind::source, filters.sources);
    add(FilterKind::language, filters.languages);
    return queries;
}

Compiler::Clauses Compiler::clauses_of(const Node& node) {
    switch (node.kind) {
        case NodeKind::everything:
            return {};
        case NodeKind::filter:
            return {Query(), false, {filter_query(node.filter, node.alternatives)}, {}};
        case NodeKind::date:
            return {Query(), false, {date_query(node.ranges)}, {}};
        case NodeKind::group:
            return clauses_of_group(node);
        case NodeKind::both:
            return clauses_of_both(node);
        case NodeKind::either:
            return clauses_of_either(node);
        default:
            return {text_query(node), true, {}, {}};
    }
}

Compiler::Clauses Compiler::clauses_of_group(const Node& node) {
    const bool drop_weak = can_drop_weak_words(node);
    Clauses group;
    std::vector<Query> required, optional;
    for (const Node& child : node.children) {
        if (drop_weak && is_weak_word(child)) continue;
        Clauses clauses = clauses_of(child);
        if (child.occurrence == Occurrence::excluded) {
            group.excluded.push_back(clauses.joined());
        } else if (!clauses.has_words || child.occurrence == Occurrence::required) {
            group.take_filters_of(clauses);
            if (clauses.has_words) required.push_back(clauses.words);
        } else {
            // Filters in brackets hold for the whole; an exclusion only where it is written.
            group.filters.insert(group.filters.end(), clauses.filters.begin(), clauses.filters.end());
            clauses.filters.clear();
            optional.push_back(clauses.joined());
        }
    }
    group.has_words = !required.empty() || !optional.empty();
    if (required.empty()) {
        group.words = any_of(optional);
    } else {
        group.words = all_of(required);
        if (!optional.empty()) group.words = Query(Query::OP_AND_MAYBE, group.words, any_of(optional));
    }
    return group;
}

Compiler::Clauses Compiler::clauses_of_both(const Node& node) {
    Clauses both;
    std::vector<Query> words;
    for (const Node& child : node.children) {
        Clauses clauses = clauses_of(child);
        both.take_filters_of(clauses);
        if (clauses.has_words) words.push_back(clauses.words);
    }
    both.has_words = !words.empty();
    both.words = all_of(words);
    return both;
}

Compiler::Clauses Compiler::clauses_of_either(const Node& node) {
    bool has_words = false;
    std::vector<Query> queries;
    for (const Node& child : node.children) {
        const Clauses clauses = clauses_of(child);
        has_words = has_words || clauses.has_words;
        queries.push_back(clauses.joined());
    }
    if (has_words) return {any_of(queries), true, {}, {}};
    return {Query(), false, {any_of(queries)}, {}};
}

Query Compiler::filter_query(FilterKind kind, const std::vector<std::string>& alternatives) {
    if (alternatives.empty()) throw UsageError(std::string("a filter by ") + filter_name(kind) + " is empty: expected at least one name");
    std::vector<std::uint32_t> ids;
    for (const std::string& value : alternatives) {
        const NamedEntities& found = named(kind, value);
        ids.insert(ids.end(), found.ids.begin(), found.ids.end());
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return entities_query(facet_of(kind), ids);
}

Query Compiler::entities_query(FacetKind kind, const std::vector<std::uint32_t>& ids) {
    const JointCatalogue& catalogue = archive_.catalogue(kind);
    const auto terms_of = [&](std::size_t part) {
        std::vector<std::string> terms;
        for (const std::uint32_t id : ids) {
            if (const auto local = catalogue.local_id(part, id)) terms.push_back(filter_term(kind, *local));
        }
        return terms;
    };
    if (target_ != whole_archive || archive_.parts() == 1) {
        const auto terms = terms_of(target_ == whole_archive ? 0 : target_);
        return Query(Query::OP_OR, terms.begin(), terms.end());
    }
    auto terms = std::make_shared<TermsByDatabase>();
    for (std::size_t part = 0; part < archive_.parts(); ++part) (*terms)[archive_.part(part).get_uuid()] = terms_of(part);
    return Query((new EntitySource(std::move(terms)))->release());
}

Query Compiler::date_query(const std::vector<DateRange>& ranges) {
    std::vector<std::string> terms;
    for (const DateRange& range : ranges) {
        for (std::string& term : date_terms(range, archive_.years())) terms.push_back(std::move(term));
    }
    return terms.empty() ? match_nothing() : Query(Query::OP_OR, terms.begin(), terms.end());
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

std::vector<std::string> search_languages(Archive& archive, const Request& request, const Node& query) {
    const JointCatalogue& catalogue = archive.catalogue(FacetKind::language);
    std::vector<std::string> languages;
    const auto add = [&](const std::vector<std::string>& alternatives) {
        for (const std::string& value : alternatives) {
            for (const std::uint32_t id : find_named(archive, FilterKind::language, value).ids) languages.push_back(catalogue[id].key);
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
    Xapian::doccount labelled = 0;
    for (std::uint32_t id = 0; id < catalogue.size(); ++id) {
        languages.push_back(catalogue[id].key);
        labelled += archive.count(FacetKind::language, id);
    }
    if (labelled < archive.joint().get_doccount()) languages.emplace_back();
    return languages;
}

}  // namespace dateline
