#include "searcher/searcher.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "indexer/storing/record.hpp"
#include "indexer/storing/xapian_error.hpp"
#include "searcher/archive/archive.hpp"
#include "searcher/counting/facet_counter.hpp"
#include "searcher/counting/matches.hpp"
#include "searcher/presenting/result.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/query/dates.hpp"
#include "searcher/query/edit_distance.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/ranking/ranker.hpp"

namespace dateline {

namespace {

/// How often a search starts anew when a writer has published twice meanwhile.
constexpr int max_attempts = 10;

std::string joined(const std::vector<std::string>& folders) {
    std::string names;
    for (const std::string& folder : folders) names += (names.empty() ? "" : ", ") + folder;
    return names;
}

/// The first of a name's words whole, its last as the beginning of one.
struct NamePattern {
    std::vector<std::string> words;
    std::string beginning;

    explicit NamePattern(const std::string& text) {
        std::string rest = fold_name(text);
        for (std::size_t space = rest.find(' '); space != std::string::npos; space = rest.find(' ')) {
            words.push_back(rest.substr(0, space));
            rest.erase(0, space + 1);
        }
        beginning = rest;
    }

    [[nodiscard]] bool fits(std::string_view name) const {
        bool begins = false;
        for (std::size_t at = 0; !begins && at != std::string_view::npos; at = name.find(' ', at)) {
            if (at > 0) ++at;
            begins = name.substr(at, beginning.size()) == beginning;
        }
        return begins && std::all_of(words.begin(), words.end(), [&](const std::string& word) { return holds_word(name, word); });
    }
};

void check_request(const Request& request) {
    for (const std::string* date : {&request.from, &request.to}) {
        if (!date->empty() && !is_date(*date))
            throw UsageError("'" + *date + "' is no date: expected one such as 2010, 2010-03 or 2010-03-18");
    }
    if (!request.from.empty() && !request.to.empty() && request.from.substr(0, request.to.size()) > request.to) {
        throw UsageError("the dates from " + request.from + " to " + request.to + " end before they begin: expected the earlier one first");
    }
    for (const FacetRequest& facet : request.facets) facet_kind(facet.kind);
}

}  // namespace

struct Searcher::Parts {
    explicit Parts(const std::vector<std::string>& database_folders)
        : folders(joined(database_folders)), archive(translating_errors(folders, [&] { return Archive(database_folders); })) {}

    /// Runs `use`, again with the databases opened anew when one was changed under it.
    template <typename Use>
    auto run(Use use) {
        for (int attempt = 1;; ++attempt) {
            try {
                return use();
            } catch (const Xapian::DatabaseModifiedError& error) {
                if (attempt == max_attempts) throw_database_error(folders, error);
            } catch (const Xapian::Error& error) {
                throw_database_error(folders, error);
            }
            reopen();
        }
    }

    void reopen() {
        translating_errors(folders, [this] { archive.reopen(); });
    }

    Answer search(const Request& request);
    StoredArticle show(const std::string& article_id);
    std::vector<NameMatch> complete_person(const std::string& text, std::size_t limit);

private:
    RankedPage rank(Compiler& compiler, const Request& request, const MatchesByPart& matches);
    void count_facets(const Request& request, const MatchesByPart& matches, Answer& answer);
    [[nodiscard]] std::string nearest_id(const std::string& article_id) const;

