// Indexes three articles and searches them, with nothing but the installed library.
#include <cstdlib>
#include <indexer/indexer.hpp>
#include <iostream>
#include <searcher/searcher.hpp>

int main(int, char** arguments) {
    const std::string folder = arguments[1];
    {
        dateline::Indexer indexer(folder);
        const char* articles[][3] = {
            {"bonn", "Kohl speaks in Bonn", "BONN - Chancellor Helmut Kohl of West Germany spoke about elections. Kohl was calm."},
            {"oil", "Iran sells less oil",
             "TEHRAN - Iran will sell less crude oil, so that oil prices rise, its ministers said in Tehran."},
            {"cup", "Brazil win the cup", "ROME - Brazil won the football match in Rome, Italy, by two goals to one."}};
        for (const auto& [id, title, text] : articles) {
            dateline::Article article;
            article.id = id;
            article.title = title;
            article.text = text;
            indexer.add(article);
        }
        indexer.publish();
    }
    dateline::Searcher searcher(folder);
    dateline::Request request;
    request.query = "oil prices country:iran";
    request.facets = {{"country", 5}};
    const dateline::Answer answer = searcher.search(request);
    for (const auto& result : answer.results) std::cout << result.id << ": " << result.snippet << '\n';
    for (const auto& value : answer.facets.front().values) std::cout << value.label << ' ' << value.count << '\n';
    return answer.matches == 1 && answer.results.front().id == "oil" ? EXIT_SUCCESS : EXIT_FAILURE;
}
