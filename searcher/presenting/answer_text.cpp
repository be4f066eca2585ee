#include <algorithm>
#include <array>
#include <cstdio>

#include "searcher/presenting/plain_text.hpp"
#include "searcher/presenting/styled_line.hpp"
#include "searcher/presenting/terminal.hpp"

namespace dateline {

namespace {

constexpr std::size_t result_indent = 4;
constexpr std::size_t column_gap = 3;
constexpr std::size_t min_column = 22;
constexpr std::size_t max_column = 40;

std::string fixed(double value, const char* format) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

std::string heading(const std::string& kind) {
    if (kind == "country") return "Countries";
    if (kind == "mentioned") return "Countries mentioned";
    std::string plural = kind + "s";
    plural.front() = static_cast<char>(plural.front() - 'a' + 'A');
    return plural;
}

std::string headline(const Answer& answer) {
    const bool stories = answer.collapse == Collapse::story;
    const std::string one = stories ? "story" : "article", many = stories ? "stories" : "articles";
    std::string line = answer.matches == 0
                           ? "no " + one + " matches"
                           : grouped(answer.matches) + (answer.matches == 1 ? " " + one + " matches" : " " + many + " match");
    if (stories && answer.matches > 0) {
        line += " (" + grouped(answer.matched_articles) + (answer.matched_articles == 1 ? " article)" : " articles)");
        if (!answer.facets.empty()) line += ", facets count stories";
    }
    if (!answer.exact) line += " (not exact)";
    return line + ", " + fixed(answer.took_ms, "%.1f ms");
}

/// "+3 more", and how many of them match where not all do.
std::string more_of_story(const ResultStory& story) {
    const std::string more = "+" + grouped(story.size - 1) + " more";
    if (story.matches == story.size) return more;
    return more + (story.matches == 1 ? ", none matching" : ", " + grouped(story.matches - 1) + " matching");
}

std::string result_text(const Result& result, const TextStyle& style) {
    std::string number = std::to_string(result.rank) + ".";
    number = std::string(number.size() + 1 < result_indent ? result_indent - number.size() - 1 : 0, ' ') + number + " ";
    const std::string title = result.title.empty() ? "(without title)" : printable_line(result.title);
    std::string text = wrapped(title, {{0, title.size()}}, result_indent, style);
    text.replace(0, std::min(result_indent, text.size()), styled(number, style_dim, style));
    std::string about;
    for (const std::string& part : {printable_line(result.date), printable_line(result.source), printable_line(result.id)}) {
        if (!part.empty()) about += (about.empty() ? "" : " · ") + part;
    }
    if (result.story && result.story->size > 1) about += (about.empty() ? "" : " · ") + more_of_story(*result.story);
    text += std::string(result_indent, ' ') + styled(about, style_dim, style) + "\n";
    return text + wrapped(result.snippet, result.highlights, result_indent, style) + "\n";
}

/// A line of a facet's column.
struct Row {
    std::string label;
    std::string count;
};

/// Topics as a tree: below each the topics of the list that lie under it.
class TopicRows {
public:
    explicit TopicRows(const Facet& facet) : facet_(facet), parents_(facet.values.size(), none), added_(facet.values.size()) {
        for (std::size_t i = 0; i < facet.values.size(); ++i) parents_[i] = parent_of(facet.values[i]);
    }

