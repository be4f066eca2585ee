// Any bytes as a model of countries behind a head and a checksum that fit: it is refused with an error, or weighs an article and is written as it was read.

#include <array>

#include "facets/countries/about_model.hpp"
#include "facets/countries/country_finder.hpp"
#include "facets/tagger/hashing.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;
using fuzzing::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view body{reinterpret_cast<const char*>(data), size};
    std::array<char, 64> head{};
    std::snprintf(head.data(), head.size(), "dateline country model 1\nchecksum %016llx\n",
                  static_cast<unsigned long long>(tagger::hash_bytes(body)));
    fuzzing::allow_errors([&] {
        const std::string file = head.data() + std::string(body);
        const std::string written = AboutModel::read(file, "fuzzed").write();
        require(AboutModel::read(written, "written").write() == written, "a model is read as it was written");
        const CountryFinder finder(file);
        const ArticleTokens article{tokenize("Japan waits"),
                                    tokenize("OSLO, May 2 - The nikkei fell, said the Norwegian minister in Paris.")};
        for (const Country& country : finder.find(article, {}, "en", "2001").countries)
            require(country.salience >= 0 && country.salience <= 1, "salience is from 0 to 1");
    });
    return 0;
}
