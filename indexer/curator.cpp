#include "indexer/curator.hpp"

#include <algorithm>
#include <utility>

#include "facets/error.hpp"
#include "facets/text/fold.hpp"
#include "indexer/curation/groups.hpp"
#include "indexer/curation/proposals.hpp"
#include "indexer/segments/snapshot.hpp"

namespace dateline {

namespace {

std::string quoted(const std::vector<std::string>& names, std::size_t from = 0) {
    std::string list;
    for (std::size_t i = from; i < names.size(); ++i) list.append(list.empty() ? "'" : ", '").append(names[i]).append("'");
    return list;
}

std::string text_of(const Decision& decision) {
    switch (decision.action) {
        case Decision::Action::merge:
            return quoted(decision.names, 1) + (decision.names.size() > 2 ? " are '" : " is '") + decision.names.front() + "'";
        case Decision::Action::split:
            return quoted(decision.names) + (decision.names.size() > 1 ? " are persons of their own" : " is a person of its own");
        case Decision::Action::rename:
            return quoted(decision.names) + " is called '" + decision.label + "'";
        case Decision::Action::hide:
            return quoted(decision.names) + (decision.names.size() > 1 ? " are no persons" : " is no person");
        case Decision::Action::undo:
            return "decision " + std::to_string(decision.undone) + " does not hold";
    }
    return {};
}

LoggedDecision logged(const Decision& decision, bool holds) {
    return {decision.number, decision.time, text_of(decision), holds};
}

}  // namespace

struct Curator::Parts {
    explicit Parts(std::string database_folder) : folder(std::move(database_folder)) { look(); }

    /// At what is published and decided now.
    void look() {
        snapshot = open_snapshot(folder, &snapshot);
        names = snapshot.names(FacetKind::person);
        decisions = read_decisions(folder);
        ids = snapshot.canonical_ids(FacetKind::person);
    }

    /// The form itself, which may stand for others or count under another.
    [[nodiscard]] std::uint32_t form(const std::string& name) const {
        const std::string key = fold_name(name);
        if (const auto id = names->find(key)) return *id;
        if (const auto id = ids.renamed_to(key)) return *id;
        const std::string near = nearest_person(*names, ids, key);
        throw UsageError("nobody in the archive is called '" + name + "'" + (near.empty() ? "" : "; did you mean '" + near + "'?"));
    }

    /// Whoever is meant by a form.
    [[nodiscard]] std::uint32_t person(const std::string& name) const {
        const std::uint32_t id = ids.canonical(form(name));
        if (id == CanonicalIds::hidden) throw UsageError("'" + name + "' is hidden; undo that first");
        return id;
    }

    [[nodiscard]] std::string label(std::uint32_t id) const {
        const std::string* const renamed = ids.label(id);
        return renamed != nullptr ? *renamed : std::string((*names)[id].label);
    }

    LoggedDecision decide(Decision decision) {
        if (decision.names.empty()) {
            for (const std::uint32_t id : decision.ids) decision.names.push_back(label(id));
        }
        return logged(append_decision(folder, std::move(decision)), true);
    }

    std::string folder;
    Snapshot snapshot;
    std::shared_ptr<const Names> names;
    std::vector<Decision> decisions;
    CanonicalIds ids;
};

Curator::Curator(const std::string& database_folder) : parts_(std::make_unique<Parts>(database_folder)) {}
Curator::~Curator() = default;

LoggedDecision Curator::merge(const std::vector<std::string>& names) {
    parts_->look();
    Decision decision;
    decision.action = Decision::Action::merge;
    for (const std::string& name : names) {
        const std::uint32_t id = parts_->person(name);
        if (std::find(decision.ids.begin(), decision.ids.end(), id) == decision.ids.end()) decision.ids.push_back(id);
    }
    if (decision.ids.size() < 2) throw UsageError("merging needs at least two persons; " + quoted(names) + " are one already");
    return parts_->decide(std::move(decision));
}

LoggedDecision Curator::split(const std::string& name, const std::vector<std::string>& forms) {
    parts_->look();
    const std::uint32_t whole = parts_->person(name);
    const std::vector<std::uint32_t> members = parts_->ids.ids_of(whole);
    if (members.size() < 2) throw UsageError("'" + name + "' has no other forms to be split from");
    Decision decision;
    decision.action = Decision::Action::split;
    for (const std::string& form : forms) {
        const std::uint32_t id = parts_->form(form);
        if (std::find(members.begin(), members.end(), id) == members.end()) throw UsageError("'" + form + "' is no form of '" + name + "'");
        decision.ids.push_back(id);
    }
    if (forms.empty()) decision.ids = members;
    for (const std::uint32_t id : decision.ids) decision.names.emplace_back((*parts_->names)[id].label);
    return parts_->decide(std::move(decision));
}

LoggedDecision Curator::rename(const std::string& name, const std::string& new_name) {
    parts_->look();
    if (fold_name(new_name).empty()) throw UsageError("'" + new_name + "' is no name: it has neither letters nor digits");
    Decision decision;
    decision.action = Decision::Action::rename;
    decision.ids = {parts_->person(name)};
    decision.label = new_name;
    if (const auto taken = parts_->names->find(fold_name(new_name)); taken && parts_->ids.canonical(*taken) != decision.ids.front())
        throw UsageError("somebody else is called '" + new_name + "' already; merge the two if they are one");
    return parts_->decide(std::move(decision));
}

LoggedDecision Curator::hide(const std::string& name) {
    parts_->look();
    Decision decision;
    decision.action = Decision::Action::hide;
    const std::uint32_t id = parts_->person(name);
    decision.ids = parts_->ids.ids_of(id);
    decision.names = {parts_->label(id)};
    return parts_->decide(std::move(decision));
}

LoggedDecision Curator::undo(std::uint64_t number) {
    parts_->look();
    const std::vector<bool> holds = standing(parts_->decisions);
    for (std::size_t i = parts_->decisions.size(); i-- > 0;) {
        const Decision& decision = parts_->decisions[i];
        const bool is_wanted = number == 0 ? holds[i] && decision.action != Decision::Action::undo : decision.number == number;
        if (!is_wanted) continue;
        if (!holds[i]) throw UsageError("decision " + std::to_string(number) + " is undone already");
        Decision undoing;
        undoing.action = Decision::Action::undo;
        undoing.undone = decision.number;
        return parts_->decide(std::move(undoing));
    }
    throw UsageError(number == 0 ? "nothing has been decided that could be undone" : "there is no decision " + std::to_string(number));
}

std::vector<LoggedDecision> Curator::log() const {
    const std::vector<Decision> decisions = read_decisions(parts_->folder);
    const std::vector<bool> holds = standing(decisions);
    std::vector<LoggedDecision> log;
    for (std::size_t i = 0; i < decisions.size(); ++i) log.push_back(logged(decisions[i], holds[i]));
    return log;
}

std::vector<PersonPair> Curator::suggest(std::size_t limit) const {
    parts_->look();
    return propose_pairs(parts_->snapshot, *parts_->names, parts_->ids, parts_->decisions, limit);
}

}  // namespace dateline