    /// Trees come in the order of the first of their topics.
    std::vector<Row> rows() {
        for (std::size_t i = 0; i < parents_.size(); ++i) {
            std::size_t root = i;
            while (parents_[root] != none) root = parents_[root];
            add(root, 0);
        }
        return std::move(rows_);
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// The nearest ancestor that is listed too.
    [[nodiscard]] std::size_t parent_of(const FacetValue& value) const {
        for (std::size_t up = value.path.size(); up-- > 0;) {
            if (value.path[up] == value.value) continue;
            for (std::size_t i = 0; i < facet_.values.size(); ++i) {
                if (facet_.values[i].value == value.path[up]) return i;
            }
        }
        return none;
    }

    void add(std::size_t topic, std::size_t depth) {
        if (added_[topic]) return;
        added_[topic] = true;
        rows_.push_back({std::string(2 * depth, ' ') + printable_line(facet_.values[topic].label), grouped(facet_.values[topic].count)});
        for (std::size_t i = 0; i < parents_.size(); ++i) {
            if (parents_[i] == topic) add(i, depth + 1);
        }
    }

    const Facet& facet_;
    std::vector<std::size_t> parents_;
    std::vector<bool> added_;
    std::vector<Row> rows_;
};

std::vector<Row> facet_rows(const Facet& facet) {
    if (facet.kind == "topic") return TopicRows(facet).rows();
    std::vector<Row> rows;
    for (const FacetValue& value : facet.values) rows.push_back({printable_line(value.label), grouped(value.count)});
    return rows;
}

/// A facet as lines of the same width, its heading first.
std::vector<std::string> facet_column(const Facet& facet, std::size_t room, const TextStyle& style) {
    const std::vector<Row> rows = facet_rows(facet);
    std::string head = heading(facet.kind);
    if (facet.distinct > facet.values.size()) head += " (" + grouped(facet.distinct) + ")";
    std::size_t labels = 0, counts = 0;
    for (const Row& row : rows) {
        labels = std::max(labels, display_width(row.label));
        counts = std::max(counts, row.count.size());
    }
    const std::size_t wanted = std::max({labels + 2 + counts, display_width(head), min_column});
    const std::size_t width = std::min(wanted, room);
    std::vector<std::string> lines = {styled(padded(cut_to_width(head, width), width), style_bold, style)};
    for (const Row& row : rows) {
        const std::size_t label_width = width > counts + 2 ? width - counts - 2 : 1;
        lines.push_back(padded(cut_to_width(row.label, label_width), width - row.count.size()) + row.count);
    }
    return lines;
}

std::size_t column_width(const std::vector<std::string>& column, bool colour) {
    const std::size_t escapes = colour ? std::string("\x1b[1m\x1b[0m").size() : 0;
    // The heading is padded to the width of the column.
    return display_width(std::string_view(column.front()).substr(colour ? 4 : 0, column.front().size() - escapes));
}

std::string side_by_side(const std::vector<std::vector<std::string>>& columns, bool colour) {
    std::string text;
    std::size_t height = 0;
    for (const auto& column : columns) height = std::max(height, column.size());
    for (std::size_t row = 0; row < height; ++row) {
        std::string line;
        for (const auto& column : columns) {
            if (!line.empty()) line += std::string(column_gap, ' ');
            line += row < column.size() ? column[row] : std::string(column_width(column, colour), ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
    return text;
}

std::string facets_text(const std::vector<Facet>& facets, const TextStyle& style) {
    std::string text;
    std::vector<std::vector<std::string>> columns;
    std::size_t used = 0;
    const auto flush = [&] {
        if (!columns.empty()) text += side_by_side(columns, style.colour) + "\n";
        columns.clear();
        used = 0;
    };
    for (const Facet& facet : facets) {
        if (facet.values.empty()) continue;
        std::vector<std::string> column = facet_column(facet, std::min(style.width, max_column), style);
        const std::size_t width = column_width(column, style.colour);
        if (used > 0 && used + column_gap + width > style.width) flush();
        used += width + (used > 0 ? column_gap : 0);
        columns.push_back(std::move(column));
    }
    flush();
    return text;
}

}  // namespace

std::string answer_text(const Answer& answer, const TextStyle& style) {
    std::string text = styled(headline(answer), style_dim, style) + "\n";
    for (const std::string& note : answer.notes) text += wrapped("note: " + printable_line(note), {}, 0, style);
    text += "\n";
    for (const Result& result : answer.results) text += result_text(result, style);
    text += facets_text(answer.facets, style);
    text.erase(text.find_last_not_of('\n') + 1);
    return text + "\n";
}

std::string people_text(const std::vector<NameMatch>& people) {
    std::size_t width = 0;
    for (const NameMatch& match : people) width = std::max(width, display_width(printable_line(match.name)));
    std::string text;
    for (const NameMatch& match : people) text += padded(printable_line(match.name), width) + "  " + grouped(match.count) + "\n";
    return text;
}

std::string answer_csv(const Answer& answer) {
    std::string text = "rank,score,id,title,date,source,persons,countries,topics,snippet\n";
    const auto field = [](const std::string& value) {
        const std::string line = printable_line(value);
        if (line.find_first_of(",\"") == std::string::npos) return line;
        std::string quoted = "\"";
        for (const char c : line) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        return quoted + "\"";
    };
    const auto list = [&](const std::vector<std::string>& values) {
        std::string joined;
        for (const std::string& value : values) joined += (joined.empty() ? "" : "; ") + value;
        return field(joined);
    };
    for (const Result& result : answer.results) {
        text += std::to_string(result.rank) + "," + fixed(result.score, "%.6f") + "," + field(result.id) + "," + field(result.title) + "," +
                field(result.date) + "," + field(result.source) + "," + list(result.persons) + "," + list(result.countries) + "," +
                list(result.topics) + "," + field(result.snippet) + "\n";
    }
    return text;
}

std::string answer_ids(const Answer& answer) {
    std::string text;
    for (const Result& result : answer.results) text += printable_line(result.id) + "\n";
    return text;
}

std::string answer_trec(const Answer& answer, const std::string& query_id) {
    const auto column = [](const std::string& value) {
        std::string word = printable_line(value);
        std::replace(word.begin(), word.end(), ' ', '_');
        return word;
    };
    std::string text;
    for (const Result& result : answer.results) {
        text += column(query_id) + " Q0 " + column(result.id) + " " + std::to_string(result.rank) + " " + fixed(result.score, "%.6f") +
                " dateline\n";
    }
    return text;
}

}  // namespace dateline
