#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "searcher/archive/archive.hpp"
#include "searcher/query/names.hpp"
#include "searcher/query/node.hpp"
#include "searcher/query/plan.hpp"
#include "searcher/query/word_forms.hpp"
#include "searcher/ranking/bm25.hpp"
#include "searcher/searcher.hpp"

namespace dateline {

/// Makes the plan of a request and its parsed query. An article matches when the words do and every filter holds; without words only filters
/// decide. Not thread-safe; all that it is given must outlive it, and it the plan.
class Compiler {
public:
    Compiler(const Archive& archive, const Request& request, const Node& query);

    Plan compile();

    /// What the user should know: names that fit several or none, words that no article holds, prefixes that were cut short. Complete
    /// after the compilation.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

    /// The words that the query stands for.
    [[nodiscard]] ArchiveWords& words() { return words_; }
    [[nodiscard]] const WordWeights& weights() const { return weights_; }

private:
    /// What a part of a query asks for: `words` rank and, where there are some, must match; filters must hold; nothing excluded may.
    struct Clauses {
        std::vector<Plan> words;  ///< at most one
        std::vector<Plan> filters;
        std::vector<Plan> excluded;

        void take_filters_of(Clauses& other);
    };

    Plan joined(Clauses clauses) const;
    void add_request(Clauses& clauses);
    void add_filters(const Filters& filters, std::vector<Plan>& plans);

    Clauses clauses_of(const Node& node);
    Clauses clauses_of_group(const Node& node);
    Clauses clauses_of_both(const Node& node);
    Clauses clauses_of_either(const Node& node);

    Plan text_plan(const Node& node);
    Plan word_plan(const Node& node);
    Plan order_plan(const std::vector<const Node*>& parts, std::size_t distance);
    std::vector<PlannedWord> run_of(const Node& node);
    PlannedWord planned(const WordForms& forms, bool in_title) const;
    [[nodiscard]] double count_in_titles(const WordForms& forms) const;
    const WordForms& last_forms(const Node& node);
    Plan filter_plan(FilterKind kind, const std::vector<std::string>& alternatives);
    Plan date_plan(const std::vector<DateRange>& ranges) const;

    const NamedEntities& named(FilterKind kind, const std::string& value);
    void note_missing(const std::string& word);
    void note_expansion(const Node& node, const WordForms& forms);
    void note(const std::string& text);

    const Archive& archive_;
    const Request& request_;
    const Node& root_;
    double articles_;
    WordWeights weights_;
    ArchiveWords words_;
    std::map<std::pair<FilterKind, std::string>, NamedEntities> named_;
    std::vector<std::string> notes_;
};

/// The languages that words are stemmed for: those that the request's language filters let through, else all of the archive.
std::vector<std::string> search_languages(const Archive& archive, const Request& request, const Node& query);

}  // namespace dateline
