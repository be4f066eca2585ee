#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "indexer/reading/archive/unpacking.hpp"
#include "indexer/reading/byte_stream.hpp"

struct archive;

namespace dateline {

/// What an archive says of a member.
struct ArchiveMember {
    enum class Kind : unsigned char { file, folder, link, other };

    std::string
        name;  ///< as the archive spells it, valid UTF-8; may be anything ("../../etc/passwd"): a name, never a place on this machine
    Kind kind = Kind::file;
    bool encrypted = false;
    bool usually_packed = true;    ///< not at all, or by deflation, as all programs do
    bool only_compressed = false;  ///< the archive is one compressed file without members of its own; then the name is empty
};

/// Reads a tar or zip archive, compressed or not, or one compressed file, member by member; nothing is written to disk.
class ArchiveReader {
public:
    /// Whether a file with this beginning is an archive or compressed.
    static bool recognises(std::string_view first_block);

    /// Both must outlive the reader.
    ArchiveReader(ByteStream& bytes, Unpacking& unpacking);
    ~ArchiveReader();
    ArchiveReader(const ArchiveReader&) = delete;
    ArchiveReader& operator=(const ArchiveReader&) = delete;

    /// The next member; what was not read of the one before is passed over. False at the end, or when error() says that it cannot go on.
    bool next(ArchiveMember& member);

    /// What is in the member. To be read before the next one is asked for.
    std::unique_ptr<ByteSource> content();

    /// Why reading ended before the end of the archive, in words for the user; empty while all is well.
    [[nodiscard]] const std::string& error() const { return error_; }

private:
    class MemberSource;
    std::size_t read(char* to, std::size_t capacity, std::string& error);
    std::string reason() const;

    ByteStream& bytes_;
    Unpacking& unpacking_;
    std::unique_ptr<archive, int (*)(archive*)> archive_;
    std::string error_;
    bool member_open_ = false;
};

}  // namespace dateline
