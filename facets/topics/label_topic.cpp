#include "facets/topics/label_topic.hpp"

#include "facets/topics/taxonomy.hpp"

namespace dateline {

Topic topic_of_label(const std::string& label) {
    const TaxonomyTopic* known = Taxonomy::media_topics().find(label);
    if (known == nullptr) known = Taxonomy::media_topics().find_by_name(label);
    if (known == nullptr) return {label, label, {label}, 1, false, "", {}};
    return {known->id, known->name, known->path, 1, false, "", {}};
}

}  // namespace dateline
