#include "indexer/reading/article_fields.hpp"

#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

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
