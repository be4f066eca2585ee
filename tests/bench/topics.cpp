// How fast topics are found, and learned. One core; articles of 730 bytes, as those of Reuters-21578 are on average.
//
// usage: bench-topics GOLD.jsonl MODEL [LABELLED.jsonl]
//
// GOLD      articles with "title" and "text", as corpus/gold.jsonl
// MODEL     the built-in topic model, to tell its size
// LABELLED  articles with labels under "topics", as strings or as 'dateline-index --dry-run' prints them: learning is measured on them

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "facets/topics/topic_classifier.hpp"
#include "facets/training/topic_trainer.hpp"

namespace {

using namespace dateline;
constexpr std::size_t article_bytes = 730, least_articles = 4096, batch = 64;
constexpr int rounds = 9;

struct BenchArticle {
    std::string title, text;
};

/// The articles cut to their first 730 bytes, over and over.
std::vector<BenchArticle> read_articles(const char* path) {
    std::vector<BenchArticle> articles;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto object = nlohmann::json::parse(line);
        BenchArticle article{object.at("title"), object.at("text")};
        std::size_t size = std::min(article.text.size(), article_bytes - std::min(article_bytes / 2, article.title.size()));
        while (size > 0 && (static_cast<unsigned char>(article.text[size]) & 0xC0U) == 0x80U) --size;
        article.text.resize(size);
        articles.push_back(std::move(article));
    }
    for (std::size_t i = 0; !articles.empty() && articles.size() < least_articles; ++i) articles.push_back(articles[i]);
    return articles;
}

/// Processor time: other work on the machine does not count.
double seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The most memory that the process has ever used, in MB.
double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// Seconds for one round over the articles, batch by batch, so that tokens are at hand when topics are judged, as they are while indexing.
struct RoundTimes {
    double tokenizing = 0, classifying = 0;
    std::size_t topics = 0;
};
RoundTimes run_round(const TopicClassifier& classifier, const std::vector<BenchArticle>& articles) {
    RoundTimes times;
    std::vector<ArticleTokens> tokens;
    for (std::size_t first = 0; first < articles.size(); first += batch) {
        tokens.clear();
        const double start = seconds();
        for (std::size_t i = first; i < std::min(first + batch, articles.size()); ++i)
            tokens.push_back({tokenize(articles[i].title), tokenize(articles[i].text)});
        const double middle = seconds();
        for (const ArticleTokens& article : tokens) times.topics += classifier.classify(article, "en").size();
        times.tokenizing += middle - start;
        times.classifying += seconds() - middle;
    }
    return times;
}

void report_speed(const std::vector<BenchArticle>& articles) {
    const TopicClassifier classifier;
    RoundTimes best{1e9, 1e9, 0};
    for (int round = 0; round < rounds; ++round) {
        const RoundTimes times = run_round(classifier, articles);
        best = {std::min(best.tokenizing, times.tokenizing), std::min(best.classifying, times.classifying), times.topics};
    }
    std::size_t bytes = 0;
    for (const BenchArticle& article : articles) bytes += article.title.size() + article.text.size();
    const auto count = static_cast<double>(articles.size());
    std::printf("%zu articles of %.0f bytes, %.2f topics each; best of %d rounds, alternating in batches of %zu\n\n", articles.size(),
                static_cast<double>(bytes) / count, static_cast<double>(best.topics) / count, rounds, batch);
    std::printf("| what | articles/s, one core | time, tokenizing = 1 |\n| --- | --- | --- |\n");
    std::printf("| tokenizing, which topics share with persons and countries | %.0f | 1.0 |\n", count / best.tokenizing);
    std::printf("| topics: words, rules, model and evidence | %.0f | %.1f |\n", count / best.classifying,
                best.classifying / best.tokenizing);
    std::printf("| both | %.0f | %.1f |\n", count / (best.tokenizing + best.classifying), 1 + best.classifying / best.tokenizing);
}

void add_labelled(const std::string& line, training::TopicTrainingSet& set) {
    const auto article = nlohmann::json::parse(line);
    training::ArticleLabels labels;
    for (const auto& topic : article.value("topics", nlohmann::json::array()))
        labels.has.push_back(topic.is_string() ? topic.get<std::string>() : topic.at("id").get<std::string>());
    set.add(article.value("title", ""), article.value("text", ""), std::move(labels));
}

void report_learning(const char* path) {
    const double memory = peak_megabytes(), start = seconds();
    training::TopicTrainingSet set(false);
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) add_labelled(line, set);
    const double middle = seconds();
    const training::TrainedTopics trained = training::train_topics(set, {}, nullptr);
    std::printf("\n| learning %zu labels from %zu articles, thresholds and report by 5 folds | |\n| --- | --- |\n",
                trained.model.labels.size(), set.size());
    std::printf("| reading | %.1f s |\n| learning, one core | %.1f s |\n| memory at most, besides what was used before | %.0f MB |\n",
                middle - start, seconds() - middle, peak_megabytes() - memory);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3 || argc > 4) {
        std::fprintf(stderr, "usage: bench-topics GOLD.jsonl MODEL [LABELLED.jsonl]\n");
        return 2;
    }
    report_speed(read_articles(argv[1]));
    if (argc == 4) report_learning(argv[3]);
    std::printf("\nThe built-in model is %.2f MB on disk.\n", static_cast<double>(std::filesystem::file_size(argv[2])) / 1e6);
    return 0;
}
