#pragma once

namespace CLI {
class App;
}

namespace dateline::tool {

/// Adds the commands "tagger" (train), "evaluate", "tag" and "speed".
void add_tagger_commands(CLI::App& app);

/// Adds the command "words": classes of words and their casing from plain text.
void add_words_command(CLI::App& app);

}  // namespace dateline::tool
