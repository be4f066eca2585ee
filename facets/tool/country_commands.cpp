#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <numeric>

#include "facets/error.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/tool/annotated_sets.hpp"
#include "facets/tool/commands.hpp"
#include "facets/tool/labelled_articles.hpp"

namespace dateline::tool {
namespace {

struct CountryRequest {
    std::vector<std::string> from;
    std::string field = "countries", output, provenance;
    training::CountryTrainingOptions options;
    bool without_words = false;
};

LabelledSet read_set(const std::vector<std::string>& paths, const std::string& field) {
    LabelledSet set;
    for (const std::string& path : paths) read_labelled_articles(path, field, set);
    std::fprintf(stderr, "%zu articles with labels; passed over: %zu without, %zu not in English\n", set.articles.size(), set.unlabelled,
                 set.other_language);
    if (set.unknown_labels > 0)
        std::fprintf(stderr, "%zu labels are neither codes nor names of countries, the first is '%s'\n", set.unknown_labels,
                     set.an_unknown_label.c_str());
    return set;
}

training::CountryExamples make_examples(const LabelledSet& set) {
    const auto tagger = make_crf_tagger();
    const PlaceLexicon lexicon = PlaceLexicon::english();
    training::CountryExamples examples;
    for (const training::LabelledArticle& article : set.articles) examples.add(article, lexicon, *tagger);
    return examples;
}

void print_counts(const char* name, const training::CountryCounts& counts) {
    std::printf("%-28s F1 %.4f precision %.4f recall %.4f (right %zu, wrong %zu, missed %zu)\n", name, counts.f1(), counts.precision(),
                counts.recall(), counts.right, counts.wrong, counts.missed);
}

void print_scores(const training::CountryScores& scores) {
    print_counts("all", scores.all);
    print_counts("two countries or more", scores.several);
    print_counts("without the United States", scores.without(CountryTable::instance().find("US")));
    std::vector<std::pair<CountryIndex, training::CountryCounts>> rows(scores.of_country.begin(), scores.of_country.end());
    const auto labels = [](const auto& row) { return row.second.right + row.second.missed; };
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return labels(a) > labels(b); });
    for (const auto& row : rows)
        if (labels(row) > 0) print_counts(std::string(CountryTable::instance()[row.first].name).c_str(), row.second);
}

void train(const CountryRequest& request) {
    training::CountryTrainingOptions options = request.options;
    options.words = !request.without_words;
    const LabelledSet set = read_set(request.from, request.field);
    if (set.articles.size() < 20)
        throw Error("only " + std::to_string(set.articles.size()) + " articles carry labels in \"" + request.field +
                    "\"; at least 20 are needed to learn from");
    const training::CountryExamples examples = make_examples(set);
    if (options.folds > 1) {
        std::printf("each of %d parts by a model that has not seen it, %zu articles\n", options.folds, examples.examples.size());
        print_scores(training::cross_validate(examples, options));
    }
    std::vector<std::size_t> all(examples.examples.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    AboutWeights weights = training::train_countries(examples, all, options).weights();
    weights.provenance = request.provenance.empty() ? std::string() : request.provenance + "\n";
    weights.provenance += "learned from: " + std::to_string(all.size()) + " labelled articles by dateline-train countries, seed " +
                          std::to_string(options.seed) + "\n";
    write_file(request.output, AboutModel(std::move(weights)).write());
}

}  // namespace

bool is_country_model(const std::string& model) {
    return model == "built-in-countries" || (model != "built-in" && read_file(model).starts_with("dateline country model"));
}

void evaluate_countries(const std::string& model, const std::vector<std::string>& on, const std::string& field) {
    const AboutModel about =
        model == "built-in-countries" ? AboutModel::read(built_in_country_model(), "built-in") : AboutModel::read(read_file(model), model);
    for (const std::string& path : on) {
        const training::CountryExamples examples = make_examples(read_set({path}, field));
        std::vector<std::size_t> all(examples.examples.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        std::printf("%s\n", path.c_str());
        print_scores(training::measure_countries(about, examples, all));
    }
}

void add_country_commands(CLI::App& app) {
    auto request = std::make_shared<CountryRequest>();
    CLI::App* command = app.add_subcommand("countries", "Learn which countries articles are about, from an archive that carries labels");
    command->footer(
        "Any archive that dateline-index reads and whose articles carry countries can be learned from:\n"
        "  dateline-index --dry-run --no-extract ARCHIVE | dateline-train countries --from - -o MODEL\n"
        "  dateline-index --country-model MODEL ...");
    command->add_option("--from", request->from, "Labelled articles (JSON, one a line); '-': standard input")->required();
    command->add_option("--label-field", request->field, "The field that holds an article's countries, as codes or English names")
        ->capture_default_str();
    command->add_option("-o,--output", request->output, "The model to write")->required();
    command->add_option("--provenance", request->provenance, "Text to put at the head of the model: data, licences");
    command->add_option("--folds", request->options.folds, "Parts for measuring; 0: do not measure")
        ->check(CLI::Range(0, 100))
        ->capture_default_str();
    command->add_option("--seed", request->options.seed, "Decides on the parts and the order of articles")->capture_default_str();
    command->add_flag("--without-words", request->without_words, "Weigh only names of places, not the articles' other words");
    command->add_option("--epochs", request->options.epochs, "Rounds over the articles; 0: by their number")->capture_default_str();
    command->add_option("--rate", request->options.rate, "Step of learning")->capture_default_str();
    command->add_option("--decay", request->options.decay, "How strongly weights are held small")->capture_default_str();
    command->add_option("--country-decay", request->options.country_decay, "The same of weights of one country")->capture_default_str();
    command->add_option("--word-decay", request->options.word_decay, "The same of weights of words")->capture_default_str();
    command->add_option("--least-labels", request->options.least_labels, "Countries with fewer labels get no weights of their own")
        ->capture_default_str();
    command->callback([request] { train(*request); });
}

}  // namespace dateline::tool
