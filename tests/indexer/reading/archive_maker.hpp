#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

namespace dateline {

/// Packs members (name, content) in memory. `format`: one of ARCHIVE_FORMAT_...; `filter`: one of ARCHIVE_FILTER_...; a content of "-> name" makes a symbolic link.
inline std::string pack(int format, int filter, const std::vector<std::pair<std::string, std::string>>& members) {
    archive* out = archive_write_new();
    archive_write_set_format(out, format);
    archive_write_add_filter(out, filter);
    archive_write_set_bytes_in_last_block(out, 1);
    std::string packed;
    archive_write_open(
        out, &packed, nullptr,
        [](archive* /*out*/, void* to, const void* bytes, std::size_t length) {
            static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), length);
            return static_cast<la_ssize_t>(length);
        },
        nullptr);
    for (const auto& [name, content] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_perm(entry, 0644);
        if (content.starts_with("-> ")) {
            archive_entry_set_filetype(entry, AE_IFLNK);
            archive_entry_set_symlink(entry, content.c_str() + 3);
            archive_write_header(out, entry);
        } else {
            archive_entry_set_filetype(entry, name.ends_with("/") ? AE_IFDIR : AE_IFREG);
            archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
            archive_write_header(out, entry);
            archive_write_data(out, content.data(), content.size());
        }
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    return packed;
}

inline std::string compress(int filter, const std::string& content) {
    return pack(ARCHIVE_FORMAT_RAW, filter, {{"data", content}});
}

inline std::string zip(const std::vector<std::pair<std::string, std::string>>& members) {
    return pack(ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, members);
}

inline std::string tar(const std::vector<std::pair<std::string, std::string>>& members, int filter = ARCHIVE_FILTER_NONE) {
    return pack(ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, filter, members);
}

}  // namespace dateline
