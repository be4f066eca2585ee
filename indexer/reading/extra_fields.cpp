#include "indexer/reading/extra_fields.hpp"

#include <nlohmann/json.hpp>

namespace dateline {
namespace {

std::string dump(const nlohmann::json& value) {
    return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void ExtraFields::add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!members_.empty()) members_ += ',';
    members_ += dump(std::string(name)) + ":" + dump(std::string(value));
}

void ExtraFields::add(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    if (!members_.empty()) members_ += ',';
    members_ += dump(std::string(name)) + ":" + dump(values);
}

void ExtraFields::write(std::string& extra) const {
    extra = "{" + members_ + "}";
}

}  // namespace dateline
