#include <nlohmann/json.hpp>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/formats/reuters_markup.hpp"
#include "indexer/reading/text_stream.hpp"

// Reuters-21578 in its original SGML: <REUTERS> records with <TITLE>, <DATELINE> and <BODY>, or with bare text (TYPE="UNPROC", "BRIEF").
//
// TOPICS and PLACES become given labels. PEOPLE, ORGS, EXCHANGES and COMPANIES do not: the collection writes them as keys of its own
// ("de-la-madrid", "ec"), mostly a surname alone, which is no name that a reader would search for. They are kept in `extra`
// with everything else that has no field, under the names of the elements and attributes in small letters.

namespace dateline {
namespace {

constexpr std::string_view start_tag = "<REUTERS";
constexpr std::string_view end_tag = "</REUTERS>";

std::string_view trim(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

std::string_view trim_right(std::string_view text) {
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return text;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : trim(text)) {
        const bool blank = static_cast<unsigned char>(c) <= ' ';
        if (!blank || line.back() != ' ') line.push_back(blank ? ' ' : c);
    }
    return line;
}

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return small;
}

/// The wire's lines are 64 characters wide; a line that starts in the first column goes on with the paragraph, unless it is a row of a table.
std::string join_wrapped_lines(std::string_view body) {
    constexpr std::size_t nearly_full = 40;
    std::string text;
    std::size_t last_length = 0;
    bool last_table = true;
    while (!body.empty()) {
        const std::string_view line = trim_right(body.substr(0, body.find('\n')));
        body.remove_prefix(std::min(body.size(), body.find('\n') == std::string_view::npos ? body.size() : body.find('\n') + 1));
        const std::string_view words = trim(line);
        const bool indented = words.size() < line.size();
        const bool table = words.find("  ") != std::string_view::npos || words.find('\t') != std::string_view::npos;
        const bool goes_on = !indented && !table && !last_table && last_length >= nearly_full && !words.empty();
        if (!text.empty()) text.push_back(goes_on ? ' ' : '\n');
        text += words;
        last_length = line.size();
        last_table = table || words.empty();
    }
    return text;
}

/// The agency's sign-off in the last line goes to what was dropped: it would make Reuters a subject of every article.
void drop_sign_off(std::string& text, Article& article) {
    text = trim_right(text);
    const std::size_t last = text.rfind('\n') + 1;
    const std::string sign_off(trim(std::string_view(text).substr(last)));
    if (lower(sign_off) != "reuter" && lower(sign_off) != "reuters") return;
    article.dropped.push_back({sign_off, "sign-off"});
    text = trim_right(std::string_view(text).substr(0, last));
}

/// Text that was not marked up by the collection's editors: its first line is the headline.
void read_bare_text(std::string_view element, std::string& title, std::string& text) {
    const std::string bare = sgml_text(element);
    const std::string_view content = trim_right(bare);
    const std::size_t begin = content.find_first_not_of("\n *");
    if (begin == std::string_view::npos) return;
    const std::size_t end = content.find('\n', begin);
    title = content.substr(begin, end - begin);
    if (end != std::string_view::npos) text = content.substr(end + 1);
}

std::string without_tags(std::string_view element) {
    std::string text;
    for (std::size_t at = 0; at < element.size();) {
        const std::size_t tag = element.find('<', at);
        text += element.substr(at, tag - at);
        if (tag == std::string_view::npos) break;
        const std::size_t end = element.find('>', tag);
        if (end == std::string_view::npos) break;
        at = end + 1;
    }
    return text;
}

/// "    By Kathleen Hays, Reuters" is Kathleen Hays.
void read_author(std::string_view record, Article& article) {
    const auto element = sgml_element(record, "AUTHOR");
    if (!element) return;
    std::string name = on_one_line(sgml_text(*element));
    if (lower(name).starts_with("by ")) name.erase(0, 3);
    const std::size_t comma = name.rfind(',');
    if (comma != std::string::npos && lower(name).find("reuter", comma) != std::string::npos) name.erase(comma);
    if (!name.empty()) article.authors.push_back(name);
}

void read_text(std::string_view record, bool raw, Article& article) {
    const std::string_view element = sgml_element(record, "TEXT").value_or(std::string_view{});
    const auto title = sgml_element(element, "TITLE");
    const auto body = sgml_element(element, "BODY");
    std::string text;
    if (title) article.title = on_one_line(sgml_text(*title));
    if (body) {
        text = sgml_text(without_tags(*body));
    } else if (title) {
        const std::size_t end = element.find("</TITLE>");
        if (end != std::string_view::npos) text = sgml_text(without_tags(element.substr(end)));
    } else {
        std::string headline;
        read_bare_text(without_tags(element), headline, text);
        article.title = on_one_line(headline);
    }
    // The editors put this in the place of bodies that are empty on the wire.
    if (trim(text) == "Blah blah blah.") {
        article.dropped.push_back({"Blah blah blah.", "filler"});
        text.clear();
    }
    drop_sign_off(text, article);
    if (const auto dateline = sgml_element(element, "DATELINE")) {
        const std::string place_and_day(trim(sgml_text(*dateline)));
        if (!place_and_day.empty()) text.insert(0, place_and_day + " ");
    }
    article.text = raw ? text : join_wrapped_lines(text);
}

std::string read_extra(std::string_view record) {
    nlohmann::ordered_json extra = nlohmann::ordered_json::object();
    for (const std::string_view name : {"TOPICS", "LEWISSPLIT", "CGISPLIT", "OLDID", "CSECS"})
        if (const std::string_view value = sgml_attribute(record, name); !value.empty())
            extra[name == "TOPICS" ? "has_topics" : lower(name)] = value;
    if (const auto text = record.find("<TEXT "); text != std::string_view::npos)
        if (const std::string_view type = sgml_attribute(record.substr(text), "TYPE"); !type.empty()) extra["type"] = type;
    for (const std::string_view name : {"PEOPLE", "ORGS", "EXCHANGES", "COMPANIES"})
        if (const std::vector<std::string> values = sgml_list(record, name); !values.empty()) extra[lower(name)] = values;
    for (const std::string_view name : {"MKNOTE", "UNKNOWN"}) {
        std::string_view rest = record;
        for (auto element = sgml_element(rest, name); element; element = sgml_element(rest, name)) {
            if (const std::string value = on_one_line(sgml_text(*element)); !value.empty()) extra[lower(name)].push_back(value);
            rest.remove_prefix(static_cast<std::size_t>(element->data() + element->size() - rest.data()));
        }
    }
    return extra.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

class ReutersSgml : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "reuters-sgml"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const std::string_view start = trim(std::string_view(sample.text).substr(0, 256));
        return start.starts_with("<!DOCTYPE lewis") || start.starts_with("<REUTERS ") ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override;
};

/// Cuts the lines of a file into records and makes articles of them.
class RecordReader {
public:
    RecordReader(const InputFile& file, const Encoding& encoding, Sink& sink) : file_(file), encoding_(encoding), sink_(sink) {}

