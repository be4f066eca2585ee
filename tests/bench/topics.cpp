// How fast topics are found: articles of 730 bytes a second on one core, beside the time that cutting them into tokens takes in the same run.
//
// usage: bench-topics GOLD.jsonl     (articles with "title" and "text", as corpus/gold.jsonl)

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "facets/topics/topic_classifier.hpp"

namespace {

using namespace dateline;
constexpr std::size_t article_bytes = 730;
constexpr std::size_t least_articles = 4000;
constexpr int rounds = 9;

struct Article {
    std::string title, text;
};

/// The articles cut to their first 730 bytes, over and over.
std::vector<Article> read_articles(const char* path) {
    std::vector<Article> articles;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const auto object = nlohmann::json::parse(line);
        Article article{object.at("title"), object.at("text")};
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

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench-topics GOLD.jsonl\n");
        return 2;
    }
    const std::vector<Article> articles = read_articles(argv[1]);
    const TopicClassifier classifier;
    double tokenizing = 1e9, classifying = 1e9;
    std::size_t bytes = 0, topics = 0;
    for (int round = 0; round < rounds; ++round) {
        std::vector<ArticleTokens> tokens;
        tokens.reserve(articles.size());
        bytes = topics = 0;
        const double start = seconds();
        for (const Article& article : articles) tokens.push_back({tokenize(article.title), tokenize(article.text)});
        tokenizing = std::min(tokenizing, seconds() - start);
        const double middle = seconds();
        for (const ArticleTokens& article : tokens) topics += classifier.classify(article, "en").size();
        classifying = std::min(classifying, seconds() - middle);
        for (const Article& article : articles) bytes += article.title.size() + article.text.size();
    }
    const auto count = static_cast<double>(articles.size());
    std::printf(
        "%zu articles of %.0f bytes, %.2f topics each: tokenizing %.0f articles/s, classifying %.0f articles/s, ratio of times %.2f\n",
        articles.size(), static_cast<double>(bytes) / count, static_cast<double>(topics) / count, count / tokenizing, count / classifying,
        classifying / tokenizing);
    return 0;
}
