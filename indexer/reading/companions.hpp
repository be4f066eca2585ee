#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Why a text file that was found in a folder is taken for a companion of the articles and not for one ("documentation", "a program or markup definition", "a list of words"); empty
/// when it may be an article. Three rules:
/// 1. documentation by its name, as projects and data sets write it: README, LICENSE, COPYING, CHANGELOG, CONTRIBUTING in any case, and NOTICE, CHANGES, AUTHORS,
///    INSTALL, SECURITY and the like in capitals; with any extension or none;
/// 2. programs, style sheets, build files and document type definitions, by their extension;
/// 3. lists of words or keys, by their content: at least three lines, no line with two words, no capital letter, no mark that ends a sentence.
/// They hold for files met in folders only: what the user names is read. `sample`: the first block as UTF-8.
std::string companion_reason(std::string_view file_name, std::string_view extension, std::string_view sample);

}  // namespace dateline
