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
#include "indexer/reading/xml/records.hpp"

namespace dateline {
namespace {

/// The formats' names as a sentence lists them.
std::string listed_formats() {
    std::string list;
    for (const std::string& name : input_formats())
        if (name != "auto") list += (list.empty() ? "" : ", ") + name;
    return list;
}

/// The format of an input; null when it is not to be read, which is then reported.
const Format* choose_format(const ByteStream& bytes, const InputFile& file, Sink& sink) {
    const std::string_view block = bytes.first_block();
    if (!bytes.error().empty()) return sink.failure(file.path, "cannot be read: " + bytes.error()), nullptr;
    if (block.empty()) return sink.failure(file.path, "is empty; expected an article"), nullptr;
    const std::string binary = name_binary(block);
    if (binary == "nothing but zero bytes")
        return sink.failure(file.path, "starts with " + std::to_string(block.size()) + " zero bytes; expected text"), nullptr;
    const FormatSample sample = make_sample(block, file.path);
    const Format* format = recognise_format(sample);
    const bool recognised = format != nullptr && format->recognise(sample) == Certainty::recognised;
    if (!recognised && archive_format().recognise(sample) == Certainty::recognised) return &archive_format();
    if (file.wanted != nullptr && (binary.empty() || file.wanted != &plain_text_format())) return file.wanted;
    // A name alone makes no text of a binary file.
    if (file.wanted == nullptr && format != nullptr && (binary.empty() || recognised)) return format;
    if (!binary.empty())
        return sink.failure(file.path, "is " + binary + "; expected articles (" + listed_formats() + ", or an archive of these)"), nullptr;
    if (const xml::Root root = xml::find_root(sample.text); !root.name.empty() && sample.text.find("<?xml") < 8)
        return sink.failure(file.path, "is XML of an unknown kind (<" + std::string(root.name.substr(0, 60)) +
                                           ">); expected NITF, NewsML-G2, a feed, a WordPress export or XHTML"),
               nullptr;
    if (file.in_folder) {
        const std::string name = std::filesystem::path(file.path).filename().string();
        const std::string reason = companion_reason(name, sample.extension, sample.text);
        if (!reason.empty()) return sink.note(file.path, "passed over: " + reason + ", no article"), nullptr;
    }
    return &plain_text_format();
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

void read_document(ByteStream& bytes, const InputFile& file, Sink& sink) {
    const Format* format = choose_format(bytes, file, sink);
    if (format == nullptr) return;
    if (file.only_pages && !format->holds_pages() && format != &archive_format()) return;
    const bool failed_before = !bytes.error().empty();
    format->read(bytes, file, sink);
    if (!failed_before && !bytes.error().empty()) sink.failure(file.path, "reading stopped: " + bytes.error());
}

void read_input(const std::string& path, const InputOptions& options, Sink& sink) {
    const Format* wanted = options.format == "auto" ? nullptr : find_format(options.format);
    if (wanted == nullptr && options.format != "auto")
        throw UsageError("There is no input format '" + options.format + "'; expected one of " + listed_formats() + ".");
    PathGlobs exclude;
    for (const std::string& glob : options.exclude) exclude.add(glob);
    const auto read_file = [&](InputFile file) {
        if (sink.stopped()) return;
        file.raw = options.raw;
        file.wanted = wanted;
        file.only_pages = options.only_pages;
        file.exclude = &exclude;
        ByteStream bytes(file.path);
        read_document(bytes, file, sink);
    };
    if (path == "-" && options.only_pages) return;
    if (path == "-") {
        if (wanted == nullptr) wanted = find_format("jsonl");
        return read_file({"-", "-"});
    }
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return sink.failure(path, "cannot be read: " + std::generic_category().message(errno));
    if (S_ISDIR(status.st_mode)) return walk_folder(path, exclude, sink, read_file);
    if (options.only_pages && !S_ISREG(status.st_mode)) return;
    const std::string name = std::filesystem::path(path).lexically_normal().string();
    if (exclude.fits(name, false)) return;
    read_file({path, name});
}

}  // namespace dateline
