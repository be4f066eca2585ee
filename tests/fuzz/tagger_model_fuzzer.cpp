// Any bytes as a tagger's model behind a head and a checksum that fit: it is refused with an error, or tags.

#include <array>

#include "facets/tagger/crf_tagger.hpp"
#include "facets/tagger/hashing.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body{reinterpret_cast<const char*>(data), size};
    std::array<char, 64> head{};
    std::snprintf(head.data(), head.size(), "dateline tagger model 3\nchecksum %016llx\n",
                  static_cast<unsigned long long>(tagger::hash_bytes(body)));
    fuzzing::allow_errors([&] {
        const auto tagger = make_crf_tagger(head.data() + std::string(body), "fuzzed");
        tagger->tag(
            {tokenize("Ban Ki-moon in Paris"), tokenize("PARIS, March 4 - The U.N. chief Ban Ki-moon met the president of France.")});
    });
    return 0;
}
