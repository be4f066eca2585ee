// Any text: tokens and sentences cover it in order, a dateline lies inside it, and folding gives valid UTF-8 that stays as it is when folded again.

#include "facets/text/dateline.hpp"
#include "facets/text/fold.hpp"
#include "facets/text/tokens.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;
using fuzzing::require;

namespace {

void check_tokens(const TokenizedText& text) {
    std::size_t end = 0;
    for (const Token& token : text.tokens) {
        require(token.begin >= end && token.begin < token.end && token.end <= text.text.size(), "tokens stand in order inside the text");
        const std::string_view word = text.text.substr(token.begin, token.end - token.begin);
        require(find_invalid_utf8(word) == word.size(), "a token begins and ends between characters");
        end = token.end;
    }
    std::uint32_t next = 0;
    for (const Sentence& sentence : text.sentences) {
        require(sentence.first == next && sentence.last > sentence.first, "sentences follow each other without a gap");
        require(text.tokens[sentence.first].starts_sentence, "a sentence's first token says so");
        next = sentence.last;
    }
    require(next == text.size(), "sentences cover all tokens");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string content = fuzzing::as_utf8({reinterpret_cast<const char*>(data), size});
    const TokenizedText text = tokenize(content);
    check_tokens(text);
    if (const auto dateline = find_dateline(text)) {
        require(dateline->place_first < dateline->place_last && dateline->place_last <= dateline->end,
                "a dateline has a place before its end");
        require(dateline->end <= text.size(), "a dateline ends inside the text");
        require(dateline->month >= 0 && dateline->month <= 12 && dateline->day >= 0 && dateline->day <= 31, "a dateline's date is one");
    }
    const std::string folded = fold(content), name = fold_name(content);
    require(find_invalid_utf8(folded) == folded.size() && find_invalid_utf8(name) == name.size(), "folding keeps UTF-8 valid");
    require(fold_name(name) == name, "a folded name stays as it is");
    return 0;
}
