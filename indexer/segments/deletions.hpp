#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline {

/// Which articles of a segment no longer count. Immutable once it is shared.
class Deletions {
public:
    [[nodiscard]] bool holds(std::uint32_t docid) const { return docid < bits_.size() && bits_[docid]; }
    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] bool empty() const { return count_ == 0; }
    void add(std::uint32_t docid) {
        if (docid >= bits_.size()) bits_.resize(docid + 1);
        count_ += bits_[docid] ? 0 : 1;
        bits_[docid] = true;
    }
    void take_back(std::uint32_t docid) {
        if (!holds(docid)) return;
        bits_[docid] = false;
        --count_;
    }
    /// Ascending.
    [[nodiscard]] std::vector<std::uint32_t> docids() const;

private:
    std::vector<bool> bits_;
    std::uint32_t count_ = 0;
};

/// The file of a segment's deletions: one section `docids`, u32, ascending. Throws DatabaseError.
void write_deletions(const Deletions& deletions, const std::string& path);
Deletions read_deletions(const std::string& path);

}  // namespace dateline
