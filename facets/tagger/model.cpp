#include "facets/tagger/model.hpp"

#include <charconv>
#include <cstring>

#include "facets/error.hpp"
#include "facets/tagger/binary.hpp"
#include "facets/tagger/hashing.hpp"

namespace dateline::tagger {
namespace {

constexpr std::string_view first_line = "dateline tagger model 2\n";
constexpr std::string_view checksum_word = "checksum ";
constexpr std::size_t checksum_digits = 16;

std::string hexadecimal(std::uint64_t value) {
    std::string digits(checksum_digits, '0');
    for (std::size_t i = checksum_digits; i-- > 0; value >>= 4) digits[i] = "0123456789abcdef"[value & 15];
    return digits;
}

void append_part(std::string& to, std::string_view part) {
    append_number(to, part.size(), 8);
    to += part;
}

std::string_view take_part(ByteReader& reader) {
    const std::uint64_t size = reader.number(8);
    if (size > reader.left()) throw Error("it ends " + std::to_string(size - reader.left()) + " bytes too early");
    return reader.take(static_cast<std::size_t>(size));
}

/// The part behind the checksum, once the checksum is known to be right.
std::string_view checked_body(std::string_view bytes) {
    if (!bytes.starts_with(first_line))
        throw Error("it does not start with '" + std::string(first_line.substr(0, first_line.size() - 1)) + "'");
    bytes.remove_prefix(first_line.size());
    if (!bytes.starts_with(checksum_word) || bytes.size() < checksum_word.size() + checksum_digits + 1) throw Error("it has no checksum");
    const std::string_view written = bytes.substr(checksum_word.size(), checksum_digits);
    const std::string_view body = bytes.substr(checksum_word.size() + checksum_digits + 1);
    const std::string found = hexadecimal(hash_bytes(body));
    if (found != written) throw Error("its checksum is " + found + ", expected " + std::string(written));
    return body;
}

Model read_body(std::string_view body) {
    const std::size_t end = body.find("\n\n");
    if (end == std::string_view::npos) throw Error("it has no empty line behind its description");
    Model model;
    model.provenance = std::string(body.substr(0, end));
    ByteReader reader(body.substr(end + 2));
    model.families = Families(static_cast<std::uint32_t>(reader.number(4)));
    model.row_bits = static_cast<int>(reader.number(4));
    if (model.row_bits < 4 || model.row_bits > 24) throw Error("it claims 2^" + std::to_string(model.row_bits) + " rows of weights");
    model.lexicon = Lexicon::read(take_part(reader));
    const std::string_view rows = take_part(reader);
    if (rows.size() != sizeof(WeightRow) << model.row_bits) throw Error("it holds " + std::to_string(rows.size()) + " bytes of weights");
    model.rows.resize(std::size_t{1} << model.row_bits);
    std::memcpy(model.rows.data(), rows.data(), rows.size());
    for (auto& stage : model.transitions) {
        for (auto& before : stage) {
            for (auto& score : before) score = static_cast<std::int16_t>(reader.number(2));
        }
    }
    return model;
}

}  // namespace

std::string write_model(const Model& model) {
    std::string body = model.provenance + "\n\n";
    append_number(body, model.families.bits(), 4);
    append_number(body, static_cast<std::uint64_t>(model.row_bits), 4);
    append_part(body, model.lexicon.write());
    append_part(body, {reinterpret_cast<const char*>(model.rows.data()), model.rows.size() * sizeof(WeightRow)});
    for (const auto& stage : model.transitions) {
        for (const auto& before : stage) {
            for (const std::int16_t score : before) append_number(body, static_cast<std::uint16_t>(score), 2);
        }
    }
    return std::string(first_line) + std::string(checksum_word) + hexadecimal(hash_bytes(body)) + "\n" + body;
}

Model read_model(std::string_view bytes, std::string_view name) {
    try {
        return read_body(checked_body(bytes));
    } catch (const Error& error) {
        throw Error("the tagger model '" + std::string(name) + "' cannot be read: " + error.what());
    }
}

}  // namespace dateline::tagger
