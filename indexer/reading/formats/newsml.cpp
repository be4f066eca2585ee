#include <algorithm>
#include <array>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/xml/newsml_item.hpp"
#include "indexer/reading/xml/records.hpp"

// NewsML-G2: single items, and messages with many. Items of text are articles; pictures, films, packages, plans and lists of concepts are passed over.

namespace dateline {
namespace {

constexpr std::array<std::string_view, 10> roots{"groupSet",    "newsItem",    "newsMessage",  "packageItem", "knowledgeItem",
                                                 "conceptItem", "catalogItem", "planningItem", "contentSet",  "contentMeta"};

class Newsml : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "newsml"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const xml::Root root = xml::find_root(sample.text);
        if (std::find(roots.begin(), roots.end(), root.name) != roots.end()) return Certainty::recognised;
        return root.attributes.find("iptc.org/std/nar/") != std::string_view::npos ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        std::size_t number = 0;
        xml::Cut cut;
        cut.enters = [](const xml::Element& start, std::size_t /*depth*/) {
            return start.name == "newsMessage" || start.name == "itemSet";
        };
        cut.take = [&](const xml::Element& element, const xml::Place& at) {
            if (element.name == "header") return;
            const std::string place = file.path + ":" + std::to_string(at.line);
            ++number;
            if (const std::string kind = other_newsml_kind(element); !kind.empty())
                return sink.note(place, "passed over: the item is " + kind + ", no article");
            Article article;
            read_newsml_item(element, article);
            drop_repeated_title(article);
            article.input_bytes = at.bytes;
            if (has_words(article.title) && !has_words(article.text)) article.notes.emplace_back("the item has no text");
            hand_over_record(std::move(article), number, place, "<headline>, or text in <inlineXML> or <inlineData>", file, sink);
        };
        xml::read_elements(bytes, file, sink, cut);
    }
};

}  // namespace

const Format& newsml_format() {
    static const Newsml format;
    return format;
}

}  // namespace dateline
