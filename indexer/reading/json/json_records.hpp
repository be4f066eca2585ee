#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "indexer/reading/format.hpp"
#include "indexer/reading/text_stream.hpp"

namespace dateline {

/// Cuts a file of JSON into the objects that may be articles, holding one at a time. It knows three shapes: objects one after the other, on as many lines as
/// they like; an array of objects; and an object with a member that is such an array and bears one of the usual names ("items", "articles",
/// "results", ...), as feeds and programs' answers have it. What stands around the array is the head.
class JsonRecords {
public:
    explicit JsonRecords(TextStream& stream) : stream_(stream) {}

    struct Record {
        std::string text;
        std::size_t line = 0;    ///< where it begins
        std::size_t bytes = 0;   ///< of the input
        bool too_long = false;   ///< more than TextStream::max_record_bytes: `text` is only its start
        bool cut_short = false;  ///< the input ends inside it
        std::string wrong;       ///< what stands there instead of an object; then nothing else is set
    };

    /// False at the end of the input.
    bool next(Record& record);

    /// The members around the array that were met so far, as an object.
    [[nodiscard]] std::string head() const { return "{" + head_ + "}"; }

private:
    static constexpr int ended = -1;
    int peek();
    void advance();
    void skip_blanks();
    void skip_between();
    bool copy_value(Record& record);
    void copy(Record& record);
    bool copy_string(Record& record);
    bool copy_name(Record& name, Record& record);
    bool copy_rest_of_array(Record& value);
    bool copy_member(Record& name, bool inside_array, Record& record);
    bool read_object(Record& record);
    bool read_element(Record& record);
    void complain(Record& record, std::string_view expected);

    TextStream& stream_;
    std::string_view block_;
    bool at_end_ = false;
    std::size_t line_ = 1, taken_ = 0;
    enum class Place : unsigned char { between, array, enveloped } place_ = Place::between;
    bool in_envelope_ = false;
    std::string head_;
};

/// What is held in memory as values, which takes many times the room of the text, is not to be larger.
inline constexpr std::size_t most_object_bytes = 16U << 20U;

/// Calls `take` for every object of a file, with its text and its number (from 1). What is no object, too long or cut short is told to the sink with its line.
void read_json_records(JsonRecords& records, const InputFile& file, Sink& sink,
                       const std::function<void(std::string& object, const JsonRecords::Record& record, std::size_t number)>& take);

/// Whether an object's member of this name may hold the articles of a file.
bool is_envelope_name(std::string_view name);

/// What the beginning of a file of JSON tells of its shape.
enum class JsonShape : unsigned char {
    none,      ///< no JSON
    lines,     ///< an object a line
    spread,    ///< objects over several lines, or more than is seen
    array,     ///< an array of objects
    envelope,  ///< an object with an array of objects under one of the usual names
};
JsonShape json_shape(std::string_view sample);

}  // namespace dateline
