#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/json/json_article.hpp"
#include "indexer/reading/json/json_line.hpp"
#include "indexer/reading/json/json_records.hpp"

// JSON that is not an object a line: an array of articles, articles set over several lines, and the answers of programs, which have the array under one
// of the usual names ("articles", "items", "results", ...). The fields are those of JSONL.

namespace dateline {
namespace {

/// Whether one of the names of a text is in an object.
bool has_field(std::string_view object) {
    for (const std::string_view name : {"\"text\"", "\"body\"", "\"content\"", "\"html\""})
        if (object.find(name) != std::string_view::npos) return true;
    return false;
}

class Json : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "json"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const JsonShape shape = json_shape(sample.text);
        if (shape != JsonShape::none && shape != JsonShape::lines) return Certainty::recognised;
        const std::size_t start = std::min(sample.text.find_first_not_of(" \t\r\n"), sample.text.size());
        const bool bracket = start < sample.text.size() && (sample.text[start] == '[' || sample.text[start] == '{');
        return sample.extension == "json" && bracket ? Certainty::hinted : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        TextStream stream(bytes);
        JsonRecords records(stream);
        read_json_records(records, file, sink, [&](std::string& object, const JsonRecords::Record& record, std::size_t number) {
            const std::string place = file.path + ":" + std::to_string(record.line);
            Article article;
            article.input_bytes = record.bytes;
            make_utf8(object, stream.encoding(), article.notes);
            mend_json(object, article.notes);
            if (record.text.substr(0, 200).find("\"$schema\"") != std::string::npos && !has_field(object))
                return sink.note(place, "passed over: a JSON schema, no article");
            if (const std::string wrong = read_json_article(object, article); !wrong.empty())
                return sink.failure(place, "the article " + wrong);
            hand_over_record(std::move(article), number, place, "one of the fields 'text', 'body' and 'content'", file, sink);
        });
    }
};

}  // namespace

const Format& json_format() {
    static const Json format;
    return format;
}

}  // namespace dateline
