#include "facets/topics/topic_model.hpp"

#include <algorithm>
#include <bit>

#include "facets/error.hpp"
#include "facets/tagger/binary.hpp"
#include "facets/tagger/checksummed.hpp"

namespace dateline {
namespace {

using tagger::append_number;
using tagger::ByteReader;

constexpr std::string_view kind = "dateline topic model ";
constexpr std::string_view first_line = "dateline topic model 1\n";

void append_float(std::string& to, float value) {
    append_number(to, std::bit_cast<std::uint32_t>(value), 4);
}

float take_float(ByteReader& reader) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(reader.number(4)));
}

/// A count that the rest of the file can hold, at `least` bytes each.
std::size_t take_count(ByteReader& reader, std::size_t least) {
    const std::uint64_t count = reader.number(4);
    if (count > reader.left() / least) throw Error("it claims " + std::to_string(count) + " entries, more than it has room for");
    return static_cast<std::size_t>(count);
}

void read_features(ByteReader& reader, TopicModel& model) {
    const std::size_t features = take_count(reader, 6);
    model.first.push_back(0);
    for (std::size_t i = 0; i < features; ++i) {
        model.keys.push_back(static_cast<std::uint32_t>(reader.number(4)));
        if (i > 0 && model.keys[i] <= model.keys[i - 1]) throw Error("its features are out of order");
        model.rarities.push_back(static_cast<std::uint8_t>(reader.number(1)));
        const std::size_t count = reader.number(model.labels.size() < 256 ? 1 : 2);
        for (std::size_t k = 0; k < count; ++k) {
            const auto label = static_cast<std::uint16_t>(reader.number(model.labels.size() < 256 ? 1 : 2));
            if (label >= model.labels.size()) throw Error("it has a weight for a label that it has not");
            if (k > 0 && label <= model.weights.back().label) throw Error("a feature's labels are out of order");
            model.weights.push_back({label, static_cast<std::int8_t>(reader.number(1))});
        }
        model.first.push_back(static_cast<std::uint32_t>(model.weights.size()));
    }
}

TopicModel read_body(std::string_view body) {
    const std::size_t end = body.find("\n\n");
    if (end == std::string_view::npos) throw Error("it has no empty line behind its description");
    TopicModel model;
    model.provenance = std::string(body.substr(0, end));
    ByteReader reader(body.substr(end + 2));
    model.with_rules = reader.number(1) != 0;
    model.slope = take_float(reader);
    const std::size_t labels = take_count(reader, 14);
    for (std::size_t i = 0; i < labels; ++i) {
        ModelLabel label;
        label.name = std::string(reader.take(reader.number(2)));
        label.scale = take_float(reader);
        label.bias = take_float(reader);
        label.threshold = take_float(reader);
        model.labels.push_back(std::move(label));
    }
    read_features(reader, model);
    if (reader.left() > 0) throw Error("it has " + std::to_string(reader.left()) + " bytes too many");
    return model;
}

}  // namespace

std::string write_topic_model(const TopicModel& model) {
    std::string body = model.provenance + "\n\n";
    append_number(body, model.with_rules ? 1 : 0, 1);
    append_float(body, model.slope);
    append_number(body, model.labels.size(), 4);
    for (const ModelLabel& label : model.labels) {
        append_number(body, label.name.size(), 2);
        body += label.name;
        append_float(body, label.scale);
        append_float(body, label.bias);
        append_float(body, label.threshold);
    }
    const int label_bytes = model.labels.size() < 256 ? 1 : 2;
    append_number(body, model.keys.size(), 4);
    for (std::size_t i = 0; i < model.keys.size(); ++i) {
        append_number(body, model.keys[i], 4);
        append_number(body, model.rarities[i], 1);
        append_number(body, model.first[i + 1] - model.first[i], label_bytes);
        for (std::uint32_t w = model.first[i]; w < model.first[i + 1]; ++w) {
            append_number(body, model.weights[w].label, label_bytes);
            append_number(body, static_cast<std::uint8_t>(model.weights[w].weight), 1);
        }
    }
    return tagger::with_checksum(first_line, body);
}

TopicModel read_topic_model(std::string_view bytes, std::string_view name) {
    try {
        return read_body(tagger::checked_body(bytes, first_line));
    } catch (const Error& error) {
        throw Error("the topic model '" + std::string(name) + "' cannot be read: " + error.what());
    }
}

bool is_topic_model(std::string_view bytes) {
    return bytes.starts_with(kind);
}

}  // namespace dateline
