#include "searcher/tool/options.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>
#include <map>

#include "facets/error.hpp"
#include "searcher/presenting/plain_text.hpp"

#ifndef DATELINE_VERSION
#define DATELINE_VERSION "unknown"
#endif

namespace dateline {

namespace {

constexpr const char* description =
    "Search a news archive by words, persons, countries, topics and dates. Without a query every article matches.\n";

constexpr const char* footer = R"(
The query language:
  oil price            words, by their stems; the more of them the better
  "crude oil"          a phrase, as written        diplom*         words that begin so
  +oil -price          must, must not              title:oil       in the title
  a AND (b OR NOT c)   operators are capitals      a NEAR/5 b      within five words
  putni~               words that two letters make alike (putni~1: one)
  person:putin organization:nato place:kiev country:iran mentions:iraq topic:diplomacy source:reuters language:en
  person:"Vladimir Putin"|medvedev                 date:2010-03..2010-04  date:1987  date:1990..
Filters must hold. Hyphens stand for spaces in names. What binds strongest: brackets, NEAR, + - NOT, words side by side, AND, OR.

Examples:
  dateline-search oil price --country saudi-arabia
  dateline-search --person putin --from 2010 --facets country:20,month:0
  dateline-search --format json 'topic:politics "prime minister"'
  dateline-search --people mandel
  dateline-search --show reuters-17 --dropped
  dateline-search --collapse story opec             one result for all forms of an article
  dateline-search -- -election treaty               a query that begins with '-' comes after '--'

Exit status: 0 something matched; 1 nothing matched; 2 wrong usage, or a query that cannot be read (with --batch and --queries: any
of them); 3 the database cannot be used.)";

/// The values of an option as they are given; what they mean is read when all are known.
struct Written {
    std::vector<std::string> query, facets;
    std::vector<std::string> persons, organizations, places, countries, topics, sources, languages;
    std::vector<std::string> not_persons, not_organizations, not_places, not_countries, not_topics, not_sources, not_languages;
};

/// "a|b": a or b.
Alternatives read_alternatives(const std::vector<std::string>& values, const std::string& option) {
    Alternatives required;
    for (const std::string& value : values) {
        std::vector<std::string>& alternatives = required.emplace_back();
        for (std::string& name : CLI::detail::split(value, '|')) {
            if (printable_line(name).empty()) throw UsageError(option + ": expected a name, or several as a|b; found '" + value + "'");
            alternatives.push_back(std::move(name));
        }
    }
    return required;
}

void read_filters(const Written& written, Request& request) {
    request.filters.persons = read_alternatives(written.persons, "--person");
    request.filters.organizations = read_alternatives(written.organizations, "--organization");
    request.filters.places = read_alternatives(written.places, "--place");
    request.filters.countries = read_alternatives(written.countries, "--country");
    request.filters.topics = read_alternatives(written.topics, "--topic");
    request.filters.sources = read_alternatives(written.sources, "--source");
    request.filters.languages = read_alternatives(written.languages, "--language");
    request.excluded.persons = read_alternatives(written.not_persons, "--not-person");
    request.excluded.organizations = read_alternatives(written.not_organizations, "--not-organization");
    request.excluded.places = read_alternatives(written.not_places, "--not-place");
    request.excluded.countries = read_alternatives(written.not_countries, "--not-country");
    request.excluded.topics = read_alternatives(written.not_topics, "--not-topic");
    request.excluded.sources = read_alternatives(written.not_sources, "--not-source");
    request.excluded.languages = read_alternatives(written.not_languages, "--not-language");
}

/// Without it, "-1" would be read as the largest number there is.
std::string whole_number(const std::string& text) {
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return digits ? std::string() : "expected a whole number from 0, found '" + text + "'";
}

/// "person:5,country": the first five persons and ten countries.
std::vector<FacetRequest> read_facets(const std::vector<std::string>& values) {
    std::vector<FacetRequest> facets;
    for (const std::string& value : values) {
        for (const std::string& one : CLI::detail::split(value, ',')) {
            if (one.empty() || one == "none") continue;
            FacetRequest facet;
            const std::size_t colon = one.find(':');
            facet.kind = one.substr(0, colon);
            const std::string limit = colon == std::string::npos ? std::string() : one.substr(colon + 1);
            if (colon != std::string::npos && (!whole_number(limit).empty() || !CLI::detail::lexical_cast(limit, facet.limit))) {
                throw UsageError("--facets: expected KIND or KIND:N, such as person:10, found '" + one + "'");
            }
            facets.push_back(std::move(facet));
        }
    }
    return facets;
}

CLI::Option* add_list(CLI::App& app, const std::string& name, std::vector<std::string>& values, const std::string& text,
                      const std::string& type) {
    return app.add_option(name, values, text)->type_name(type)->allow_extra_args(false);
}

void add_filter_options(CLI::App& app, Written& written, Request& request) {
    add_list(app, "--person", written.persons,
             "Somebody named in the article, by any part of the name (=NAME: by no other name); repeatable, alternatives as A|B", "NAME")
        ->group("Filters");
    add_list(app, "--organization,--organisation", written.organizations, "An organization named in it", "NAME")->group("Filters");
    add_list(app, "--place", written.places, "A place named in it", "NAME")->group("Filters");
    add_list(app, "--country", written.countries, "A country that it is about", "CODE|NAME")->group("Filters");
    app.add_flag("--mentioned", request.mentioned, "Countries also match articles that only mention them")->group("Filters");
    add_list(app, "--topic", written.topics, "Its topic, or one above it", "NAME|ID")->group("Filters");
    add_list(app, "--source", written.sources, "Where it was published", "NAME")->group("Filters");
    add_list(app, "--language", written.languages, "Its language, as a code or in English", "LANGUAGE")->group("Filters");
    app.add_option("--from", request.from, "From this date on: 2010, 2010-03 or 2010-03-18")->type_name("DATE")->group("Filters");
    app.add_option("--to", request.to, "Up to this date, included")->type_name("DATE")->group("Filters");
    add_list(app, "--not-person", written.not_persons, "Leave out articles that name somebody", "NAME")->group("Filters");
    add_list(app, "--not-organization,--not-organisation", written.not_organizations, "Likewise", "NAME")->group("Filters");
    add_list(app, "--not-place", written.not_places, "Likewise", "NAME")->group("Filters");
    add_list(app, "--not-country", written.not_countries, "Likewise", "CODE|NAME")->group("Filters");
    add_list(app, "--not-topic", written.not_topics, "Likewise", "NAME|ID")->group("Filters");
    add_list(app, "--not-source", written.not_sources, "Likewise", "NAME")->group("Filters");
    add_list(app, "--not-language", written.not_languages, "Likewise", "LANGUAGE")->group("Filters");
}

/// An option that takes one of a few words.
template <typename Value>
void add_choice(CLI::App& app, const std::string& name, Value& value, const std::map<std::string, Value>& choices, const std::string& text,
                const std::string& type) {
    const auto choose = [name, &value, &choices](const std::string& word) {
        const auto found = choices.find(word);
        if (found == choices.end()) {
            std::string known;
            for (const auto& choice : choices) known += (known.empty() ? "" : ", ") + choice.first;
            throw CLI::ValidationError(name, "expected one of " + known + ", found '" + word + "'");
        }
        value = found->second;
    };
    app.add_option_function<std::string>(name, choose, text)->type_name(type)->group("Answers");
}

void add_answer_options(CLI::App& app, Written& written, SearchToolOptions& options) {
    static const std::map<std::string, SortOrder> orders = {
        {"relevance", SortOrder::relevance}, {"date", SortOrder::oldest_first}, {"-date", SortOrder::newest_first}};
    static const std::map<std::string, FacetOrder> facet_orders = {
        {"count", FacetOrder::count}, {"name", FacetOrder::name}, {"significance", FacetOrder::significance}};
    static const std::map<std::string, Collapse> collapses = {{"story", Collapse::story}};
    static const std::map<std::string, OutputFormat> formats = {{"text", OutputFormat::text},   {"json", OutputFormat::json},
                                                                {"jsonl", OutputFormat::jsonl}, {"csv", OutputFormat::csv},
                                                                {"ids", OutputFormat::ids},     {"trec", OutputFormat::trec}};
    add_list(
        app, "--facets", written.facets,
        "Count the values of these: person, organization, place, country, mentioned, topic, source, language, year, month; N values of "
        "each, 0 for all (text and json: person:10,country:10,topic:10; 'none' for none)",
        "KIND[:N],...")
        ->group("Answers");
    add_choice(app, "--facet-sort", options.request.facet_order, facet_orders,
               "count (default), name, or significance: what is frequent here rather than everywhere", "ORDER");
    app.add_option("-n,--limit", options.request.limit, "How many results (default 10)")
        ->check(whole_number)
        ->type_name("N")
        ->group("Answers");
    app.add_option("--offset", options.request.offset, "How many to pass over first")
        ->check(whole_number)
        ->type_name("K")
        ->group("Answers");
    add_choice(app, "--sort", options.request.sort, orders, "relevance (default), date (oldest first), -date (newest first)", "ORDER");
    add_choice(app, "--collapse", options.request.collapse, collapses,
               "story: one result for all forms of an article (wire copies, updates), its best; matches and facets count stories", "story");
    add_choice(app, "--format", options.format, formats, "text (default), json, jsonl (a result a line), csv, ids, trec", "FORMAT");
}

void add_other_options(CLI::App& app, SearchToolOptions& options) {
    const std::string group = "Instead of a query";
    auto* show = app.add_option("--show", options.show, "Show one article in full, its entities marked")->type_name("ID")->group(group);
    app.add_flag("--dropped", options.dropped, "Also what was left out of its page")->needs(show)->group(group);
    auto* people =
        app.add_option("--people", options.people, "Complete a name: the persons of the archive that fit")->type_name("TEXT")->group(group);
    auto* queries =
        app.add_option("--queries", options.queries, "Lines of 'id TAB query', answered as a TREC run")->type_name("FILE")->group(group);
    auto* batch =
        app.add_option("--batch", options.batch, "JSON requests, one a line; '-': from standard input")->type_name("FILE")->group(group);
    app.add_option("--jobs", options.jobs, "How many requests of --batch are answered at once (1); their answers keep their order")
        ->check(CLI::Range(std::size_t{1}, std::size_t{256}))
        ->needs(batch)
        ->type_name("N")
        ->group(group);
    show->excludes(people)->excludes(queries)->excludes(batch);
    people->excludes(queries)->excludes(batch);
    queries->excludes(batch);
    app.set_help_flag("--help,-h", "Print this help and exit");
    app.set_version_flag("--version", std::string("dateline-search ") + DATELINE_VERSION, "Print the version and exit");
}

void finish(const CLI::App& app, const Written& written, SearchToolOptions& options) {
    for (const std::string& word : written.query) options.request.query += (options.request.query.empty() ? "" : " ") + word;
    for (const char* option : {"--show", "--people", "--queries", "--batch"}) {
        if (app.count(option) == 0) continue;
        if (app.get_option(option)->as<std::string>().empty()) throw UsageError(std::string(option) + " needs a value");
        if (!written.query.empty()) throw UsageError(std::string(option) + " takes no QUERY; got '" + options.request.query + "'");
    }
    read_filters(written, options.request);
    if (!options.queries.empty()) {
        if (app.count("--format") > 0 && options.format != OutputFormat::trec) throw UsageError("--queries takes only --format trec");
        options.format = OutputFormat::trec;
    }
    const bool counts = options.format == OutputFormat::text || options.format == OutputFormat::json;
    if (app.count("--facets") > 0) {
        options.request.facets = read_facets(written.facets);
    } else if (counts) {
        options.request.facets = {{"person", 10}, {"country", 10}, {"topic", 10}};
    }
    if (!options.databases.empty()) return;
    const char* database = std::getenv("DATELINE_DB");
    options.databases = {database != nullptr && *database != '\0' ? database : "./dateline.db"};
}

}  // namespace

bool read_options(int argc, char** argv, SearchToolOptions& options, int& exit_status) {
    constexpr int wrong_usage = 2;
    Written written;
    CLI::App app(description, "dateline-search");
    app.footer(footer);
    app.add_option("QUERY", written.query, "What to look for, in the query language below");
    add_list(app, "--db", options.databases, "The database; several are searched as one (default: $DATELINE_DB, else ./dateline.db)",
             "DIR");
    add_filter_options(app, written, options.request);
    add_answer_options(app, written, options);
    add_other_options(app, options);
    std::string wrong;
    try {
        app.parse(argc, argv);
        finish(app, written, options);
        return true;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
            exit_status = app.exit(error);
            return false;
        }
        wrong = error.what();
    } catch (const UsageError& error) {
        wrong = error.what();
    }
    std::cerr << "dateline-search: " << printable_line(wrong) << "\nTry 'dateline-search --help'.\n";
    exit_status = wrong_usage;
    return false;
}

}  // namespace dateline
