// The part of Compiler that plans words, phrases, prefixes and NEAR.

#include <algorithm>
#include <utility>

#include "indexer/schema.hpp"
#include "searcher/query/compiler.hpp"

namespace dateline {

Plan Compiler::text_plan(const Node& node) {
    if (node.kind == NodeKind::near) {
        std::vector<const Node*> parts;
        for (const Node& child : node.children) parts.push_back(&child);
        return order_plan(parts, node.distance);
    }
    return node.terms.size() == 1 ? word_plan(node) : order_plan({&node}, 0);
}

/// What the last, or only, word of a part of the query stands for.
const WordForms& Compiler::last_forms(const Node& node) {
    const std::string& word = node.terms.back();
    switch (node.kind) {
        case NodeKind::prefix:
            return words_.beginning(word);
        case NodeKind::fuzzy:
            return words_.near(word, node.distance);
        case NodeKind::word:
            if (node.terms.size() == 1) return words_.of_stem(word);
            [[fallthrough]];
        default:
            return words_.exactly(word);
    }
}

Plan Compiler::word_plan(const Node& node) {
    const WordForms& forms = last_forms(node);
    note_expansion(node, forms);
    if (forms.forms.empty()) return Plan::nothing();
    Plan plan;
    plan.kind = PlanKind::words;
    plan.is_weighted = true;
    plan.word = planned(forms, node.in_title);
    plan.expected = plan.word.expected;
    return plan;
}

PlannedWord Compiler::planned(const WordForms& forms, bool in_title) const {
    PlannedWord word;
    word.forms = &forms;
    word.in_title = in_title;
    word.expected = in_title ? count_in_titles(forms) : forms.articles(archive_.stored_articles());
    word.weight = weights_.of_word(word.expected);
    return word;
}

double Compiler::count_in_titles(const WordForms& forms) const {
    std::uint64_t count = 0;
    for (const Archive::Part& part : archive_.parts()) {
        const HandlePool::Handle database = part.handles->borrow();
        for (const WordForm& form : forms.forms) count += database->get_termfreq(prefix_title + form.word);
    }
    return std::min(static_cast<double>(count), articles_);
}

std::vector<PlannedWord> Compiler::run_of(const Node& node) {
    std::vector<PlannedWord> run;
    for (std::size_t i = 0; i + 1 < node.terms.size(); ++i) run.push_back(planned(words_.exactly(node.terms[i]), node.in_title));
    const bool is_open = node.kind == NodeKind::prefix || node.kind == NodeKind::fuzzy;
    const WordForms& last = is_open ? last_forms(node) : words_.exactly(node.terms.back());
    if (is_open) note_expansion(node, last);
    run.push_back(planned(last, node.in_title));
    return run;
}

Plan Compiler::order_plan(const std::vector<const Node*>& parts, std::size_t distance) {
    Plan plan;
    plan.kind = PlanKind::order;
    plan.is_weighted = true;
    plan.expected = articles_;
    std::size_t words = 0;
    bool is_missing = false;
    for (const Node* part : parts) {
        plan.runs.push_back(run_of(*part));
        words += plan.runs.back().size();
        for (const PlannedWord& word : plan.runs.back()) {
            is_missing = is_missing || word.forms->forms.empty();
            plan.expected = std::min(plan.expected, word.expected);
        }
    }
    plan.window = distance + words - 1;
    return is_missing ? Plan::nothing() : plan;
}

void Compiler::note_expansion(const Node& node, const WordForms& forms) {
    const std::string& written = node.terms.back();
    if (node.kind == NodeKind::word) {
        if (forms.forms.empty()) note_missing(written);
        return;
    }
    if (node.kind != NodeKind::prefix && node.kind != NodeKind::fuzzy) return;
    const bool is_prefix = node.kind == NodeKind::prefix;
    if (forms.is_cut) {
        note("'" + written + (is_prefix ? "*" : "~") + "' stands for too many words: only " + std::to_string(forms.forms.size()) +
             " frequent ones are searched");
    }
    if (forms.forms.empty()) note("no article has a word that " + std::string(is_prefix ? "begins with '" : "is like '") + written + "'");
}

void Compiler::note_missing(const std::string& word) {
    const std::string suggestion = words_.suggest(word);
    note("no article has the word '" + word + "'" + (suggestion.empty() ? "" : "; did you mean \"" + suggestion + "\"?"));
}

}  // namespace dateline
