#include "indexer/curation/identity_file.hpp"

#include <cstring>

#include "facets/error.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/files.hpp"

namespace dateline {

namespace {

constexpr std::size_t pair_bytes = 2 * sizeof(std::uint32_t);

}  // namespace

std::vector<CanonicalIds::Pair> read_identities(const std::string& database_folder, const Manifest& manifest) {
    const auto named = manifest.files.find(identities_role);
    if (named == manifest.files.end()) return {};
    const MappedFile file(catalogue_path(database_folder, named->second.name));
    const std::string_view bytes = file.bytes();
    std::uint64_t expected = 0;
    const auto fail = [&] {
        throw DatabaseError("the file '" + file.path() +
                            "' is damaged: it is not what was published; indexing any new article makes it again");
    };
    if (bytes.size() != named->second.bytes || bytes.size() % pair_bytes != 0 || bytes.size() < sizeof expected) fail();
    const std::string_view content = bytes.substr(0, bytes.size() - sizeof expected);
    std::memcpy(&expected, bytes.data() + content.size(), sizeof expected);
    if (checksum(content) != expected) fail();
    std::vector<CanonicalIds::Pair> pairs(content.size() / pair_bytes);
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        std::memcpy(&pairs[i].first, content.data() + i * pair_bytes, sizeof(std::uint32_t));
        std::memcpy(&pairs[i].second, content.data() + i * pair_bytes + sizeof(std::uint32_t), sizeof(std::uint32_t));
    }
    return pairs;
}

Manifest::File write_identities(const std::string& database_folder, const std::string& name, const std::vector<CanonicalIds::Pair>& pairs) {
    std::string content;
    for (const auto& pair : pairs) {
        content.append(reinterpret_cast<const char*>(&pair.first), sizeof pair.first);
        content.append(reinterpret_cast<const char*>(&pair.second), sizeof pair.second);
    }
    const std::uint64_t sum = checksum(content);
    content.append(reinterpret_cast<const char*>(&sum), sizeof sum);
    OutputFile file(catalogue_path(database_folder, name));
    file.write(content);
    file.synchronize();
    return {name, content.size()};
}

}  // namespace dateline
