#include "facets/topics/taxonomy.hpp"

#include "facets/error.hpp"
#include "facets/tables/tables.hpp"
#include "facets/text/fold.hpp"

namespace dateline {
namespace {

constexpr std::string_view id_prefix = "medtop:";

}  // namespace

const Taxonomy& Taxonomy::media_topics() {
    static const Taxonomy taxonomy;
    return taxonomy;
}

Taxonomy::Taxonomy() {
    for_each_row(built_in_table("media_topics"), [this](std::string_view row) {
        const std::string_view number = next_column(row);
        const std::string_view parent = next_column(row);
        const std::string_view name = next_column(row);
        TaxonomyTopic topic{std::string(id_prefix).append(number), std::string(name), {}};
        if (!parent.empty()) {
            // Rows stand in the order of the tree, so a parent is known before its children.
            const TaxonomyTopic* above = find(parent);
            if (above == nullptr)
                throw Error("The built-in table media_topics names '" + std::string(parent) + "' as the parent of '" + topic.name +
                            "', but no row before it has that id.");
            topic.path = above->path;
        }
        topic.path.push_back(topic.id);
        by_id_.emplace(number, topics_.size());
        by_name_.emplace(fold_name(name), topics_.size());
        topics_.push_back(std::move(topic));
    });
    if (topics_.empty()) throw Error("The built-in table media_topics is empty.");
}

const TaxonomyTopic* Taxonomy::find(std::string_view id) const {
    if (id.starts_with(id_prefix)) id.remove_prefix(id_prefix.size());
    const auto found = by_id_.find(std::string(id));
    return found == by_id_.end() ? nullptr : &topics_[found->second];
}

const TaxonomyTopic* Taxonomy::find_by_name(std::string_view name) const {
    const auto found = by_name_.find(fold_name(name));
    return found == by_name_.end() ? nullptr : &topics_[found->second];
}

}  // namespace dateline
