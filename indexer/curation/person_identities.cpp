#include "indexer/curation/person_identities.hpp"

#include <algorithm>

#include "facets/error.hpp"
#include "indexer/curation/identity.hpp"
#include "indexer/curation/identity_file.hpp"
#include "indexer/segments/column_file.hpp"

namespace dateline {

void PersonIdentities::read_names(const Manifest::Names& before, const Manifest::Names& now, std::vector<Group*>& changed) {
    const MappedFile file(names_path(folder_, FacetKind::person));
    if (file.bytes().size() < now.bytes)
        throw DatabaseError("the file '" + file.path() + "' is damaged: it is shorter than what was published");
    std::string_view rest = file.bytes().substr(before.bytes, now.bytes - before.bytes);
    while (!rest.empty()) {
        std::uint64_t id = 0;
        Name name;
        if (!take_name(rest, id, name)) throw DatabaseError("the file '" + file.path() + "' is damaged: an entry does not end");
        const std::string_view surname = surname_of(name.key);
        if (surname.empty()) continue;
        Group& group = groups_[checksum(surname) + static_cast<unsigned char>(name.key.front())];
        group.ids.push_back(static_cast<std::uint32_t>(id));
        if (!group.changed) changed.push_back(&group);
        group.changed = true;
    }
}

bool PersonIdentities::identify(Group& group, const Names& names) {
    group.changed = false;
    std::vector<CanonicalIds::Pair> pairs;
    if (group.ids.size() > 1) {
        std::vector<NamedPerson> persons;
        for (const std::uint32_t id : group.ids) persons.push_back({id, names[id].label, names[id].key});
        identify_persons(std::move(persons), pairs);
    }
    if (pairs == group.pairs) return false;
    group.pairs = std::move(pairs);
    return true;
}

bool PersonIdentities::is_published(const Manifest& manifest, const std::vector<CanonicalIds::Pair>& pairs) const {
    try {
        return pairs == read_identities(folder_, manifest);
    } catch (const DatabaseError&) {
        return false;  // a damaged file is written again
    }
}

void PersonIdentities::publish(Manifest& manifest, std::uint64_t& next_number) {
    const auto named = manifest.names.find(FacetKind::person);
    if (named == manifest.names.end() || named->second.bytes == known_.bytes) return;
    const bool is_first = known_.bytes == 0;  // what the file says was found by another process
    std::vector<Group*> changed;
    read_names(known_, named->second, changed);
    const Names names(folder_, FacetKind::person, named->second);
    bool differs = false;
    for (Group* group : changed) differs = identify(*group, names) || differs;
    known_ = named->second;
    if (!differs && !is_first) return;

    std::vector<CanonicalIds::Pair> pairs;
    for (const auto& [key, group] : groups_) pairs.insert(pairs.end(), group.pairs.begin(), group.pairs.end());
    std::sort(pairs.begin(), pairs.end());
    if (is_published(manifest, pairs)) return;
    manifest.files[identities_role] = write_identities(folder_, std::string(identities_role) + "-" + std::to_string(next_number++), pairs);
}

}  // namespace dateline
