#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Whether a path relative to some folder fits a glob: `*` and `?` stay inside a name, `**` crosses folders, `[a-z]` and `[!a-z]` are sets. Time is at most the
/// product of the lengths.
bool fits_glob(std::string_view glob, std::string_view path);

/// The lines of a `.datelineignore`, or of InputOptions::exclude: what is passed over below one folder.
class PathGlobs {
public:
    /// Adds a glob. Without a slash inside it fits a name at any depth, else the path from the folder on; with a slash at its end it fits
    /// folders only, with all that they hold. Blank lines and those that start with # say nothing.
    void add(std::string_view line);

    /// `path`: relative to the folder, without a slash at the end.
    [[nodiscard]] bool fits(std::string_view path, bool is_folder) const;

    [[nodiscard]] bool empty() const { return globs_.empty(); }

private:
    struct Glob {
        std::string text;
        bool folders_only = false;
        bool whole_path = false;
    };
    std::vector<Glob> globs_;
};

}  // namespace dateline
