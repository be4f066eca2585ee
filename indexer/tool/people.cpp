#include "indexer/tool/people.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "facets/error.hpp"
#include "indexer/curator.hpp"
#include "indexer/tool/reporting.hpp"

namespace dateline {

namespace {

constexpr const char* description =
    "Correct who is who in an archive. Only the catalogue of persons changes, at once; nothing is indexed again, and everything can be "
    "undone.\n"
    "Persons are named as facets show them, or by any of their forms.\n";

constexpr const char* footer = R"(
Examples:
  dateline-index people merge "Vladimir Putin" "V. Putin"   they are one, called by the first name
  dateline-index people split "George Bush" "George W. Bush"  the second is a person of its own
  dateline-index people rename "Cassius Clay" "Muhammad Ali"
  dateline-index people hide "Trade Minister"               it is no person
  dateline-index people log                                 what was decided
  dateline-index people undo 3                              decision 3 does not hold any more
  dateline-index people suggest                             who may be one; nothing changes)";

/// What the command line asks for.
struct People {
    std::string database = "./dateline.db";
    std::vector<std::string> names;
    std::uint64_t number = 0;
    std::size_t limit = 20;
    std::function<void(Curator&)> action;
};

// For a shell: as one word, whatever is in it.
std::string in_quotes(const std::string& name) {
    std::string quoted = "'";
    for (const char c : printable(name)) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

void tell(const LoggedDecision& decision) {
    std::cout << decision.number << ": " << printable(decision.text) << std::endl;
}

void print_log(const Curator& curator) {
    for (const LoggedDecision& decision : curator.log()) {
        std::cout << decision.number << "  " << decision.time << "  " << printable(decision.text) << (decision.holds ? "" : "  (undone)")
                  << '\n';
    }
}

void print_suggestions(const Curator& curator, std::size_t limit) {
    for (const PersonPair& pair : curator.suggest(limit)) {
        std::cout << "dateline-index people merge " << in_quotes(pair.name) << ' ' << in_quotes(pair.other) << "  # " << pair.reason << "; "
                  << pair.articles << " and " << pair.other_articles
                  << (pair.articles + pair.other_articles == 1 ? " article" : " articles") << '\n';
    }
}

CLI::App* add_command(CLI::App& app, People& people, const char* name, const char* what, std::function<void(Curator&)> action) {
    auto* command = app.add_subcommand(name, what)->fallthrough();
    command->callback([&people, action] { people.action = action; });
    return command;
}

void add_commands(CLI::App& app, People& people) {
    add_command(app, people, "merge", "All these are one person, called by the first name",
                [&people](Curator& curator) { tell(curator.merge(people.names)); })
        ->add_option("NAME", people.names)
        ->required()
        ->expected(2, 1000);
    add_command(app, people, "split", "Take forms out of the person NAME, or all its forms apart",
                [&people](Curator& curator) {
                    tell(curator.split(people.names.front(), {people.names.begin() + 1, people.names.end()}));
                })
        ->add_option("NAME", people.names, "The person, then the forms")
        ->required()
        ->expected(1, 1000);
    add_command(app, people, "rename", "Call the person NAME otherwise",
                [&people](Curator& curator) { tell(curator.rename(people.names[0], people.names[1])); })
        ->add_option("NAME", people.names, "The name, and the new one")
        ->required()
        ->expected(2);
    add_command(app, people, "hide", "NAME is no person: neither shown, found nor counted",
                [&people](Curator& curator) { tell(curator.hide(people.names.front())); })
        ->add_option("NAME", people.names)
        ->required()
        ->expected(1);
    add_command(app, people, "undo", "A decision does not hold any more", [&people](Curator& curator) {
        tell(curator.undo(people.number));
    })->add_option("NUMBER", people.number, "As the log tells it (default: the latest that holds)");
    add_command(app, people, "log", "What was decided, oldest first", print_log);
    add_command(app, people, "suggest", "Tell who may be one, as commands; nothing changes",
                [&people](Curator& curator) { print_suggestions(curator, people.limit); })
        ->add_option("-n", people.limit, "How many")
        ->capture_default_str();
}

}  // namespace

bool is_people_command(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--db") {
            ++i;
        } else if (!argument.starts_with("--db=")) {
            return argument == "people";
        }
    }
    return false;
}

int run_people_command(int argc, char** argv) {
    constexpr int wrong_usage = 2;
    People people;
    if (const char* database = std::getenv("DATELINE_DB"); database != nullptr && *database != '\0') people.database = database;
    CLI::App app(description, "dateline-index people");
    app.footer(footer);
    app.add_option("--db", people.database, "The database (default: $DATELINE_DB, else ./dateline.db)")->type_name("DIR");
    app.require_subcommand(1);
    add_commands(app, people);
    std::vector<std::string> arguments(argv + 1, argv + argc);
    arguments.erase(std::find(arguments.begin(), arguments.end(), "people"));
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) return app.exit(error);
        std::cerr << "dateline-index people: " << error.what() << "\nTry 'dateline-index people --help'.\n";
        return wrong_usage;
    }
    Curator curator(people.database);
    people.action(curator);
    std::cout.flush();
    if (!std::cout) throw Error("the output cannot be written");
    return 0;
}

}  // namespace dateline
