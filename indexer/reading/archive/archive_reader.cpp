#include "indexer/reading/archive/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/reading/encoding.hpp"

namespace dateline {
namespace {

struct Magic {
    std::string_view bytes;
    std::size_t at;
};

constexpr std::array<Magic, 10> magics{{{"\x1F\x8B", 0},
                                        {"BZh", 0},
                                        {{"\xFD"
                                          "7zXZ\0",
                                          6},
                                         0},
                                        {"\x28\xB5\x2F\xFD", 0},
                                        {"\x04\x22\x4D\x18", 0},
                                        {"\x1F\x9D", 0},
                                        {"PK\x03\x04", 0},
                                        {{"PK\x05\x06", 4}, 0},
                                        {"PK\x07\x08PK\x03\x04", 0},
                                        {"ustar", 257}}};

std::uint64_t little_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// The directory at the end of a zip archive tells links from files, so it is read where that is possible; one that is out of all proportion is not, since it
/// is held in memory.
bool has_readable_directory(ByteStream& bytes) {
    constexpr std::uint64_t largest_directory = 32U << 20U;
    constexpr std::uint64_t end_record = 22;
    if (!bytes.first_block().starts_with("PK") || bytes.length() < end_record) return false;
    const std::uint64_t tail = std::min<std::uint64_t>(bytes.length(), 65535 + end_record);
    if (!bytes.seek(bytes.length() - tail)) return false;
    std::string end;
    for (std::string_view block = bytes.next(); !block.empty(); block = bytes.next()) end += block;
    bytes.seek(0);
    const std::size_t at = end.rfind("PK\x05\x06");
    return at != std::string::npos && at + end_record <= end.size() &&
           little_endian(std::string_view(end).substr(at + 12, 4)) <= largest_directory;
}

la_ssize_t read_block(archive* /*archive*/, void* stream, const void** buffer) {
    const std::string_view block = static_cast<ByteStream*>(stream)->next();
    *buffer = block.data();
    return static_cast<la_ssize_t>(block.size());
}

la_int64_t seek_stream(archive* /*archive*/, void* stream, la_int64_t offset, int whence) {
    auto& bytes = *static_cast<ByteStream*>(stream);
    const std::int64_t from = whence == SEEK_SET ? 0 : static_cast<std::int64_t>(whence == SEEK_CUR ? bytes.position() : bytes.length());
    const std::int64_t to = from + offset;
    if (to < 0 || !bytes.seek(static_cast<std::uint64_t>(to))) return ARCHIVE_FATAL;
    return to;
}

ArchiveMember::Kind kind_of(archive_entry* entry) {
    if (archive_entry_hardlink(entry) != nullptr) return ArchiveMember::Kind::link;
    switch (archive_entry_filetype(entry)) {
        case AE_IFREG:
            return ArchiveMember::Kind::file;
        case AE_IFDIR:
            return ArchiveMember::Kind::folder;
        case AE_IFLNK:
            return ArchiveMember::Kind::link;
        case 0:
            return ArchiveMember::Kind::file;  // zip archives from systems without kinds of files
        default:
            return ArchiveMember::Kind::other;
    }
}

/// How a member of a zip archive is packed, as libarchive says it in the format's name: "ZIP 2.0 (deflation)". "uncompressed" for others.
std::string_view method_of(archive* in) {
    if ((archive_format(in) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_ZIP) return "uncompressed";
    const char* name = archive_format_name(in);
    std::string_view format = name == nullptr ? "" : name;
    format = format.substr(std::min(format.find('(') + 1, format.size()));
    return format.substr(0, format.find(')'));
}

std::string name_of(archive_entry* entry) {
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    std::string text = name == nullptr ? "" : name;
    std::vector<std::string> ignored;
    make_utf8(text, {}, ignored);
    return text;
}

}  // namespace

class ArchiveReader::MemberSource : public ByteSource {
public:
    explicit MemberSource(ArchiveReader& reader) : reader_(reader) {}
    std::size_t read(char* to, std::size_t capacity, std::string& error) override { return reader_.read(to, capacity, error); }

private:
    ArchiveReader& reader_;
};

bool ArchiveReader::recognises(std::string_view first_block) {
    return std::any_of(magics.begin(), magics.end(), [&](const Magic& magic) {
        return first_block.size() > magic.at && first_block.substr(magic.at).starts_with(magic.bytes);
    });
}

ArchiveReader::ArchiveReader(ByteStream& bytes, Unpacking& unpacking)
    : bytes_(bytes), unpacking_(unpacking), archive_(archive_read_new(), &archive_read_free) {
    archive* const in = archive_.get();
    archive_read_support_filter_gzip(in);
    archive_read_support_filter_bzip2(in);
    archive_read_support_filter_xz(in);
    archive_read_support_filter_zstd(in);
    archive_read_support_filter_lz4(in);
    archive_read_support_filter_compress(in);
    archive_read_support_format_tar(in);
    archive_read_support_format_zip_streamable(in);
    if (has_readable_directory(bytes)) {
        archive_read_support_format_zip_seekable(in);
        archive_read_set_seek_callback(in, seek_stream);
    }
    archive_read_support_format_empty(in);
    archive_read_support_format_raw(in);
    if (archive_read_open(in, &bytes, nullptr, read_block, nullptr) != ARCHIVE_OK) error_ = reason();
}

ArchiveReader::~ArchiveReader() = default;

std::string ArchiveReader::reason() const {
    if (!bytes_.error().empty()) return bytes_.error();
    const char* text = archive_error_string(archive_.get());
    return text == nullptr ? "unknown error" : text;
}

bool ArchiveReader::next(ArchiveMember& member) {
    // libarchive would pass over the rest of a member without counting what it unpacks.
    std::string rest(member_open_ ? ByteStream::block_bytes : 0, '\0');
    std::string unread;
    while (member_open_ && read(rest.data(), rest.size(), unread) > 0) {
    }
    if (unpacking_.exhausted() && error_.empty()) error_ = unread;
    if (!error_.empty()) return false;
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(archive_.get(), &entry);
    if (status == ARCHIVE_EOF) return false;
    if (status < ARCHIVE_WARN) {
        error_ = reason();
        return false;
    }
    // What no filter and no format knows comes as it is.
    if (archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW && archive_filter_count(archive_.get()) <= 1) {
        error_ = "it is damaged at its start";
        return false;
    }
    member = ArchiveMember{};
    member.only_compressed = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    if (!member.only_compressed) member.name = name_of(entry);
    member.kind = kind_of(entry);
    member.encrypted = archive_entry_is_encrypted(entry) != 0;
    const std::string_view method = method_of(archive_.get());
    member.usually_packed = method == "uncompressed" || method == "deflation";
    if (method == "ppmd-8") {
        error_ =
            "a part is packed by PPMd, which takes as much memory as the archive says; expected deflation, as nearly all archives have it";
        return false;
    }
    member_open_ = true;
    return true;
}

std::unique_ptr<ByteSource> ArchiveReader::content() {
    return std::make_unique<MemberSource>(*this);
}

std::size_t ArchiveReader::read(char* to, std::size_t capacity, std::string& error) {
    if (!member_open_) return 0;
    const la_ssize_t got = archive_read_data(archive_.get(), to, capacity);
    if (got > 0 && unpacking_.add(static_cast<std::uint64_t>(got))) return static_cast<std::size_t>(got);
    member_open_ = false;
    if (got < 0) error = reason();
    if (got > 0) {
        error = "it unpacks to more than " + std::to_string(Unpacking::most_times) +
                " times what was read of it; expected articles, which pack 3 to 30 times";
        error_ = error;
    }
    return 0;
}

}  // namespace dateline
