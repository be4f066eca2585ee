#include "indexer/reading/table/table_columns.hpp"

#include <array>

namespace dateline {
namespace {

struct Named {
    std::string_view name;
    Column column;
};

constexpr std::array<Named, 74> names{{{"id", Column::id},
                                       {"articleid", Column::id},
                                       {"docid", Column::id},
                                       {"documentid", Column::id},
                                       {"uid", Column::id},
                                       {"guid", Column::id},
                                       {"uuid", Column::id},
                                       {"accessionnumber", Column::id},
                                       {"url", Column::url},
                                       {"link", Column::url},
                                       {"uri", Column::url},
                                       {"weburl", Column::url},
                                       {"sourceurl", Column::url},
                                       {"articleurl", Column::url},
                                       {"permalink", Column::url},
                                       {"href", Column::url},
                                       {"title", Column::title},
                                       {"headline", Column::title},
                                       {"headlines", Column::title},
                                       {"heading", Column::title},
                                       {"articletitle", Column::title},
                                       {"text", Column::text},
                                       {"body", Column::text},
                                       {"content", Column::text},
                                       {"article", Column::text},
                                       {"articletext", Column::text},
                                       {"fulltext", Column::text},
                                       {"story", Column::text},
                                       {"maintext", Column::text},
                                       {"bodytext", Column::text},
                                       {"contenttext", Column::text},
                                       {"articlebody", Column::text},
                                       {"articlecontent", Column::text},
                                       {"html", Column::html},
                                       {"bodyhtml", Column::html},
                                       {"contenthtml", Column::html},
                                       {"date", Column::date},
                                       {"published", Column::date},
                                       {"publishdate", Column::date},
                                       {"publicationdate", Column::date},
                                       {"pubdate", Column::date},
                                       {"datepublished", Column::date},
                                       {"publishedat", Column::date},
                                       {"publisheddate", Column::date},
                                       {"datepublish", Column::date},
                                       {"datetime", Column::date},
                                       {"timestamp", Column::date},
                                       {"language", Column::language},
                                       {"lang", Column::language},
                                       {"source", Column::source},
                                       {"publication", Column::source},
                                       {"publisher", Column::source},
                                       {"outlet", Column::source},
                                       {"newspaper", Column::source},
                                       {"publicationtitle", Column::source},
                                       {"sourcename", Column::source},
                                       {"author", Column::authors},
                                       {"authors", Column::authors},
                                       {"byline", Column::authors},
                                       {"creator", Column::authors},
                                       {"persons", Column::persons},
                                       {"people", Column::persons},
                                       {"organizations", Column::organizations},
                                       {"organisations", Column::organizations},
                                       {"places", Column::places},
                                       {"countries", Column::countries},
                                       {"topics", Column::topics},
                                       {"topic", Column::topics},
                                       {"category", Column::topics},
                                       {"categories", Column::topics},
                                       {"description", Column::summary},
                                       {"summary", Column::summary},
                                       {"abstract", Column::summary},
                                       {"excerpt", Column::summary}}};

std::string_view trim(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

/// The strings of "['a', \"b\"]".
std::vector<std::string> quoted_strings(std::string_view list) {
    std::vector<std::string> strings;
    for (std::size_t at = list.find_first_of("'\""); at != std::string_view::npos; at = list.find_first_of("'\"", at)) {
        const char mark = list[at];
        std::string text;
        for (++at; at < list.size() && list[at] != mark; ++at) {
            if (list[at] == '\\' && at + 1 < list.size()) ++at;
            text += list[at];
        }
        if (!trim(text).empty()) strings.emplace_back(trim(text));
        if (at++ >= list.size()) break;
    }
    return strings;
}

}  // namespace

Column column_of(std::string_view name) {
    std::string bare;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') bare += static_cast<char>(c + 32);
        if (c >= 'a' && c <= 'z') bare += c;
    }
    for (const Named& named : names)
        if (named.name == bare) return named.column;
    return Column::other;
}

std::vector<std::string> list_of(std::string_view field) {
    field = trim(field);
    if (field.size() > 1 && field.front() == '[' && field.back() == ']') return quoted_strings(field.substr(1, field.size() - 2));
    std::vector<std::string> parts;
    while (!field.empty()) {
        const std::size_t end = field.find_first_of(";|");
        if (const std::string_view part = trim(field.substr(0, end)); !part.empty()) parts.emplace_back(part);
        field.remove_prefix(end == std::string_view::npos ? field.size() : end + 1);
    }
    return parts;
}

}  // namespace dateline
