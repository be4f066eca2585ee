#include "indexer/segments/names.hpp"

#include "facets/error.hpp"
#include "indexer/segments/column_file.hpp"
#include "indexer/storing/varint.hpp"

namespace dateline {

std::string names_path(const std::string& folder, FacetKind kind) {
    return catalogue_path(folder, std::string(facet_name(names_kind(kind))) + ".names");
}

std::string places_path(const std::string& folder, FacetKind kind) {
    return catalogue_path(folder, std::string(facet_name(names_kind(kind))) + ".places");
}

bool take_name(std::string_view& bytes, std::uint64_t& id, Name& name) {
    return take_varint(bytes, id) && take_string(bytes, name.key) && take_string(bytes, name.label);
}

Names::Names(const std::string& folder, FacetKind kind, const Manifest::Names& extent) : path_(names_path(folder, kind)) {
    if (extent.ids == 0) return;
    names_file_ = std::make_unique<MappedFile>(path_);
    places_file_ = std::make_unique<MappedFile>(places_path(folder, kind));
    const std::string_view places = places_file_->bytes();
    for (const auto& [file, size] :
         {std::pair(names_file_.get(), extent.bytes), std::pair(places_file_.get(), std::uint64_t{extent.ids} * sizeof(std::uint64_t))}) {
        if (file->bytes().size() < size) {
            throw DatabaseError("the file '" + file->path() + "' is damaged: it has " + std::to_string(file->bytes().size()) +
                                " bytes, expected " + std::to_string(size) + "; index again into a new folder");
        }
    }
    names_ = names_file_->bytes().substr(0, extent.bytes);
    places_ = {reinterpret_cast<const std::uint64_t*>(places.data()), extent.ids};
}

Name Names::operator[](std::uint32_t id) const {
    if (id >= places_.size() || places_[id] == no_place) return {};
    std::uint64_t written = 0;
    Name name;
    std::string_view rest = places_[id] < names_.size() ? names_.substr(places_[id]) : std::string_view();
    if (!take_name(rest, written, name) || written != id)
        throw DatabaseError("the file '" + path_ + "' is damaged: the name of number " + std::to_string(id) + " cannot be read");
    return name;
}

void Names::fill_table() const {
    std::size_t size = 16;
    while (size < std::size_t{this->size()} * 2) size *= 2;
    table_.assign(size, 0);
    for (std::uint32_t id = 0; id < this->size(); ++id) {
        if (places_[id] == no_place) continue;
        std::size_t at = checksum((*this)[id].key) & (size - 1);
        while (table_[at] != 0) at = (at + 1) & (size - 1);
        table_[at] = id + 1;
    }
}

std::optional<std::uint32_t> Names::find(std::string_view key) const {
    if (size() == 0) return std::nullopt;
    std::call_once(once_, [this] { fill_table(); });
    const std::size_t mask = table_.size() - 1;
    for (std::size_t at = checksum(key) & mask; table_[at] != 0; at = (at + 1) & mask) {
        if ((*this)[table_[at] - 1].key == key) return table_[at] - 1;
    }
    return std::nullopt;
}

}  // namespace dateline
