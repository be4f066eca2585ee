#include "indexer/reading/input.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "facets/error.hpp"
#include "indexer/reading/companions.hpp"
#include "indexer/reading/folder_walk.hpp"
#include "indexer/reading/format.hpp"
#include "indexer/reading/magic.hpp"

namespace dateline {
namespace {

/// The formats' names as a sentence lists them.
std::string listed_formats() {
    std::string list;
    for (const std::string& name : input_formats()) list += (list.empty() ? "" : ", ") + name;
    return list;
}

/// The format of a file; null when it is not to be read, which is then reported.
const Format* choose_format(const ByteStream& bytes, const InputFile& file, const Format* wanted, Sink& sink) {
    const std::string_view block = bytes.first_block();
    if (!bytes.error().empty()) return sink.failure(file.path, "cannot be read: " + bytes.error()), nullptr;
    if (block.empty()) return sink.failure(file.path, "is empty; expected an article"), nullptr;
    const std::string binary = name_binary(block);
    if (binary == "nothing but zero bytes")
        return sink.failure(file.path, "starts with " + std::to_string(block.size()) + " zero bytes; expected text"), nullptr;
    if (wanted != nullptr && (binary.empty() || wanted != &plain_text_format())) return wanted;
    const FormatSample sample = make_sample(block, file.path);
    const Format* format = wanted == nullptr ? recognise_format(sample) : nullptr;
    // A name alone makes no text of a binary file.
    if (format != nullptr && (binary.empty() || format->recognise(sample) == Certainty::recognised)) return format;
    if (!binary.empty()) return sink.failure(file.path, "is " + binary + "; expected text (" + listed_formats() + ")"), nullptr;
    if (file.in_folder) {
        const std::string name = std::filesystem::path(file.path).filename().string();
        const std::string reason = companion_reason(name, sample.extension, sample.text);
        if (!reason.empty()) return sink.note(file.path, "passed over: " + reason + ", no article"), nullptr;
    }
    return &plain_text_format();
}

void read_file(InputFile file, const InputOptions& options, const Format* wanted, Sink& sink) {
    if (sink.stopped()) return;
    file.raw = options.raw;
    ByteStream bytes(file.path);
    const Format* format = choose_format(bytes, file, wanted, sink);
    if (format == nullptr) return;
    format->read(bytes, file, sink);
    if (!bytes.error().empty()) sink.failure(file.path, "reading stopped: " + bytes.error());
}

}  // namespace

const std::vector<std::string>& input_formats() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all{"auto", std::string(plain_text_format().name())};
        for (const Format* format : structured_formats()) all.emplace_back(format->name());
        return all;
    }();
    return names;
}

void read_input(const std::string& path, const InputOptions& options, Sink& sink) {
    const Format* wanted = options.format == "auto" ? nullptr : find_format(options.format);
    if (wanted == nullptr && options.format != "auto")
        throw UsageError("There is no input format '" + options.format + "'; expected one of " + listed_formats() + ".");
    if (path == "-") {
        const Format* format = wanted != nullptr ? wanted : find_format("jsonl");
        return read_file({"-", "-", false, false}, options, format, sink);
    }
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return sink.failure(path, "cannot be read: " + std::generic_category().message(errno));
    PathGlobs exclude;
    for (const std::string& glob : options.exclude) exclude.add(glob);
    if (S_ISDIR(status.st_mode))
        return walk_folder(path, exclude, sink, [&](const InputFile& file) { read_file(file, options, wanted, sink); });
    const std::string name = std::filesystem::path(path).lexically_normal().string();
    if (exclude.fits(name, false)) return;
    read_file({path, name, false, false}, options, wanted, sink);
}

}  // namespace dateline
