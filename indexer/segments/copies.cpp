#include "indexer/segments/copies.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "facets/error.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/segments/files.hpp"
#include "indexer/storing/json.hpp"

namespace dateline {

namespace {

constexpr std::size_t checksum_digits = 16;

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += {digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return text;
}

std::string bytes_of_hexadecimal(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < text.size(); at += 2) {
        const auto digit = [&](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
        bytes += static_cast<char>(digit(text[at]) * 16 + digit(text[at + 1]));
    }
    return bytes;
}

std::string checksum_text(std::string_view bytes) {
    std::array<char, checksum_digits + 1> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(checksum(bytes)));
    return text.data();
}

std::string line_of(const Json& object) {
    const std::string json = object.dump(-1, ' ', false, Json::error_handler_t::replace);
    return checksum_text(json) + " " + json + "\n";
}

std::string line_of(const Copy& copy) {
    return line_of({{"id", copy.id},
                    {"original", copy.original},
                    {"hash", hexadecimal(copy.content_hash)},
                    {"date", copy.date},
                    {"date_rule", copy.date_rule},
                    {"source", copy.source},
                    {"url", copy.url},
                    {"authors", copy.authors},
                    {"extra", copy.extra}});
}

}  // namespace

Copies::Copies(const std::string& database_folder, const Manifest& manifest) {
    const auto named = manifest.files.find(copies_role);
    if (named == manifest.files.end()) return;
    const MappedFile file(catalogue_path(database_folder, named->second.name));
    if (file.bytes().size() < named->second.bytes) throw DatabaseError("the file '" + file.path() + "' is damaged: it is cut off");
    // What a writer appended and did not live to publish does not count.
    std::string_view rest = file.bytes().substr(0, named->second.bytes);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
        take(rest.substr(0, end), file.path());
        rest.remove_prefix(end + 1);
    }
}

void Copies::take(std::string_view line, const std::string& path) {
    ++lines_;
    const std::string_view json = line.substr(std::min(line.size(), checksum_digits + 1));
    const Json object = line.substr(0, checksum_digits) == checksum_text(json) ? Json::parse(json, nullptr, false) : Json();
    if (!object.is_object() || !object.contains("id"))
        throw DatabaseError("the file '" + path + "' is damaged in line " + std::to_string(lines_) + ": it is not what was published");
    Copy copy;
    copy.id = object.value("id", "");
    if (!object.contains("original")) return remove_silently(copy.id);
    copy.original = object.value("original", "");
    copy.content_hash = bytes_of_hexadecimal(object.value("hash", ""));
    copy.date = object.value("date", "");
    copy.date_rule = object.value("date_rule", "");
    copy.source = object.value("source", "");
    copy.url = object.value("url", "");
    copy.authors = object.value("authors", std::vector<std::string>());
    copy.extra = object.value("extra", "{}");
    put_silently(std::move(copy));
}

const Copy* Copies::find(std::string_view article_id) const {
    const auto found = copies_.find(article_id);
    return found != copies_.end() ? &found->second : nullptr;
}

std::vector<const Copy*> Copies::of(const std::string& original_id) const {
    std::vector<const Copy*> copies;
    if (const auto found = by_original_.find(original_id); found != by_original_.end())
        for (const std::string& id : found->second) copies.push_back(find(id));
    return copies;
}

void Copies::put_silently(Copy copy) {
    remove_silently(copy.id);
    by_original_[copy.original].push_back(copy.id);
    std::string id = copy.id;
    copies_.insert_or_assign(std::move(id), std::move(copy));
}

void Copies::remove_silently(std::string_view article_id) {
    const auto found = copies_.find(article_id);
    if (found == copies_.end()) return;
    const auto siblings = by_original_.find(found->second.original);
    std::erase(siblings->second, found->first);
    if (siblings->second.empty()) by_original_.erase(siblings);
    copies_.erase(found);
}

void Copies::put(Copy copy) {
    unwritten_ += line_of(copy);
    ++lines_;
    put_silently(std::move(copy));
}

void Copies::remove(std::string_view article_id) {
    if (copies_.find(article_id) == copies_.end()) return;
    unwritten_ += line_of({{"id", article_id}});
    ++lines_;
    remove_silently(article_id);
}

void Copies::change_original(const std::string& before, const std::string& now) {
    for (const Copy* copy : of(before)) {
        Copy changed = *copy;
        changed.original = now;
        put(std::move(changed));
    }
}

void Copies::publish(const std::string& database_folder, Manifest& manifest, std::uint64_t& next) {
    if (unwritten_.empty()) return;
    const auto named = manifest.files.find(copies_role);
    constexpr std::size_t few = 1000;
    if (named != manifest.files.end() && lines_ <= 2 * copies_.size() + few) {
        OutputFile file(catalogue_path(database_folder, named->second.name), OutputFile::Start::at_end);
        file.cut(named->second.bytes);
        file.write(unwritten_);
        file.synchronize();
        named->second.bytes += unwritten_.size();
    } else {
        const std::string name = "copies-" + std::to_string(next++);
        OutputFile file(catalogue_path(database_folder, name));
        std::size_t bytes = 0;
        // By original, so that the order in which they came stays.
        for (const auto& [original, ids] : by_original_)
            for (const std::string& id : ids) {
                const std::string line = line_of(*find(id));
                file.write(line);
                bytes += line.size();
            }
        file.synchronize();
        manifest.files[copies_role] = {name, bytes};
        lines_ = copies_.size();
    }
    synchronize(catalogue_path(database_folder, ""));
}

}  // namespace dateline
