#include "indexer/reading/magic.hpp"

#include <algorithm>
#include <array>

#include "indexer/reading/encoding.hpp"

namespace dateline {
namespace {

struct Magic {
    std::string_view bytes;
    std::size_t at;
    const char* what;
};

constexpr std::array<Magic, 33> magics{{{"\x89PNG", 0, "a PNG image"},
                                        {"\xFF\xD8\xFF", 0, "a JPEG image"},
                                        {"GIF8", 0, "a GIF image"},
                                        {{"II*\0", 4}, 0, "a TIFF image"},
                                        {{"MM\0*", 4}, 0, "a TIFF image"},
                                        {{"\0\0\1\0", 4}, 0, "an icon"},
                                        {"WEBP", 8, "a WebP image"},
                                        {"8BPS", 0, "a Photoshop image"},
                                        {"\x7F"
                                         "ELF",
                                         0, "an ELF program or library"},
                                        {"MZ\x90", 0, "a Windows program"},
                                        {"\xCF\xFA\xED\xFE", 0, "a macOS program"},
                                        {{"\0asm", 4}, 0, "a WebAssembly module"},
                                        {"\xCA\xFE\xBA\xBE", 0, "a Java class or macOS program"},
                                        {"\x1F\x8B", 0, "a gzip file"},
                                        {"BZh", 0, "a bzip2 file"},
                                        {"\xFD"
                                         "7zXZ",
                                         0, "an xz file"},
                                        {"\x28\xB5\x2F\xFD", 0, "a zstd file"},
                                        {"\x04\x22\x4D\x18", 0, "an lz4 file"},
                                        {"\x1F\x9D", 0, "a compress (.Z) file"},
                                        {"PK\x03\x04", 0, "a ZIP archive or office document"},
                                        {"7z\xBC\xAF\x27\x1C", 0, "a 7-Zip archive"},
                                        {"Rar!\x1A", 0, "a RAR archive"},
                                        {"ustar", 257, "a tar archive"},
                                        {"!<arch>", 0, "an ar archive"},
                                        {"%PDF-", 0, "a PDF document"},
                                        {"\xD0\xCF\x11\xE0", 0, "an old Microsoft Office document"},
                                        {"SQLite format 3", 0, "an SQLite database"},
                                        {"OggS", 0, "an Ogg recording"},
                                        {"ID3", 0, "an MP3 recording"},
                                        {"fLaC", 0, "a FLAC recording"},
                                        {"RIFF", 0, "a RIFF (WAV or AVI) recording"},
                                        {"ftyp", 4, "an MP4 recording"},
                                        {"\x1A\x45\xDF\xA3", 0, "a Matroska or WebM recording"}}};

}  // namespace

std::string name_binary(std::string_view first_block) {
    if (first_block.empty()) return {};
    if (first_block.size() >= 2 && first_block.find_first_not_of('\0') == std::string_view::npos) return "nothing but zero bytes";
    for (const Magic& magic : magics)
        if (first_block.size() >= magic.at && first_block.substr(magic.at, magic.bytes.size()) == magic.bytes) return magic.what;
    if (detect_encoding(first_block).wide) return {};
    const auto is_control = [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == 0x7F;
    };
    const auto controls = static_cast<std::size_t>(std::count_if(first_block.begin(), first_block.end(), is_control));
    const auto zeros = static_cast<std::size_t>(std::count(first_block.begin(), first_block.end(), '\0'));
    // Agency wires are sprinkled with control characters, but one in twenty is no text in any encoding, and zero bytes are rarer still.
    if (controls * 20 > first_block.size() || zeros * 100 > first_block.size()) return "binary data";
    return {};
}

}  // namespace dateline
