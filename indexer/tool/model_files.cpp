#include "indexer/tool/model_files.hpp"

#include <fstream>
#include <sstream>

#include "facets/countries/about_model.hpp"
#include "facets/error.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/topics/rules_file.hpp"
#include "facets/topics/topic_model.hpp"

namespace dateline {

namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file || content.str().empty()) throw UsageError("the file '" + path + "' cannot be read, or is empty");
    return std::move(content).str();
}

/// Reads a file and tries it, so that what is wrong with it is told with its name.
template <typename Try>
std::string read_model(const std::string& path, Try try_out) {
    if (path.empty()) return {};
    std::string content = read_file(path);
    try {
        try_out(content);
    } catch (const Error& error) {
        throw UsageError(error.what());
    }
    return content;
}

}  // namespace

ExtractorOptions read_model_files(const ModelFiles& files) {
    ExtractorOptions models;
    models.tagger_model = read_model(files.tagger, [&](const std::string& content) { make_crf_tagger(content, files.tagger); });
    models.country_model = read_model(files.country, [&](const std::string& content) { AboutModel::read(content, files.country); });
    models.topic_model = read_model(files.topic, [&](const std::string& content) { read_topic_model(content, files.topic); });
    models.topic_rules = read_model(files.topic_rules, [&](const std::string& content) { parse_rules(content, files.topic_rules); });
    if (!files.topic_rules.empty()) models.topic_rules_name = files.topic_rules;
    return models;
}

}  // namespace dateline
