#include "indexer/reading/folder_walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

namespace dateline {
namespace {

using FolderIdentity = std::pair<dev_t, ino_t>;

/// The rules of one folder's .datelineignore, and where their paths start.
struct FolderRules {
    std::size_t path_begin;  ///< paths below this folder start here in a path relative to the input
    PathGlobs globs;
};

class Walk {
public:
    Walk(std::string root, const PathGlobs& exclude, Sink& sink, const std::function<void(const InputFile&)>& found)
        : root_(std::move(root)), sink_(sink), found_(found) {
        if (!exclude.empty()) rules_.push_back({0, exclude});
    }

    void enter(const std::string& name);

private:
    [[nodiscard]] std::string full_path(const std::string& name) const {
        if (name.empty()) return root_;
        return root_.back() == '/' ? root_ + name : root_ + "/" + name;
    }
    [[nodiscard]] bool passed_over(const std::string& name, bool is_folder) const;
    void read_rules(const std::string& name);
    void visit(const std::string& name);

    std::string root_;
    Sink& sink_;
    const std::function<void(const InputFile&)>& found_;
    std::vector<FolderRules> rules_;
    std::vector<FolderIdentity> above_;  ///< the folders from the input down to this one
    std::set<FolderIdentity> read_;
};

bool Walk::passed_over(const std::string& name, bool is_folder) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const FolderRules& rules) {
        return rules.globs.fits(std::string_view(name).substr(rules.path_begin), is_folder);
    });
}

void Walk::read_rules(const std::string& name) {
    constexpr std::size_t max_rules = 10000;
    std::ifstream file(full_path(name.empty() ? ".datelineignore" : name + "/.datelineignore"));
    PathGlobs globs;
    std::string line;
    for (std::size_t lines = 0; lines < max_rules && std::getline(file, line); ++lines) globs.add(line);
    rules_.push_back({name.empty() ? 0 : name.size() + 1, std::move(globs)});
}

std::vector<std::string> names_in(const std::string& folder, std::string& error) {
    std::vector<std::string> names;
    DIR* directory = opendir(folder.c_str());
    if (directory == nullptr) {
        error = std::generic_category().message(errno);
        return names;
    }
    errno = 0;
    for (const dirent* entry = readdir(directory); entry != nullptr; entry = readdir(directory))
        if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    if (errno != 0) error = std::generic_category().message(errno);
    closedir(directory);
    std::sort(names.begin(), names.end());
    return names;
}

/// `name`: of the folder, relative to the input; empty for the input itself.
void Walk::enter(const std::string& name) {
    constexpr std::size_t max_depth = 1000;
    const std::string folder = full_path(name);
    struct stat status {};
    if (stat(folder.c_str(), &status) != 0) return sink_.failure(folder, std::generic_category().message(errno));
    const FolderIdentity identity{status.st_dev, status.st_ino};
    if (std::find(above_.begin(), above_.end(), identity) != above_.end())
        return sink_.failure(folder, "leads back to a folder that it is in; expected a folder tree without loops");
    if (above_.size() >= max_depth) return sink_.failure(folder, "lies more than " + std::to_string(max_depth) + " folders deep");
    if (!read_.insert(identity).second) return sink_.note(folder, "was read already under another name");
    std::string error;
    const std::vector<std::string> names = names_in(folder, error);
    if (!error.empty()) sink_.failure(folder, "the folder cannot be read: " + error);
    above_.push_back(identity);
    read_rules(name);
    for (const std::string& entry : names) {
        if (sink_.stopped()) break;
        visit(name.empty() ? entry : name + "/" + entry);
    }
    rules_.pop_back();
    above_.pop_back();
}

void Walk::visit(const std::string& name) {
    const std::string path = full_path(name);
    struct stat status {};
    const int error = stat(path.c_str(), &status) == 0 ? 0 : errno;
    const bool is_folder = error == 0 && S_ISDIR(status.st_mode);
    if (passed_over(name, is_folder)) return;
    if (error == ELOOP) return sink_.failure(path, "is a symbolic link that leads to itself");
    if (error != 0) {
        struct stat link {};
        const bool dangling = lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode) && error == ENOENT;
        return sink_.failure(path, dangling ? "is a symbolic link to nothing" : std::generic_category().message(error));
    }
    if (is_folder) return enter(name);
    if (S_ISREG(status.st_mode)) return found_({path, name, true});
    const char* kind = S_ISFIFO(status.st_mode) ? "a named pipe" : S_ISSOCK(status.st_mode) ? "a socket" : "a device";
    sink_.failure(path, std::string("is ") + kind + "; expected a file or folder");
}

}  // namespace

void walk_folder(const std::string& folder, const PathGlobs& exclude, Sink& sink, const std::function<void(const InputFile&)>& found) {
    Walk(folder, exclude, sink, found).enter("");
}

}  // namespace dateline
