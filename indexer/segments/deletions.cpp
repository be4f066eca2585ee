#include "indexer/segments/deletions.hpp"

#include "indexer/segments/column_file.hpp"

namespace dateline {

std::vector<std::uint32_t> Deletions::docids() const {
    std::vector<std::uint32_t> docids;
    docids.reserve(count_);
    for (std::uint32_t docid = 0; docid < bits_.size(); ++docid) {
        if (bits_[docid]) docids.push_back(docid);
    }
    return docids;
}

void write_deletions(const Deletions& deletions, const std::string& path) {
    ColumnWriter writer(path);
    writer.add("docids", deletions.docids());
    writer.finish();
    synchronize(path);
}

Deletions read_deletions(const std::string& path) {
    const ColumnFile file(path);
    file.verify_all();
    Deletions deletions;
    for (const std::uint32_t docid : file.section<std::uint32_t>("docids")) deletions.add(docid);
    return deletions;
}

}  // namespace dateline
