#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "facets/error.hpp"
#include "facets/text/utf8.hpp"
#include "facets/tool/annotated_sets.hpp"
#include "facets/tool/commands.hpp"
#include "facets/training/word_table.hpp"

namespace dateline::tool {
namespace {

struct WordsRequest {
    std::vector<std::string> from;
    std::string lists, output;
    training::WordTableOptions options;
};

/// The texts of a file: of each JSON line its "text" (and "title"), or the whole of any other file. What is not valid UTF-8 is left out.
void read_texts(const std::string& path, std::vector<std::string>& texts) {
    const auto keep = [&](std::string text) {
        if (find_invalid_utf8(text) == text.size()) texts.push_back(std::move(text));
    };
    if (!path.ends_with(".jsonl")) {
        keep(read_file(path));
        return;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Error("the file '" + path + "' cannot be read");
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        const auto object = nlohmann::json::parse(line, nullptr, false);
        if (!object.is_object() || !object.contains("text"))
            throw Error(path + ", line " + std::to_string(number) + ": expected an object with \"text\"");
        const std::string title = object.value("title", "");
        keep(title.empty() ? object["text"].get<std::string>() : title + "\n\n" + object["text"].get<std::string>());
    }
}

void make_words(const WordsRequest& request) {
    std::vector<std::string> texts;
    for (const std::string& path : request.from) read_texts(path, texts);
    const std::string lists = request.lists.empty() ? std::string() : read_file(request.lists);
    write_file(request.output, training::make_word_table(texts, lists, request.options,
                                                         [](const std::string& told) { std::fprintf(stderr, "%s\n", told.c_str()); }));
}

}  // namespace

void add_words_command(CLI::App& app) {
    auto request = std::make_shared<WordsRequest>();
    CLI::App* command = app.add_subcommand("words", "Learn classes of words and their casing from plain text");
    command->add_option("--from", request->from, "Plain text, or JSON lines with \"text\"")->required();
    command->add_option("--lists", request->lists, "Table of names: word or phrase TAB number of its lists");
    command->add_option("-o,--output", request->output, "The table to write")->required();
    command->add_option("--classes", request->options.fine, "Fine classes")->check(CLI::Range(3, 4000))->capture_default_str();
    command->add_option("--coarse", request->options.coarse, "Coarse classes")->check(CLI::Range(3, 255))->capture_default_str();
    command->add_option("--least", request->options.least, "Rarer words get no class")->capture_default_str();
    command->add_option("--rounds", request->options.rounds, "Rounds of exchange")->capture_default_str();
    command->callback([request] { make_words(*request); });
}

}  // namespace dateline::tool
