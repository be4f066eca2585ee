// How fast articles are taken out of web pages, and out of pages whose mark-up is gone: on one thread, in CPU time, against libxml2 alone in the same run.
//
// usage: bench-html FOLDER [ROUNDS [WORK]]     (saved web pages, in any folders below; WORK: only what has this in its name, to be profiled)

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "facets/text/tokens.hpp"
#include "indexer/cleaning/cleaner.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/encoding.hpp"
#include "indexer/reading/html/html_article.hpp"

namespace {

using namespace dateline;

double cpu_seconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::vector<std::string> read_pages(const char* folder) {
    std::vector<std::string> pages;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        pages.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
    std::sort(pages.begin(), pages.end());  // folders are listed in no order
    return pages;
}

/// What every reader of HTML on libxml2 pays: the parser's events, with nobody listening.
void parse_alone(const std::string& page) {
    xmlSAXHandler handler;
    std::memset(&handler, 0, sizeof handler);
    handler.startElement = [](void*, const xmlChar*, const xmlChar**) {};
    handler.endElement = [](void*, const xmlChar*) {};
    handler.characters = [](void*, const xmlChar*, int) {};
    htmlParserCtxt* parser = htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size()));
    if (parser == nullptr) return;
    *parser->sax = handler;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    htmlFreeParserCtxt(parser);
}

std::vector<Article> read_page(std::string page) {
    Article article;
    article.id = "page.html";
    make_utf8(page, {}, article.notes);
    std::vector<Article> articles = read_html_articles(page, std::move(article));
    for (Article& one : articles) normalize_fields(one, false);
    return articles;
}

/// The text that a stripper of tags leaves: what is kept and what is dropped, a line each.
std::string flattened(const std::string& page) {
    std::string text;
    for (const Article& article : read_page(page)) {
        std::size_t at = 0;
        for (; at < article.dropped.size() / 2; ++at) text += article.dropped[at].text + "\n";
        text += article.title + "\n" + article.text + "\n";
        for (; at < article.dropped.size(); ++at) text += article.dropped[at].text + "\n";
    }
    return text;
}

void clean_text(const std::string& text) {
    Article article;
    article.id = "page.txt";
    article.text = text;
    article.is_page = true;
    clean(article);
}

struct Work {
    std::string name;
    const std::vector<std::string>* inputs;
    std::function<void(const std::string&)> run;
    double best = 1e9;  ///< seconds over all inputs, the best round
};

double megabytes(const std::vector<std::string>& inputs) {
    std::size_t bytes = 0;
    for (const std::string& input : inputs) bytes += input.size();
    return static_cast<double>(bytes) / 1e6;
}

void print_rows(const std::vector<Work>& all, std::size_t baseline, const char* base_name) {
    std::printf("| what | MB/s, one core | time, %s = 1 |\n| --- | --- | --- |\n", base_name);
    for (const Work& work : all)
        if (work.inputs == all[baseline].inputs)
            std::printf("| %s | %.1f | %.2f |\n", work.name.c_str(), megabytes(*work.inputs) / work.best, work.best / all[baseline].best);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench-html FOLDER [ROUNDS [WORK]]\n");
        return 2;
    }
    xmlInitParser();
    const std::vector<std::string> pages = read_pages(argv[1]);
    std::vector<std::string> texts;
    for (const std::string& page : pages) texts.push_back(flattened(page));
    std::vector<Work> all = {
        {"libxml2 alone, its events thrown away", &pages, parse_alone},
        {"article, metadata and debris", &pages, [](const std::string& page) { (void)read_page(page); }},
        {"the same, and cleaned", &pages,
         [](const std::string& page) {
             for (Article& article : read_page(page)) clean(article);
         }},
        {"cut into tokens", &texts, [](const std::string& text) { (void)tokenize(text); }},
        {"article and debris told apart by line", &texts, clean_text},
    };
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    for (int round = 0; round < rounds; ++round) {
        for (Work& work : all) {
            if (argc > 3 && work.name.find(argv[3]) == std::string::npos) continue;
            const double start = cpu_seconds();
            for (const std::string& input : *work.inputs) work.run(input);
            work.best = std::min(work.best, cpu_seconds() - start);
        }
    }
    std::printf("%zu pages, %.1f MB of HTML; CPU time, best of %d rounds, alternating\n\n", pages.size(), megabytes(pages), rounds);
    print_rows(all, 0, "libxml2 alone");
    std::printf("\nThe same pages with their mark-up gone, %.1f MB of text\n\n", megabytes(texts));
    print_rows(all, 3, "cutting into tokens");
    return 0;
}
