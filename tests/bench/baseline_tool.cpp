// The baseline as a command, so that it can be timed like ours: bench-baseline index DATABASE FILE.jsonl | search DATABASE WORD

#include <cstdio>
#include <iostream>
#include <stdexcept>
#include <string>

#include "baseline.hpp"

int main(int argc, char** argv) {
    try {
        const std::string action = argc == 4 ? argv[1] : "";
        if (action == "index") {
            dateline::bench::index_baseline(argv[2], argv[3]);
        } else if (action == "search") {
            const auto reply = dateline::bench::Baseline(argv[2]).search({argv[3], {}, {}, true}, false);
            for (const std::string& result : reply.results) std::cout << result << '\n';
            for (const auto& facet : reply.facets) {
                for (const auto& [value, count] : facet) std::cout << value << '\t' << count << '\n';
            }
        } else {
            throw std::runtime_error("usage: bench-baseline index|search DATABASE FILE|WORD");
        }
        return 0;
    } catch (const Xapian::Error& error) {
        std::cerr << "bench-baseline: " << error.get_description() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "bench-baseline: " << error.what() << '\n';
    }
    return 1;
}
