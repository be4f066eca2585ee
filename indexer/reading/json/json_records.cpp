#include "indexer/reading/json/json_records.hpp"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

constexpr std::array<std::string_view, 16> envelope_names{"items",   "articles", "results",    "docs", "documents", "data",
                                                          "posts",   "records",  "entries",    "news", "newsitems", "hits",
                                                          "stories", "response", "news_items", "value"};

bool is_blank(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

bool is_envelope_name(std::string_view name) {
    return std::find(envelope_names.begin(), envelope_names.end(), name) != envelope_names.end();
}

int JsonRecords::peek() {
    if (block_.empty() && !at_end_) at_end_ = !stream_.next_block(block_);
    return block_.empty() ? ended : static_cast<unsigned char>(block_.front());
}

void JsonRecords::advance() {
    line_ += block_.front() == '\n';
    block_.remove_prefix(1);
    ++taken_;
}

void JsonRecords::skip_blanks() {
    while (is_blank(peek())) advance();
}

/// Blanks and the commas between values.
void JsonRecords::skip_between() {
    while (is_blank(peek()) || peek() == ',') advance();
}

void JsonRecords::copy(Record& record) {
    if (record.text.size() < TextStream::max_record_bytes)
        record.text += block_.front();
    else
        record.too_long = true;
    advance();
}

/// From one quotation mark to the other; false when the input ends before.
bool JsonRecords::copy_string(Record& record) {
    copy(record);
    while (peek() != ended) {
        // Long strings block by block, not character by character.
        const std::size_t run = std::min(block_.find_first_of("\"\\\n"), block_.size());
        const std::size_t room = TextStream::max_record_bytes - std::min(TextStream::max_record_bytes, record.text.size());
        record.text += block_.substr(0, std::min(run, room));
        record.too_long = record.too_long || run > room;
        block_.remove_prefix(run);
        taken_ += run;
        if (peek() == ended) break;
        const char c = block_.front();
        copy(record);
        if (c == '"') return true;
        if (c == '\\' && peek() != ended) copy(record);
    }
    return false;
}

/// One value, up to what ends it; false when the input ends inside it.
bool JsonRecords::copy_value(Record& record) {
    std::size_t depth = 0;
    while (peek() != ended) {
        const int c = peek();
        if (c == '"') {
            if (!copy_string(record)) return false;
            if (depth == 0) return true;
            continue;
        }
        if (depth == 0 && (c == ',' || c == '}' || c == ']' || is_blank(c))) return true;
        copy(record);
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) return true;
    }
    return depth == 0;
}

void JsonRecords::complain(Record& record, std::string_view expected) {
    record.wrong = "expected " + std::string(expected) +
                   (peek() == ended ? " before the end of the file" : std::string(", found '") + block_.front() + "'");
}

/// The name of an object's member in its quotation marks, with the colon behind it taken too. False when there is none: then nothing can be told apart but by the next line.
bool JsonRecords::copy_name(Record& name, Record& record) {
    if (peek() != '"' || !copy_string(name)) {
        complain(record, "a member's name in quotation marks");
        while (peek() != ended && peek() != '\n') advance();
        place_ = Place::between;
        return false;
    }
    skip_blanks();
    if (peek() == ':') advance();
    skip_blanks();
    return true;
}

/// The rest of an array whose beginning is gone already, value by value; false when the input ends inside it.
bool JsonRecords::copy_rest_of_array(Record& value) {
    bool whole = true;
    for (skip_between(); whole && peek() != ']' && peek() != ended; skip_between()) {
        if (!value.text.empty()) value.text += ',';
        const std::size_t taken_before = taken_;
        whole = copy_value(value);
        if (whole && taken_ == taken_before) copy(value);  // a bracket that fits nothing
    }
    if (peek() == ']') advance();
    value.text += ']';
    return whole;
}

/// The value of a member, added to the record or the envelope's head with its name; false when the input ends inside it.
bool JsonRecords::copy_member(Record& name, bool inside_array, Record& record) {
    name.text += inside_array ? ":[" : ":";
    std::string& to = place_ == Place::enveloped ? head_ : record.text;
    if (to.size() > (place_ == Place::enveloped ? 0U : 1U)) to += ',';
    Record value;
    const bool whole = inside_array ? copy_rest_of_array(value) : copy_value(value);
    if (to.size() + value.text.size() > TextStream::max_record_bytes || value.too_long)
        record.too_long = true;
    else
        to += name.text + value.text;
    return whole;
}

