// Writes a large archive as JSONL to standard output: sentences of real articles spliced anew, with labels by Zipf's law. The same arguments give the
// same bytes everywhere.
//
//   bench-archive --articles N [--first N] [--bytes LEAST-MOST] [--queries FILE] --tables FOLDER SOURCE...

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "labels.hpp"
#include "queries.hpp"
#include "sentences.hpp"

namespace dateline::bench {

namespace {

struct Options {
    std::size_t articles = 0, first = 0;              ///< how many; the number of the first one
    std::size_t least_bytes = 360, most_bytes = 950;  ///< of text, before the last sentence
    std::string queries_file, tables;
    std::vector<std::string> sources;
};

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const auto value = [&] { return i + 1 < argc ? std::string(argv[++i]) : throw std::runtime_error(name + " needs a value"); };
        if (name == "--articles") {
            options.articles = std::stoul(value());
        } else if (name == "--first") {
            options.first = std::stoul(value());
        } else if (name == "--queries") {
            options.queries_file = value();
        } else if (name == "--tables") {
            options.tables = value();
        } else if (name == "--bytes") {
            const std::string range = value();
            options.least_bytes = std::stoul(range);
            options.most_bytes = std::stoul(range.substr(range.find('-') + 1));
        } else {
            options.sources.push_back(name);
        }
    }
    return options;
}

void append_string(std::string& line, const char* name, const std::string& value) {
    line.append(line.size() > 1 ? ",\"" : "\"").append(name).append("\":\"");
    for (const char c : value) {
        if (c == '"' || c == '\\') line.push_back('\\');
        c == '\n' ? line.append("\\n") : line.append(1, c);
    }
    line.push_back('"');
}

/// `least` to `most` different values, evenly.
void append_list(std::string& line, const char* name, const std::vector<std::string>& values, const Zipf& ranks, std::size_t least,
                 std::size_t most, Numbers& numbers) {
    const std::size_t wanted = least + numbers.below(most - least + 1);
    std::vector<std::size_t> drawn;
    while (drawn.size() < wanted) {
        const std::size_t rank = ranks.draw(numbers);
        if (std::find(drawn.begin(), drawn.end(), rank) == drawn.end()) drawn.push_back(rank);
    }
    line.append(",\"").append(name).append("\":");
    for (std::size_t i = 0; i < drawn.size(); ++i) line.append(i == 0 ? "[\"" : "\",\"").append(values[drawn[i]]);
    line.append("\"]");
}

std::string make_date(Numbers& numbers) {
    char date[40];
    std::snprintf(date, sizeof date, "%04zu-%02zu-%02zu", 1987 + numbers.below(30), 1 + numbers.below(12), 1 + numbers.below(28));
    return date;
}

std::string splice(const Material& material, std::size_t bytes, Numbers& numbers) {
    std::string text;
    for (std::size_t count = 1; text.size() < bytes; ++count) {
        text += material.sentences[numbers.below(material.sentences.size())];
        text.push_back(count % 3 == 0 ? '\n' : ' ');
    }
    text.pop_back();
    return text;
}

void write_archive(const Options& options) {
    const Material material = read_material(options.sources);
    const Labels labels = make_labels(options.tables);
    const Zipf persons(labels.persons.size()), countries(labels.countries.size()), topics(labels.topics.size());
    WordCounts words;
    for (std::size_t i = options.first; i < options.first + options.articles; ++i) {
        Numbers numbers(0x5EED + i * 0x10001);
        const std::string text =
            splice(material, options.least_bytes + numbers.below(options.most_bytes - options.least_bytes + 1), numbers);
        std::string line = "{";
        append_string(line, "id", "a" + std::to_string(i));
        append_string(line, "title", material.titles[numbers.below(material.titles.size())]);
        append_string(line, "date", make_date(numbers));
        append_string(line, "source", "Wire " + std::to_string(1 + numbers.below(20)));
        append_string(line, "language", "en");
        append_list(line, "persons", labels.persons, persons, 2, 10, numbers);
        append_list(line, "countries", labels.countries, countries, 1, 5, numbers);
        append_list(line, "topics", labels.topics, topics, 1, 3, numbers);
        append_string(line, "text", text);
        line += "}\n";
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) throw std::runtime_error("cannot write");
        words.add(text);
    }
    if (options.queries_file.empty()) return;
    std::ofstream queries(options.queries_file);
    write_queries(words, labels, queries);
}

}  // namespace

}  // namespace dateline::bench

int main(int argc, char** argv) {
    try {
        dateline::bench::write_archive(dateline::bench::read_options(argc, argv));
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "bench-archive: " << error.what() << '\n';
        return 1;
    }
}
