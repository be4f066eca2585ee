#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "facets/error.hpp"
#include "facets/tool/commands.hpp"

int main(int argc, char** argv) {
    CLI::App app{"Trains and measures the extractors of Dateline on annotated articles.", "dateline-train"};
    app.set_version_flag("--version", "dateline-train " DATELINE_VERSION, "Print the version and exit");
    app.require_subcommand(1);
    dateline::tool::add_tagger_commands(app);
    dateline::tool::add_country_commands(app);
    dateline::tool::add_topic_commands(app);
    dateline::tool::add_words_command(app);
    try {
        app.parse(argc, argv);
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const dateline::UsageError& error) {
        std::fprintf(stderr, "dateline-train: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "dateline-train: %s\n", error.what());
        return 3;
    }
}
