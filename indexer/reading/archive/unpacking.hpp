#pragma once

#include <cstdint>
#include <string>

#include "indexer/reading/byte_stream.hpp"

namespace dateline {

/// How much has been unpacked from one file, archives inside it included. It bounds what a small file can make of itself: every reader of a member adds
/// what it got, and stops when that is out of proportion to what was read of the file.
class Unpacking {
public:
    static constexpr unsigned most_levels = 6;        ///< of archives inside archives; a compressed archive counts once
    static constexpr std::uint64_t most_times = 250;  ///< text packs some 3 to 30 times; what is made to swell, a thousand times and more
    static constexpr std::uint64_t free_bytes = 64U << 20U;  ///< what any file may unpack to

    /// `outermost`: the file on disk; must outlive this.
    explicit Unpacking(const ByteStream& outermost) : outermost_(outermost) {}

    /// Adds what was unpacked; false when it is too much.
    bool add(std::uint64_t bytes) {
        unpacked_ += bytes;
        return !exhausted();
    }
    [[nodiscard]] bool exhausted() const { return unpacked_ > free_bytes + most_times * outermost_.position(); }

    unsigned level = 0;  ///< how many archives are open

private:
    const ByteStream& outermost_;
    std::uint64_t unpacked_ = 0;
};

}  // namespace dateline
