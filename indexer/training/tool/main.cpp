#include <exception>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "indexer/training/line_trainer.hpp"
#include "indexer/training/page_maker.hpp"

// Learns the line model that is compiled in, from our own articles. Not installed; indexer/models/README.md says when to run it.

namespace {

using dateline::CleanArticle;
using dateline::LabelledPage;

constexpr std::size_t made_pages = 3000;
constexpr int passes = 6;
constexpr int own_weight = 16;             ///< a page of the sample archive counts as so many made ones
constexpr std::size_t held_out_step = 10;  ///< every tenth page is left out, to report on

std::string content(const char* path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw std::runtime_error(std::string(path) + ": cannot be read");
    return text.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        if (!line.empty()) lines.push_back(line);
    return lines;
}

/// The page of an article of the sample archive as it stands there, by what its gold says of each line.
LabelledPage page_of(const nlohmann::json& gold, const std::string& folder) {
    std::vector<std::string> kept = lines_of(gold["text"]);
    std::vector<std::pair<std::string, bool>> lines;
    std::size_t next = 0;
    for (const std::string& line : lines_of(content((folder + gold["id"].get<std::string>()).c_str()))) {
        const bool article = next < kept.size() && line == kept[next];
        next += article;
        lines.emplace_back(line, article);
    }
    return dateline::label_page(lines);
}

void report(const dateline::LineModel& model, const std::vector<LabelledPage>& pages, const char* name) {
    std::size_t wanted = 0, kept = 0, right = 0;
    for (const LabelledPage& page : pages) {
        const std::vector<bool> found = model.decide(page.lines);
        for (std::size_t i = 0; i < found.size(); ++i) {
            wanted += page.article[i];
            kept += found[i];
            right += found[i] && page.article[i];
        }
    }
    std::cerr << name << ": " << pages.size() << " pages, lines kept rightly " << right << ", wanted " << wanted << ", kept " << kept
              << '\n';
}

int train(char** argument) {
    const std::string gold = content(argument[1]), debris = content(argument[2]);
    const std::string folder = std::string(argument[1]).substr(0, std::string(argument[1]).rfind('/') + 1);
    std::vector<CleanArticle> articles;
    std::vector<LabelledPage> learned, left_out, ours;
    for (const std::string& line : lines_of(gold)) {
        const nlohmann::json one = nlohmann::json::parse(line);
        articles.push_back({one["title"], lines_of(one["text"])});
        ours.push_back(page_of(one, folder));
    }
    dateline::PageMaker maker(articles, debris);
    for (std::size_t i = 0; i < made_pages; ++i) {
        std::vector<std::pair<std::string, bool>> lines;
        for (const dateline::LabelledLine& line : maker.make(i)) {
            lines.emplace_back(line.text, line.article);
            if (argument[4] != nullptr && i < 40) std::cerr << (line.article ? "+ " : "  ") << line.text << '\n';
        }
        (i % held_out_step == 0 ? left_out : learned).push_back(dateline::label_page(lines));
    }
    for (int i = 0; i < own_weight; ++i) learned.insert(learned.end(), ours.begin(), ours.end());
    const dateline::LineModel model = dateline::train_lines(learned, passes);
    report(model, left_out, "made pages left out");
    report(model, ours, "pages of the sample archive");
    std::ofstream(argument[3]) << model.write();
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4 && count != 5) {
        std::cerr << "usage: train-lines corpus/gold.jsonl indexer/training/debris.tsv MODEL.tsv [show]\n";
        return 2;
    }
    try {
        return train(arguments);
    } catch (const std::exception& error) {
        std::cerr << "train-lines: " << error.what() << '\n';
        return 1;
    }
}
