// Asks the baseline and Dateline the same queries in turn, in one process, and prints a JSON line a query: times, and what differs between the answers.
//
//   bench-compare ROUNDS BASELINE_DATABASE DATELINE_DATABASE QUERIES

#include <time.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "baseline.hpp"
#include "searcher/searcher.hpp"

namespace dateline::bench {

namespace {

using Json = nlohmann::json;

/// Of all threads of this process.
double cpu_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Both clocks of every round.
struct Times {
    std::vector<double> wall, cpu;

    template <typename Ask>
    void take(Ask ask) {
        const double before = cpu_milliseconds();
        wall.push_back(ask().milliseconds);
        cpu.push_back(cpu_milliseconds() - before);
    }
};

Request make_request(const Question& question, bool all_values) {
    Request request;
    request.query = question.query;
    if (!question.country.empty()) request.filters.countries = {{question.country}};
    if (!question.person.empty()) request.filters.persons = {{question.person}};
    const std::size_t limit = all_values ? 0 : 10;
    if (question.facets) request.facets = {{"person", limit}, {"country", limit}, {"topic", limit}};
    return request;
}

Reply ask_dateline(Searcher& searcher, const Question& question, bool all_values) {
    const Request request = make_request(question, all_values);
    const auto start = std::chrono::steady_clock::now();
    const Answer answer = searcher.search(request);
    Reply reply;
    reply.milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    reply.matches = answer.matches;
    if (!answer.exact) throw std::runtime_error("'" + question.query + "': the answer says that it is not exact");
    for (const Facet& facet : answer.facets) {
        Counts& counts = reply.facets.emplace_back();
        for (const FacetValue& value : facet.values) counts[facet.kind == "country" ? value.value : value.label] = value.count;
    }
    return reply;
}

/// Empty when the answers agree; else what does not.
std::string difference(const Reply& baseline, const Reply& ours) {
    if (baseline.matches != ours.matches) return std::to_string(baseline.matches) + " matches, ours " + std::to_string(ours.matches);
    for (std::size_t i = 0; i < baseline.facets.size(); ++i) {
        if (baseline.facets[i].size() != ours.facets[i].size())
            return std::to_string(baseline.facets[i].size()) + " values, ours " + std::to_string(ours.facets[i].size());
        for (const auto& [value, count] : baseline.facets[i]) {
            const auto found = ours.facets[i].find(value);
            const std::uint64_t other = found == ours.facets[i].end() ? 0 : found->second;
            if (other != count) return value + ": " + std::to_string(count) + ", ours " + std::to_string(other);
        }
    }
    return {};
}

void compare(Baseline& baseline, Searcher& searcher, const std::string& kind, Question question, bool has_filter, int rounds) {
    Json line = {{"class", kind}, {"query", question.query}, {"filter", has_filter}, {"facets", question.facets}};
    Times theirs, ours;
    for (int round = 0; round < rounds; ++round) {
        theirs.take([&] { return baseline.search(question, false); });
        ours.take([&] { return ask_dateline(searcher, question, false); });
    }
    question.facets = true;
    const Reply exact = baseline.search(question, true);
    line["matches"] = exact.matches;
    line["difference"] = difference(exact, ask_dateline(searcher, question, true));
    line["baseline_ms"] = theirs.wall;
    line["dateline_ms"] = ours.wall;
    line["baseline_cpu_ms"] = theirs.cpu;
    line["dateline_cpu_ms"] = ours.cpu;
    std::cout << line.dump() << std::endl;
}

void compare_all(int rounds, const std::string& baseline_database, const std::string& database, const std::string& queries) {
    Baseline baseline(baseline_database);
    Searcher searcher(database);
    std::ifstream file(queries);
    for (std::string text; std::getline(file, text);) {
        const Json given = Json::parse(text);
        for (const bool has_filter : {false, true}) {
            Question question;
            question.query = given.at("query");
            if (has_filter) {
                question.country = given.value("country", "");
                question.person = given.value("person", "");
            }
            for (const bool facets : {false, true}) {
                question.facets = facets;
                compare(baseline, searcher, given.at("class"), question, has_filter, rounds);
            }
        }
    }
}

}  // namespace

}  // namespace dateline::bench

int main(int argc, char** argv) {
    try {
        if (argc != 5) throw std::runtime_error("usage: bench-compare ROUNDS BASELINE_DATABASE DATELINE_DATABASE QUERIES");
        dateline::bench::compare_all(std::stoi(argv[1]), argv[2], argv[3], argv[4]);
        return 0;
    } catch (const Xapian::Error& error) {
        std::cerr << "bench-compare: " << error.get_description() << '\n';
    } catch (const std::exception& error) {
        std::cerr << "bench-compare: " << error.what() << '\n';
    }
    return 1;
}
