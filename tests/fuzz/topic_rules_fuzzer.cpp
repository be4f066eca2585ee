// Any text as a file of topic rules: it is refused with an error, or its rules are whole.

#include "facets/topics/rules_file.hpp"
#include "tests/fuzz/fuzzing.hpp"

using namespace dateline;
using fuzzing::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzing::allow_errors([&] {
        const RulesFile rules = parse_rules({reinterpret_cast<const char*>(data), size}, "fuzzed");
        for (const TopicRule& rule : rules.rules) {
            require(rule.label < rules.labels.size() && !rule.required.empty(), "a rule has a label and something to look for");
            for (const Phrase& phrase : rule.required) require(!phrase.words.empty(), "a phrase has words");
        }
    });
    return 0;
}
