#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "facets/error.hpp"
#include "facets/tagger/hashing.hpp"
#include "facets/tool/annotated_sets.hpp"
#include "facets/tool/commands.hpp"
#include "facets/tool/labelled_sets.hpp"
#include "facets/topics/label_giver.hpp"
#include "facets/training/topic_trainer.hpp"

namespace dateline::tool {
namespace {

struct TopicsRequest {
    std::vector<std::string> from, other, hold_out;
    std::string output, provenance, lexicon;
    LabelFields fields;
    bool with_rules = false, quiet = false;
    std::size_t most = 200000;
    training::TopicTrainingOptions options;
};

/// Labels with fewer articles are left out of the mean of F1, as they are in published figures.
constexpr std::size_t least_for_mean = 10;

void print_label_scores(const training::LabelScores& scores) {
    std::printf("%8s  %9s  %6s  %6s  label\n", "articles", "precision", "recall", "F1");
    std::vector<std::pair<std::string, training::LabelScore>> rows(scores.labels().begin(), scores.labels().end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.right + a.second.missed > b.second.right + b.second.missed; });
    std::size_t counted = 0;
    for (const auto& [label, score] : rows) {
        const std::size_t articles = score.right + score.missed;
        counted += articles >= least_for_mean ? 1 : 0;
        std::printf("%8zu  %9.4f  %6.4f  %6.4f  %s\n", articles, score.precision(), score.recall(), score.f1(), label.c_str());
    }
    if (const auto confusions = scores.confusions(20); !confusions.empty()) {
        std::printf("\ngiven instead of what was missed:\n");
        for (const auto& [pair, count] : confusions)
            std::printf("%8zu  %s instead of %s\n", count, pair.second.c_str(), pair.first.c_str());
    }
    const training::LabelScore all = scores.all();
    std::printf("\nall labels, micro average: precision %.4f recall %.4f F1 %.4f (%zu articles)\n", all.precision(), all.recall(), all.f1(),
                scores.articles());
    std::printf("labels with %zu articles or more, macro average: F1 %.4f (%zu labels)\n", least_for_mean, scores.mean_f1(least_for_mean),
                counted);
}

/// For programs that add up several reports.
void print_label_counts(const training::LabelScores& scores) {
    std::printf("%8s  %8s  %8s  label\n", "right", "missed", "spurious");
    for (const auto& [label, score] : scores.labels())
        std::printf("%8zu  %8zu  %8zu  %s\n", score.right, score.missed, score.spurious, label.c_str());
}

/// "FILE" or "FILE=WEIGHT".
std::pair<std::string, float> split_importance(const std::string& argument) {
    const std::size_t at = argument.rfind('=');
    if (at == std::string::npos) return {argument, 1.0F};
    float weight = 0;
    try {
        weight = std::stof(argument.substr(at + 1));
    } catch (const std::exception&) {
    }
    if (!(weight > 0)) throw UsageError("the weight in '" + argument + "' is no number above 0; expected FILE or FILE=WEIGHT");
    return {argument.substr(0, at), weight};
}

void read_set(const TopicsRequest& request, const std::string& argument, bool is_example, training::TopicTrainingSet& set) {
    const auto importance = split_importance(argument);
    const std::string& path = importance.first;
    const float weight = importance.second;
    const bool tests = std::find(request.hold_out.begin(), request.hold_out.end(), path) != request.hold_out.end();
    std::size_t read = 0, kept = 0;
    // Of very many articles an even sample is taken, so that memory stays bounded: by a first look at how many there are.
    std::size_t lines = 0;
    read_labelled_articles(path, request.fields, [&](LabelledArticle&&) { ++lines; });
    read_labelled_articles(path, request.fields, [&](LabelledArticle&& article) {
        const std::size_t number = read++;
        if (tests && is_held_out(article.id)) return;
        if (lines > request.most && number * request.most / lines == (number + 1) * request.most / lines) return;
        set.add(article.title, article.text, {std::move(article.labels), std::move(article.unsure), weight, is_example});
        ++kept;
    });
    if (!request.quiet) std::fprintf(stderr, "%s: %zu of %zu articles\n", path.c_str(), kept, read);
}

void train(const TopicsRequest& request) {
    training::TopicTrainingSet set(request.with_rules);
    for (const std::string& argument : request.from) read_set(request, argument, true, set);
    for (const std::string& argument : request.other) read_set(request, argument, false, set);
    training::TopicTrainingOptions options = request.options;
    if (!request.lexicon.empty()) options.lexicon = training::TopicLexicon(read_file(request.lexicon), request.lexicon);
    training::TrainedTopics trained = training::train_topics(set, options, [&](const std::string& told) {
        if (!request.quiet) std::fprintf(stderr, "%s\n", told.c_str());
    });
    trained.model.provenance = request.provenance.empty() ? "trained by dateline-train on " + std::to_string(set.size()) + " articles"
                                                          : read_file(request.provenance);
    while (trained.model.provenance.ends_with('\n')) trained.model.provenance.pop_back();
    write_file(request.output, write_topic_model(trained.model));
    std::printf("By cross-validation in %d parts:\n\n", request.options.folds);
    print_label_scores(trained.scores);
    if (trained.left_out.empty()) return;
    std::printf("left out, because fewer than %zu articles have them:", request.options.least_examples);
    for (const std::string& label : trained.left_out) std::printf(" %s;", label.c_str());
    std::printf("\n");
}

/// How the learner learns.
void add_learning_options(CLI::App& command, TopicsRequest& request) {
    command.add_option("--folds", request.options.folds, "Parts for choosing thresholds and for the report")
        ->check(CLI::Range(2, 100))
        ->capture_default_str();
    command.add_option("--seed", request.options.learning.seed, "Deals articles into parts and orders them")->capture_default_str();
    command.add_option("--cost", request.options.learning.cost, "Of an error against large weights")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--positive", request.options.learning.positive, "How much more an error costs where the label is missed")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--epochs", request.options.learning.epochs, "Rounds over the articles")->capture_default_str();
    command.add_option("--least-articles", request.options.least_articles, "Leave out words that stand in fewer")->capture_default_str();
    command.add_option("--least-examples", request.options.least_examples, "Leave out labels that fewer articles have")
        ->capture_default_str();
    command.add_option("--smallest", request.options.smallest, "Leave out weights below this share of a label's largest")
        ->capture_default_str();
    command.add_option("--most", request.most, "Of a file with more articles, take an even sample of so many")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--rules-weight", request.options.rules_weight, "How much the built-in rules' verdicts weigh beside words")
        ->capture_default_str();
    command.add_flag("--rules", request.with_rules, "Learn from the verdicts of the built-in rules, too: for labels that are Media Topics");
    command.add_option(
        "--lexicon", request.lexicon,
        "A file of rules whose terms are single words: each topic is a class of words that are alike, told before any article is read");
    command.add_option("--lexicon-weight", request.options.lexicon_weight, "How much the lexicon weighs beside words")
        ->capture_default_str();
    command.add_option("--threads", request.options.threads, "Threads; the model does not depend on it")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
}

}  // namespace

