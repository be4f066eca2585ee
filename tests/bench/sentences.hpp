#pragma once

#include <string>
#include <vector>

namespace dateline::bench {

/// What an archive is spliced from.
struct Material {
    std::vector<std::string> titles;
    std::vector<std::string> sentences;  ///< of 30 to 400 bytes
};

/// The titles and sentences of real articles: Reuters-21578's SGML files (*.sgm), or text files whose first line is a title, in the order of their names.
/// Bytes beyond ASCII become blanks. Throws std::runtime_error when nothing is found.
Material read_material(const std::vector<std::string>& files_and_folders);

}  // namespace dateline::bench
