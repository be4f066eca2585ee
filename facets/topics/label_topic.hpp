#pragma once

#include <string>

#include "facets/entities.hpp"

namespace dateline {

/// The topic that a label stands for: the Media Topic of that id ("medtop:20000574") or name, else a topic of the user's own under the label itself. Score 1, without
/// evidence.
Topic topic_of_label(const std::string& label);

}  // namespace dateline
