#include <algorithm>

#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/extra_fields.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/html/html_article.hpp"
#include "indexer/reading/table/table_columns.hpp"
#include "indexer/reading/table/table_rows.hpp"

// Tables of articles, a row each: separated by commas, tabs, semicolons or bars, with the names of the columns in the first row. Columns that are no field of an
// article are kept in `extra`.

namespace dateline {
namespace {

constexpr const char* expected =
    "a first row with the names of the columns, among them 'text' (or 'body', 'content', 'article') or 'title'";

struct Header {
    std::vector<std::string> names;
    std::vector<Column> columns;

    explicit Header(const TableRow& row) {
        for (const std::string& field : row.fields) {
            std::vector<std::string> ignored;
            std::string name = field;
            make_utf8(name, {}, ignored);
            columns.push_back(column_of(name));
            names.push_back(std::move(name));
        }
    }
    [[nodiscard]] bool has(Column column) const { return std::find(columns.begin(), columns.end(), column) != columns.end(); }
    /// Whether these may be the names of the columns of a table of articles.
    [[nodiscard]] bool is_of_articles() const { return has(Column::title) || has(Column::text) || has(Column::html); }
    [[nodiscard]] std::size_t known() const {
        return columns.size() - static_cast<std::size_t>(std::count(columns.begin(), columns.end(), Column::other));
    }
};

class RowReader {
public:
    RowReader(Header header, const InputFile& file, const Encoding& encoding, Sink& sink)
        : header_(std::move(header)), file_(file), encoding_(encoding), sink_(sink) {}

    void take(const TableRow& row);

private:
    /// The field of one text, or of several labels, that a column fills; null for other columns.
    std::string* text_of(Column column);
    std::vector<std::string>* labels_of(Column column);
    void fill(Column column, const std::string& name, std::string value);

    Header header_;
    const InputFile& file_;
    const Encoding& encoding_;
    Sink& sink_;
    std::size_t number_ = 0;
    Article article_;
    std::string page_, summary_, summary_name_;
    ExtraFields extra_;
};

void add_list(const std::string& value, std::vector<std::string>& to) {
    for (std::string& part : list_of(value)) add_label(to, std::move(part));
}

std::string* RowReader::text_of(Column column) {
    switch (column) {
        case Column::id:
            return &article_.id;
        case Column::url:
            return &article_.url;
        case Column::title:
            return &article_.title;
        case Column::text:
            return &article_.text;
        case Column::source:
            return &article_.source;
        case Column::html:
            return &page_;
        default:
            return nullptr;
    }
}

std::vector<std::string>* RowReader::labels_of(Column column) {
    switch (column) {
        case Column::authors:
            return &article_.authors;
        case Column::persons:
            return &article_.given.persons;
        case Column::organizations:
            return &article_.given.organizations;
        case Column::places:
            return &article_.given.places;
        case Column::countries:
            return &article_.given.countries;
        case Column::topics:
            return &article_.given.topics;
        default:
            return nullptr;
    }
}

/// The first column of a kind that is not empty counts; further ones are fields like any other.
void RowReader::fill(Column column, const std::string& name, std::string value) {
    if (!has_words(value)) return;
    if (std::vector<std::string>* labels = labels_of(column)) return add_list(value, *labels);
    if (column == Column::language) {
        article_.language = language_code(value);
    } else if (std::string* text = text_of(column); text != nullptr && text->empty()) {
        *text = std::move(value);
    } else if (column == Column::summary && summary_.empty()) {
        summary_ = std::move(value);
        summary_name_ = name;
    } else if (column != Column::date || !article_.date.empty() || !take_date(value, article_)) {
        extra_.add(name, value);
    }
}

void RowReader::take(const TableRow& row) {
    const std::string place = file_.path + ":" + std::to_string(row.line);
    ++number_;
    if (row.too_long) return sink_.failure(place, "the row is longer than 64 MB; expected one article a row");
    if (row.cut_short) return sink_.failure(place, "the row is cut short: the file ends before the closing quotation mark");
    if (row.fields.size() > header_.names.size()) {
        return sink_.failure(place, "the row has " + std::to_string(row.fields.size()) + " fields; expected " +
                                        std::to_string(header_.names.size()) + ", as in the first row");
    }
    article_ = Article{};
    extra_ = ExtraFields{};
    page_.clear();
    summary_.clear();
    article_.input_bytes = row.bytes;
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        std::string value = row.fields[i];
        make_utf8(value, encoding_, article_.notes);
        fill(header_.columns[i], header_.names[i], std::move(value));
    }
    if (row.fields.size() < header_.names.size()) article_.notes.emplace_back("the row has fewer fields than there are columns");
    const bool from_summary = !has_words(article_.text) && page_.empty() && !summary_.empty();
    if (from_summary) {
        article_.text = summary_;
        article_.notes.emplace_back("the row holds only a summary of the article");
    } else {
        extra_.add(summary_name_, summary_);
    }
    extra_.write(article_.extra);
    if (!has_words(article_.text) && !page_.empty()) read_html_article(page_, article_);
    hand_over_record(std::move(article_), number_, place, "something in the columns of title or text", file_, sink_);
}

class Csv : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "csv"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        const bool named = sample.extension == "csv" || sample.extension == "tsv" || sample.extension == "tab";
        // Cheap things first: most files are no tables.
        if (!starts_like_header(sample.text)) return named ? Certainty::hinted : Certainty::none;
        std::size_t columns = 0;
        const TableShape shape = find_table_shape(sample.text, columns);
        ByteStream bytes(source_of(sample.text));
        TextStream stream(bytes);
        TableRow row;
        if (columns < 2 || !TableRows(stream, shape).next(row)) return named ? Certainty::hinted : Certainty::none;
        const Header header(row);
        const bool is_table = header.is_of_articles() && header.known() >= 2 && header.known() * 3 >= header.columns.size();
        return is_table ? Certainty::recognised : named ? Certainty::hinted : Certainty::none;
    }

    static bool starts_like_header(std::string_view text) {
        const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size()));
        if (line.size() > 8192) return false;
        for (const char separator : {',', '\t', ';', '|'}) {
            std::size_t known = 0;
            for (std::size_t at = 0; at < line.size();) {
                const std::size_t end = std::min(line.find(separator, at), line.size());
                known += column_of(line.substr(at, end - at)) != Column::other;
                at = end + 1;
            }
            if (known >= 2) return true;
        }
        return false;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        std::size_t columns = 0;
        const TableShape shape = find_table_shape(make_sample(bytes.first_block(), file.path).text, columns);
        TextStream stream(bytes);
        TableRows rows(stream, shape);
        TableRow row;
        if (!rows.next(row)) return sink.failure(file.path, std::string("is empty; expected ") + expected);
        Header header(row);
        if (!header.is_of_articles())
            return sink.failure(file.path, std::string("is a table without columns for articles; expected ") + expected);
        RowReader reader(std::move(header), file, stream.encoding(), sink);
        bool any = false;
        while (!sink.stopped() && rows.next(row)) {
            any = true;
            reader.take(row);
        }
        if (!any && !sink.stopped()) sink.failure(file.path, "holds no row but the first; expected an article a row");
    }
};

}  // namespace

const Format& csv_format() {
    static const Csv format;
    return format;
}

}  // namespace dateline
