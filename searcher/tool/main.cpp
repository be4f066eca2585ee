// dateline-search: asks a database. What it does is in the library; here the command line, the output and the exit status.

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <iostream>
#include <utility>

#include "facets/error.hpp"
#include "searcher/presenting/json.hpp"
#include "searcher/presenting/plain_text.hpp"
#include "searcher/presenting/terminal.hpp"
#include "searcher/tool/in_order.hpp"
#include "searcher/tool/options.hpp"
#include "searcher/tool/terminal_output.hpp"

namespace {

using namespace dateline;

enum ExitStatus : int { something_matched = 0, nothing_matched = 1, wrong_usage = 2, database_unusable = 3 };

void tell(const std::string& message) {
    std::cerr << "dateline-search: " << printable_line(message) << '\n';
}

/// The query with a mark under the place that cannot be read.
void point_at(const std::string& query, std::size_t position) {
    // A stand-in keeps the space before the place, which printable_line() would take away.
    std::string before = printable_line(query.substr(0, position) + "^");
    before.pop_back();
    const std::string after = printable_line(query.substr(std::min(position, query.size())));
    std::cerr << "  " << before << after << "\n  " << std::string(display_width(before), ' ') << "^\n";
}

std::string format_answer(const Answer& answer, const SearchToolOptions& options) {
    std::string text;
    switch (options.format) {
        case OutputFormat::text:
            return answer_text(answer, output_style());
        case OutputFormat::json:
            return answer_json(answer, options.request.query) + "\n";
        case OutputFormat::jsonl:
            for (const Result& result : answer.results) text += result_json(result) + "\n";
            return text;
        case OutputFormat::csv:
            return answer_csv(answer);
        case OutputFormat::ids:
            return answer_ids(answer);
        case OutputFormat::trec:
            return answer_trec(answer, "1");
    }
    return text;
}

int search(Searcher& searcher, const SearchToolOptions& options) {
    const Answer answer = searcher.search(options.request);
    print(format_answer(answer, options));
    // In text and JSON the notes are part of the answer.
    if (options.format != OutputFormat::text && options.format != OutputFormat::json) {
        for (const std::string& note : answer.notes) tell("note: " + note);
    }
    return answer.matches > 0 ? something_matched : nothing_matched;
}

/// The lines of a file, "-" being standard input, blank ones left out. Throws UsageError when it cannot be read.
class Lines {
public:
    explicit Lines(std::string name) : name_(std::move(name)), in_(name_ == "-" ? std::cin : file_) {
        if (name_ == "-") return;
        file_.open(name_);
        if (!file_) throw UsageError("cannot read '" + name_ + "'");
    }

    bool next(std::string& line) {
        while (std::getline(in_, line)) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (line.find_first_not_of(" \t") != std::string::npos) return true;
        }
        if (in_.bad()) throw UsageError("reading '" + name_ + "' failed");
        return false;
    }

private:
    std::string name_;
    std::ifstream file_;
    std::istream& in_;
};

int answer_batch(Searcher& searcher, const SearchToolOptions& options) {
    std::atomic<bool> any_match = false, any_error = false;
    const auto answer = [&](const std::string& line) {
        std::uint64_t matches = 0;
        bool is_error = false;
        std::string text = answer_batch_line(searcher, line, matches, is_error) + "\n";
        if (matches > 0) any_match = true;
        if (is_error) any_error = true;
        return text;
    };
    Lines lines(options.batch);
    answer_in_order(
        options.jobs, [&](std::string& line) { return lines.next(line); }, answer, print_plain);
    if (any_error) return wrong_usage;
    return any_match ? something_matched : nothing_matched;
}

int answer_queries(Searcher& searcher, const SearchToolOptions& options) {
    std::uint64_t matches = 0, number = 0;
    bool any_error = false;
    Request request = options.request;
    Lines lines(options.queries);
    for (std::string line; lines.next(line);) {
        ++number;
        const std::size_t tab = line.find('\t');
        try {
            if (tab == std::string::npos) throw UsageError("expected an id, a tab and a query");
            request.query = line.substr(tab + 1);
            const Answer answer = searcher.search(request);
            matches += answer.matches;
            print_plain(answer_trec(answer, line.substr(0, tab)));
        } catch (const UsageError& error) {
            any_error = true;
            tell(options.queries + ":" + std::to_string(number) + ": " + error.what());
        }
    }
    if (any_error) return wrong_usage;
    return matches > 0 ? something_matched : nothing_matched;
}

int show(Searcher& searcher, const SearchToolOptions& options) {
    const StoredArticle stored = searcher.show(options.show);
    if (options.format == OutputFormat::json || options.format == OutputFormat::jsonl) {
        print(stored_article_json(stored) + "\n");
    } else {
        print(article_text(stored, output_style(), options.dropped));
    }
    return something_matched;
}

int complete_people(Searcher& searcher, const SearchToolOptions& options) {
    const auto people = searcher.complete_person(options.people, options.request.limit);
    const bool json = options.format == OutputFormat::json;
    print(json ? people_json(people) + "\n" : people_text(people));
    return people.empty() ? nothing_matched : something_matched;
}

int run(const SearchToolOptions& options) {
    Searcher searcher(options.databases);
    if (!options.show.empty()) return show(searcher, options);
    if (!options.people.empty()) return complete_people(searcher, options);
    if (!options.batch.empty()) return answer_batch(searcher, options);
    if (!options.queries.empty()) return answer_queries(searcher, options);
    return search(searcher, options);
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    SearchToolOptions options;
    try {
        int exit_status = something_matched;
        return read_options(argc, argv, options, exit_status) ? run(options) : exit_status;
    } catch (const QueryError& error) {
        tell(error.what());
        point_at(options.request.query, error.position());
        return wrong_usage;
    } catch (const UsageError& error) {
        tell(error.what());
        return wrong_usage;
    } catch (const DatabaseError& error) {
        tell(error.what());
        return database_unusable;
    } catch (const std::exception& error) {
        tell(error.what());
        return wrong_usage;
    }
}
