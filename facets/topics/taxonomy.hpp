#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// One topic of the IPTC Media Topics.
struct TaxonomyTopic {
    std::string id;                 ///< "medtop:20000574"
    std::string name;               ///< "election"
    std::vector<std::string> path;  ///< ids from the top level down, this one included
};

/// The IPTC Media Topics as a tree. Read-only after construction, so any number of threads may share it.
class Taxonomy {
public:
    /// The built-in taxonomy, loaded once.
    static const Taxonomy& media_topics();

    /// By id ("medtop:20000574" or "20000574"); null when there is none.
    [[nodiscard]] const TaxonomyTopic* find(std::string_view id) const;
    /// By name, folded as fold_name() does ("Armed Conflict"); null when there is none.
    [[nodiscard]] const TaxonomyTopic* find_by_name(std::string_view name) const;
    [[nodiscard]] const std::vector<TaxonomyTopic>& all() const { return topics_; }

private:
    Taxonomy();
    std::vector<TaxonomyTopic> topics_;
    std::unordered_map<std::string, std::size_t> by_id_, by_name_;
};

}  // namespace dateline
