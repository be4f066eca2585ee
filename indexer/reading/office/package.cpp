#include "indexer/reading/office/package.hpp"

#include <array>
#include <optional>

#include "indexer/reading/archive/archive_reader.hpp"
#include "indexer/reading/article_fields.hpp"
#include "indexer/reading/exports/layout.hpp"

namespace dateline {
namespace {

struct MimeKind {
    std::string_view mime;
    OfficeKind kind;
    const char* what;
};

constexpr std::array<MimeKind, 5> mime_kinds{{{"application/vnd.oasis.opendocument.text", OfficeKind::odt, "a text"},
                                              {"application/vnd.oasis.opendocument.spreadsheet", OfficeKind::other, "a spreadsheet"},
                                              {"application/vnd.oasis.opendocument.presentation", OfficeKind::other, "a presentation"},
                                              {"application/vnd.oasis.opendocument.graphics", OfficeKind::other, "a drawing"},
                                              {"application/epub+zip", OfficeKind::other, "an electronic book"}}};

/// Calls `take` for the name of every member whose header stands in the block, with what follows the header.
template <typename Take>
void each_member(std::string_view block, const Take& take) {
    constexpr std::size_t header_bytes = 30;
    for (std::size_t at = block.find("PK\x03\x04"); at != std::string_view::npos; at = block.find("PK\x03\x04", at + 4)) {
        if (at + header_bytes > block.size()) return;
        const auto little = [&](std::size_t place) {
            return static_cast<std::size_t>(static_cast<unsigned char>(block[at + place])) |
                   static_cast<std::size_t>(static_cast<unsigned char>(block[at + place + 1])) << 8U;
        };
        const std::size_t name_bytes = little(26), extra_bytes = little(28);
        if (at + header_bytes + name_bytes > block.size()) return;
        const std::size_t content = std::min(block.size(), at + header_bytes + name_bytes + extra_bytes);
        if (!take(block.substr(at + header_bytes, name_bytes), block.substr(content))) return;
    }
}

}  // namespace

OfficeKind office_kind(std::string_view first_block, std::string& what) {
    if (!first_block.starts_with("PK\x03\x04")) return OfficeKind::none;
    OfficeKind kind = OfficeKind::none;
    bool has_types = false, has_mime_type = false;
    each_member(first_block, [&](std::string_view name, std::string_view content) {
        if (name == "mimetype") {
            for (const MimeKind& one : mime_kinds) {
                if (!content.starts_with(one.mime)) continue;
                // Templates and master documents have longer types that begin alike.
                kind = one.kind;
                what = one.what;
            }
            has_mime_type = true;
            return kind == OfficeKind::none;
        }
        // Some programs compress the part that says what the file is.
        if (name == "content.xml" && has_mime_type) kind = OfficeKind::odt;
        has_types = has_types || name == "[Content_Types].xml" || name == "_rels/.rels";
        if (name.starts_with("word/")) kind = OfficeKind::docx;
        if (name.starts_with("xl/")) kind = OfficeKind::other, what = "a spreadsheet";
        if (name.starts_with("ppt/")) kind = OfficeKind::other, what = "a presentation";
        return kind == OfficeKind::none;
    });
    if (kind == OfficeKind::docx && !has_types) return OfficeKind::none;  // a folder of that name in an archive
    return kind;
}

bool read_parts(ByteStream& bytes, const InputFile& file, Sink& sink, std::string_view needed,
                const std::function<void(std::string_view name, ByteStream& content)>& take) {
    std::optional<Unpacking> own;
    if (file.unpacking == nullptr) own.emplace(bytes);
    ArchiveReader reader(bytes, own ? *own : *file.unpacking);
    ArchiveMember member;
    bool found = false;
    while (!sink.stopped() && reader.next(member)) {
        if (member.encrypted)
            return sink.failure(file.path, "is encrypted; expected a document that can be read without a password"), false;
        if (!member.usually_packed)
            return sink.failure(file.path, "is packed by another method than documents are; expected deflation"), false;
        const bool wanted = member.name == needed;
        if (!wanted && member.name != "docProps/core.xml" && member.name != "meta.xml") continue;
        ByteStream content(reader.content());
        take(member.name, content);
        found = found || wanted;
        if (wanted && !content.error().empty()) return sink.failure(file.path, "reading stopped: " + content.error()), false;
    }
    if (sink.stopped()) return false;
    if (!found)
        sink.failure(file.path, reader.error().empty() ? "is a damaged document: it has no part '" + std::string(needed) + "'"
                                                       : "cannot be unpacked: " + reader.error());
    return found;
}

void hand_over_document(Article&& article, const InputFile& file, Sink& sink) {
    if (!has_words(article.text) && !has_words(article.title))
        return sink.failure(file.path, "is a document without text; expected an article");
    // What a news database exports as a document is read as its text export is.
    if (find_export_layout(std::string_view(article.text).substr(0, ByteStream::block_bytes)) != nullptr) {
        std::string text = article.title + "\n" + article.text;
        ByteStream bytes(source_of(text));
        return find_format("export")->read(bytes, file, sink);
    }
    article.id = file.name;
    article.is_page = !file.raw && article.title.empty();
    hand_over(std::move(article), file, sink);
}

}  // namespace dateline
