#include "indexer/segments/manifest.hpp"

#include <filesystem>
#include <sstream>
#include <string_view>
#include <system_error>

#include "facets/error.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/facet_columns.hpp"
#include "indexer/segments/files.hpp"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_start = "dateline database\nformat ";
constexpr std::string_view checksum_start = "\nchecksum ";

std::string quoted(const std::string& folder) {
    return "'" + folder + "'";
}

std::string hexadecimal(std::uint64_t number) {
    std::ostringstream text;
    text << std::hex << number;
    const std::string digits = text.str();
    return std::string(16 - digits.size(), '0') + digits;
}

std::string manifest_path(const std::string& folder) {
    return (fs::path(folder) / manifest_name).string();
}

std::string manifest_text(const Manifest& manifest) {
    std::ostringstream text;
    text << manifest_start << format_version << "\ngeneration " << manifest.generation << "\nnext " << manifest.next << '\n';
    for (const Manifest::Segment& segment : manifest.segments) {
        text << "segment " << segment.number << ' ' << segment.articles << ' ' << segment.deleted << ' ' << segment.deletions << '\n';
    }
    for (const auto& [kind, names] : manifest.names) {
        text << "names " << facet_name(kind) << ' ' << names.ids << ' ' << names.bytes << ' ' << hexadecimal(names.checksum) << '\n';
    }
    for (const auto& [role, file] : manifest.files) text << "file " << role << ' ' << file.name << ' ' << file.bytes << '\n';
    std::string lines = text.str();
    lines.pop_back();
    return lines + std::string(checksum_start) + hexadecimal(checksum(lines)) + '\n';
}

FacetKind kind_of(const std::string& name, bool& known) {
    for (const FacetKind kind : column_kinds) {
        if (name == facet_name(kind)) return kind;
    }
    known = false;
    return FacetKind::person;
}

bool read_line(const std::string& line, Manifest& manifest) {
    std::istringstream fields(line);
    std::string what, name;
    fields >> what;
    bool known = true;
    if (what == "generation") {
        fields >> manifest.generation;
    } else if (what == "next") {
        fields >> manifest.next;
    } else if (what == "segment") {
        Manifest::Segment segment;
        fields >> segment.number >> segment.articles >> segment.deleted >> segment.deletions;
        manifest.segments.push_back(segment);
    } else if (what == "names") {
        Manifest::Names names;
        fields >> name >> names.ids >> names.bytes >> std::hex >> names.checksum;
        manifest.names[kind_of(name, known)] = names;
    } else if (what == "file") {
        Manifest::File file;
        fields >> name >> file.name >> file.bytes;
        manifest.files[name] = file;
    } else {
        return false;
    }
    return known && !fields.fail();
}

}  // namespace

Manifest read_manifest(const std::string& folder) {
    std::error_code code;
    if (!fs::exists(folder, code)) throw DatabaseError("there is no database " + quoted(folder));
    if (!fs::exists(manifest_path(folder), code))
        throw DatabaseError(quoted(folder) + " is not a database of Dateline (it has no MANIFEST); it is left as it is");
    const std::string text = read_file(manifest_path(folder));
    if (!text.starts_with(manifest_start))
        throw DatabaseError(quoted(folder) + " is not a database of Dateline (its MANIFEST reads otherwise); it is left as it is");
    const std::string_view rest = std::string_view(text).substr(manifest_start.size());
    const std::string format(rest.substr(0, rest.find('\n')));
    if (format != std::to_string(format_version)) {
        throw DatabaseError("the database " + quoted(folder) + " has format " + format + ", this program reads format " +
                            std::to_string(format_version) + "; index again into a new folder with dateline-index --db DIR INPUT...");
    }
    const std::size_t end = text.rfind(checksum_start);
    const std::string damaged = "the file '" + manifest_path(folder) + "' is damaged";
    if (end == std::string::npos || text.substr(end + checksum_start.size()) != hexadecimal(checksum(text.substr(0, end))) + "\n")
        throw DatabaseError(damaged + ": its checksum is wrong; restore it from a copy, or index again into a new folder");
    Manifest manifest;
    std::istringstream lines(text.substr(0, end));
    std::string line;
    std::getline(lines, line);
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        if (!read_line(line, manifest)) throw DatabaseError(damaged + ": '" + line + "' is no line of it");
    }
    return manifest;
}

void write_manifest(const std::string& folder, const Manifest& manifest) {
    replace_file(manifest_path(folder), manifest_text(manifest));
}

void check_database_folder(const std::string& folder) {
    read_manifest(folder);
}

std::string segment_folder(const std::string& folder, std::uint64_t number) {
    return (fs::path(folder) / segments_name / std::to_string(number)).string();
}

std::string deletions_path(const std::string& folder, std::uint64_t number) {
    return (fs::path(folder) / deleted_name / std::to_string(number)).string();
}

std::string catalogue_path(const std::string& folder, const std::string& name) {
    return (fs::path(folder) / catalogue_name / name).string();
}

}  // namespace dateline
