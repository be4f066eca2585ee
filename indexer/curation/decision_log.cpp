#include "indexer/curation/decision_log.hpp"

#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <thread>
#include <utility>

#include "facets/error.hpp"
#include "indexer/segments/files.hpp"
#include "indexer/segments/manifest.hpp"
#include "indexer/storing/json.hpp"

namespace dateline {

namespace {

constexpr std::array<const char*, 5> action_names = {"merge", "split", "rename", "hide", "undo"};

std::string now() {
    const std::time_t time = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &parts)};
}

std::string write_line(const Decision& decision) {
    Json line = {{"number", decision.number}, {"time", decision.time}, {"action", action_name(decision.action)}};
    if (!decision.ids.empty()) line["ids"] = decision.ids;
    if (!decision.names.empty()) line["names"] = decision.names;
    if (!decision.label.empty()) line["label"] = decision.label;
    if (decision.undone > 0) line["undone"] = decision.undone;
    return json_line(line) + "\n";
}

Decision read_line(std::string_view text) {
    const Json line = Json::parse(text);
    Decision decision;
    decision.number = line.at("number").get<std::uint64_t>();
    decision.time = line.at("time").get<std::string>();
    const auto action = line.at("action").get<std::string>();
    std::size_t place = 0;
    while (place < action_names.size() && action != action_names[place]) ++place;
    if (place == action_names.size()) throw DatabaseError("unknown action '" + action + "'");
    decision.action = static_cast<Decision::Action>(place);
    decision.ids = line.value("ids", decision.ids);
    decision.names = line.value("names", decision.names);
    decision.label = line.value("label", std::string());
    decision.undone = line.value("undone", std::uint64_t{0});
    return decision;
}

/// The lines of the file that are whole, and how many bytes they take.
std::vector<Decision> read_whole_lines(const std::string& path, std::size_t& bytes) {
    const std::string content = read_file(path);
    std::vector<Decision> decisions;
    bytes = 0;
    for (std::size_t end = content.find('\n'); end != std::string::npos; end = content.find('\n', bytes)) {
        try {
            decisions.push_back(read_line(std::string_view(content).substr(bytes, end - bytes)));
        } catch (const std::exception& error) {
            throw DatabaseError("line " + std::to_string(decisions.size() + 1) + " of '" + path + "' is damaged: " + error.what());
        }
        bytes = end + 1;
    }
    return decisions;
}

std::unique_ptr<FileLock> wait_for_lock(const std::string& path) {
    constexpr int patience = 500;  // appending takes milliseconds
    for (int attempt = 0; attempt < patience; ++attempt) {
        if (auto lock = FileLock::take(path, FileLock::Kind::exclusive)) return lock;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw DatabaseError("'" + path + "' is locked: another program is writing to it");
}

}  // namespace

const char* action_name(Decision::Action action) {
    return action_names[static_cast<std::size_t>(action)];
}

std::vector<Decision> read_decisions(const std::string& database_folder) {
    const std::string path = catalogue_path(database_folder, decisions_name);
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) return {};
    std::size_t bytes = 0;
    return read_whole_lines(path, bytes);
}

Decision append_decision(const std::string& database_folder, Decision decision) {
    const std::string path = catalogue_path(database_folder, decisions_name);
    const bool is_new = !std::filesystem::exists(path);
    { const OutputFile there(path, OutputFile::Start::at_end); }
    const auto lock = wait_for_lock(path);
    std::size_t bytes = 0;
    const std::vector<Decision> before = read_whole_lines(path, bytes);
    decision.number = before.empty() ? 1 : before.back().number + 1;
    decision.time = now();
    OutputFile file(path, OutputFile::Start::at_end);
    file.cut(bytes);
    file.write(write_line(decision));
    file.synchronize();
    if (is_new) synchronize(std::filesystem::path(path).parent_path().string());
    return decision;
}

}  // namespace dateline
