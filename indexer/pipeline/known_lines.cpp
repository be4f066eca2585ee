#include "indexer/pipeline/known_lines.hpp"

#include "facets/error.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/files.hpp"

namespace dateline {

RepeatedLines read_known_lines(const std::string& database_folder, const Manifest& manifest) {
    const auto named = manifest.files.find(repeated_lines_role);
    if (named == manifest.files.end()) return {};
    const ColumnFile file(catalogue_path(database_folder, named->second.name));
    file.verify_all();
    return RepeatedLines(file.section<std::uint64_t>("lines"));
}

RepeatedLines remember_lines(RepeatedLines learned, DatabaseWriter& writer) {
    const std::size_t learned_now = learned.size();
    std::size_t known_before = 0;
    try {
        const RepeatedLines known = read_known_lines(writer.folder(), writer.manifest());
        known_before = known.size();
        learned.add(known);
    } catch (const DatabaseError&) {
        known_before = 0;
    }
    if (learned_now == 0 || learned.size() == known_before) return learned;
    ColumnWriter content;
    content.add("lines", learned.hashes());
    const std::string bytes = content.finish();
    const std::string name = std::string(repeated_lines_role) + "-" + std::to_string(checksum(bytes));
    OutputFile file(catalogue_path(writer.folder(), name));
    file.write(bytes);
    file.synchronize();
    writer.set_file(repeated_lines_role, {name, bytes.size()});
    return learned;
}

}  // namespace dateline
