#include <algorithm>
#include <optional>

#include "indexer/reading/archive/archive_reader.hpp"
#include "indexer/reading/format.hpp"

// Archives (tar, zip) and compressed files. What is inside is read as if it lay in a folder of the archive's name: "news.zip/1987/a.txt". A name that leads
// out ("../a.txt") is a name like any other. Members that are archives are opened too, to a bounded depth.

namespace dateline {
namespace {

/// Hidden files are passed over as in folders; so is what macOS adds.
bool is_hidden(std::string_view name) {
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        name.remove_prefix(std::min(name.size(), part.size() + 1));
        if (part == "__MACOSX" || (part.size() > 1 && part.front() == '.' && part != "..")) return true;
    }
    return false;
}

std::string_view without_own_folder(std::string_view name) {
    while (name.starts_with("./")) name.remove_prefix(2);
    return name;
}

class MemberLoop {
public:
    MemberLoop(ByteStream& bytes, const InputFile& file, Unpacking& unpacking, Sink& sink)
        : file_(file), unpacking_(unpacking), sink_(sink), reader_(bytes, unpacking) {}

    void run() {
        ArchiveMember member;
        bool member_failed = false;
        while (!sink_.stopped() && reader_.next(member)) {
            member_failed = !take(member);
            if (file_.only_pages && member.only_compressed) return;  // what is left of it need not be unpacked
        }
        if (!reader_.error().empty() && !member_failed)
            sink_.failure(file_.path, (read_ == 0 ? "cannot be unpacked: " : "cannot be unpacked further: ") + reader_.error());
        else if (reader_.error().empty() && read_ == 0 && !sink_.stopped())
            sink_.note(file_.path, "the archive holds no file");
    }

private:
    /// False when the member could not be read to its end.
    bool take(const ArchiveMember& member) {
        InputFile inside = file_;
        inside.unpacking = &unpacking_;
        if (!member.only_compressed) {
            const std::string_view name = without_own_folder(member.name);
            if (member.kind == ArchiveMember::Kind::folder || is_hidden(name)) return true;
            if (file_.exclude != nullptr && file_.exclude->fits(name, false)) return true;
            inside.path += "/" + std::string(name);
            inside.name += "/" + std::string(name);
            inside.in_folder = true;
        }
        ++read_;
        if (member.kind != ArchiveMember::Kind::file) {
            sink_.note(inside.path,
                       "passed over: " + std::string(member.kind == ArchiveMember::Kind::link ? "a link" : "no file") + " in an archive");
            return true;
        }
        if (member.encrypted) {
            sink_.failure(inside.path, "is encrypted; expected a file that can be read without a password");
            return true;
        }
        ByteStream content(reader_.content());
        read_document(content, inside, sink_);
        return content.error().empty();
    }

    const InputFile& file_;
    Unpacking& unpacking_;
    Sink& sink_;
    ArchiveReader reader_;
    std::size_t read_ = 0;
};

class Archive : public Format {
public:
    [[nodiscard]] std::string_view name() const override { return "archive"; }

    [[nodiscard]] Certainty recognise(const FormatSample& sample) const override {
        return ArchiveReader::recognises(sample.bytes) ? Certainty::recognised : Certainty::none;
    }

    void read(ByteStream& bytes, const InputFile& file, Sink& sink) const override {
        std::optional<Unpacking> own;
        if (file.unpacking == nullptr) own.emplace(bytes);
        Unpacking& unpacking = own ? *own : *file.unpacking;
        if (unpacking.level >= Unpacking::most_levels) {
            return sink.failure(file.path,
                                "is an archive inside " + std::to_string(Unpacking::most_levels) + " others; expected no more than that");
        }
        ++unpacking.level;
        MemberLoop(bytes, file, unpacking, sink).run();
        --unpacking.level;
    }
};

}  // namespace

const Format& archive_format() {
    static const Archive format;
    return format;
}

}  // namespace dateline
