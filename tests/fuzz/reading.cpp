#include "tests/fuzz/reading.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/cleaning/cleaner.hpp"
#include "indexer/reading/format.hpp"
#include "tests/fuzz/fuzzing.hpp"

namespace dateline::fuzzing {
namespace {

/// Holds every article to what the rest of Dateline relies on.
class CheckingSink : public Sink {
public:
    void article(Article article) override {
        require(!article.id.empty(), "an article has an id");
        for (const std::string* field :
             {&article.id, &article.url, &article.title, &article.text, &article.date, &article.language, &article.source, &article.extra})
            require(find_invalid_utf8(*field) == field->size(), "an article's fields are UTF-8");
        const GivenLabels& given = article.given;
        const std::initializer_list<const std::vector<std::string>*> lists{
            &article.authors, &article.notes, &given.persons, &given.organizations, &given.places, &given.countries, &given.topics};
        for (const auto* list : lists)
            for (const std::string& value : *list)
                require(find_invalid_utf8(value) == value.size(), "an article's labels and notes are UTF-8");
        for (const Dropped& dropped : article.dropped) require(!dropped.reason.empty(), "what is dropped has a reason");
        require(nlohmann::json::accept(article.extra), "the extra fields are JSON");
        clean(article);
        require(find_invalid_utf8(article.text) == article.text.size(), "cleaning keeps UTF-8 valid");
    }
    void failure(const std::string& place, const std::string& reason) override {
        require(!place.empty() && !reason.empty(), "a failure has a place and a reason");
    }
};

}  // namespace

int read_as(std::string_view format, const std::uint8_t* data, std::size_t size) {
    const std::string_view content(reinterpret_cast<const char*>(data), size);
    if (content.empty()) return 0;
    ByteStream bytes(source_of(content));
    CheckingSink sink;
    const InputFile file{"file", "file"};
    if (format.empty())
        read_document(bytes, file, sink);
    else
        find_format(format)->read(bytes, file, sink);
    return 0;
}

}  // namespace dateline::fuzzing
