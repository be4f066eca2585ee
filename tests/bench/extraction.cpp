// How fast persons and countries are found, and how much memory that takes: on one thread, against tokenizing the same text, in one run.
//
// usage: bench-extraction MODEL ARTICLES.jsonl...     (objects with "text" and perhaps "title"; MODEL is weighed on disk)
//        bench-extraction --once PART ARTICLES.jsonl...   (one round of one part, for who counts instructions from outside: extraction.py; PART -1 does none)

#include <linux/perf_event.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "facets/countries/country_finder.hpp"
#include "facets/persons/person_resolver.hpp"
#include "facets/persons/person_spans.hpp"
#include "facets/tagger/crf_tagger.hpp"
#include "facets/text/language.hpp"

namespace {

using namespace dateline;

/// Counts this thread's instructions, where the kernel lets us.
class InstructionCounter {
public:
    InstructionCounter() {
        perf_event_attr event{};
        event.type = PERF_TYPE_HARDWARE;
        event.size = sizeof event;
        event.config = PERF_COUNT_HW_INSTRUCTIONS;
        event.exclude_kernel = 1;
        event.exclude_hv = 1;
        file_ = static_cast<int>(syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
    }
    ~InstructionCounter() {
        if (file_ >= 0) close(file_);
    }
    [[nodiscard]] std::uint64_t now() const {
        std::uint64_t count = 0;
        return file_ >= 0 && read(file_, &count, sizeof count) == sizeof count ? count : 0;
    }

private:
    int file_ = -1;
};

double resident_megabytes() {
    malloc_trim(0);
    std::ifstream file("/proc/self/statm");
    std::size_t total = 0, resident = 0;
    file >> total >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

double user_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

struct Article {
    std::string title, text;
};

struct Measured {
    std::string name;
    std::function<void(const Article&)> run;
    double best = 1e9;                   ///< seconds over all articles, the best round
    std::uint64_t instructions = ~0ULL;  ///< the fewest
};

void print_rows(const std::vector<Measured>& parts, std::size_t tokens) {
    std::printf("| what | tokens/s, one core | instructions/token | time, tokenizing = 1 |\n| --- | --- | --- | --- |\n");
    for (const Measured& part : parts) {
        const auto number = static_cast<double>(tokens);
        const std::string instructions =
            part.instructions == 0 ? "not counted here" : std::to_string(part.instructions / std::max<std::size_t>(tokens, 1));
        std::printf("| %s | %.0f | %s | %.1f |\n", part.name.c_str(), number / part.best, instructions.c_str(), part.best / parts[0].best);
    }
}

std::vector<Article> read_articles(int argc, char** argv, int first) {
    std::vector<Article> articles;
    for (int i = first; i < argc; ++i) {
        std::ifstream file(argv[i]);
        for (std::string line; std::getline(file, line);) {
            const auto object = nlohmann::json::parse(line);
            articles.push_back({object.value("title", ""), object.at("text").get<std::string>()});
        }
    }
    return articles;
}

std::size_t count_tokens(const std::vector<Article>& articles) {
    std::size_t tokens = 0;
    for (const Article& article : articles) tokens += tokenize(article.title).size() + tokenize(article.text).size();
    return tokens;
}

std::vector<Measured> make_parts(const MentionTagger& tagger, const CountryFinder& countries) {
    const auto read = [](const Article& article) { return ArticleTokens{tokenize(article.title), tokenize(article.text)}; };
    return {{"tokenizing", [read](const Article& article) { (void)read(article); }},
            {"tokenizing and tagging", [read, &tagger](const Article& article) { (void)tagger.tag(read(article)); }},
            {"persons and countries, the whole", [read, &tagger, &countries](const Article& article) {
                 const ArticleTokens text = read(article);
                 const std::string language = guess_language(text);
                 const auto spans = mend_person_spans(text, tagger.tag(text));
                 (void)resolve_persons(text, spans);
                 (void)resolve_organizations(text, spans);
                 (void)countries.find(text, spans, language, "");
             }}};
}

void measure(std::vector<Measured>& parts, const std::vector<Article>& articles) {
    const InstructionCounter counter;
    for (int round = 0; round < 5; ++round) {
        for (Measured& part : parts) {
            const double start = user_seconds();
            const std::uint64_t counted = counter.now();
            for (const Article& article : articles) part.run(article);
            part.instructions = std::min(part.instructions, counter.now() - counted);
            part.best = std::min(part.best, user_seconds() - start);
        }
    }
}

int run_once(int part, const std::vector<Article>& articles) {
    const auto tagger = make_crf_tagger();
    const CountryFinder countries;
    const auto parts = make_parts(*tagger, countries);
    if (part >= 0)
        for (const Article& article : articles) parts.at(static_cast<std::size_t>(part)).run(article);
    std::printf("%zu\n", count_tokens(articles));
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fprintf(stderr, "usage: bench-extraction MODEL ARTICLES.jsonl... | --once PART ARTICLES.jsonl...\n");
        return 2;
    }
    if (std::strcmp(argv[1], "--once") == 0) return run_once(std::stoi(argv[2]), read_articles(argc, argv, 3));
    const std::vector<Article> articles = read_articles(argc, argv, 2);
    const std::size_t tokens = count_tokens(articles);
    const double before = resident_megabytes();
    const auto tagger = make_crf_tagger();
    const double with_tagger = resident_megabytes();
    const CountryFinder countries;
    const double with_countries = resident_megabytes();
    auto parts = make_parts(*tagger, countries);
    measure(parts, articles);
    const double working = resident_megabytes();
    std::printf("%zu articles, %zu tokens; best of five rounds, alternating\n\n", articles.size(), tokens);
    print_rows(parts, tokens);
    std::printf("\n| memory | MB |\n| --- | --- |\n| the tagger's model on disk | %.1f |\n",
                static_cast<double>(std::filesystem::file_size(argv[1])) / 1e6);
    std::printf(
        "| loaded: tagger | %.1f |\n| loaded: places and countries besides | %.1f |\n| after the work: words remembered besides | %.1f |\n",
        with_tagger - before, with_countries - with_tagger, working - with_countries);
    return 0;
}
