#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Makes the JSON object of an article's `extra` from fields that formats have beyond the article's own. Empty values are left out.
class ExtraFields {
public:
    void add(std::string_view name, std::string_view value);
    void add(std::string_view name, const std::vector<std::string>& values);
    /// Sets `extra` to what was added.
    void write(std::string& extra) const;

private:
    std::string members_;
};

}  // namespace dateline
