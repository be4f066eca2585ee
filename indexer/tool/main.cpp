// dateline-index: writes articles into a database. What it does is in the library; here the command line, the messages and the exit status.

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>

#include "facets/error.hpp"
#include "indexer/indexer.hpp"
#include "indexer/segments/manifest.hpp"
#include "indexer/tool/options.hpp"
#include "indexer/tool/people.hpp"
#include "indexer/tool/reporting.hpp"

namespace {

using namespace dateline;

enum ExitStatus : int { all_good = 0, some_failed = 1, wrong_usage = 2, database_unusable = 3 };

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may touch nothing else");

extern "C" void interrupt(int) {
    interrupted = true;
}

// The first signal lets what is under way finish; a second one ends the program at once.
void catch_signals() {
    struct sigaction action = {};
    action.sa_handler = interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

IndexReport write_articles(const IndexToolOptions& options) {
    Indexer indexer(options.database, options.index);
    IndexReport report = indexer.index(options.inputs);
    if (options.compact) indexer.compact();
    return report;
}

// Whoever reads them may forget these articles: they are on disk. So the lines may not wait in a buffer.
void print_ids(const std::vector<std::string>& article_ids) {
    for (const std::string& id : article_ids) std::cout << printable(id) << '\n';
    std::cout.flush();
}

int index_inputs(IndexToolOptions& options) {
    options.index.models = read_model_files(options.model_files);
    // On a terminal a dry run's output tells by itself how far it is.
    const bool alone = isatty(STDERR_FILENO) != 0 && !(options.dry_run && isatty(STDOUT_FILENO) != 0);
    Reporter reporter((options.progress || alone) && !options.quiet, options.quiet);
    options.index.stop = &interrupted;
    options.index.on_message = [&reporter](const std::string& message) { reporter.failure(message); };
    options.index.on_note = [&reporter](const std::string& place, const std::string& note) { reporter.note(place, note); };
    options.index.on_progress = [&reporter](std::uint64_t articles, std::uint64_t bytes) { reporter.progress(articles, bytes); };
    if (options.report_published) options.index.on_published = print_ids;
    catch_signals();

    const IndexReport report = options.dry_run ? dry_run(options.inputs, options.index, std::cout) : write_articles(options);
    reporter.finish();
    std::cout.flush();
    if (!std::cout) throw Error("the output cannot be written");
    if (interrupted && !options.quiet) {
        std::cerr << "dateline-index: interrupted; what is done is kept, and the same command goes on from there\n";
    }
    // A dry run's output is for other programs.
    if (!options.quiet) (options.dry_run || options.report_published ? std::cerr : std::cout) << report_line(report) << std::endl;
    return report.failed == 0 && !interrupted ? all_good : some_failed;
}

int delete_articles(const IndexToolOptions& options) {
    check_database_folder(options.database);  // a wrong name is to create nothing
    Indexer indexer(options.database);
    std::size_t deleted = 0;
    for (const std::string& id : options.ids_to_delete) {
        if (indexer.remove(id)) {
            ++deleted;
        } else {
            std::cerr << "dateline-index: there is no article '" << printable(id) << "' in '" << options.database << "'\n";
        }
    }
    indexer.publish();
    if (options.compact) indexer.compact();
    if (!options.quiet) std::cout << deleted << (deleted == 1 ? " article" : " articles") << " deleted" << std::endl;
    return deleted == options.ids_to_delete.size() ? all_good : some_failed;
}

int compact(IndexToolOptions& options) {
    check_database_folder(options.database);  // a wrong name is to create nothing
    options.index.stop = &interrupted;
    catch_signals();
    Indexer(options.database, options.index).compact();
    if (!options.quiet) std::cout << stats_table(archive_stats(options.database)) << std::flush;
    return interrupted ? some_failed : all_good;
}

int check(const IndexToolOptions& options) {
    const CheckReport report = check_database(options.database);
    for (const std::string& problem : report.problems) std::cerr << "dateline-index: " << printable(problem) << '\n';
    if (!options.quiet) {
        std::cout << report.articles << " articles in " << report.segments << " segments: "
                  << (report.problems.empty() ? "no damage found" : std::to_string(report.problems.size()) + " problems found")
                  << std::endl;
    }
    return report.problems.empty() ? all_good : database_unusable;
}

int run(IndexToolOptions& options) {
    if (options.check) return check(options);
    if (options.compact && options.inputs.empty() && options.ids_to_delete.empty()) return compact(options);

    if (options.stats) {
        std::cout << stats_table(archive_stats(options.database)) << std::flush;
        return all_good;
    }
    return options.ids_to_delete.empty() ? index_inputs(options) : delete_articles(options);
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    try {
        if (is_people_command(argc, argv)) return run_people_command(argc, argv);
        IndexToolOptions options;
        int exit_status = all_good;
        return read_options(argc, argv, options, exit_status) ? run(options) : exit_status;
    } catch (const UsageError& error) {
        std::cerr << "dateline-index: " << printable(error.what()) << '\n';
        return wrong_usage;
    } catch (const DatabaseError& error) {
        std::cerr << "dateline-index: " << printable(error.what()) << '\n';
        return database_unusable;
    } catch (const std::exception& error) {
        std::cerr << "dateline-index: " << printable(error.what()) << '\n';
        return some_failed;
    }
}
