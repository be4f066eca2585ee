#include "indexer/storing/record.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "facets/error.hpp"
#include "indexer/storing/details.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

namespace {

constexpr std::size_t max_head_persons = 20;

void append_list(std::string& to, const std::vector<std::string>& list) {
    append_varint(to, list.size());
    for (const std::string& one : list) append_string(to, one);
}

RecordHead head_of(const Article& article, const Extraction& extraction) {
    RecordHead head{article.id, article.title, article.date, article.language, article.source, article.url, article.authors, {}, {}, {}};
    for (const Entity& person : extraction.persons) {
        if (head.persons.size() < max_head_persons) head.persons.push_back(person.name);
    }
    for (const Country& country : extraction.countries) {
        if (country.about) head.countries.push_back(country.code);
    }
    for (const Topic& topic : extraction.topics) head.topics.push_back(topic.id);
    return head;
}

std::string write_head(const RecordHead& head) {
    std::string bytes;
    for (const std::string* text : {&head.id, &head.title, &head.date, &head.language, &head.source, &head.url})
        append_string(bytes, *text);
    for (const std::vector<std::string>* list : {&head.authors, &head.persons, &head.countries, &head.topics}) append_list(bytes, *list);
    return bytes;
}

bool take_text(std::string_view& bytes, std::string& text) {
    std::string_view view;
    if (!take_string(bytes, view)) return false;
    text = view;
    return true;
}

bool take_list(std::string_view& bytes, std::vector<std::string>& list) {
    std::uint64_t count = 0;
    if (!take_varint(bytes, count) || count > bytes.size()) return false;
    list.resize(static_cast<std::size_t>(count));
    return std::all_of(list.begin(), list.end(), [&bytes](std::string& text) { return take_text(bytes, text); });
}

/// What the head names again.
std::vector<std::string> names_of(const RecordHead& head) {
    std::vector<std::string> names;
    for (const std::vector<std::string>* list : {&head.persons, &head.countries, &head.topics})
        names.insert(names.end(), list->begin(), list->end());
    return names;
}

}  // namespace

Record write_record(const Article& article, const Extraction& extraction) {
    const RecordHead head = head_of(article, extraction);
    Record record;
    append_string(record.front, write_head(head));
    append_string(record.front, article.text);
    record.details = write_details(article, extraction, names_of(head));
    return record;
}

RecordFront split_front(std::string_view front) {
    RecordFront parts;
    if (!take_string(front, parts.head) || !take_string(front, parts.text) || !front.empty())
        throw DatabaseError("an article's record is damaged: it is cut off");
    return parts;
}

RecordHead read_head(std::string_view bytes) {
    RecordHead head;
    const std::array texts = {&head.id, &head.title, &head.date, &head.language, &head.source, &head.url};
    const std::array lists = {&head.authors, &head.persons, &head.countries, &head.topics};
    const bool whole = std::all_of(texts.begin(), texts.end(), [&](std::string* text) { return take_text(bytes, *text); }) &&
                       std::all_of(lists.begin(), lists.end(), [&](std::vector<std::string>* list) { return take_list(bytes, *list); });
    if (!whole) throw DatabaseError("an article's record is damaged: its head is cut off");
    return head;
}

void read_record(const Record& record, Article& article, Extraction& extraction) {
    const RecordFront front = split_front(record.front);
    RecordHead head = read_head(front.head);
    const std::vector<std::string> known = names_of(head);
    article = {};
    article.id = std::move(head.id);
    article.title = std::move(head.title);
    article.date = std::move(head.date);
    article.language = std::move(head.language);
    article.source = std::move(head.source);
    article.url = std::move(head.url);
    article.authors = std::move(head.authors);
    article.text = front.text;
    read_details(record.details, known, article, extraction);
}

}  // namespace dateline
