#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/query/names.hpp"
#include "searcher/query/node.hpp"
#include "searcher/query/stems.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// A search as Xapian takes it. An article matches when the words do and every filter holds; without words only filters decide.
struct CompiledQuery {
    Xapian::Query query;
    bool is_ranked = false;  ///< its words give weights; else all matches are alike
};

/// Makes Xapian queries of a request and its parsed query, for the whole archive (ranking) and for each of its databases (counting), which
/// number their entities differently. Both match the same articles. Names are looked up and prefixes expanded once.
class Compiler {
public:
    Compiler(Archive& archive, const Request& request, const Node& query);

    CompiledQuery for_archive() { return compile(whole_archive); }
    CompiledQuery for_part(std::size_t part) { return compile(part); }

    /// What the user should know: names that fit several or none, words that no article holds, prefixes that were cut short. Complete
    /// after the first compilation.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

    /// The stems by which words were looked for.
    [[nodiscard]] const Stems& stems() const { return stems_; }

private:
    static constexpr std::size_t whole_archive = static_cast<std::size_t>(-1);

    /// What a part of a query asks for: `words` rank and, where there are some, must match; filters must hold; nothing excluded may.
    struct Clauses {
        Xapian::Query words;
        bool has_words = false;
        std::vector<Xapian::Query> filters;
        std::vector<Xapian::Query> excluded;

        void take_filters_of(Clauses& other);
        [[nodiscard]] Xapian::Query joined() const;
    };

    CompiledQuery compile(std::size_t target);
    void add_request(Clauses& clauses);
    std::vector<Xapian::Query> filters_of(const Filters& filters);

    Clauses clauses_of(const Node& node);
    Clauses clauses_of_group(const Node& node);
    Clauses clauses_of_both(const Node& node);
    Clauses clauses_of_either(const Node& node);

    Xapian::Query text_query(const Node& node);
    Xapian::Query word_query(const Node& node);
    Xapian::Query near_query(const Node& node);
    Xapian::Query prefix_query(const Node& node);
    Xapian::Query filter_query(FilterKind kind, const std::vector<std::string>& alternatives);
    Xapian::Query date_query(const std::vector<DateRange>& ranges);
    Xapian::Query entities_query(FacetKind kind, const std::vector<std::uint32_t>& ids);

    const NamedEntities& named(FilterKind kind, const std::string& value);
    const std::vector<std::string>& expand_prefix(const std::string& prefix);
    const std::vector<std::string>& present_terms(const std::string& word, bool in_title);
    void note_missing(const std::string& word);
    void note(const std::string& text);

    Archive& archive_;
    const Request& request_;
    const Node& root_;
    Stems stems_;
    std::size_t target_ = whole_archive;
    std::map<std::pair<FilterKind, std::string>, NamedEntities> named_;
    std::map<std::string, std::vector<std::string>> prefixes_;
    std::map<std::string, std::vector<std::string>> words_;
    std::vector<std::string> notes_;
};

/// The languages that words are stemmed for: those that the request's language filters let through, else all of the archive.
std::vector<std::string> search_languages(Archive& archive, const Request& request, const Node& query);

}  // namespace dateline
