#include <algorithm>
#include <array>
#include <cstdio>

#include "facets/text/utf8.hpp"
#include "searcher/presenting/plain_text.hpp"
#include "searcher/presenting/styled_line.hpp"
#include "searcher/presenting/terminal.hpp"

namespace dateline {

namespace {

/// How a kind of entity is marked with colour, and without.
struct Mark {
    const char* sgr;
    char open, close;
};

constexpr Mark person_mark = {style_person, '[', ']'};
constexpr Mark organization_mark = {style_organization, '{', '}'};
constexpr Mark place_mark = {style_place, '<', '>'};

struct MarkedRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    const Mark* mark = nullptr;
};

template <typename Entities>
void add_ranges(const Entities& entities, Field field, const Mark& mark, std::vector<MarkedRange>& ranges) {
    for (const auto& entity : entities) {
        for (const Mention& mention : entity.mentions) {
            if (mention.field == field) ranges.push_back({mention.begin, mention.end, &mark});
        }
    }
}

/// In the order of the text, not overlapping: the first and longest stay.
std::vector<MarkedRange> marked_ranges(const Extraction& extraction, Field field) {
    std::vector<MarkedRange> ranges;
    add_ranges(extraction.persons, field, person_mark, ranges);
    add_ranges(extraction.organizations, field, organization_mark, ranges);
    add_ranges(extraction.places, field, place_mark, ranges);
    add_ranges(extraction.countries, field, place_mark, ranges);
    std::stable_sort(ranges.begin(), ranges.end(),
                     [](const MarkedRange& a, const MarkedRange& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::size_t end = 0;
    std::erase_if(ranges, [&](const MarkedRange& range) {
        if (range.begin < end || range.begin >= range.end) return true;
        end = range.end;
        return false;
    });
    return ranges;
}

/// As printable_line(), but line breaks and indentation stay.
std::string without_controls(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        at += next.length;
        if (next.value == '\n') {
            clean.push_back('\n');
        } else if (is_control(next.value)) {
            if (is_blank(next.value)) clean.push_back(' ');
        } else {
            append_code_point(clean, next.value);
        }
    }
    return clean;
}

std::string marked_text(const std::string& text, const std::vector<MarkedRange>& ranges, const TextStyle& style) {
    std::string out;
    std::size_t at = 0;
    for (const MarkedRange& range : ranges) {
        if (range.end > text.size()) break;
        out += without_controls(std::string_view(text).substr(at, range.begin - at));
        const std::string name = without_controls(std::string_view(text).substr(range.begin, range.end - range.begin));
        out += style.colour ? styled(name, range.mark->sgr, style) : range.mark->open + name + range.mark->close;
        at = range.end;
    }
    return out + without_controls(std::string_view(text).substr(std::min(at, text.size())));
}

template <typename Items, typename Describe>
std::string list_text(const std::string& heading, const Items& items, const TextStyle& style, Describe describe) {
    std::string line;
    for (const auto& item : items) {
        const std::string text = printable_line(describe(item));
        if (!text.empty()) line += (line.empty() ? "" : "; ") + text;
    }
    if (line.empty()) return {};
    const std::string head = heading + ": ";
    return wrapped(head + line, {{0, head.size() - 1}}, 0, style);
}

std::string with_count(const std::string& name, std::size_t mentions) {
    return mentions > 1 ? name + " (" + std::to_string(mentions) + ")" : name;
}

/// A topic with what gave it: "Topic: election (medtop:20000574): ballot 2.1, voters 0.9".
std::string topic_text(const Topic& topic, const TextStyle& style) {
    const std::string id = topic.id == topic.name ? "" : " (" + topic.id + ")";
    std::string line = topic.name + id + (topic.given ? ", given" : "");
    std::string words;
    for (const Evidence& one : topic.evidence) {
        std::array<char, 32> weight{};
        std::snprintf(weight.data(), weight.size(), " %.2f", one.weight);
        words += (words.empty() ? ": " : ", ") + one.text + weight.data();
    }
    const std::string head = "Topic: ";
    return wrapped(head + printable_line(line + words), {{0, head.size() - 1}}, 2, style);
}

std::string found_text(const Extraction& found, const TextStyle& style) {
    const auto entity = [](const Entity& one) { return with_count(one.name, one.mentions.size()); };
    std::string text = list_text("Persons", found.persons, style, entity);
    text += list_text("Countries", found.countries, style,
                      [](const Country& one) { return one.about ? with_count(one.name, one.mentions.size()) : std::string(); });
    text += list_text("Countries mentioned", found.countries, style,
                      [](const Country& one) { return one.about ? std::string() : with_count(one.name, one.mentions.size()); });
    text += list_text("Organizations", found.organizations, style, entity);
    text += list_text("Places", found.places, style, entity);
    for (const Topic& one : found.topics) text += topic_text(one, style);
    return text;
}

/// Those that are not empty, on one line.
std::string joined_parts(std::initializer_list<std::string_view> parts) {
    std::string line;
    for (const std::string_view part : parts) {
        if (!printable_line(part).empty()) line += (line.empty() ? "" : " · ") + printable_line(part);
    }
    return line;
}

/// Where the same article stands as well.
std::string copies_text(const StoredArticle& stored, const TextStyle& style) {
    if (stored.copies.empty()) return {};
    const std::size_t count = stored.copies.size();
    std::string text =
        "\n" + styled("The same text came " + (count == 1 ? "once" : grouped(count) + " times") + " more:", style_bold, style) + "\n";
    for (const StoredCopy& copy : stored.copies) text += wrapped(joined_parts({copy.id, copy.date, copy.source, copy.url}), {}, 2, style);
    return text;
}

/// The other forms of the story, each with what is otherwise in it.
std::string others_text(const StoredArticle& stored, const TextStyle& style) {
    if (stored.others.empty()) return {};
    const std::uint64_t others = stored.story_size - 1;
    std::string text =
        "\n" + styled(others == 1 ? "1 other form of this story:" : grouped(others) + " other forms of this story:", style_bold, style) +
        "\n";
    const auto sentences = [&](const std::vector<std::string>& shown, std::size_t count, const char* mark) {
        for (const std::string& sentence : shown) text += wrapped(mark + printable_line(sentence), {}, 6, style);
        if (count > shown.size()) text += std::string(6, ' ') + mark + "and " + grouped(count - shown.size()) + " more\n";
    };
    for (const OtherForm& form : stored.others) {
        text += wrapped(joined_parts({form.id, form.date, form.source, form.title}), {}, 2, style);
        std::array<char, 64> share{};
        std::snprintf(share.data(), share.size(), "%.0f%% of the words", form.shared * 100);
        const bool alike = form.added_count + form.missing_count == 0;
        text += std::string(4, ' ') + styled(alike ? "the same sentences" : share.data(), style_dim, style) + "\n";
        sentences(form.added, form.added_count, "+ ");
        sentences(form.missing, form.missing_count, "- ");
    }
    if (others > stored.others.size()) text += "  and " + grouped(others - stored.others.size()) + " more\n";
    return text;
}

std::string dropped_text(const std::vector<Dropped>& dropped, const TextStyle& style) {
    std::string text = styled(dropped.empty() ? "Nothing was left out." : "Left out:", style_bold, style) + "\n";
    for (const Dropped& part : dropped) text += wrapped(printable_line(part.reason) + ": " + printable_line(part.text), {}, 2, style);
    return text;
}

}  // namespace

std::string article_text(const StoredArticle& stored, const TextStyle& style, bool with_dropped) {
    const Article& article = stored.article;
    std::string text;
    if (!article.title.empty()) text += styled(printable_line(article.title), style_bold, style) + "\n";
    // What a date came with needs no word; what it was found by may be wrong.
    const bool found = !article.date_rule.empty() && article.date_rule != "input";
    const std::string date = found && !article.date.empty() ? article.date + " (by " + article.date_rule + ")" : article.date;
    std::string about = joined_parts({date, article.source, article.language, article.id, article.url});
    for (const std::string& author : article.authors) about += " · " + printable_line(author);
    text += styled(about, style_dim, style) + "\n\n";
    text += marked_text(article.text, marked_ranges(stored.extraction, Field::text), style) + "\n\n";
    text += found_text(stored.extraction, style);
    if (!style.colour) text += "Marks: [person] {organization} <place or country>\n";
    text += list_text("Notes", article.notes, style, [](const std::string& note) { return note; });
    text += list_text("Notes", stored.extraction.notes, style, [](const std::string& note) { return note; });
    text += copies_text(stored, style);
    text += others_text(stored, style);
    if (with_dropped) text += "\n" + dropped_text(article.dropped, style);
    return text;
}

}  // namespace dateline
