#include "facets/tagger/model.hpp"

#include <charconv>
#include <cstring>

#include "facets/error.hpp"
#include "facets/tagger/binary.hpp"
#include "facets/tagger/checksummed.hpp"

namespace dateline::tagger {
namespace {

constexpr std::string_view first_line = "dateline tagger model 3\n";

void append_part(std::string& to, std::string_view part) {
    append_number(to, part.size(), 8);
    to += part;
}

std::string_view take_part(ByteReader& reader) {
    const std::uint64_t size = reader.number(8);
    if (size > reader.left()) throw Error("it ends " + std::to_string(size - reader.left()) + " bytes too early");
    return reader.take(static_cast<std::size_t>(size));
}

Model read_body(std::string_view body) {
    const std::size_t end = body.find("\n\n");
    if (end == std::string_view::npos) throw Error("it has no empty line behind its description");
    Model model;
    model.provenance = std::string(body.substr(0, end));
    ByteReader reader(body.substr(end + 2));
    model.families = Families(static_cast<std::uint32_t>(reader.number(4)));
    model.lexicon = Lexicon::read(take_part(reader));
    model.weights = WeightTable::read(take_part(reader));
    for (auto& stage : model.transitions) {
        for (auto& before : stage) {
            for (auto& score : before) score = static_cast<std::int16_t>(reader.number(2));
        }
    }
    return model;
}

}  // namespace

void WeightTable::insert(std::uint64_t feature, const WeightRow& row) {
    if (find(feature) != nullptr) return;
    std::size_t at = feature >> (64 - bits_);
    while (marks_[at] != 0) at = (at + 1) & (marks_.size() - 1);
    marks_[at] = mark_of(feature);
    rows_[at] = row;
}

std::string WeightTable::write() const {
    std::string bytes;
    append_number(bytes, static_cast<std::uint64_t>(bits_), 4);
    for (const std::uint16_t mark : marks_) append_number(bytes, mark, 2);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (marks_[i] != 0) bytes.append(reinterpret_cast<const char*>(rows_[i].data()), sizeof(WeightRow));
    }
    return bytes;
}

WeightTable WeightTable::read(std::string_view bytes) {
    ByteReader reader(bytes);
    const std::uint64_t bits = reader.number(4);
    if (bits < 4 || bits > 24) throw Error("it claims 2^" + std::to_string(bits) + " places for weights");
    if (const std::size_t marks = std::size_t{2} << bits; marks > reader.left())
        throw Error("it claims 2^" + std::to_string(bits) + " places for weights and ends " + std::to_string(marks - reader.left()) +
                    " bytes too early");
    WeightTable table(static_cast<int>(bits));
    std::size_t count = 0;
    for (std::uint16_t& mark : table.marks_) {
        mark = static_cast<std::uint16_t>(reader.number(2));
        count += mark != 0;
    }
    if (count > table.room())
        throw Error("it holds weights of " + std::to_string(count) + " features, but has room for " + std::to_string(table.room()));
    if (reader.left() != count * sizeof(WeightRow))
        throw Error("it holds " + std::to_string(reader.left()) + " bytes of weights; expected " +
                    std::to_string(count * sizeof(WeightRow)));
    for (std::size_t i = 0; i < table.rows_.size(); ++i) {
        if (table.marks_[i] != 0) std::memcpy(table.rows_[i].data(), reader.take(sizeof(WeightRow)).data(), sizeof(WeightRow));
    }
    return table;
}

std::string write_model(const Model& model) {
    std::string body = model.provenance + "\n\n";
    append_number(body, model.families.bits(), 4);
    append_part(body, model.lexicon.write());
    append_part(body, model.weights.write());
    for (const auto& stage : model.transitions) {
        for (const auto& before : stage) {
            for (const std::int16_t score : before) append_number(body, static_cast<std::uint16_t>(score), 2);
        }
    }
    return with_checksum(first_line, body);
}

Model read_model(std::string_view bytes, std::string_view name) {
    try {
        return read_body(checked_body(bytes, first_line));
    } catch (const Error& error) {
        throw Error("the tagger model '" + std::string(name) + "' cannot be read: " + error.what());
    }
}

}  // namespace dateline::tagger
