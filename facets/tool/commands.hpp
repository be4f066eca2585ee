#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace dateline::tool {

/// Adds the commands "tagger" (train), "evaluate", "tag" and "speed".
void add_tagger_commands(CLI::App& app);

/// Adds the command "countries" (train).
void add_country_commands(CLI::App& app);

/// Whether "evaluate" is given a model of countries: a file of that kind, or "built-in-countries".
bool is_country_model(const std::string& model);

/// Prints how well a model of countries does on files of labelled articles.
void evaluate_countries(const std::string& model, const std::vector<std::string>& on, const std::string& field);

/// Adds the command "words": classes of words and their casing from plain text.
void add_words_command(CLI::App& app);

/// Adds the command "topics": labels from labelled articles.
void add_topic_commands(CLI::App& app);

/// What "evaluate" does with a topic model.
struct EvaluationOptions {
    std::string label_field;  ///< empty: "topics"
    bool held_out = false;    ///< only the fifth that training leaves out
    bool counts = false;      ///< plain counts a label instead of shares
};

/// Prints how well a topic model gives labels.
void evaluate_topics(const std::string& model, const std::vector<std::string>& on, const EvaluationOptions& options);

}  // namespace dateline::tool
