#pragma once

#include "facets/extractor.hpp"

namespace dateline {

/// The files of models that the command line names; empty: the built-in model.
struct ModelFiles {
    std::string tagger;
    std::string country;
    std::string topic;
    std::string topic_rules;  ///< rules beside the model
};

/// Reads the files. Throws UsageError, naming the file, when one cannot be read or is no model of its kind.
ExtractorOptions read_model_files(const ModelFiles& files);

}  // namespace dateline
