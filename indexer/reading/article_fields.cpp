#include "indexer/reading/article_fields.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "facets/text/utf8.hpp"
#include "indexer/reading/dates.hpp"
#include "indexer/reading/encoding.hpp"

namespace dateline {
namespace {

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return lower;
}

const std::unordered_map<std::string, std::string>& languages_by_name() {
    static const std::unordered_map<std::string, std::string> table = [] {
        std::unordered_map<std::string, std::string> names;
        for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
            if (std::string_view(*code).size() != 2) continue;
            icu::UnicodeString display;
            std::string name;
            icu::Locale(*code).getDisplayLanguage(icu::Locale::getEnglish(), display).toUTF8String(name);
            names.emplace(lower_ascii(name), *code);
        }
        return names;
    }();
    return table;
}

}  // namespace

void hand_over(Article&& article, const InputFile& file, Sink& sink) {
    std::vector<std::string> ignored;
    make_utf8(article.id, {}, ignored);
    normalize_fields(article, file.raw);
    sink.article(std::move(article));
}

void hand_over_record(Article&& article, std::size_t number, const std::string& place, std::string_view expected, const InputFile& file,
                      Sink& sink) {
    if (!has_words(article.id)) article.id = has_words(article.url) ? article.url : numbered_id(file.name, number);
    if (!has_words(article.title) && !has_words(article.text)) {
        return sink.failure(place, "the article has neither title nor text; expected " + std::string(expected));
    }
    hand_over(std::move(article), file, sink);
}

bool take_date(std::string_view written, Article& article) {
    if (!has_words(written)) return false;
    if (const auto iso = iso_date(written)) {
        article.date = *iso;
        return true;
    }
    article.notes.push_back("the date \"" + std::string(cut_utf8(written, 60)) + "\" was not understood");
    return false;
}

void add_label(std::vector<std::string>& labels, std::string label) {
    constexpr std::size_t most = 1000;
    if (labels.size() < most && has_words(label) && std::find(labels.begin(), labels.end(), label) == labels.end())
        labels.push_back(std::move(label));
}

void drop_repeated_title(Article& article) {
    if (article.title.empty() || !article.text.starts_with(article.title)) return;
    const std::size_t end = article.title.size();
    const std::size_t next = article.text.find_first_not_of("\r\n ", end);
    if (next == std::string::npos || article.text[end] == ' ') return;
    if (article.text.find('\n', end) > next) return;
    article.dropped.insert(article.dropped.begin(), {article.title, "title"});
    article.text.erase(0, next);
}

std::string host_of(std::string_view url) {
    const std::size_t begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    std::string_view host = url.substr(begin + 3);
    host = host.substr(0, host.find_first_of("/:?#"));
    if (host.starts_with("www.")) host.remove_prefix(4);
    return std::string(host);
}

void normalize_fields(Article& article, bool raw) {
    if (raw) return;
    for (std::string* field : {&article.id, &article.url, &article.title, &article.text, &article.source}) normalize(*field);
    GivenLabels& given = article.given;
    for (std::vector<std::string>* list :
         {&article.authors, &given.persons, &given.organizations, &given.places, &given.countries, &given.topics})
        for (std::string& value : *list) normalize(value);
    for (Dropped& dropped : article.dropped) normalize(dropped.text);
}

std::string language_code(std::string_view language) {
    const std::string tag = lower_ascii(language);
    const std::string first = tag.substr(0, tag.find_first_of("-_"));
    if (first.size() == 2) return first;
    if (first.size() == 3) {
        std::array<char, 16> code{};
        UErrorCode status = U_ZERO_ERROR;
        uloc_getLanguage(first.c_str(), code.data(), static_cast<std::int32_t>(code.size()), &status);
        if (U_SUCCESS(status) && code[0] != 0) return code.data();
        return first;
    }
    const auto named = languages_by_name().find(tag);
    return named != languages_by_name().end() ? named->second : tag;
}

bool has_words(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' ' && c != 0x7F; });
}

std::string numbered_id(const std::string& name, std::size_t n) {
    return name + "#" + std::to_string(n);
}

}  // namespace dateline
