#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/byte_stream.hpp"
#include "indexer/reading/path_globs.hpp"
#include "indexer/reading/sink.hpp"

namespace dateline {

class Format;
class Unpacking;

/// A file, or a member of an archive, that is to be read, and what is known of it before.
struct InputFile {
    std::string path;         ///< as it can be opened, that of a member after that of its archive; names the input in reports
    std::string name;         ///< relative to the folder that was given, or the path as given, lexically normalised: what ids are made of
    bool in_folder = false;   ///< found in a folder or an archive, not named by the user
    bool raw = false;         ///< see InputOptions::raw
    bool only_pages = false;  ///< see InputOptions::only_pages
    const Format* wanted = nullptr;      ///< the format that the user asks for; null: to be recognised
    const PathGlobs* exclude = nullptr;  ///< what is passed over inside archives
    Unpacking* unpacking = nullptr;      ///< for a member of an archive
};

/// What a format is recognised by.
struct FormatSample {
    std::string_view bytes;  ///< the first block as it stands in the file
    std::string text;        ///< the same as UTF-8, from whatever encoding; wrong bytes are still in it
    std::string extension;   ///< of the file's name, in small letters, without the dot; only a hint
};

/// How sure a format is that a file is its own.
enum class Certainty : unsigned char {
    none,
    hinted,      ///< the name says so, the content does not speak against it
    recognised,  ///< the content says so
};

/// One format of input: how its files are told from others, and how they are read. A new format is one file in formats/ and one line in formats.cpp.
/// Instances hold no state and may be used by any number of threads.
class Format {
public:
    virtual ~Format() = default;

    /// As `--input-format` takes it ("jsonl").
    [[nodiscard]] virtual std::string_view name() const = 0;

    /// Whether what it hands over are pages (Article::is_page) that are quickly read.
    [[nodiscard]] virtual bool holds_pages() const { return false; }

    [[nodiscard]] virtual Certainty recognise(const FormatSample& sample) const = 0;

    /// Hands every article of the file to the sink, and every record that cannot be read; asks stopped() between them. Read errors of
    /// `bytes` are reported by the caller.
    virtual void read(ByteStream& bytes, const InputFile& file, Sink& sink) const = 0;
};

/// All formats but plain text, which is what is left when none of them knows a file; asked in this order, the surest wins.
const std::vector<const Format*>& structured_formats();
const Format& plain_text_format();

/// The format of this name; null when there is none.
const Format* find_format(std::string_view name);

/// What archives and compressed files are opened by; asked before all others, and whatever format the user wants for what is inside.
const Format& archive_format();

/// Finds the format of an input and reads it. What cannot be read is reported to the sink, read errors of `bytes` among it.
void read_document(ByteStream& bytes, const InputFile& file, Sink& sink);

/// The sample of an input for recognition.
FormatSample make_sample(std::string_view first_block, const std::string& path);

/// The structured format that recognises the sample; null when none does.
const Format* recognise_format(const FormatSample& sample);

}  // namespace dateline