/// The members of an object that may turn out to be an envelope. True when there is a record; false when an array of articles begins, or the envelope ends.
bool JsonRecords::read_object(Record& record) {
    const bool enveloped = place_ == Place::enveloped;
    if (!enveloped) copy(record);
    while (true) {
        skip_between();
        if (peek() == '}' && enveloped) {
            advance();
            place_ = Place::between;
            in_envelope_ = false;
            return false;
        }
        if (peek() == '}') return copy(record), true;
        if (peek() == ended) return record.cut_short = !enveloped, !enveloped;
        Record name;
        if (!copy_name(name, record)) return true;
        const bool array = peek() == '[' && is_envelope_name(std::string_view(name.text).substr(1, name.text.size() - 2));
        if (array) {
            advance();
            skip_blanks();
        }
        if (array && peek() == '{') {
            if (!enveloped && record.text.size() > 1) head_ = record.text.substr(1);
            place_ = Place::array;
            in_envelope_ = true;
            record = Record{};
            return false;
        }
        if (!copy_member(name, array, record)) return record.cut_short = true;
    }
}

/// An element of an array.
bool JsonRecords::read_element(Record& record) {
    if (peek() == ']') {
        advance();
        place_ = in_envelope_ ? Place::enveloped : Place::between;
        return false;
    }
    if (peek() != '{') {
        complain(record, "an object");
        Record ignored;
        if (!copy_value(ignored) || ignored.text.empty()) {
            while (peek() != ended && peek() != '{') advance();
        }
        return true;
    }
    record.cut_short = !copy_value(record);
    return true;
}

bool JsonRecords::next(Record& record) {
    while (true) {
        record = Record{};
        skip_between();
        record.line = line_;
        taken_ = 0;
        const int c = peek();
        if (c == ended) return false;
        bool found = false;
        if (place_ == Place::array) {
            found = read_element(record);
        } else if (place_ == Place::enveloped || c == '{') {
            found = read_object(record);
        } else if (c == '[') {
            advance();
            place_ = Place::array;
        } else {
            complain(record, "an object or an array of objects");
            while (peek() != ended && peek() != '{' && peek() != '\n') advance();
            found = true;
        }
        record.bytes = taken_;
        if (found) return true;
    }
}

void read_json_records(JsonRecords& records, const InputFile& file, Sink& sink,
                       const std::function<void(std::string& object, const JsonRecords::Record& record, std::size_t number)>& take) {
    constexpr std::size_t most_complaints = 20;
    JsonRecords::Record record;
    std::size_t number = 0, complaints = 0;
    while (!sink.stopped() && records.next(record)) {
        const std::string place = file.path + ":" + std::to_string(record.line);
        if (!record.wrong.empty()) {
            sink.failure(place, record.wrong);
            if (++complaints < most_complaints) continue;
            return sink.failure(place, "too much of the file is no JSON; what follows is not read");
        }
        ++number;
        if (record.too_long)
            sink.failure(place, "the object is longer than 64 MB; expected one article");
        else if (record.cut_short)
            sink.failure(place, "the object is cut short: the file ends before its closing '}'");
        else
            take(record.text, record, number);
    }
    if (number == 0 && complaints == 0 && !sink.stopped()) sink.failure(file.path, "holds no JSON object; expected articles");
}

JsonShape json_shape(std::string_view sample) {
    std::size_t at = sample.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos) return JsonShape::none;
    if (sample[at] == '[') {
        const std::size_t first = sample.find_first_not_of(" \t\r\n", at + 1);
        const bool objects = first != std::string_view::npos && (sample[first] == '{' || sample[first] == ']');
        return objects ? JsonShape::array : JsonShape::none;
    }
    if (sample[at] != '{') return JsonShape::none;
    const std::size_t name = sample.find_first_not_of(" \t\r\n", at + 1);
    if (name == std::string_view::npos || (sample[name] != '"' && sample[name] != '}')) return JsonShape::none;
    std::size_t depth = 0;
    bool broken = false;
    std::string_view string;
    for (; at < sample.size(); ++at) {
        const char c = sample[at];
        if (c == '"') {
            const std::size_t begin = at + 1;
            for (++at; at < sample.size() && sample[at] != '"'; ++at) at += sample[at] == '\\';
            string = sample.substr(begin, std::min(at, sample.size()) - begin);
        } else if (c == '[' && depth == 1 && is_envelope_name(string)) {
            const std::size_t first = sample.find_first_not_of(" \t\r\n", at + 1);
            if (first != std::string_view::npos && sample[first] == '{') return JsonShape::envelope;
        }
        if (c == '{' || c == '[') ++depth;
        if (c == '\n') broken = true;
        if ((c == '}' || c == ']') && --depth == 0) break;
    }
    return broken ? JsonShape::spread : JsonShape::lines;
}

}  // namespace dateline
