#include <algorithm>
#include <filesystem>

#include "indexer/reading/encoding.hpp"
#include "indexer/reading/format.hpp"

namespace dateline {

const Format& reuters_sgml_format();
const Format& newsml_format();
const Format& nitf_format();
const Format& wordpress_format();
const Format& feed_format();
const Format& ninjs_format();
const Format& json_format();
const Format& jsonl_format();
const Format& csv_format();
const Format& warc_format();
const Format& mbox_format();
const Format& pdf_format();
const Format& docx_format();
const Format& odt_format();
const Format& export_format();
const Format& html_format();

const std::vector<const Format*>& structured_formats() {
    static const std::vector<const Format*> formats{&reuters_sgml_format(), &newsml_format(), &nitf_format(), &wordpress_format(),
                                                    &feed_format(),         &ninjs_format(),  &json_format(), &jsonl_format(),
                                                    &csv_format(),          &warc_format(),   &mbox_format(), &pdf_format(),
                                                    &docx_format(),         &odt_format(),    &html_format(), &export_format()};
    return formats;
}

const Format* find_format(std::string_view name) {
    if (name == plain_text_format().name()) return &plain_text_format();
    for (const Format* format : structured_formats())
        if (format->name() == name) return format;
    return nullptr;
}

FormatSample make_sample(std::string_view first_block, const std::string& path) {
    FormatSample sample;
    sample.bytes = first_block;
    const Encoding encoding = detect_encoding(first_block);
    const std::string_view content = first_block.substr(encoding.mark_bytes);
    sample.text = encoding.wide ? convert_to_utf8(content, encoding.name) : std::string(content);
    std::filesystem::path name(path);
    for (const std::string_view packed : {".gz", ".bz2", ".xz", ".zst", ".lz4", ".Z"})
        if (name.extension() == packed) name.replace_extension();
    std::string extension = name.extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    sample.extension = extension;
    return sample;
}

const Format* recognise_format(const FormatSample& sample) {
    const Format* best = nullptr;
    Certainty certainty = Certainty::none;
    for (const Format* format : structured_formats()) {
        const Certainty found = format->recognise(sample);
        if (found <= certainty) continue;
        certainty = found;
        best = format;
    }
    return best;
}

}  // namespace dateline
