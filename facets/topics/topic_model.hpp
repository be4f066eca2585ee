#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How much a feature speaks for a label.
struct LabelWeight {
    std::uint16_t label = 0;
    std::int8_t weight = 0;  ///< times the label's scale
};

/// A label that a model knows.
struct ModelLabel {
    std::string name;     ///< as the training articles had it: a Media Topic's id or name, or the user's own
    float scale = 0;      ///< what one unit of a weight is worth
    float bias = 0;       ///< added to every article's score
    float threshold = 0;  ///< the score from which on the label is given
};

/// What a linear one-vs-rest classifier learned.
struct TopicModel {
    std::string provenance;   ///< on what it was trained, in lines without an empty one among them
    bool with_rules = false;  ///< the built-in rules' verdicts are features
    float slope = 1;          ///< how sure: 1 / (1 + exp(-slope * (score - threshold)))
    std::vector<ModelLabel> labels;
    std::vector<std::uint32_t> keys;     ///< of features, ascending
    std::vector<std::uint8_t> rarities;  ///< by feature: inverse document frequency in sixteenths
    std::vector<std::uint32_t> first;    ///< by feature: its first entry in `weights`; one entry more than features
    std::vector<LabelWeight> weights;    ///< of each feature, by ascending label
};

/// The model as bytes: a line of text with the version, one with a checksum, the provenance, then numbers, lowest byte first.
std::string write_topic_model(const TopicModel& model);

/// Reads what write_topic_model() gave. `name` is for messages. Throws Error when it is of another kind or version, or damaged.
TopicModel read_topic_model(std::string_view bytes, std::string_view name);

/// Whether the bytes begin as those of a topic model of any version.
bool is_topic_model(std::string_view bytes);

}  // namespace dateline
