#include <algorithm>
#include <array>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/exports/layout.hpp"
#include "indexer/reading/exports/lines.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/text_stream.hpp"

// The exports of news databases as plain text: many articles a file, with fields around the text. Each database has a layout of its own (exports/).

namespace dateline {

const ExportLayout* find_export_layout(std::string_view sample) {
    for (const ExportLayout* layout :
         {&lexisnexis_layout(), &factiva_codes_layout(), &nexis_uni_layout(), &factiva_layout(), &proquest_layout()})
        if (layout->recognise(sample)) return layout;
    return nullptr;
}

namespace {

/// Puts lines together to articles.
class Cutter {
public:
    Cutter(const ExportLayout& layout, const InputFile& file, const Encoding& encoding, Sink& sink)
        : layout_(layout), file_(file), encoding_(encoding), sink_(sink) {}

    void take(const TextStream::Line& line) {
        std::string text(trim(line.text));
        make_utf8(text, encoding_, notes_);
        const ExportLayout::Mark mark = layout_.mark_of(text);
        if (mark == ExportLayout::Mark::begins) finish();
        if (lines_.empty()) first_line_ = line.number;
        bytes_ += line.bytes;
        too_long_ = too_long_ || line.too_long || bytes_ > TextStream::max_record_bytes || lines_.size() > most_lines;
        const bool blank_again = text.empty() && !lines_.empty() && lines_.back().empty();
        if (too_long_)
            lines_.resize(1);
        else if (!blank_again)
            lines_.push_back(std::move(text));
        if (mark == ExportLayout::Mark::ends) finish();
    }

    void finish() {
        const std::string place = file_.path + ":" + std::to_string(first_line_);
        const bool blank = std::all_of(lines_.begin(), lines_.end(), [](const std::string& line) { return line.empty(); });
        if (too_long_) {
            sink_.failure(place, "the article is longer than 64 MB or a million lines; expected the mark of the " +
                                     std::string(layout_.name()) + " export before the next one");
        } else if (!blank) {
            Article article;
            layout_.read(lines_, article);
            article.notes.insert(article.notes.end(), notes_.begin(), notes_.end());
            article.input_bytes = bytes_;
            // Lists of contents and covers stand before, between and after the articles.
            if (has_words(article.text)) hand_over_record(std::move(article), ++number_, place, "", file_, sink_);
        }
        lines_.clear();
        notes_.clear();
        bytes_ = 0;
        too_long_ = false;
    }

    [[nodiscard]] std::size_t articles() const { return number_; }

private:
    static constexpr std::size_t most_lines = 1'000'000;

    const ExportLayout& layout_;
    const InputFile& file_;
    const Encoding& encoding_;
    Sink& sink_;
    std::vector<std::string> lines_, notes_;
    std::size_t first_line_ = 1, bytes_ = 0, number_ = 0;
    bool too_long_ = false;
};

class Export : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "export"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        return find_export_layout(sample.text) != nullptr ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        const ExportLayout* layout = find_export_layout(make_sample(bytes.first_block(), file.path).text);
        if (layout == nullptr)
            return sink.failure(file.path,
                                "is in no layout that is known; expected an export of LexisNexis, Nexis Uni, Factiva or ProQuest");
        TextStream stream(bytes);
        TextStream::Line line;
        Cutter cutter(*layout, file, stream.encoding(), sink);
        while (!sink.stopped() && stream.next_line(line)) cutter.take(line);
        if (sink.stopped() || !bytes.error().empty()) return;
        cutter.finish();
        if (cutter.articles() == 0)
            sink.failure(file.path, "holds no article with a text, though it looks like an export of " + std::string(layout->name()));
    }
};

}  // namespace

const Format& export_format() {
    static const Export format;
    return format;
}

}  // namespace dateline
