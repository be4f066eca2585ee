#include "indexer/tool/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "indexer/reading/dates.hpp"
#include "indexer/reading/input.hpp"

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "unknown"
#endif

namespace dateline {

namespace {

constexpr const char* description =
    "Index news articles, so that dateline-search finds them by word, person, country, topic and date.\n"
    "Articles that have not changed since are passed over, so that the same command may be run again and again.\n";

constexpr const char* footer = R"(
Formats, told by their content (--input-format overrides):
  text, html, pdf, docx, odt            an article a file; its id is the file's path. A web page of several articles gives them all: page.html, page.html#2
  jsonl, json, csv                      fields id, url, title, text (body, content), html, date, language, source, authors, and labels known already: persons,
                                        countries, topics, organizations, places; other fields are kept. Id: id, else url
  nitf, newsml, ninjs, reuters-sgml     what news agencies send. Id: guid, uri, NEWID
  feed, wordpress                       RSS, Atom, JSON Feed; published posts of an export. Id: guid
  warc                                  the pages of a web archive. Id: their address
  mbox                                  newsletters, also single mails. Id: Message-ID
  export                                LexisNexis, Nexis Uni, Factiva, ProQuest as text. Id: their number
  Where a record has no id, it is the file's path and the record's number ("a.csv#7"). tar and zip archives, and files compressed by gzip, bzip2, xz,
  zstd, lz4 or compress, are read like folders: "news.zip/1987/a.txt".

Examples:
  dateline-index articles/                    index a folder into ./dateline.db
  dateline-index --db news.db a.jsonl b.sgm   index files into another database
  curl -s URL | dateline-index -              index JSONL from standard input
  dateline-index --dry-run page.txt           show what would be found, and store nothing
  dateline-index --delete reuters-17          take an article out
  dateline-index --stats                      tell what the database holds
  dateline-index --compact                    make it as small and as quick to search as can be
  dateline-index people --help                correct who is who

Exit status: 0 all good; 1 some inputs failed, or it was interrupted: the rest is indexed; 2 wrong usage; 3 the database cannot be used.)";

void add_input_options(CLI::App& app, IndexToolOptions& options) {
    app.add_option("INPUT", options.inputs, "Files and folders (with all below them); '-': JSONL from standard input");
    app.add_option("--input-format", options.index.format, "How the inputs are to be read")
        ->check(CLI::IsMember(input_formats()))
        ->capture_default_str()
        ->group("Reading");
    app.add_flag("--raw", options.index.raw, "The text is clean: take title and text as they are")->group("Reading");
    app.add_option("--since", options.first_issues,
                   "No article is older than this date, or none of this source; repeatable. Older dates are refused with a note")
        ->type_name("[SOURCE=]DATE")
        ->allow_extra_args(false)
        ->group("Reading");
    app.add_option("--exclude", options.index.exclude, "Pass over files whose path below the input matches; repeatable")
        ->type_name("GLOB")
        ->allow_extra_args(false)
        ->group("Reading");
}

void add_storing_options(CLI::App& app, IndexToolOptions& options) {
    app.add_option("--db", options.database, "The database, a folder; created when absent (default: $DATELINE_DB, else ./dateline.db)")
        ->type_name("DIR")
        ->group("Storing");
    auto* dry_run =
        app.add_flag("--dry-run", options.dry_run, "Print what is found in each article as JSONL; touch no database")->group("Storing");
    app.add_flag(
           "--no-extract", [&options](std::int64_t) { options.index.extract = false; }, "Store only the labels that the input carries")
        ->group("Storing");
    auto* replace =
        app.add_flag("--replace", options.index.replace, "An article that has changed replaces the one of the same id (the default)")
            ->group("Storing");
    app.add_flag(
           "--skip", [&options](std::int64_t) { options.index.replace = false; }, "An article whose id is indexed already is left as it is")
        ->excludes(replace)
        ->group("Storing");
    app.add_flag(
           "--keep-copies", [&options](std::int64_t) { options.index.join_copies = false; },
           "Store an article, too, whose title and text are those of a stored one; else its id and source are added to that one")
        ->group("Storing");
    app.add_option("--jobs", options.index.jobs, "Worker threads; the answers do not depend on it (default: all cores)")
        ->type_name("N")
        ->check(CLI::Range(1U, 1024U))
        ->group("Storing");
    app.add_option("--publish-every", options.index.publish_every, "Publish after so many articles (default: as often as costs little)")
        ->type_name("N")
        ->check(CLI::PositiveNumber)
        ->group("Storing");
    auto* remove =
        app.add_option("--delete", options.ids_to_delete, "Take articles out, by their ids")->type_name("ID")->group("Maintenance");
    auto* stats = app.add_flag("--stats", options.stats, "Tell what the database holds")->group("Maintenance");
    auto* compact = app.add_flag("--compact", options.compact,
                                 "Write all of it anew as one segment without what was deleted; with INPUT: after indexing")
                        ->group("Maintenance");
    auto* check = app.add_flag("--check", options.check, "Look for damage in all of it, and tell what to do")->group("Maintenance");
    remove->excludes(stats)->excludes(dry_run);
    stats->excludes(dry_run)->excludes(compact);
    compact->excludes(dry_run);
    check->excludes(stats)->excludes(dry_run)->excludes(compact)->excludes(remove);
}

void add_model_options(CLI::App& app, IndexToolOptions& options) {
    const auto add = [&](const char* name, std::string& file, const char* what) {
        app.add_option(name, file, what)->type_name("FILE")->group("Models, from dateline-train");
    };
    add("--tagger", options.model_files.tagger, "Find names with this model instead of the built-in one");
    add("--country-model", options.model_files.country, "Judge with this model which countries an article is about");
    add("--topic-model", options.model_files.topic, "Give the topics that this model learned, instead of the built-in ones");
    app.add_option("--topic-rules", options.model_files.topic_rules,
                   "Give topics by these rules, too: lines 'topic: NAME', below each 'WEIGHT: term, two words, start*, a & b, a & !b', "
                   "where 9 settles it alone")
        ->type_name("FILE")
        ->group("Models, from dateline-train");
}

void add_telling_options(CLI::App& app, IndexToolOptions& options) {
    auto* progress = app.add_flag("--progress", options.progress, "Show how far it is (the default on a terminal)")->group("Telling");
    app.add_flag("--quiet,-q", options.quiet, "Tell only what failed")->excludes(progress)->group("Telling");
    app.add_flag("--report-published", options.report_published,
                 "Print the id of each article as soon as it is safe on disk, a line each, and nothing else on standard output")
        ->group("Telling");
    app.set_help_flag("--help,-h", "Print this help and exit")->group("Telling");
    app.set_version_flag("--version", std::string("dateline-index ") + DATELINE_VERSION, "Print the version and exit")->group("Telling");
}

/// "Herald=1871-03" or "1871-03".
std::pair<std::string, std::string> first_issue_of(const std::string& entry) {
    const std::size_t mark = entry.rfind('=');
    if (mark == std::string::npos) return {"", entry};
    return {entry.substr(0, mark), entry.substr(mark + 1)};
}

// What the options together must be, beyond what each is.
std::string fault(const IndexToolOptions& options) {
    const bool maintains = options.stats || options.check || !options.ids_to_delete.empty();
    if (maintains && !options.inputs.empty()) return "--stats, --check and --delete take no INPUT; got '" + options.inputs.front() + "'";
    if (!maintains && !options.compact && options.inputs.empty())
        return "INPUT is missing: name the files or folders to index, or '-' for standard input";
    for (const auto& [source, date] : options.index.first_issues)
        if (iso_date(date) != date) return "--since needs a date like 1987, 1987-03 or 1987-03-18; got '" + date + "'";
    if (options.database.empty()) return "--db needs the name of a folder";
    if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 1) return "standard input ('-') can be read only once";
    return {};
}

}  // namespace

bool read_options(int argc, char** argv, IndexToolOptions& options, int& exit_status) {
    constexpr int wrong_usage = 2;
    if (const char* database = std::getenv("DATELINE_DB"); database != nullptr && *database != '\0') options.database = database;
    CLI::App app(description, "dateline-index");
    app.footer(footer);
    add_input_options(app, options);
    add_storing_options(app, options);
    add_model_options(app, options);
    add_telling_options(app, options);
    std::string wrong;
    try {
        app.parse(argc, argv);
        for (const std::string& entry : options.first_issues) options.index.first_issues.push_back(first_issue_of(entry));
        wrong = fault(options);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            exit_status = app.exit(error);
            return false;
        }
        wrong = error.what();
    }
    if (wrong.empty()) return true;
    std::cerr << "dateline-index: " << wrong << "\nTry 'dateline-index --help'.\n";
    exit_status = wrong_usage;
    return false;
}

}  // namespace dateline