    std::string folders;
    Archive archive;
};

Answer Searcher::Parts::search(const Request& request) {
    const auto start = std::chrono::steady_clock::now();
    check_request(request);
    const Node query = parse_query(request.query);
    Compiler compiler(archive, request, query);
    Answer answer;
    MatchesByPart matches;
    for (std::size_t part = 0; part < archive.parts(); ++part) {
        matches.push_back(find_all_matches(archive.part(part), compiler.for_part(part).query));
        answer.matches += matches.back().size();
    }
    count_facets(request, matches, answer);
    if (request.limit > 0 && request.offset < answer.matches) {
        const RankedPage page = rank(compiler, request, matches);
        const std::size_t expected = std::min<std::size_t>(request.limit, answer.matches - request.offset);
        answer.exact = answer.exact && page.articles.size() == expected && page.matches_at_least <= answer.matches &&
                       answer.matches <= page.matches_at_most;
        ResultMaker maker(archive.joint(), query, compiler.stems());
        for (const Ranked& article : page.articles) {
            answer.results.push_back(maker.make(article));
            answer.results.back().rank = request.offset + answer.results.size();
        }
    }
    answer.notes = compiler.notes();
    answer.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

RankedPage Searcher::Parts::rank(Compiler& compiler, const Request& request, const MatchesByPart& matches) {
    const std::size_t limit = std::min<std::size_t>(request.limit, archive.joint().get_doccount());
    if (request.sort != SortOrder::relevance)
        return rank_by_date(archive, matches, request.sort == SortOrder::newest_first, request.offset, limit);
    const CompiledQuery compiled = compiler.for_archive();
    if (!compiled.is_ranked) return rank_by_date(archive, matches, true, request.offset, limit);
    return rank_by_relevance(archive, compiled.query, request.offset, limit);
}

void Searcher::Parts::count_facets(const Request& request, const MatchesByPart& matches, Answer& answer) {
    for (const FacetRequest& wanted : request.facets) {
        FacetRequest counted = wanted;
        // What a filter by country lets through is what the facet counts.
        if (request.mentioned && wanted.kind == facet_name(FacetKind::country)) counted.kind = facet_name(FacetKind::mentioned);
        std::uint64_t seen = 0;
        answer.facets.push_back(count_facet(archive, counted, request.facet_order, matches, seen));
        answer.facets.back().kind = wanted.kind;
        answer.exact = answer.exact && seen == answer.matches;
    }
}

StoredArticle Searcher::Parts::show(const std::string& article_id) {
    const Xapian::Database& all = archive.joint();
    const std::string term = id_term(article_id);
    const auto found = all.postlist_begin(term);
    if (found == all.postlist_end(term)) {
        const std::string near = nearest_id(article_id);
        throw UsageError("there is no article '" + article_id + "'" + (near.empty() ? "" : "; did you mean '" + near + "'?"));
    }
    StoredArticle stored;
    read_record(all.get_document(*found).get_data(), stored.article, stored.extraction);
    return stored;
}

/// The id that differs least, or ends as asked for; empty when none is near.
std::string Searcher::Parts::nearest_id(const std::string& article_id) const {
    constexpr std::size_t max_looked_at = 200000, max_distance = 2;
    const std::string prefix = prefix_id;
    std::string nearest;
    std::size_t best = max_distance + 1, looked_at = 0;
    for (auto term = archive.joint().allterms_begin(prefix); term != archive.joint().allterms_end(prefix) && looked_at < max_looked_at;
         ++term, ++looked_at) {
        const std::string id = (*term).substr(prefix.size());
        const bool same_end = id.size() > article_id.size() && id.ends_with("/" + article_id);
        const std::size_t distance = same_end ? 0 : edit_distance(article_id, id, max_distance);
        if (distance < best && distance < article_id.size()) {
            best = distance;
            nearest = id;
        }
    }
    return nearest;
}

std::vector<NameMatch> Searcher::Parts::complete_person(const std::string& text, std::size_t limit) {
    const NamePattern pattern(text);
    const JointCatalogue& persons = archive.catalogue(FacetKind::person);
    std::vector<NameMatch> fits;
    for (std::uint32_t id = 0; id < persons.size(); ++id) {
        if (!pattern.fits(persons[id].key)) continue;
        const std::uint64_t count = archive.count(FacetKind::person, id);
        if (count > 0) fits.push_back({persons[id].label, count});
    }
    std::sort(fits.begin(), fits.end(),
              [](const NameMatch& a, const NameMatch& b) { return a.count != b.count ? a.count > b.count : a.name < b.name; });
    if (fits.size() > limit) fits.resize(limit);
    return fits;
}

Searcher::Searcher(const std::vector<std::string>& database_folders) : parts_(std::make_unique<Parts>(database_folders)) {}
Searcher::Searcher(const std::string& database_folder) : Searcher(std::vector<std::string>{database_folder}) {}
Searcher::~Searcher() = default;

Answer Searcher::search(const Request& request) {
    return parts_->run([&] { return parts_->search(request); });
}

StoredArticle Searcher::show(const std::string& article_id) {
    return parts_->run([&] { return parts_->show(article_id); });
}

std::vector<NameMatch> Searcher::complete_person(const std::string& text, std::size_t limit) {
    return parts_->run([&] { return parts_->complete_person(text, limit); });
}

void Searcher::reopen() {
    parts_->reopen();
}

}  // namespace dateline
