// Any page of text: cleaning keeps UTF-8 valid, loses no word without a trace, and is done when done again.

#include "indexer/cleaning/cleaner.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;
using fuzzing::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Article article;
    article.id = "page";
    article.text = fuzzing::as_utf8({reinterpret_cast<const char*>(data), size});
    article.is_page = true;
    const bool had_letters = article.text.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string::npos;
    clean(article);
    for (const std::string* field : {&article.title, &article.text, &article.date})
        require(find_invalid_utf8(*field) == field->size(), "cleaning keeps UTF-8 valid");
    require(!had_letters || !article.title.empty() || !article.text.empty(), "a page with words keeps some of them");
    for (const Dropped& dropped : article.dropped)
        require(!dropped.reason.empty() && find_invalid_utf8(dropped.text) == dropped.text.size(), "what is dropped has a reason");
    const Article once = article;
    clean(article);
    require(article.text == once.text && article.title == once.title, "what is clean stays as it is");
    return 0;
}
