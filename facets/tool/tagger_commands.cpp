#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "facets/error.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/tagger/model.hpp"
#include "facets/tool/annotated_sets.hpp"
#include "facets/tool/commands.hpp"
#include "facets/topics/topic_model.hpp"
#include "facets/training/tag_scores.hpp"
#include "facets/training/tagger_trainer.hpp"

namespace dateline::tool {
namespace {

using nlohmann::json;

struct TrainingRequest {
    std::vector<std::string> from, other, without, hold_out;
    std::string output, words, provenance;
    training::TaggerOptions options;
};

/// The lexicon of a table, or else of the built-in model.
tagger::Lexicon load_lexicon(const std::string& words) {
    if (!words.empty()) return tagger::Lexicon::from_table(read_file(words));
    if (built_in_tagger_model().empty()) return {};
    return tagger::read_model(built_in_tagger_model(), "built in").lexicon;
}

/// "FILE" or "FILE=WEIGHT".
std::pair<std::string, float> split_weight(const std::string& argument) {
    const std::size_t at = argument.rfind('=');
    if (at == std::string::npos) return {argument, 1.0F};
    try {
        return {argument.substr(0, at), std::stof(argument.substr(at + 1))};
    } catch (const std::exception&) {
        throw UsageError("the weight in '" + argument + "' is no number; expected FILE or FILE=WEIGHT");
    }
}

void print_scores(const training::TagScores& scores) {
    constexpr std::array names = {"PER", "LOC", "ORG", "MISC"};
    const auto row = [](const char* name, const training::LabelScore& score) {
        std::printf("%-5s P %.4f R %.4f F1 %.4f (gold %zu, system %zu)\n", name, score.precision(), score.recall(), score.f1(),
                    score.right + score.missed, score.right + score.spurious);
    };
    for (std::size_t kind = 0; kind < names.size(); ++kind) row(names[kind], scores.kinds[kind]);
    row("ALL", scores.all());
}

void train(const TrainingRequest& request) {
    const tagger::Lexicon lexicon = load_lexicon(request.words);
    training::TaggerOptions options = request.options;
    for (const std::string& name : request.without) {
        const auto family = tagger::find_family(name);
        if (!family) throw UsageError("there is no family of features '" + name + "'");
        options.families.remove(*family);
    }
    std::vector<training::AnnotatedArticle> articles;
    std::vector<std::pair<std::string, std::uint32_t>> sets;
    for (const std::string& argument : request.from) sets.emplace_back(argument, 0);
    for (std::size_t i = 0; i < request.other.size(); ++i) sets.emplace_back(request.other[i], static_cast<std::uint32_t>(i + 1));
    for (const auto& [argument, manner] : sets) {
        const auto [path, weight] = split_weight(argument);
        AnnotatedSet set = read_annotated_set(path, lexicon);
        const bool tests = std::find(request.hold_out.begin(), request.hold_out.end(), path) != request.hold_out.end();
        std::size_t kept = 0;
        for (training::AnnotatedArticle& article : set.articles) {
            if (tests && is_held_out(article.id)) continue;
            article.weight = weight;
            article.manner = manner;
            articles.push_back(std::move(article));
            ++kept;
        }
        std::fprintf(stderr, "%s: %zu of %zu articles (%zu sentences joined)\n", path.c_str(), kept, set.articles.size(),
                     set.sentences_joined);
    }
    training::TrainedTagger trained =
        training::train_tagger(articles, lexicon, options, [](const std::string& told) { std::fprintf(stderr, "%s\n", told.c_str()); });
    trained.model.provenance = request.provenance.empty() ? "trained by dateline-train" : read_file(request.provenance);
    while (trained.model.provenance.ends_with('\n')) trained.model.provenance.pop_back();
    write_file(request.output, tagger::write_model(trained.model));
}

std::unique_ptr<const MentionTagger> load_tagger(const std::string& model) {
    if (model == "built-in") return make_crf_tagger();
    return make_crf_tagger(read_file(model), model);
}

/// The articles of a file, titles cut off by what the model knows of them.
AnnotatedSet read_set(const std::string& model, const std::string& path) {
    return read_annotated_set(path, model == "built-in" ? load_lexicon("") : tagger::read_model(read_file(model), model).lexicon);
}

void evaluate(const std::string& model, const std::vector<std::string>& on, bool held_out) {
    const auto tagger = load_tagger(model);
    for (const std::string& path : on) {
        training::TagScores scores;
        for (const training::AnnotatedArticle& article : read_set(model, path).articles) {
            if (!held_out || is_held_out(article.id)) training::add_scores(article, *tagger, scores);
        }
        std::printf("%s\n", path.c_str());
        print_scores(scores);
    }
}

/// The names found, an object an article: {"id", "persons": [{"mentions": [{"field", "begin", "end"}]}], "places", "organizations", "misc"}.
void tag(const std::string& model, const std::string& on) {
    const auto tagger = load_tagger(model);
    for (const training::AnnotatedArticle& article : read_set(model, on).articles) {
        const ArticleTokens tokens{tokenize(article.title), tokenize(article.text)};
        json line = {{"id", article.id},
                     {"persons", json::array()},
                     {"places", json::array()},
                     {"organizations", json::array()},
                     {"misc", json::array()}};
        constexpr std::array lists = {"persons", "places", "organizations", "misc"};
        for (const TaggedSpan& span : tagger->tag(tokens)) {
            const TokenizedText& text = tokens.field(span.field);
            const json mention = {{"field", span.field == Field::title ? "title" : "text"},
                                  {"begin", text.tokens[span.first].begin},
                                  {"end", text.tokens[span.last - 1].end}};
            line[lists[static_cast<std::size_t>(span.kind)]].push_back({{"mentions", {mention}}});
        }
        std::printf("%s\n", line.dump().c_str());
    }
}

/// How fast a model tags: the best of five rounds over the articles, on one thread, tokenizing apart.
void measure_speed(const std::string& model, const std::vector<std::string>& on) {
    using Clock = std::chrono::steady_clock;
    const auto tagger = load_tagger(model);
    std::vector<training::AnnotatedArticle> articles;
    for (const std::string& path : on) {
        for (auto& article : read_annotated_set(path, {}).articles) articles.push_back(std::move(article));
    }
    double best = 1e9, best_tokens = 1e9;
    std::size_t count = 0;
    for (int round = 0; round < 5; ++round) {
        std::vector<ArticleTokens> tokens;
        count = 0;
        const auto start = Clock::now();
        for (const auto& article : articles) {
            tokens.push_back({tokenize(article.title), tokenize(article.text)});
            count += tokens.back().title.size() + tokens.back().text.size();
        }
        const auto middle = Clock::now();
        for (const ArticleTokens& article : tokens) (void)tagger->tag(article);
        best_tokens = std::min(best_tokens, std::chrono::duration<double>(middle - start).count());
        best = std::min(best, std::chrono::duration<double>(Clock::now() - middle).count());
    }
    const auto number = static_cast<double>(count);
    std::printf("%zu tokens, tagging %.0f tokens/s, tokenizing %.0f tokens/s\n", count, number / best, number / best_tokens);
}

void add_training(CLI::App& app) {
    auto request = std::make_shared<TrainingRequest>();
    CLI::App* command = app.add_subcommand("tagger", "Learn to find names from annotated articles");
    command->add_option("--from", request->from, "Annotated articles (JSON, one a line); FILE=WEIGHT lets them count more or less")
        ->required();
    command->add_option("--other", request->other,
                        "More articles, annotated in another manner each: what is peculiar to it is learned apart and thrown away");
    command->add_option("-o,--output", request->output, "The model to write")->required();
    command->add_option("--words", request->words, "Table of words from 'dateline-train words' (default: the built-in model's)");
    command->add_option("--provenance", request->provenance, "Text to put at the head of the model: data, licences, figures");
    command->add_option("--without", request->without,
                        "Leave a family of features out: affixes, shape, window, bigrams, lists, clusters, casing, line, "
                        "document, majority, columns, company, lines_end, wider");
    command->add_option("--hold-out", request->hold_out, "Of these files, leave out the fifth on which 'evaluate --held-out' measures");
    command->add_option("--folds", request->options.folds, "Parts for training the second stage")->capture_default_str();
    command->add_option("--bags", request->options.bags, "How often to train, averaging the weights")->capture_default_str();
    command->add_option("--seed", request->options.stage.seed, "Starts the order of sentences")->capture_default_str();
    command->add_option("--epochs", request->options.stage.epochs, "Rounds over the articles")->capture_default_str();
    command->add_option("--rate", request->options.stage.rate, "Step of learning")->capture_default_str();
    command->add_option("--dropout", request->options.stage.dropout, "Share of features left out in each look")->capture_default_str();
    command->add_option("--decay", request->options.stage.decay, "How fast unused weights shrink")->capture_default_str();
    command->add_option("--rows", request->options.row_bits, "Places for weights, as a power of two")
        ->check(CLI::Range(10, 22))
        ->capture_default_str();
    command->add_option("--least", request->options.least, "Features seen less often are left out")->capture_default_str();
    command->add_option("--capitals", request->options.capitals, "Share of lines put in capitals in copies")->capture_default_str();
    command->add_option("--threads", request->options.threads, "Threads")->capture_default_str();
    command->callback([request] { train(*request); });
}

}  // namespace

void add_tagger_commands(CLI::App& app) {
    add_training(app);
    struct Measured {
        std::string model;
        std::vector<std::string> on;
        EvaluationOptions options;
    };
    auto measured = std::make_shared<Measured>();
    const auto add = [&](const char* name, const char* description) {
        CLI::App* command = app.add_subcommand(name, description);
        command->add_option("model", measured->model, "Model file, built-in or built-in-countries")->required();
        command->add_option("--on", measured->on, "Annotated articles")->required();
        return command;
    };
    CLI::App* evaluation = add("evaluate", "Measure precision, recall and F1 of a model on annotated articles");
    evaluation->add_flag("--held-out", measured->options.held_out, "Only the fifth that training with --hold-out leaves out");
    evaluation->add_option("--label-field", measured->options.label_field,
                           "For a model of countries or topics: the field that holds an article's labels (default: countries, topics)");
    evaluation->add_flag("--counts", measured->options.counts,
                         "For a model of topics: print how often a label was right, missed and spurious");
    evaluation->callback([measured] {
        const EvaluationOptions& options = measured->options;
        if (is_country_model(measured->model)) {
            evaluate_countries(measured->model, measured->on, options.label_field.empty() ? "countries" : options.label_field);
        } else if (measured->model != "built-in" && is_topic_model(read_file(measured->model))) {
            evaluate_topics(measured->model, measured->on, options);
        } else {
            evaluate(measured->model, measured->on, options.held_out);
        }
    });
    add("tag", "Print the names that a model finds")->callback([measured] {
        for (const std::string& path : measured->on) tag(measured->model, path);
    });
    add("speed", "Measure how fast a model tags")->callback([measured] { measure_speed(measured->model, measured->on); });
}

}  // namespace dateline::tool