    void take(const TextStream::Line& line);
    void finish() const {
        if (inside_)
            sink_.failure(place(), "the record is cut short: expected " + std::string(end_tag) + " before the end of the file");
        else if (records_ == 0)
            sink_.failure(file_.path, "holds no record; expected " + std::string(start_tag) + " ...>");
    }

private:
    [[nodiscard]] std::string place() const { return file_.path + ":" + std::to_string(first_line_); }
    void begin(std::size_t line) {
        inside_ = true;
        first_line_ = line;
        ++records_;
        record_.clear();
    }
    void emit();

    const InputFile& file_;
    const Encoding& encoding_;
    Sink& sink_;
    std::string record_;
    std::size_t first_line_ = 0, records_ = 0;
    bool inside_ = false;
};

void RecordReader::take(const TextStream::Line& line) {
    std::string_view rest = line.text;
    while (true) {
        const std::size_t start = rest.find(start_tag);
        if (!inside_) {
            if (start == std::string_view::npos) return;
            rest.remove_prefix(start);
            begin(line.number);
            record_ = start_tag;
            rest.remove_prefix(start_tag.size());
            continue;
        }
        const std::size_t end = rest.find(end_tag);
        if (start < end) {
            sink_.failure(place(), "the record is cut short: expected " + std::string(end_tag) + " before the next record in line " +
                                       std::to_string(line.number));
            inside_ = false;
            continue;
        }
        record_.append(rest.substr(0, end)).push_back('\n');
        if (line.too_long || record_.size() > TextStream::max_record_bytes) {
            sink_.failure(place(), "the record is longer than 64 MB; expected one article");
            inside_ = false;
        }
        if (end == std::string_view::npos) return;
        if (inside_) emit();
        inside_ = false;
        rest.remove_prefix(end + end_tag.size());
    }
}

void RecordReader::emit() {
    Article article;
    article.input_bytes = record_.size() + end_tag.size();
    make_utf8(record_, encoding_, article.notes);
    article.id = on_one_line(sgml_text(sgml_attribute(record_, "NEWID")));
    if (article.id.empty()) article.id = numbered_id(file_.name, records_);
    if (const auto date = sgml_element(record_, "DATE")) {
        const std::string written = on_one_line(sgml_text(*date));
        const auto found = iso_date(written);
        if (found)
            article.date = *found;
        else if (!written.empty())
            article.notes.push_back("the date \"" + written + "\" was not understood");
    }
    article.language = "en";
    article.source = "Reuters";
    article.given.topics = sgml_list(record_, "TOPICS");
    article.given.countries = sgml_list(record_, "PLACES");
    read_author(record_, article);
    read_text(record_, file_.raw, article);
    article.extra = read_extra(record_);
    if (record_.find("</TEXT>") == std::string::npos) article.notes.emplace_back("the record's <TEXT> is not closed");
    // The collection numbers a few records that were empty on the wire; they are kept, for their number and labels.
    if (!has_words(article.title) && !has_words(article.text)) article.notes.emplace_back("the record has neither title nor text");
    normalize_fields(article, file_.raw);
    sink_.article(std::move(article));
}

void ReutersSgml::read(ByteStream& bytes, const InputFile& file, Sink& sink) const {
    TextStream stream(bytes);
    RecordReader reader(file, stream.encoding(), sink);
    TextStream::Line line;
    while (!sink.stopped() && stream.next_line(line)) reader.take(line);
    if (!sink.stopped() && bytes.error().empty()) reader.finish();
}

}  // namespace

const Format& reuters_sgml_format() {
    static const ReutersSgml format;
    return format;
}

}  // namespace dateline
