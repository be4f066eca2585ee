#include "indexer/reading/xml/nitf.hpp"

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/xml/records.hpp"

// NITF 3, the IPTC's mark-up of single articles: one a file, or several in any element around them.

namespace dateline {
namespace {

class Nitf : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "nitf"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const xml::Root root = xml::find_root(sample.text);
        return root.name == "nitf" ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        std::size_t number = 0;
        xml::Cut cut;
        cut.enters = [](const xml::Element& start, std::size_t depth) { return start.name != "nitf" && depth < 3; };
        cut.take = [&](const xml::Element& element, const xml::Place& at) {
            const std::string place = file.path + ":" + std::to_string(at.line);
            if (element.name != "nitf") return;
            ++number;
            Article article;
            read_nitf(element, article);
            article.input_bytes = at.bytes;
            hand_over_record(std::move(article), number, place, "<hl1> or <body.content>", file, sink);
        };
        xml::read_elements(bytes, file, sink, cut);
        if (number == 0 && !sink.stopped()) sink.failure(file.path, "holds no article; expected <nitf>");
    }
};

}  // namespace

const Format& nitf_format() {
    static const Nitf format;
    return format;
}

}  // namespace dateline
