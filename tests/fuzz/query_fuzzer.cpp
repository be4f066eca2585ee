// Any bytes as a query: it is read, or refused at a place inside it.

#include "searcher/query/parser.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view query{reinterpret_cast<const char*>(data), size};
    try {
        parse_query(query);
    } catch (const QueryError& error) {
        fuzzing::require(error.position() <= size, "an error points into the query");
    }
    return 0;
}