void evaluate_topics(const std::string& model, const std::vector<std::string>& on, const EvaluationOptions& options) {
    const LabelGiver giver(read_topic_model(read_file(model), model));
    LabelFields fields;
    if (!options.label_field.empty()) fields.labels = options.label_field;
    RememberedWords remembered;
    ArticleWords words;
    JudgedArticle judged;
    for (const std::string& path : on) {
        training::LabelScores scores;
        read_labelled_articles(path, fields, [&](LabelledArticle&& article) {
            if (options.held_out && !is_held_out(article.id)) return;
            std::sort(article.labels.begin(), article.labels.end());
            article.labels.erase(std::unique(article.labels.begin(), article.labels.end()), article.labels.end());
            const ArticleTokens tokens{tokenize(article.title), tokenize(article.text)};
            std::vector<std::string> found;
            remembered.read(tokens, words);
            giver.judge(words, judged);
            for (const GivenLabel& label : giver.give(judged)) found.push_back(giver.scorer().model().labels[label.label].name);
            scores.add(article.labels, found);
        });
        std::printf("%s\n\n", path.c_str());
        options.counts ? print_label_counts(scores) : print_label_scores(scores);
    }
}

void add_topic_commands(CLI::App& app) {
    auto request = std::make_shared<TopicsRequest>();
    CLI::App* command = app.add_subcommand("topics", "Learn labels (topics) from labelled articles, for dateline-index --topic-model");
    command
        ->add_option("--from", request->from,
                     "Labelled articles (JSON, one a line); FILE=WEIGHT lets them count more or less. 'dateline-index --dry-run "
                     "--no-extract' makes them of any "
                     "format that it reads")
        ->required();
    command->add_option("--other", request->other, "More articles to learn from, but not to choose thresholds by or to measure on");
    command->add_option("-o,--output", request->output, "The model to write")->required();
    command->add_option("--label-field", request->fields.labels, "The field that holds an article's label or labels")
        ->capture_default_str();
    command->add_option("--unsure-field", request->fields.unsure, "The field with labels that an article may have or not")
        ->capture_default_str();
    command->add_option("--provenance", request->provenance, "Text to put at the head of the model: data, licences, figures");
    command->add_option("--hold-out", request->hold_out, "Of these files, leave out the fifth on which 'evaluate --held-out' measures");
    add_learning_options(*command, *request);
    command->add_flag("--quiet,-q", request->quiet, "Print the report only");
    command->callback([request] { train(*request); });
}

}  // namespace dateline::tool
