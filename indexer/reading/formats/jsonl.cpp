#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/json/json_article.hpp"
#include "indexer/reading/json/json_line.hpp"
#include "indexer/reading/json/json_records.hpp"
#include "indexer/reading/text_stream.hpp"

// One JSON object a line; a line that is wrong harms no other.

namespace dateline {
namespace {

class Jsonl : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "jsonl"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        // Zero bytes do stand inside strings of sloppy archives, so what counts is how the first line starts, not whether it is clean.
        if (json_shape(sample.text) == JsonShape::lines) return Certainty::recognised;
        return sample.extension == "jsonl" || sample.extension == "ndjson" ? Certainty::hinted : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        TextStream stream(bytes);
        TextStream::Line line;
        std::size_t records = 0;
        while (!sink.stopped() && stream.next_line(line)) {
            if (!bytes.error().empty()) return;
            if (!line.too_long && !has_words(line.text)) continue;
            ++records;
            read_line(line, stream.encoding(), file, sink);
        }
        if (records == 0 && !sink.stopped() && bytes.error().empty()) sink.failure(file.path, "is empty; expected a JSON object a line");
    }

private:
    static void read_line(const TextStream::Line& line, const Encoding& encoding, const InputFile& file, Sink& sink);
};

void Jsonl::read_line(const TextStream::Line& line, const Encoding& encoding, const InputFile& file, Sink& sink) {
    const std::string place = file.path + ":" + std::to_string(line.number);
    if (line.too_long) return sink.failure(place, "the line is longer than 64 MB; expected one article a line");
    Article article;
    std::string object(line.text);
    make_utf8(object, encoding, article.notes);
    mend_json(object, article.notes);
    if (const std::string wrong = read_json_article(object, article); !wrong.empty()) return sink.failure(place, "the line " + wrong);
    article.input_bytes = line.bytes;
    if (!has_words(article.id)) article.id = has_words(article.url) ? article.url : numbered_id(file.name, line.number);
    if (!has_words(article.title) && !has_words(article.text))
        return sink.failure(place, "the article has neither title nor text; expected one of the fields 'text', 'body' and 'content'");
    hand_over(std::move(article), file, sink);
}

}  // namespace

const Format& jsonl_format() {
    static const Jsonl format;
    return format;
}

}  // namespace dateline
